"""Links of the two documents of `saying.py` to a made-up hub: a record of a catalog, a mapping, and a rejected one."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.linking.mapping import Justification, Mapping, Predicate
from whosays.graph.linking.mapping_quads import quads_of_mappings
from whosays.graph.rdf import SCHEMA
from whosays.graph.vocabulary import Vocabulary

HERON = f"{DEFAULT_BASE}model/heron-2"
HUB = "https://hub.example/northlake/heron-2"
LINK = Mapping(
    HERON,
    HUB,
    Predicate.EXACT,
    Justification.TOGETHER,
    subject_label="Heron 2",
    object_label="Northlake: Heron 2",
    confidence=0.95,
    mapping_tool="whosays",
    mapping_date="2026-03-05",
    comment="The names are one, and the makers agree.",
)
REJECTED = Mapping(
    f"{DEFAULT_BASE}model/heron-1",
    HUB,
    Predicate.EXACT,
    Justification.CURATED,
    object_label="Northlake: Heron 2",
    predicate_modifier="Not",
    author_label="Bo Lind",
    comment="That is the second one.",
)


def record_quads():
    """What a record of a catalog says in its graph of its own thing and of ours."""
    graph = NamedNode(f"{DEFAULT_BASE}source/hub/heron")
    yield Quad(graph, SCHEMA.isPartOf, NamedNode(f"{DEFAULT_BASE}source/hub"), graph)
    yield Quad(graph, SCHEMA.about, NamedNode(HERON), graph)
    yield Quad(graph, SCHEMA.about, NamedNode(f"{DEFAULT_BASE}organization/northlake-labs"), graph)
    yield Quad(graph, SCHEMA.mainEntity, NamedNode(HUB), graph)
    yield Quad(NamedNode(HUB), SCHEMA.identifier, Literal("northlake/heron-2"), graph)
    yield Quad(NamedNode(HUB), SCHEMA.name, Literal("Northlake: Heron 2"), graph)


def link_quads(*mappings):
    """The graph of mappings, by default of both."""
    return quads_of_mappings(mappings or (LINK, REJECTED), Iris.of(Vocabulary.load()))
