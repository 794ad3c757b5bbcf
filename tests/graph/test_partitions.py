"""How much there is of what is counted once a build, and is no longer told when the build is written over."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from whosays.graph.partitions import class_partition, dataset_node, partitions, uncounted
from whosays.graph.rdf import RDF, VOID, WS

BASE = "https://graph.example/"
ONE, OTHER = NamedNode(f"{BASE}model/one"), NamedNode(f"{BASE}model/other")
SOURCE = NamedNode(f"{BASE}source/a")
STORE = Store()
STORE.extend(
    [
        Quad(ONE, RDF.type, WS.Model),
        Quad(OTHER, RDF.type, WS.Model),
        Quad(ONE, WS.license, Literal("a")),
        Quad(ONE, NamedNode("http://e.example/a/b#c?d"), Literal("x")),
        Quad(ONE, WS.license, Literal("a"), SOURCE),
        Quad(ONE, WS.license, Literal("b"), SOURCE),
    ]
)


@pytest.mark.parametrize(
    ("part", "predicate", "term", "count_of", "count"),
    [
        ("consensus/ws:Model", "class", WS.Model, "entities", 2),
        ("consensus/ws:license", "property", WS.license, "triples", 1),
        ("consensus/rdf:type", "property", RDF.type, "triples", 2),
        ("consensus/ws:Model/ws:license", "property", WS.license, "triples", 1),
        ("consensus/http:%2F%2Fe.example%2Fa%2Fb%23c%3Fd", "property", None, "triples", 1),
        ("graphs/ws:license", "property", WS.license, "triples", 2),
    ],
)
def test_each_part_is_counted(part, predicate, term, count_of, count):
    triples = set(partitions(STORE, BASE))
    node = dataset_node(BASE, part)
    assert term is None or (node, VOID[predicate], term) in triples
    assert [object_.value for subject, p, object_ in triples if subject == node and p == VOID[count_of]] == [str(count)]
    assert any(object_ == node for _, _, object_ in triples)


def test_the_whole_is_counted_too():
    found = {subject.value: object_.value for subject, p, object_ in partitions(STORE, BASE) if p == VOID.triples}
    assert found[f"{BASE}dataset#consensus"] == "4"
    assert found[f"{BASE}dataset#graphs"] == "2"


def test_counts_are_told_from_all_else():
    build = NamedNode(f"{BASE}graph/build")
    counts = [Quad(*triple, build) for triple in partitions(STORE, BASE)]
    others = [
        *STORE,
        Quad(build, RDF.type, WS.Build, build),
        *(Quad(*each) for each in class_partition(ONE, WS.Model, 1)),
    ]
    assert list(uncounted([*counts, *others], BASE)) == others


def test_of_very_many_properties_the_most_frequent_are_told():
    store = Store()
    many = [NamedNode(f"http://e.example/p{number}") for number in range(1_200)]
    store.extend(Quad(ONE, each, Literal(1)) for each in many)
    store.extend(Quad(OTHER, each, Literal(1)) for each in many[-10:])
    triples = list(partitions(store, BASE))
    told = {object_ for _, predicate, object_ in triples if predicate == VOID.property}
    assert len(told) == 1_000
    assert told >= set(many[-10:])
    assert (dataset_node(BASE, "consensus"), VOID.triples, Literal(1_210)) in triples
