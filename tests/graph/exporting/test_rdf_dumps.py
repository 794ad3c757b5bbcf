"""Dumps in RDF hold what the snapshot holds, are the same each time, and are read by other libraries."""

from __future__ import annotations

import hashlib

import pytest
import rdflib
from exporting import exported
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse
from whosays.graph.errors import ExportError
from whosays.graph.exporting.forms import form_called
from whosays.graph.exporting.rdf_dumps import reified
from whosays.graph.exporting.wanted import Wanted
from whosays.graph.rdf import RDF, WS

FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "turtle": RdfFormat.TURTLE, "rdf12": RdfFormat.TRIG}
ARTICLE = "https://w3id.org/whosays/source/article"


def read(name, dump):
    return [Quad(*each) if isinstance(each, Triple) else each for each in parse(dump, format=FORMATS[name])]


def stated_again(quads):
    """Turn reifiers back into claims with subject, predicate and object."""
    for quad in quads:
        if quad.predicate == RDF.reifies:
            parts = zip((RDF.subject, RDF.predicate, RDF.object), quad.object, strict=True)
            yield from (Quad(quad.subject, part, term, quad.graph_name) for part, term in parts)
        else:
            yield quad


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_a_dump_holds_each_quad_of_the_snapshot_once(either, name):
    quads = read(name, exported(name, either))
    assert set(quads) == set(either.store)
    assert len(quads) == len(either.store)


def test_n_quads_have_the_digest_of_the_seal(either):
    assert hashlib.sha256(exported("nquads", either)).hexdigest() == either.seal["digest"]


def test_turtle_is_the_consensus(either):
    consensus = set(either.store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert set(read("turtle", exported("turtle", either))) == consensus


def test_the_claims_of_rdf_1_2_reify_and_give_the_same_quads_back(either):
    dump = exported("rdf12", either)
    quads = read("rdf12", dump)
    assert dump.startswith(b'VERSION "1.2"\n')
    assert set(stated_again(quads)) == set(either.store)
    reifiers = {quad.subject for quad in quads if quad.predicate == RDF.reifies}
    valued = {q.subject for q in either.store.quads_for_pattern(None, RDF.object, None) if "/claim/" in q.subject.value}
    assert reifiers == valued != set()


def test_a_claim_without_a_value_and_a_decision_reify_nothing():
    undisclosed = [
        Quad(WS.a, RDF.type, WS.Claim, WS.g),
        Quad(WS.a, RDF.subject, WS.s, WS.g),
        Quad(WS.a, RDF.predicate, WS.p, WS.g),
    ]
    decision = [
        Quad(WS.b, RDF.type, WS.Decision, WS.g),
        *(Quad(WS.b, part, WS.s, WS.g) for part in (RDF.subject, RDF.predicate, RDF.object)),
    ]
    assert list(reified([*undisclosed, *decision])) == [*undisclosed, *decision]


@pytest.mark.parametrize("name", FORMATS)
def test_a_dump_has_the_same_bytes_each_time(snapshot, name):
    assert exported(name, snapshot) == exported(name, snapshot)


@pytest.mark.parametrize("name", ["trig", "turtle", "rdf12"])
def test_prefixes_stand_in_order(snapshot, name):
    lines = exported(name, snapshot).splitlines()
    found = [line for line in lines if line.startswith(b"@prefix")]
    assert found == sorted(found)
    assert b"@prefix ws: <https://w3id.org/whosays/ontology#> ." in found


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("part", [{"source": "article.txt"}, {"graph": ARTICLE}])
def test_a_source_is_its_graph(snapshot, name, part):
    quads = read(name, exported(name, snapshot, **part))
    graph = NamedNode(ARTICLE)
    held = snapshot.store.quads_for_pattern(None, None, None, graph)
    expected = {Quad(*quad.triple) if name == "turtle" else quad for quad in held}
    assert set(stated_again(quads)) == expected != set()


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_rdflib_reads_as_many_quads(either, name):
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(name, either), format=name)
    assert len(list(dataset.quads())) == len(either.store)


@pytest.mark.parametrize(("graph", "words"), [("no iri", "no IRI"), ("https://x.example/g", "there is no graph")])
def test_an_unknown_graph_is_told(snapshot, graph, words):
    with pytest.raises(ExportError, match=words):
        exported("turtle", snapshot, graph=graph)


def test_a_format_takes_only_its_parts(snapshot):
    with pytest.raises(ExportError, match="--about: trig does not take it; leave it out, or give --graph or --source"):
        form_called("trig").check(Wanted(snapshot, about="Heron 2"))
