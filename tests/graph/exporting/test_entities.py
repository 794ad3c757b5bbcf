"""Things as JSON-LD: framed, and the same triples again for whoever reads it."""

from __future__ import annotations

import json

import pytest
import rdflib
from exporting import exported
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from whosays.graph.exporting.context import context
from whosays.graph.exporting.entities import node_of
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.ontology import entries
from whosays.graph.partitions import dataset_node, is_part
from whosays.graph.publish import publish
from whosays.graph.rdf import RDF, WS

MODEL = f"{DEFAULT_BASE}model/heron-2"


def said_of_things(snapshot):
    """All that is said of things: by the consensus, of sources by themselves, and by claims."""
    store, whole = snapshot.store, dataset_node(DEFAULT_BASE)
    for quad in store:
        of_consensus = quad.graph_name == DefaultGraph() and not is_part(quad.subject, whole)
        of_source = quad.graph_name == quad.subject
        claim = store.quads_for_pattern(quad.subject, RDF.type, WS.Claim, quad.graph_name)
        if of_consensus or (of_source and "/source/" in quad.subject.value) or next(claim, None) is not None:
            yield quad.triple


def read(document):
    return {Triple(*quad.triple) for quad in parse(document, format=RdfFormat.JSON_LD)}


def test_the_document_holds_the_same_triples(either):
    assert read(exported("jsonld", either)) == set(said_of_things(either)) != set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
def test_rdflib_reads_as_many_triples(either):
    graph = rdflib.Graph().parse(data=exported("jsonld", either), format="json-ld")
    assert len(graph) == len(set(said_of_things(either)))


def test_a_thing_has_its_facts_and_in_it_the_claims_with_their_words(snapshot):
    document = json.loads(exported("jsonld", snapshot, about="Heron 2"))
    heron = next(node for node in document["@graph"] if node["id"] == MODEL)
    assert list(heron)[:3] == ["id", "type", "label"]
    assert (heron["type"], heron["label"]) == ("Model", "Heron 2")
    assert heron["openWeight"] is True
    assert heron["releaseDate"] == "2026-03-04"
    window = next(each for each in heron["claim"] if each["value"] == 256_000)
    assert window["property"] == "contextWindow"
    assert window["modality"] == "Reported"
    assert window["exact"] == "a context window of 256,000 tokens"
    assert window["inSource"] == f"{DEFAULT_BASE}source/article"


def test_scores_come_with_their_model(snapshot):
    document = json.loads(exported("jsonld", snapshot, about="Heron 2"))
    scores = [node for node in document["@graph"] if node.get("evaluatedModel") == MODEL]
    assert [claim["value"] for node in scores for claim in node["claim"]] == [
        {"@value": "88", "@type": "xsd:decimal"},
        {"@value": "91.5", "@type": "xsd:decimal"},
    ]


def test_claims_stand_by_source_and_place(snapshot):
    for node in json.loads(exported("jsonld", snapshot))["@graph"]:
        places = [(each["inSource"], each["start"], each["end"]) for each in node.get("claim", ())]
        assert places == sorted(places)


def test_the_same_bytes_each_time(snapshot):
    assert exported("jsonld", snapshot) == exported("jsonld", snapshot)


def test_each_line_is_a_thing(snapshot):
    _, _, *lines, end = exported("jsonld", snapshot).splitlines()
    assert end == b"]}"
    assert all(json.loads(line.removesuffix(b",")) for line in lines)


def test_each_name_of_the_ontology_is_in_the_context_and_means_what_it_is_called():
    names = {entry.name for entry in entries() if entry.is_a("owl:Class") or entry.is_a("ws:FactProperty")}
    for name in names:
        term = context()[name]
        assert (term["@id"] if isinstance(term, dict) else term) == WS[name].value


@pytest.mark.parametrize(
    "term",
    [
        NamedNode("ws:not-ours"),
        NamedNode("claim:x"),
        NamedNode("https://w3id.org/whosays/ontology#claim"),
        NamedNode("https://w3id.org/whosays/ontology#neverHeardOf"),
        NamedNode("javascript:alert(1)"),
        NamedNode("https://w3id.org/whosays/ontology#Text"),
        Literal("007", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        Literal("9" * 17, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
        Literal("true"),
        Literal("12"),
        Literal("@id"),
        Literal("2025", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
        Literal("oiseau", language="fr"),
        Literal("x", datatype=NamedNode("ws:datatype")),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", ["contextWindow", "releaseDate", "license", "modality", "price", "neverHeardOf"])
def test_whatever_a_value_is_it_comes_back(tmp_path, term, name):
    thing, other = NamedNode(MODEL), NamedNode("https://x.example/a#b")
    stated = [Quad(thing, WS[name], term), Quad(thing, other, term)]
    store = publish(tmp_path, stated).store
    document = json.dumps({"@context": context(), "@graph": [node_of(store, MODEL)]})
    assert read(document.encode()) == {quad.triple for quad in store}


def test_a_property_that_would_be_taken_for_another_is_left_out(tmp_path):
    thing, value = NamedNode(MODEL), Literal("x")
    store = publish(tmp_path, [Quad(thing, NamedNode("ws:license"), value), Quad(thing, WS.license, value)]).store
    assert node_of(store, MODEL) == {"id": MODEL, "license": {"@value": "x"}}


def test_pyld_reads_the_same_triples(either):
    jsonld = pytest.importorskip("pyld").jsonld
    document = exported("jsonld", either)
    lines = jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    assert {quad.triple for quad in parse(lines, format=RdfFormat.N_QUADS)} == read(document)
