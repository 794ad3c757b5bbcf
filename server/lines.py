"""Statements as a page lists them: groups of lines, a line for each property, each value once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .verdicts import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .material import Legend
    from .statements import Statement, Thing


@dataclass(frozen=True, slots=True)
class Version:
    """One value, and everyone who says it."""

    words: str
    exact: str
    thing: Thing | None
    hedge: str
    setting: str
    said: tuple[Statement, ...]
    sources: tuple[Thing, ...]
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What is said on one property, or of one other thing: its label, where that leads, the versions."""

    label: str
    thing: Thing | None
    definition: str
    anchor: str
    versions: tuple[Version, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    name: str
    lines: tuple[Line, ...]


def groups(said: Sequence[Statement], legend: Legend) -> list[Group]:
    """Return the lines of one thing in the groups and order of the vocabulary; one for each benchmark or comparison."""
    ordered = sorted(said, key=lambda each: (each.known.order, _beside(each).casefold()))
    lines: dict[str, dict[tuple[str, str], list[Statement]]] = {}
    for each in ordered:
        group = lines.setdefault(each.known.group, {})
        group.setdefault((each.known.name, _beside(each)), []).append(each)
    return [
        Group(name, tuple(_property_line(found, legend) for found in group.values())) for name, group in lines.items()
    ]


def lines_by(said: Sequence[Statement], legend: Legend, thing: Callable[[Statement], Thing | None]) -> list[Line]:
    """Return a line for each thing that statements give, such as the models of a benchmark, by label."""
    found: dict[Thing, list[Statement]] = defaultdict(list)
    for each in said:
        if (key := thing(each)) is not None:
            found[key].append(each)
    ordered = sorted(found.items(), key=lambda entry: entry[0].label.casefold())
    return [
        Line(key.label, key, "", "", _versions(here, legend), verdict(here[0].known, here)) for key, here in ordered
    ]


def _property_line(said: Sequence[Statement], legend: Legend) -> Line:
    known, benchmark = said[0].known, said[0].benchmark
    label = benchmark.label if benchmark else known.label
    anchor = f"p-{known.name}" if benchmark is None else ""
    return Line(label, benchmark, known.definition, anchor, _versions(said, legend), verdict(known, said))


def _versions(said: Sequence[Statement], legend: Legend) -> tuple[Version, ...]:
    """Return each value once: first what most sources say, last what nobody discloses."""
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in said:
        found[each.words, each.hedge, each.setting, each.thing.iri if each.thing else ""].append(each)
    versions = [_version(here, legend) for here in found.values()]
    return tuple(sorted(versions, key=lambda each: (each.is_silent, bool(each.hedge), -len(each.sources))))


def _version(said: Sequence[Statement], legend: Legend) -> Version:
    first = said[0]
    return Version(
        words=first.words,
        exact=first.exact,
        thing=first.thing if not first.concept else None,
        hedge=first.hedge,
        setting=first.setting,
        said=tuple(said),
        sources=tuple(legend.among(said)),
        is_silent=first.value is None,
    )


def _beside(statement: Statement) -> str:
    """Return what a line is on beside its property: a benchmark, a comparison, mostly nothing."""
    if statement.compared is not None:
        return statement.setting
    return statement.benchmark.label if statement.benchmark else ""
