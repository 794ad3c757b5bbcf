"""How much there is of what is counted once a build, and is no longer told when the build is written over."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from whosays.graph.partitions import (
    class_partition,
    counted,
    dataset_node,
    described,
    descriptions,
    partitions,
    undescribed,
)
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


def with_counts() -> Store:
    store = Store()
    store.extend([*STORE, *counted(STORE, BASE)])
    return store


def test_what_describes_is_told_from_all_else():
    build = NamedNode(f"{BASE}graph/build")
    store = with_counts()
    added = list(described(store, BASE))
    others = [
        *STORE,
        Quad(build, RDF.type, WS.Build, build),
        *(Quad(*each) for each in class_partition(ONE, WS.Model, 1)),
    ]
    store.extend([*added, *others])
    assert set(undescribed(store, BASE)) == set(others)
    assert set(descriptions(store, BASE)) == set(added)


def test_editors_find_classes_with_their_properties_and_no_numbers():
    store = with_counts()
    found = {quad.triple for quad in described(store, BASE)}
    part = dataset_node(BASE, "consensus/ws:Model")
    inside = dataset_node(BASE, "consensus/ws:Model/ws:license")
    assert Triple(part, VOID["class"], WS.Model) in found
    assert Triple(part, VOID.propertyPartition, inside) in found
    assert Triple(inside, VOID.property, WS.license) in found
    assert not [triple for triple in found if triple.predicate in {VOID.triples, VOID.entities}]
    assert not [triple for triple in found if "#graphs" in str(triple.subject)]
