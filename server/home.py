"""The first page: what is in here, and what sources disagree about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import words
from ..graph.rdf import WS
from .entity import happenings
from .lines import Line, groups
from .material import Legend, Material, Page
from .statements import Statement, Thing, text
from .verdicts import camps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
class Side:
    """A value of a disagreement, and the sources with which it can hold."""

    words: str
    exact: str
    sources: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line whose versions do not fit: what it is about, and its sides."""

    about: Thing
    line: Line
    sides: tuple[Side, ...]


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
    found = list(disagreements(material))[:_SHOWN]
    legend = Legend(source for each in found for side in each.sides for source in side.sources)
    latest = happenings(material, material.ask("events"))
    return {
        "disagreements": found,
        "legend": legend,
        "shelves": list(shelves(material)),
        "sources": source_entries(material),
        "events": [each for each in reversed(latest) if each.edtf][:_SHOWN],
    }


def disagreements(material: Material) -> Iterator[Disagreement]:
    """Yield the properties on which stated values cannot all hold, those that most sources speak of first."""
    rows = material.ask("disagreements")
    said = [
        each
        for row in rows
        for each in material.said("statements-on", subject=text(row, "subject"), property=text(row, "property"))
    ]
    legend = Legend.of(said)
    about: dict[str, list[Statement]] = defaultdict(list)
    for each in said:
        about[each.about.iri].append(each)
    found = [
        Disagreement(here[0].about, line, _sides(line, legend))
        for here in about.values()
        for group in groups(here, legend)
        for line in group.lines
        if line.verdict.differs
    ]
    yield from sorted(found, key=_weight)


def _sides(line: Line, legend: Legend) -> tuple[Side, ...]:
    """Return the values that cannot hold together, what most sources say first."""
    stated = [each for version in line.versions for each in version.said if each.is_stated]
    sides = [Side(_clearest(camp).words, _clearest(camp).exact, tuple(legend.among(camp))) for camp in camps(stated)]
    silent = [version for version in line.versions if version.is_silent]
    sides += [Side(version.words, "", version.sources) for version in silent]
    return tuple(sorted(sides, key=lambda side: -len(side.sources)))


def _clearest(camp: Sequence[Statement]) -> Statement:
    return min(camp, key=lambda each: (each.comparator != "=", each.start))


def shelves(material: Material) -> Iterator[Shelf]:
    """Yield the types of things, those with most things first, each with what most is said of."""
    counts = {text(row, "type"): int(text(row, "count")) for row in material.ask("things")}
    named: dict[str, list[Thing]] = defaultdict(list)
    for row in material.ask("things-by-claims"):
        named[text(row, "type")].append(Thing(text(row, "thing"), text(row, "label")))
    for name, entry in material.vocabulary.classes.items():
        iri = WS[name].value
        if iri in counts and name not in _NOT_LISTED:
            listed = [Thing(text(row, "thing"), text(row, "label")) for row in material.ask("things-of-type", type=iri)]
            things = list(dict.fromkeys([*named[iri], *listed]))
            label = f"{counts[iri]:,} {entry.label if counts[iri] == 1 else plural(entry.label)}"
            yield Shelf(name, label, tuple(things[:_SHOWN]), len(things) <= _SHOWN)


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


def _weight(each: Disagreement) -> tuple[int, str, str]:
    sources = {source.iri for side in each.sides for source in side.sources}
    return -len(sources), each.about.label, each.line.label
