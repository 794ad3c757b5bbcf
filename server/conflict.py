"""The page of one conflict: of which kind it is, why it is one, and each claim in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .material import Legend
from .sides import disagreements

if TYPE_CHECKING:
    from .material import Material, Page


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
    }
