"""Turtle and its kin: the same statements as a parser of others finds, each with its place; and the records of them."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from shapes import check_blocks, check_passage, plainly
from whosays.graph.document import Record
from whosays.graph.errors import SourceError
from whosays.graph.limits import limit
from whosays.loaders.formats.rdf_sound import _key, _key_of_quad, parsed
from whosays.loaders.formats.turtle import N3, N_QUADS, N_TRIPLES, TRIG, TURTLE
from whosays.loaders.formats.turtle_tokens import tokens_of
from whosays.loaders.formats.turtle_walk import statements_in

PREFIXES = """@prefix ex: <http://ex.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def records(text, loader=TURTLE, prefixes=PREFIXES):
    whole = prefixes + text
    blocks = list(loader.blocks(whole))
    check_blocks(blocks, whole)
    for record in blocks:
        for name in record.subject.names:
            check_passage(name, whole)
    return blocks


def record(text, loader=TURTLE, prefixes=PREFIXES):
    (only,) = records(text, loader, prefixes)
    return only


def pairs(text, **more):
    return list(plainly(record(text, **more))[1:])


def quotes(text):
    whole = PREFIXES + text
    return [
        whole[(span := pair.label.span.to(pair.value.span)).start : span.end]
        for block in TURTLE.blocks(whole)
        for pair in block.pairs
        if pair.value.text
    ]


# What a statement becomes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('ex:a ex:size "7B" .', [("size", "7B")]),
        ("ex:a ex:contextWindow 128000 .", [("contextWindow", "128000")]),
        ("ex:a ex:size 7.5, 1e9, -3 ; ex:open true.", [("size", "7.5"), ("size", "1e9"), ("size", "-3"), ("open", "true")]),
        ('ex:a ex:size "+7000000000"^^xsd:decimal .', [("size", "7000000000")]),
        ('ex:a ex:open "1"^^xsd:boolean .', [("open", "true")]),
        ('ex:a ex:day "2031-02-03Z"^^xsd:date .', [("day", "2031-02-03")]),
        ('ex:a ex:day "2031-02-03T04:05:06.7+01:00"^^xsd:dateTime .', [("day", "2031-02-03")]),
        ('ex:a ex:year "2031"^^xsd:gYear .', [("year", "2031")]),
        ('ex:a ex:month "2031-02+02:00"^^xsd:gYearMonth .', [("month", "2031-02")]),
        ("ex:a ex:by ex:Kite_Labs .", [("by", "Kite Labs")]),
        ("ex:a ex:by <http://ex.example/org#Kite%20Labs> .", [("by", "Kite Labs")]),
        ("ex:a ex:by <http://www.wikidata.org/entity/Q42> .", [("by", "http://www.wikidata.org/entity/Q42")]),
        ("ex:a ex:by <https://kite.example/> .", [("by", "https://kite.example/")]),
        ('ex:a ex:words """two\nlines\\tand "quotes" \\u00e9""" .', [("words", 'two lines and "quotes" é')]),
        ("ex:a ex:words 'it''s', '' .".replace("''s", "\\'s"), [("words", "it's"), ("words", "")]),
        ('ex:a ex:hue "red"@en , "rot"@de .', [("hue", "red")]),
        ('ex:a ex:hue "rot"@de .', [("hue", "rot")]),
        ("ex:a ex:takes ( 'text' 'image' ) .", [("takes", "text"), ("takes", "image")]),
        ("ex:a ex:takes () .", []),
        ("ex:a ex:offer [ ex:price 3 ; ex:per [ ex:unit 'token' ] ] .",
         [("price", "3", "offer"), ("unit", "token", "offer", "per")]),
        ("ex:a ex:size [ schema:value 7 ; schema:unitText 'billion' ] .", [("size", "7 billion")]),
        ("ex:a ex:has [ schema:name 'Size' ; schema:value 7 ] .", [("Size", "7")]),
        ("ex:a ex:size _:s . _:s schema:value 7 .", [("size", "7")]),
        ("<< ex:a ex:b ex:c >> ex:d 1 . ex:a ex:size 7 .", [("size", "7")]),
        ("ex:a ex:size 7 {| ex:by ex:b |} .", [("size", "7")]),
    ],
)  # fmt: skip
def test_the_pairs_are(text, found):
    kept = [each for each in records(text) if each.pairs or len(records(text)) == 1]
    assert [plainly(each)[1:] for each in kept if each.subject.iri == "http://ex.example/a"] == [tuple(found)]


def test_a_pair_knows_the_terms_of_its_labels_and_the_thing_of_its_value():
    first, second = record("ex:a ex:by ex:b ; ex:offer [ ex:price 3 ] .").pairs
    assert (first.terms, first.thing) == (("http://ex.example/by",), "http://ex.example/b")
    assert (second.terms, second.thing) == (("http://ex.example/offer", "http://ex.example/price"), None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ex:Kite_2 ex:size 7 .", ["Kite 2"]),
        ('ex:k rdfs:label "Kite 2" .', ["Kite 2"]),
        ('ex:k rdfs:label "Milan 2"@de, "Kite 2"@en .', ["Kite 2", "Milan 2"]),
        ('ex:k schema:alternateName "K2" ; schema:name "Kite 2" .', ["Kite 2", "K2"]),
        ('ex:k rdfs:label "Kite 2" ; schema:name "Kite 2" .', ["Kite 2"]),
        ("<http://ex.example/Q42> ex:size 7 .", []),
        ("<urn:isbn:123> ex:size 7 .", []),
    ],
)
def test_the_names_are(text, names):
    assert [name.text for name in record(text).subject.names] == names


def test_the_kinds_are_iris_then_words():
    text = 'ex:k a ex:LanguageModel, schema:Thing . ex:LanguageModel rdfs:label "language model" .'
    kinds = records(text)[0].subject.kinds
    assert kinds == (
        "http://ex.example/LanguageModel", "https://schema.org/Thing", "language model", "LanguageModel", "Thing",
    )  # fmt: skip


def test_a_thing_is_called_by_its_name_wherever_it_is_spoken_of():
    found = records('ex:k ex:by ex:n . ex:n rdfs:label "Northlake Labs" . ex:by rdfs:label "maker" .')
    assert plainly(found[0]) == ("Record", ("maker", "Northlake Labs"))
    assert [each.subject.iri.rpartition("/")[2] for each in found] == ["k", "n", "by"]


def test_a_named_blank_node_is_a_thing_of_its_own():
    owner, owned = records('ex:k ex:by [ a schema:Organization ; schema:name "Northlake Labs" ; ex:staff 40 ] .')
    assert {plainly(owner), plainly(owned)} == {
        ("Record", ("by", "Northlake Labs")), ("Record", ("staff", "40")),
    }  # fmt: skip


def test_blank_nodes_in_a_circle_are_read_once():
    assert sum(len(each.pairs) for each in records("_:a ex:p _:b ; ex:n 1 . _:b ex:p _:a ; ex:n 2 .")) == 2


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('ex:a ex:size "7B" .', 'ex:size "7B'),
        ("ex:a ex:by ex:Kite_Labs .", "ex:by ex:Kite_Labs"),
        ("ex:a <http://ex.example/size> 7 .", "<http://ex.example/size> 7"),
        ("ex:a ex:x 1 , 2 .", "ex:x 1"),
        ('ex:a ex:by [ rdfs:label "Kite Labs" ] .', 'ex:by [ rdfs:label "Kite Labs'),
        ('ex:a ex:size "7B"@en, # seven\n "8B" .', 'ex:size "7B'),
    ],
)
def test_the_words_run_from_predicate_to_object(text, quote):
    assert quotes(text)[0] == quote


# The other syntaxes


def test_a_named_graph_is_kept():
    found = records(
        "ex:a ex:size 1 . ex:g { ex:a ex:size 2 . } GRAPH ex:h { ex:a ex:size 3 } _:b { ex:a ex:size 4 }", TRIG
    )
    assert [(each.graph, each.pairs[0].value.text) for each in found] == [
        (None, "1"), ("http://ex.example/g", "2"), ("http://ex.example/h", "3"), (None, "4"),
    ]  # fmt: skip


def test_n_quads_and_n_triples_are_lines():
    line = f'<http://a.example/k> <{LABEL}> "Kite" .\n<http://a.example/k> <http://a.example/size> "7B" '
    named = records(line + "<http://a.example/g> .\n", N_QUADS, "")
    assert [(each.graph, plainly(each)[1:]) for each in named] == [
        (None, ()),
        ("http://a.example/g", (("size", "7B"),)),
    ]
    assert plainly(record(line + ".\n", N_TRIPLES, "")) == ("Record", ("size", "7B"))


def test_n3_reads_formulas_as_spoken_of():
    text = "ex:a ex:says { ex:b ex:size 7 } . ex:c ex:size 8 . ex:c is ex:maker of ex:d . { ex:p ex:q ex:r } => { ex:p a ex:r } ."
    found = {each.subject.iri.rpartition("/")[2]: plainly(each)[1:] for each in records(text, N3)}
    assert found == {"c": (("size", "8"),), "d": (("maker", "c"),)}


def test_n3_with_variables_is_refused():
    with pytest.raises(SourceError, match="variables"):
        list(N3.blocks("{ ?x <a:p> <a:q> } => { ?x a <a:r> } ."))


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("ex:a ex:b ex:c .", "line 1", "no Turtle"),
        (PREFIXES + 'ex:a ex:b "c .', "line 5, column 11", "no term begins with '\"'"),
        (PREFIXES + "ex:a ex:b " + "[ ex:c " * 101, "line 5, column 711", "over 100 levels"),
        (PREFIXES + "ex:a ex:b <a b> .", "line 5, column 13", "no IRI holds a space, and <a b> does; take it out, or write %20 for it"),
        (PREFIXES + "ex:a ex:b <a|b> .", "line 5, column 13", "no IRI holds '|', and <a|b> does; take it out, or write %7C for it"),
        (PREFIXES + "ex:a ex:b <a b .", "line 5, column 11", "no term begins with '<'"),
    ],
)  # fmt: skip
def test_what_is_no_turtle_is_refused_with_its_place(text, place, what):
    with pytest.raises(SourceError) as fault:
        list(TURTLE.blocks(text))
    assert fault.value.place.startswith(place)
    assert what in str(fault.value)


def test_too_many_statements_are_refused(monkeypatch):
    monkeypatch.setattr("whosays.loaders.formats.rdf_sound.limit", lambda name: limit(name)._replace(value=2))
    with pytest.raises(SourceError, match="over 2 statements"):
        list(TURTLE.blocks(PREFIXES + "ex:a ex:b 1, 2, 3 ."))
    assert len(list(TURTLE.blocks(PREFIXES + "ex:a ex:b 1, 2 ."))) == 1


def test_nesting_that_ends_the_process_of_the_parser_is_refused_before():
    code = (
        "from whosays.loaders.formats.turtle import TURTLE\n"
        "try: list(TURTLE.blocks('<a:a> <a:b> ' + '<<( <a:a> <a:b> ' * 100_000 + '<a:c>' + ')>>' * 100_000 + ' .'))\n"
        "except ValueError: pass\n"
        "except Exception as fault: print(fault)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "over 100 levels" in done.stdout


# The same statements as the parser finds, on any graph in any of its spellings


iris = st.sampled_from(
    ["http://a.example/x", "http://a.example/y#Kite_2", "urn:x:é", "http://b.example/(1)", "http://a.example/"]
)
words = st.text(max_size=12).filter(
    lambda text: text.isprintable() or all(c in "\t\n\r\"'\\" or c.isprintable() for c in text)
)
nodes = st.one_of(iris.map(NamedNode), st.sampled_from("abc").map(BlankNode))
literals = st.one_of(
    words.map(Literal),
    st.builds(Literal, words, language=st.sampled_from(["en", "de-AT"])),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.builds(Literal, words, datatype=iris.map(NamedNode)),
)
quads = st.builds(
    Quad,
    nodes,
    iris.map(NamedNode),
    st.one_of(nodes, literals),
    st.one_of(st.just(DefaultGraph()), iris.map(NamedNode)),
)
triples = quads.map(lambda quad: Quad(quad.subject, quad.predicate, quad.object))


@settings(max_examples=150)
@given(stated=st.lists(quads, max_size=12), loader=st.sampled_from([TRIG, N_QUADS, TURTLE, N_TRIPLES]))
def test_any_graph_is_read_as_the_parser_reads_it(stated, loader):
    if loader in (TURTLE, N_TRIPLES):
        stated = [quad.triple for quad in stated]
    prefixes = {"a": "http://a.example/", "b": "http://b.example/"}
    if loader in (TURTLE, TRIG):
        text = serialize(stated, format=loader.syntax, prefixes=prefixes).decode()
    else:
        text = serialize(stated, format=loader.syntax).decode()
    agree(text, loader.syntax)
    check_blocks(list(loader.blocks(text)), text)


def agree(text, syntax):
    ours = {_key(each) for each in statements_in(text, tokens_of(text), is_n3=syntax == RdfFormat.N3)}
    theirs = {_key_of_quad(quad) for quad in parsed(text, syntax)}
    assert ours == theirs


@pytest.mark.parametrize(
    "text",
    [
        "@base <http://b.example/d/> . <a> <#b> <../c>, <?d>, <>, <//e.example/f> .",
        "BASE <http://b.example/>\nPREFIX : <x#>\n:a :b :c.d, :e. :f :g :h:i, :%20, :a\\,b .",
        "@prefix é: <http://é.example/> . é:a é:ü-1 é:7b, é:b·c .",
        "[ <a:p> 1 ] . [ <a:p> 2 ] <a:q> [] . [] <a:q> ( 1 ( 2 ) [ <a:p> () ] ) .",
        "<a:a> a <a:b> ; ; <a:c> 1, 2. <a:d> <a:e> 2 .",
        '<a:a> <a:b> \'x\'@en-GB , """a""b""" , \'\'\'c\'\'d\'\'\' , "\\"" , \'\' , """""" , 1.e3, .5, +5, -0.1E-7 .',
        "( 1 2 ) <a:b> _:x.y , _:x.y. _:0 <a:c> true,false.",
        "#only a comment",
        "\ufeff<a:a> <a:b> 1 .",
        "<a:a> <a:b> '''multi\r\nline \\U0001F426''' # c\r\n .",
        "<a:a> <a:b> <http://e.example/\\u00e9> .",
    ],
)
def test_a_spelling_is_read_as_the_parser_reads_it(text):
    agree(text, RdfFormat.TURTLE)


def test_hostile_text_ends():
    for scrap in (
        '"',
        "'",
        '"""',
        "'''",
        "<",
        ".",
        "a.",
        "a:.",
        "_:a.",
        "@a-",
        "1.",
        "+",
        "\\",
        '"\\',
        "'''\\",
        "#",
        "a:\\",
    ):
        with suppress(SourceError):
            list(tokens_of(scrap * 20_000))


def test_a_record_is_a_record():
    assert all(isinstance(block, Record) for block in records("ex:a ex:b 1 ."))
