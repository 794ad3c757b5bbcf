"""The first page: what is in here, and what sources disagree about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.rdf import WS
from .disagreements import gravest
from .entity import happenings
from .material import Legend, Material, Page
from .statements import Thing, text
from .things import counts_of, things_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..evaluate import Row

_SHOWN = 8
_NOT_LISTED = frozenset(
    [
        "Claim",
        "RetractedClaim",
        "Conflict",
        "Evaluation",
        "Comparison",
        "Residue",
        "Role",
        "Source",
        "Loader",
        "Build",
        "Event",
    ]
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things of one type: how many there are, and those that most is said of."""

    type: str
    label: str
    things: tuple[Thing, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in a list."""

    thing: Thing
    publisher: str
    date: str
    claims: str


def home(material: Material) -> Page:
    """Return what the first page shows."""
    found = gravest(material, _SHOWN)
    legend = Legend.of(each for disagreement in found for each in disagreement.said)
    latest = happenings(material, material.ask("events"))
    return {
        "disagreements": found,
        "all_disagreements": words.counted(material.seal.get("counts", {}).get(WS.Conflict.value, 0), "disagreements"),
        "legend": legend,
        "shelves": list(shelves(material)),
        "sources": source_entries(material),
        "events": [each for each in reversed(latest) if each.edtf][:_SHOWN],
    }


def shelves(material: Material) -> Iterator[Shelf]:
    """Yield the types of things, those with most things first, each with what most is said of."""
    counts = counts_of(material)
    for name, entry in material.vocabulary.classes.items():
        iri = WS[name].value
        if iri in counts and name not in _NOT_LISTED:
            things = things_of(material, name, _SHOWN)
            label = f"{counts[iri]:,} {entry.label if counts[iri] == 1 else plural(entry.label)}"
            yield Shelf(name, label, tuple(things), counts[iri] <= _SHOWN)


def source_entries(material: Material) -> list[SourceEntry]:
    """Return all sources, by title."""
    return [
        SourceEntry(
            Thing(text(row, "source"), text(row, "label")),
            text(row, "publisher"),
            words.date(text(row, "modified") or text(row, "published")),
            ", ".join(_counts(row)),
        )
        for row in material.ask("sources")
    ]


def _counts(row: Row) -> Iterator[str]:
    """Yield how many records and claims a source has, records only where it is a catalog."""
    if records := int(text(row, "records") or 0):
        yield words.counted(records, "records")
    yield words.counted(int(text(row, "claims") or 0), "claims")


def plural(label: str) -> str:
    """Return the plural of a class's label."""
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return label[:-1] + "ies"
    return {"person": "people", "hardware": "hardware"}.get(label, f"{label}s")
