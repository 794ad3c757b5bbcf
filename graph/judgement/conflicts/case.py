"""A case is all that is said on one property of one thing in one setting, with what the consensus made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..camps import camps, takes_one
from ..conflict import Conflict
from ..consensus import is_eligible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ...claims import Modality, Value
    from ...vocabulary import Property
    from ..camps import Camp, Ground
    from ..conflict import Kind, Severity
    from ..consensus import Decision
    from ..testimony import Testimony

# What a case is about but for the thing: the property, the benchmark of a score, the setting in words.
Topic = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    """What is said on one topic of one thing, in the property's unit; `name` is what the thing is called.

    `gives_several` are the ids of sources whose several values are no contradiction: they tell of different times, or
    of rows that differ in what was not read.
    """

    thing: str
    name: str
    topic: Topic
    known: Property
    heard: Sequence[Testimony]
    decision: Decision | None
    ground: Ground
    gives_several: frozenset[str] = frozenset()

    @cached_property
    def stated(self) -> list[Testimony]:
        """Those who say a value and stand behind it."""
        return [each for each in self.heard if is_eligible(each, self.ground)]

    @cached_property
    def fitting(self) -> list[Camp]:
        """The stated values in groups that can all hold, whoever says them."""
        return camps(self.stated, self.known, self.ground)

    @cached_property
    def camps(self) -> list[Camp]:
        """The sides that are taken, that of the consensus first, then by their size."""
        if not takes_one(self.known):
            return [self.stated] if self.stated else []
        chosen = {id(each) for each in self.decision.supporters} if self.decision is not None else set()
        found = united(self.fitting, self.gives_several)
        return sorted(found, key=lambda camp: (-sum(id(each) in chosen for each in camp), -len(camp)))

    @property
    def is_decided(self) -> bool:
        """Tell whether the consensus chose a value."""
        return self.decision is not None and self.decision.value is not None

    def conflict(self, kind: Kind, severity: Severity, said: Sequence[Testimony], explanation: str) -> Conflict:
        """Return a conflict of the case that rests on some testimonies."""
        claims = tuple(dict.fromkeys(each.iri for each in said))
        return Conflict(kind, severity, self.heard[0].subject, self.known.name, claims, explanation)

    def of(self, modality: Modality) -> list[Testimony]:
        """Return the testimonies of one modality."""
        return [each for each in self.heard if each.claim.modality is modality]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All cases of one thing; `family` and `siblings` are the dossiers beside it in its household."""

    thing: str
    name: str
    cases: Mapping[Topic, Case]

    def case(self, topic: Topic) -> Case | None:
        """Return the case on a topic."""
        return self.cases.get(topic)

    def on(self, name: str) -> Iterator[Case]:
        """Yield the cases on a property, whatever their setting."""
        return (case for case in self.cases.values() if case.known.name == name)


def dossier(thing: str, name: str, heard: Sequence[Testimony], decided: Sequence[Decision], ground: Ground) -> Dossier:
    """Return what is said of a thing, case by case."""
    decisions: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in decided:
        decisions[decision.subject, decision.property].append(decision)
    topics: dict[Topic, list[Testimony]] = defaultdict(list)
    for each in heard:
        if each.claim.unit is None:
            topics[topic_of(each)].append(each)
    cases = {}
    for topic, here in topics.items():
        known = ground.vocabulary.properties[topic[0]]
        about = decisions[here[0].subject, topic[0]]
        fitting = _fitting(about, here) if len(about) > 1 else about
        cases[topic] = Case(thing, name, topic, known, here, fitting[0] if len(fitting) == 1 else None, ground)
    several = _several(cases.values())
    for topic, case in cases.items():
        if given := several(case):
            cases[topic] = replace(case, gives_several=given)
    return Dossier(thing, name, cases)


def _fitting(decided: Sequence[Decision], heard: Sequence[Testimony]) -> list[Decision]:
    """Return the decisions that weighed some testimonies."""
    held = {each.iri for each in heard}
    return [each for each in decided if any(one.iri in held for one in (*each.supporters, *each.beaten))]


def _several(cases: Collection[Case]) -> Callable[[Case], frozenset[str]]:
    """Return what tells the sources whose several values on a case are no contradiction.

    What changes with time may be told as it changed. A source that gives two scores on one benchmark, and that more
    than once, tells its rows apart by something that was not read.
    """
    scores = Counter(source for case in cases if case.topic[1] for source in _sources_of_several(case))
    unread = frozenset(source for source, count in scores.items() if count > 1)

    def several(case: Case) -> frozenset[str]:
        if case.known.varies and case.known.kind.is_number:
            return frozenset(each.origin.id for each in case.stated)
        return unread if case.topic[1] else frozenset()

    return several


def _sources_of_several(case: Case) -> set[str]:
    values: dict[str, set[Value | None]] = defaultdict(set)
    for each in case.heard:
        values[each.origin.id].add(each.claim.value)
    return {source for source, given in values.items() if len(given) > 1}


def united(groups: Sequence[Camp], sources: frozenset[str]) -> list[Camp]:
    """Return groups with those together that share one of some sources."""
    found: list[tuple[set[str], Camp]] = []
    for group in groups:
        own = {each.origin.id for each in group} & sources
        near = [other for other in found if other[0] & own]
        found = [other for other in found if other not in near]
        members = {each.iri: each for _, camp in near for each in camp} | {each.iri: each for each in group}
        found.append((own.union(*(shared for shared, _ in near)), list(members.values())))
    return [camp for _, camp in found]


def is_later(earlier: Sequence[Testimony], later: Sequence[Testimony]) -> bool:
    """Tell whether days are known of both, and all of them put the one before the other."""
    before = [each.day for each in earlier if each.day is not None]
    after = [each.day for each in later if each.day is not None]
    return bool(before and after) and max(before) < min(after)


def topic_of(each: Testimony) -> Topic:
    """Return what a testimony is about, but for the thing."""
    claim = each.claim
    return claim.property, claim.benchmark.name if claim.benchmark else "", (claim.setting or "").casefold()
