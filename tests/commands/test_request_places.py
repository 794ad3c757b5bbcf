"""Where statements stand in a request: each in its own words, whatever its syntax; what a pattern makes nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from whosays.commands.request_places import Part, places_in_graphs, places_in_update

BASE = "http://base.example/"
PREFIXES = "PREFIX x: <http://x.example/> "
# an update, what is there before it, the words of what it adds and removes
UPDATES = [
    ("INSERT DATA { x:a x:p 1 }", "", {"x:p 1"}),
    ("INSERT DATA { x:a x:p 01, 'ø'@DA ; a x:T }", "", {"x:p 01", "x:p 01, 'ø'@DA", "a x:T"}),
    ("insertdata{x:a x:p 2.50.}", "", {"x:p 2.50"}),
    ("INSERT DATA { x:a x:p [ x:q '}' ] }", "", {"x:p [ x:q '}' ]", "x:q '}'"}),
    ("INSERT DATA { GRAPH x:g { x:a x:p 1 } GRAPH x:h { x:b x:p 1 } }", "", {"x:p 1"}),
    ("INSERT DATA { <a> <p> <b> } ; DELETE DATA { x:a x:p 1 }", "x:a x:p 1", {"<p> <b>", "x:p 1"}),
    ("# INSERT DATA { x:a x:p 1 }\nINSERT DATA { x:a x:p 'INSERT DATA { x:b x:p 2 }' }", "",
     {"x:p 'INSERT DATA { x:b x:p 2 }'"}),
    ("INSERT { ?s x:q 2 } WHERE { ?s x:p ?o FILTER(?o < 3) }", "x:a x:p 1", set()),
    ("INSERT { x:a x:q 2 } WHERE {} ; INSERT DATA { x:a x:r 3 }", "", {"x:r 3"}),
    ("DELETE WHERE { ?s ?p ?o }", "x:a x:p 1", set()),
    ("INSERT DATA { x:a x:p " + "1, " * 200 + "2 }", "", {"x:p 1"}),
]  # fmt: skip


@pytest.mark.parametrize("case", UPDATES, ids=[row[0][:60] for row in UPDATES])
def test_the_words_of_an_update(case):
    update, there, words = case
    update, store = PREFIXES + update, Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {there} }}")
    before = set(store)
    store.update(update, base_iri=BASE)
    places = places_in_update(update, BASE, set(store) - before, before - set(store))
    assert {update[span.start : span.end] for span in places.values()} == words


RDF_XML = """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.example/">
<r:Description r:about="a"><x:p>words</x:p></r:Description></r:RDF>"""
# the media type of a graph, the graph, its words
GRAPHS = [
    ("text/turtle", '@prefix x: <http://x.example/> .\n<a> x:p 1 ;\n  x:q "ø"@da .', {"x:p 1", 'x:q "ø"@da'}),
    ("application/n-triples", '<http://x.example/a> <http://x.example/p> "3" .', {'<http://x.example/p> "3"'}),
    ("text/n3", "<a> <p> <b> .", {"<p> <b>"}),
    ("application/rdf+xml", RDF_XML, {"<x:p>words"}),
    ("application/ld+json", '{"@id": "http://x.example/a", "http://x.example/p": "words"}',
     {'http://x.example/p": "words'}),
]  # fmt: skip


@pytest.mark.parametrize("case", GRAPHS, ids=[row[0] for row in GRAPHS])
def test_the_words_of_a_graph(case):
    media_type, text, words = case
    form, name = RdfFormat.from_media_type(media_type), NamedNode("http://x.example/g")
    quads = list(parse(text, format=form, base_iri=BASE, rename_blank_nodes=True))
    wanted = [type(each)(each.subject, each.predicate, each.object, name) for each in quads]
    lead = "PUT http://x.example/g\n\n"
    places = places_in_graphs([Part(len(lead), text, media_type)], BASE, name.value, wanted)
    found = {(lead + text)[span.start : span.end] for span in places.values()}
    assert len(found) == len(words)
    assert all(any(part in each for each in found) for part in words), found


@given(st.text(alphabet="INSERTDA{}<>x:a1 .;'\"#\n?\\[]()", max_size=60))
def test_no_text_is_too_odd(text):
    assert places_in_update(f"INSERT DATA {{ {text} }}", BASE, (), ()) == {}
