"""Statements as a page lists them: groups of lines, a line for each property, each value once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .judgements import Judgements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .judgements import Conflict, Decision
    from .material import Legend
    from .statements import Statement, Thing


_EACH = "every"  # the rule by which each value counts


@dataclass(frozen=True, slots=True)
class Version:
    """One value, and everyone who says it; `decision` is the one that it won or lost by.

    `has_won` tells whether it goes with what won, `is_chosen` whether it is that value itself.
    """

    words: str
    exact: str
    thing: Thing | None
    hedge: str
    setting: str
    said: tuple[Statement, ...]
    sources: tuple[Thing, ...]
    is_silent: bool
    decision: Decision | None
    has_won: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision came to: its value in words, and the decision."""

    words: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Line:
    """What is said on one property, or of one other thing: its label, where that leads, the versions.

    `conflicts` are those in it, `outcomes` the decisions that had to choose or found nothing.
    """

    label: str
    thing: Thing | None
    definition: str
    anchor: str
    versions: tuple[Version, ...]
    conflicts: tuple[Conflict, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def differs(self) -> bool:
        """Tell whether the sources differ in a way that does not explain itself."""
        return any(not each.is_mild for each in self.conflicts)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    name: str
    lines: tuple[Line, ...]


def groups(said: Sequence[Statement], legend: Legend, judged: Judgements) -> list[Group]:
    """Return the lines of one thing in the groups and order of the vocabulary; one for each benchmark or comparison."""
    ordered = sorted(said, key=lambda each: (each.known.order, _beside(each).casefold()))
    lines: dict[str, dict[tuple[str, str], list[Statement]]] = {}
    for each in ordered:
        group = lines.setdefault(each.known.group, {})
        group.setdefault((each.known.name, _beside(each)), []).append(each)
    return [
        Group(name, tuple(_property_line(found, legend, judged) for found in group.values()))
        for name, group in lines.items()
    ]


def lines_by(
    said: Sequence[Statement],
    legend: Legend,
    thing: Callable[[Statement], Thing | None],
    judged: Judgements | None = None,
) -> list[Line]:
    """Return a line for each thing that statements give, such as the models of a benchmark, by label."""
    found: dict[Thing, list[Statement]] = defaultdict(list)
    for each in said:
        if (key := thing(each)) is not None:
            found[key].append(each)
    ordered = sorted(found.items(), key=lambda entry: entry[0].label.casefold())
    return [_line(key.label, key, here, legend, judged or Judgements()) for key, here in ordered]


def _property_line(said: Sequence[Statement], legend: Legend, judged: Judgements) -> Line:
    known, benchmark = said[0].known, said[0].benchmark
    line = _line(benchmark.label if benchmark else known.label, benchmark, said, legend, judged)
    return replace(line, definition=known.definition, anchor=f"p-{known.name}" if benchmark is None else "")


def _line(label: str, thing: Thing | None, said: Sequence[Statement], legend: Legend, judged: Judgements) -> Line:
    decisions = judged.decisions_among(said)
    versions = _versions(said, legend, decisions)
    outcomes = tuple(Outcome(each.told(said), each) for each in decisions if _has_chosen(each, versions))
    return Line(label, thing, "", "", versions, judged.conflicts_among(said), outcomes)


def _has_chosen(decision: Decision, versions: Sequence[Version]) -> bool:
    """Tell whether a decision had several versions to choose from, or found no value."""
    return decision.value is None or (decision.rule != _EACH and len(versions) > 1)


def _versions(said: Sequence[Statement], legend: Legend, decisions: Sequence[Decision]) -> tuple[Version, ...]:
    """Return each value once: first what won and what most sources say, last what nobody discloses."""
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in said:
        found[each.words, each.hedge, each.setting, each.thing.iri if each.thing else ""].append(each)
    versions = [_version(here, legend, decisions) for here in found.values()]
    return tuple(
        sorted(versions, key=lambda each: (each.is_silent, not each.has_won, bool(each.hedge), -len(each.sources)))
    )


def _version(said: Sequence[Statement], legend: Legend, decisions: Sequence[Decision]) -> Version:
    first, claims = said[0], {each.claim for each in said}
    won = next((each for each in decisions if not claims.isdisjoint(each.supporters)), None)
    return Version(
        words=first.words,
        exact=first.exact,
        thing=first.thing if not first.concept else None,
        hedge=first.hedge,
        setting=first.setting,
        said=tuple(said),
        sources=tuple(legend.among(said)),
        is_silent=first.value is None,
        decision=won or next((each for each in decisions if not claims.isdisjoint(each.beaten)), None),
        has_won=won is not None and won.value is not None,
        is_chosen=won is not None and won.value is not None and first.value == won.value,
    )


def _beside(statement: Statement) -> str:
    """Return what a line is on beside its property: a benchmark, a comparison, mostly nothing."""
    if statement.compared is not None:
        return statement.setting
    return statement.benchmark.label if statement.benchmark else ""
