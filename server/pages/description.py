"""What the graph says of one node, as data: its triples, the claims about it, and their graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad

if TYPE_CHECKING:
    from .material import Material


def described(material: Material, iri: str) -> list[Quad]:
    """Return every quad about a node; none where nothing is known of it."""
    found: dict[Quad, None] = {}
    for row in material.ask("description", node=iri):
        subject, predicate, graph = row.get("subject"), row.get("predicate"), row.get("graph")
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            where = graph if isinstance(graph, NamedNode) else DefaultGraph()
            found[Quad(subject, predicate, row["object"], where)] = None
    return sorted(found, key=str)


def is_known(material: Material, iri: str) -> bool:
    """Tell whether a node is spoken of at all."""
    return bool(material.ask("known", node=iri))
