"""All that a snapshot holds: which graph has what, what the default graph says, what the build is made of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store
from saying import HERON, LABS, MINI, OLD, Author, article, launch_post
from whosays.graph.claims import Entity
from whosays.graph.contents import Contents, digest_of_texts
from whosays.graph.document import Metadata
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.nquads import chunks_of
from whosays.graph.rdf import ONTOLOGY, RDF, RDFS, SKOS, WS, XSD
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)


def objects(triples, subject, predicate):
    return {term for s, p, term in triples if (s, p) == (subject, predicate)}


def typed(text, datatype):
    return Literal(text, datatype=datatype)


def contents(*readings):
    return Contents(readings or (launch_post(), article()), VOCABULARY, DEFAULT_BASE)


@pytest.fixture(scope="module")
def store():
    kept = Store()
    kept.extend(contents().quads())
    return kept


def default(store, subject=None, predicate=None):
    found = store.quads_for_pattern(subject, predicate, None, DefaultGraph())
    return {(quad.subject, quad.predicate, quad.object) for quad in found}


def test_each_graph_has_its_place(store):
    graphs = {graph.value for graph in store.named_graphs()}
    assert graphs == {
        *(
            f"{DEFAULT_BASE}{path}"
            for path in ("source/launch-post", "source/article", "graph/build", "graph/consensus", "graph/conflicts")
        ),
        ONTOLOGY,
    }


def test_what_the_sources_say_is_written_as_their_quads_are():
    whole = contents()
    written = b"".join([*whole.told(), *chunks_of(whole.concluded())])
    assert written == b"".join(chunks_of(whole.quads()))
    assert b"graph/build" not in b"".join(whole.told())


def without_metadata(reading):
    return replace(reading, document=replace(reading.document, metadata=Metadata()))


def test_the_default_graph_says_what_wins_and_what_is_disputed():
    store = Store()
    store.extend(contents(without_metadata(launch_post()), without_metadata(article())).quads())
    heron, mini, old = (IRIS.entity(each) for each in (HERON, MINI, OLD))

    assert objects(default(store), heron, WS.disputed) == {WS.contextWindow, WS.totalParameters}
    assert not objects(default(store), heron, WS.contextWindow)
    assert objects(default(store), heron, WS.developer) == {IRIS.entity(LABS)}
    assert objects(default(store), mini, WS.distilledFrom) == {heron}
    assert not objects(default(store), old, WS.license)  # it is only expected
    assert objects(default(store), IRIS.source("article"), RDF.type) == {WS.Source}


def test_a_thing_has_one_type_and_one_label_and_keeps_its_other_names():
    author = Author("a-page", "Heron 2, heron-2, Heron 2: a model, a family")
    for words, kind, name in [
        ("Heron 2,", "Model", "Heron 2"),
        ("heron-2", "Model", "heron-2"),
        ("family", "Model", "Heron 2"),
    ]:
        author.says(words, Entity(kind, name), "description", words)
    author.says("a family", Entity("ModelFamily", "Heron 2"), "description", "a family")
    kept = Store()
    kept.extend(contents(author.reading()).quads())
    heron = IRIS.entity(HERON)

    assert objects(default(kept), heron, RDF.type) == {WS.Model}
    assert objects(default(kept), heron, RDFS.label) == {Literal("Heron 2")}
    assert objects(default(kept), heron, SKOS.altLabel) == {Literal("heron-2")}


def test_the_build_says_what_it_is_made_of(store):
    build = IRIS.graph("build")
    found = {(quad.predicate, quad.object) for quad in store.quads_for_pattern(build, None, None, build)}

    assert found >= {
        (RDF.type, WS.Build),
        (WS.claims, typed("31", XSD.integer)),
        (WS.residues, typed("1", XSD.integer)),
        (WS.loader, IRIS.loader("hand/1")),
    }


def test_a_loader_is_a_node_with_a_name_and_its_parts():
    loader = "hand/1 understanding/7"
    author = Author("a-page", "Heron 2 reads about 4,000 tokens.")
    author.says("about 4,000 tokens", HERON, "contextWindow", Decimal(4000), loader=loader)
    reading = author.reading()
    contents = Contents([reading], VOCABULARY, DEFAULT_BASE)
    quads = {(str(quad.graph_name), quad.subject, quad.predicate, quad.object) for quad in contents.quads()}
    node, build = IRIS.loader(loader), IRIS.graph("build")

    assert node == NamedNode(f"{DEFAULT_BASE}loader/hand-1-understanding-7")
    assert (str(IRIS.source("a-page")), IRIS.claim(reading.claims[0]), WS.loader, node) in quads
    assert {(p, o) for g, s, p, o in quads if (g, s) == (str(DefaultGraph()), node)} == {
        (RDF.type, WS.Loader),
        (RDFS.label, Literal(loader)),
    }
    assert {o for g, s, p, o in quads if (g, s, p) == (str(build), node, WS.component)} == {
        Literal("hand/1"),
        Literal("understanding/7"),
    }
    assert contents.facts()["loaders"] == ["hand/1", "understanding/7"]


def test_the_digest_of_all_texts_does_not_depend_on_their_order():
    assert digest_of_texts({"a": "one", "b": "two"}) == digest_of_texts({"b": "two", "a": "one"})
    assert digest_of_texts({"a": "one"}) != digest_of_texts({"a": "two"})
