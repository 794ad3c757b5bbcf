"""A nanopublication has four graphs: it says what is claimed, where that is from, and who published it, and no more."""

from __future__ import annotations

from collections import defaultdict

import pytest
from exporting import exported
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from whosays.graph.exporting.nanopublications import NP
from whosays.graph.listing import claims_in
from whosays.graph.rdf import DCTERMS, PROV, RDF, WS

PARTS = ("head", "assertion", "provenance", "pubinfo")


def nanopubs(snapshot, **part):
    """Return the triples of each graph, by the IRI of the claim and the name of the part."""
    found = defaultdict(lambda: defaultdict(set))
    for quad in parse(exported("nanopub", snapshot, **part), format=RdfFormat.TRIG):
        claim, _, name = quad.graph_name.value.partition("#")
        found[claim][name].add(quad.triple)
    return found


def claim_of(snapshot, quote, property_):
    rows = claims_in(snapshot)
    return next(row["claim"] for row in rows if quote in row["quote"] and row["property"] == property_)


def test_each_claim_has_one(either):
    found = nanopubs(either)
    assert found.keys() == {row["claim"] for row in claims_in(either)}
    assert all(tuple(each) == PARTS and all(each.values()) for each in found.values())


def test_its_head_names_its_graphs(snapshot):
    for claim, graphs in nanopubs(snapshot).items():
        whole, *parts = (NamedNode(f"{claim}#{name}") for name in ("nanopub", *PARTS[1:]))
        said = [(NP.hasAssertion, parts[0]), (NP.hasProvenance, parts[1]), (NP.hasPublicationInfo, parts[2])]
        expected = {(RDF.type, NP.Nanopublication), *said}
        assert {(t.predicate, t.object) for t in graphs["head"]} == expected
        assert {t.subject for t in graphs["head"]} == {whole}


def test_its_parts_speak_of_what_they_should(snapshot):
    for claim, graphs in nanopubs(snapshot).items():
        assert NamedNode(f"{claim}#assertion") in {triple.subject for triple in graphs["provenance"]}
        assert {triple.subject for triple in graphs["pubinfo"]} == {NamedNode(f"{claim}#nanopub")}
        assert {t.predicate for t in graphs["pubinfo"]} == {DCTERMS.created, DCTERMS.creator, DCTERMS.rights}


def test_together_they_hold_all_that_is_said_of_a_claim(either):
    for claim, graphs in nanopubs(either).items():
        said = {triple for graph in graphs.values() for triple in graph if triple.subject.value == claim}
        stated = {quad.triple for quad in either.store.quads_for_pattern(NamedNode(claim), None, None)}
        judged = {triple for triple in stated if triple.predicate == WS.loader}
        assert stated - judged == said


@pytest.mark.parametrize(
    ("quote", "property_", "is_stated"),
    [
        ("released on 4 March 2026", "releaseDate", True),
        ("a context window of 256,000 tokens", "contextWindow", True),
        ("7 billion parameters", "totalParameters", False),  # about
        ("A licence for Heron 1 is expected", "license", False),  # anticipated
        ("Training cost: not disclosed", "trainingCost", False),
    ],
)
def test_a_plain_fact_is_asserted_only_where_the_source_states_it_as_it_is(snapshot, quote, property_, is_stated):
    assertion = nanopubs(snapshot)[claim_of(snapshot, quote, property_)]["assertion"]
    assert (WS[property_] in {triple.predicate for triple in assertion}) == is_stated


def test_its_provenance_has_the_words_and_whom_they_credit(snapshot):
    claim = claim_of(snapshot, "a context window of 256,000 tokens", "contextWindow")
    provenance = nanopubs(snapshot)[claim]["provenance"]
    said = {(t.subject.value.removeprefix(claim), t.predicate): t.object for t in provenance}
    assert said["", WS.exact] == Literal("a context window of 256,000 tokens")
    assert said["#assertion", PROV.wasDerivedFrom] == NamedNode("https://w3id.org/whosays/source/article")
    assert said["#assertion", PROV.wasAttributedTo].value.endswith("organization/the-courier")


def test_those_of_one_source(snapshot):
    claims = {row["claim"] for row in claims_in(snapshot, source="article")}
    assert nanopubs(snapshot, source="article").keys() == claims


def test_the_same_bytes_each_time(snapshot):
    assert exported("nanopub", snapshot) == exported("nanopub", snapshot)
