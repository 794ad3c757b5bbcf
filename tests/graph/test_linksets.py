"""Links out of a graph are counted by place and predicate, each once; links within it and words are none."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from whosays.graph.linksets import linksets
from whosays.graph.ontology import as_written, stated
from whosays.graph.partitions import counted, dataset_node, partitions, undescribed
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import ONTOLOGY, RDF, RDFS, SCHEMA, SKOS, VOID, WS

BASE = "https://graph.example/"
WHOLE = dataset_node(BASE)
LINKS, SOURCE, OTHER = (NamedNode(f"{BASE}{name}") for name in ("graph/links", "source/a", "source/b"))
ONE, TWO = NamedNode(f"{BASE}model/one"), NamedNode(f"{BASE}model/two")
ITEM, HUB = "http://www.wikidata.org/entity/Q1", "https://hub.example/labs/one"


def link(subject, predicate, target, graph=LINKS):
    return Quad(subject, predicate, NamedNode(target), graph)


LINKED = [
    link(ONE, SKOS.exactMatch, ITEM),
    link(TWO, SKOS.exactMatch, "http://www.wikidata.org/entity/Q2"),
    link(ONE, SKOS.closeMatch, "http://www.wikidata.org/entity/Q3"),
    link(ONE, SKOS.exactMatch, HUB),
    link(ONE, SKOS.exactMatch, HUB, SOURCE),
    link(SOURCE, SCHEMA.url, "https://hub.example/", SOURCE),
    link(OTHER, RDFS.seeAlso, "https://news.example:8443?x=1", OTHER),
]
NO_LINKS = [
    link(ONE, SKOS.exactMatch, f"{BASE}model/two"),
    link(NamedNode("https://hub.example/one"), SKOS.exactMatch, f"{BASE}model/one"),
    link(NamedNode("https://hub.example/one"), SKOS.exactMatch, ITEM),
    link(ONE, WS.developer, "https://hub.example/labs"),
    link(ONE, SKOS.exactMatch, "urn:isbn:0"),
    link(ONE, SKOS.exactMatch, "javascript://hub.example/%0aalert(1)"),
    link(ONE, SKOS.exactMatch, "ftp://hub.example/one"),
    Quad(ONE, SCHEMA.url, Literal("https://hub.example/"), SOURCE),
]  # fmt: skip


def told(triples):
    """Each linkset: whose links, the place, the predicate, how many."""
    triples = set(triples)

    def value(node, predicate):
        (found,) = {each.value for subject, p, each in triples if subject == node and p == predicate}
        return found

    found = {}
    for node in (subject for subject, p, kind in triples if p == RDF.type and kind == VOID.Linkset):
        place = value(NamedNode(value(node, VOID.objectsTarget)), VOID.uriSpace)
        key = value(node, VOID.subjectsTarget), place, value(node, VOID.linkPredicate)
        found[key] = int(value(node, VOID.triples))
        assert (WHOLE, VOID.subset, node) in triples
    return found


def store_of(quads):
    store = Store()
    store.extend(quads)
    return store


def test_links_are_counted_by_place_and_predicate():
    assert told(linksets(store_of([*LINKED, *NO_LINKS]), BASE, WHOLE)) == {
        (WHOLE.value, "http://www.wikidata.org/", SKOS.exactMatch.value): 2,
        (WHOLE.value, "http://www.wikidata.org/", SKOS.closeMatch.value): 1,
        (WHOLE.value, "https://hub.example/", SKOS.exactMatch.value): 1,
        (WHOLE.value, "https://hub.example/", SCHEMA.url.value): 1,
        (WHOLE.value, "https://news.example:8443/", RDFS.seeAlso.value): 1,
    }


@pytest.mark.parametrize("quad", NO_LINKS, ids=str)
def test_what_is_no_link_out_of_here_is_not_counted(quad):
    assert told(linksets(store_of([quad]), BASE, WHOLE)) == {}


def test_the_ontology_is_linked_by_its_alignments():
    store = Store()
    store.bulk_load(as_written(), format=RdfFormat.TURTLE, to_graph=NamedNode(ONTOLOGY))
    found = told(linksets(store, BASE, WHOLE))
    assert {ours for ours, _, _ in found} == {ONTOLOGY}
    aligned = [iri for entry in stated().entries for iri in entry.aligned() if not iri.startswith(WS.iri)]
    related = [iri for entry in stated().entries for iri in entry.aligned("skos:relatedMatch")]
    assert sum(found.values()) == len([*aligned, *related])
    assert {"https://schema.org/", "https://w3id.org/fair4ml#", "http://www.wikidata.org/prop/direct/"} <= {
        place for _, place, _ in found
    }


@pytest.mark.parametrize("base", ["https://w3id.org/whosays/", BASE])
def test_terms_are_no_things_though_their_names_begin_alike(base):
    store = Store()
    store.bulk_load(as_written(), format=RdfFormat.TURTLE, to_graph=NamedNode(ONTOLOGY))
    assert list(store.query(Catalogue.load().named("dataset/links").bind(base=base))) == []


def test_they_are_among_the_counts_of_a_build_and_go_with_them():
    store = store_of([*LINKED, *NO_LINKS])
    assert len(told(partitions(store, BASE))) == 5
    quads = [*store, *counted(store, BASE)]
    assert set(undescribed(quads, BASE)) == set(store)
