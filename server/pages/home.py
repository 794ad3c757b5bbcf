"""The first page: what is in here, and what sources disagree about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.rdf import WS
from .disagreements import gravest
from .entity import happenings
from .material import Legend, Material, Page
from .statements import Thing, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    counts = {text(row, "type"): int(text(row, "count")) for row in material.ask("things")}
    named = _by_claims(material)
    for name, entry in material.vocabulary.classes.items():
        iri = WS[name].value
        if iri in counts and name not in _NOT_LISTED:
            things = _of_type(material, name, named)
            label = f"{counts[iri]:,} {entry.label if counts[iri] == 1 else plural(entry.label)}"
            yield Shelf(name, label, tuple(things[:_SHOWN]), len(things) <= _SHOWN)


def things_of(material: Material, name: str) -> list[Thing]:
    """Return all things of a class, what most is said of first."""
    return _of_type(material, name, _by_claims(material))


def _by_claims(material: Material) -> dict[str, list[Thing]]:
    named: dict[str, list[Thing]] = defaultdict(list)
    for row in material.ask("things-by-claims"):
        named[text(row, "type")].append(Thing(text(row, "thing"), text(row, "label")))
    return named


def _of_type(material: Material, name: str, named: Mapping[str, list[Thing]]) -> list[Thing]:
    iri = WS[name].value
    listed = (Thing(text(row, "thing"), text(row, "label")) for row in material.ask("things-of-type", type=iri))
    return list(dict.fromkeys([*named.get(iri, ()), *listed]))


def source_entries(material: Material) -> list[SourceEntry]:
    """Return all sources, by title."""
    return [
        SourceEntry(
            Thing(text(row, "source"), text(row, "label")),
            text(row, "publisher"),
            words.date(text(row, "modified") or text(row, "published")),
            words.counted(int(text(row, "claims") or 0), "claims"),
        )
        for row in material.ask("sources")
    ]


def plural(label: str) -> str:
    """Return the plural of a class's label."""
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return label[:-1] + "ies"
    return {"person": "people", "hardware": "hardware"}.get(label, f"{label}s")
