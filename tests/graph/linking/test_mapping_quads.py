from __future__ import annotations

from pyoxigraph import NamedNode, Quad, Store
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.linking.mapping import Justification, Mapping, Predicate
from whosays.graph.linking.mapping_quads import mappings_in, quads_of_mappings, still_spoken_of
from whosays.graph.rdf import OWL, RDF, SKOS, SSSOM, WS
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())
LINKS = IRIS.graph("links")
HERON = f"{DEFAULT_BASE}model/heron-2"
ITEM = "http://www.wikidata.org/entity/Q4242"
FOUND = Mapping(
    HERON,
    ITEM,
    Predicate.EXACT,
    Justification.NAMES,
    object_label="Heron",
    confidence=0.85,
    subject_match_field="rdfs:label|skos:altLabel",
    object_match_field="schema:identifier",
    author_label="Ann|Bo",
    mapping_date="2026-03-04",
    comment="Both are called so.",
)
REJECTED = Mapping(HERON, "https://x.example/a", Predicate.EXACT, Justification.CURATED, predicate_modifier="Not")


def stored(*mappings):
    store = Store()
    store.extend(quads_of_mappings(mappings, IRIS))
    return store


def test_a_mapping_is_a_record_with_an_iri_and_a_plain_triple():
    store = stored(FOUND)
    node = NamedNode(FOUND.iri(DEFAULT_BASE))
    assert Quad(NamedNode(HERON), SKOS.exactMatch, NamedNode(ITEM), LINKS) in store
    assert Quad(node, RDF.type, OWL.Axiom, LINKS) in store
    assert Quad(node, OWL.annotatedSource, NamedNode(HERON), LINKS) in store
    assert {quad.graph_name for quad in store} == {LINKS}


def test_a_rejected_mapping_has_a_record_only():
    store = stored(REJECTED)
    node = NamedNode(REJECTED.iri(DEFAULT_BASE))
    assert Quad(node, SSSOM.predicate_modifier, SSSOM.NegatedPredicate, LINKS) in store
    assert not any(store.quads_for_pattern(NamedNode(HERON), None, None, None))


def test_mappings_are_read_back_from_a_graph():
    assert set(mappings_in(stored(FOUND, REJECTED), IRIS)) == {FOUND, REJECTED}


def test_the_same_mapping_has_the_same_iri_whenever_and_by_whatever_it_is_made():
    later = Mapping(HERON, ITEM, Predicate.EXACT, Justification.NAMES, mapping_date="2027-01-01", mapping_tool="x")
    assert later.iri(DEFAULT_BASE) == FOUND.iri(DEFAULT_BASE)
    assert REJECTED.iri(DEFAULT_BASE) != FOUND.iri(DEFAULT_BASE)


def test_mappings_of_what_is_gone_are_left_out_and_rejections_kept():
    store = Store()
    assert list(still_spoken_of([FOUND, REJECTED], store, DEFAULT_BASE)) == [REJECTED]
    store.add(Quad(NamedNode(HERON), RDF.type, WS.Model))
    assert list(still_spoken_of([FOUND, REJECTED], store, DEFAULT_BASE)) == [FOUND, REJECTED]


def test_of_two_of_our_own_things_both_have_to_be_there():
    store, other = Store(), f"{DEFAULT_BASE}model/heron-two"
    own = Mapping(HERON, other, Predicate.EXACT, Justification.NAMES)
    store.add(Quad(NamedNode(HERON), RDF.type, WS.Model))
    assert not list(still_spoken_of([own], store, DEFAULT_BASE))
    store.add(Quad(NamedNode(other), RDF.type, WS.Model))
    assert list(still_spoken_of([own], store, DEFAULT_BASE)) == [own]
