"""How many things there are of each class, and which: what most is said of first, as the index of a snapshot knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.rdf import WS
from .statements import Thing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .material import Material


def counts_of(material: Material) -> Mapping[str, int]:
    """Return how many things there are of each class, by its IRI."""
    if material.index is not None:
        return material.index.counts()
    return {text(row, "type"): int(text(row, "count")) for row in material.ask("things")}


def things_of(material: Material, name: str, most: int, after: int = 0) -> list[Thing]:
    """Return so many things of a class behind so many others, what most is said of first, as the index knows."""
    iri = WS[name].value
    if material.index is not None:
        return [Thing(each.iri, each.label) for each in material.index.things(iri, most, after)]
    rows = material.ask("things-of-type", type=iri)[after : after + most]
    return [Thing(text(row, "thing"), text(row, "label")) for row in rows]
