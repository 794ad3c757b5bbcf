"""The page of one conflict: of which kind it is, why it is one, and each claim in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.iris import may_be_link
from ...graph.judgement.conflict import Kind
from ...graph.rdf import WS
from .material import Legend
from .sides import disagreements

if TYPE_CHECKING:
    from .material import Material, Page
    from .sides import Disagreement


def conflict(material: Material, iri: str) -> Page | None:
    """Return what the page of a conflict shows; None where there is no such conflict."""
    told = disagreements(material, [iri])
    if not told:
        return None
    found = told[0]
    return {
        "title": f"{found.about.label}: {found.label}, {found.conflict.kind.words}",
        "iri": iri,
        "found": found,
        "legend": Legend.of(found.said),
        "history": _history(material, found),
    }


def _history(material: Material, found: Disagreement) -> str:
    """Return the query for all that was said over time; empty where nothing changed."""
    conflict = found.conflict
    if conflict.kind.kind != Kind.CHANGE or conflict.known is None or not may_be_link(conflict.node):
        return ""
    query = material.catalogue.named("history/of-a-property")
    return query.bind(subject=conflict.node, property=WS[conflict.known.name].value)
