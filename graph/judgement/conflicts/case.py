"""A case is all that is said on one property of one thing in one setting, with what the consensus made of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...dates import Date
from ...names import name_key
from ..camps import SIZE, camps, takes_one
from ..conflict import Conflict
from ..consensus import is_eligible, is_own, question_of
from .namesakes import of_one_thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...claims import Modality
    from ...vocabulary import Property
    from ..camps import Camp
    from ..conflict import Kind, Severity
    from ..consensus import Decision, Question
    from ..ground import Ground
    from ..testimony import Testimony

# What a case is about but for the thing: the property, the benchmark of a score, the setting in words.
Topic = tuple[str, str, str]
# How a score was got, and a variant that stands in brackets after a name: "Heron 2 (dense)".
_CONDITION = re.compile(
    r"\d[- ]?shots?\b|\bCoT\b|\bmaj(?:ority)?@|\bpass@|\bacc_norm\b|\bmc[12]\b|\bbest[- ]perform|\bvariants?\b|"
    r"\b(?:with|without|using|no) (?:search|tools?|code|python|thinking|reasoning)\b",
    re.IGNORECASE,
)
_VARIANT = re.compile(r"[\"'*_`]{0,3} ?\([^()\d\n]{2,40}\)")
_SIZE_WORD = re.compile(r"\d[\w.]{0,10}[bmt](?:x\d{1,4}e)?")
_MOST_SIZES = 3
_AS_MADE = frozenset(["Model", "ModelFamily"])
_STAMP = re.compile(r"\d{9,16}(?:\.\d{1,9})?")


@dataclass(frozen=True)
class Case:
    """What is said on one topic of one thing, in the property's unit; `name` is what the thing is called.

    `makers` are the IRIs of those who made it.
    """

    thing: str
    name: str
    topic: Topic
    known: Property
    heard: Sequence[Testimony]
    decision: Decision | None
    ground: Ground
    makers: frozenset[str] = frozenset()

    @cached_property
    def own(self) -> list[Testimony]:
        """What the makers of the thing state, whatever the consensus chose."""
        return [each for each in self.stated if is_own(each, self.makers, self.ground)] if self.makers else []

    @cached_property
    def stated(self) -> list[Testimony]:
        """Those who say a value and stand behind it."""
        return [each for each in self.heard if is_eligible(each, self.ground)]

    @cached_property
    def fitting(self) -> list[Camp]:
        """The stated values in groups that can all hold, whoever says them."""
        return camps(self.stated, self.known, self.ground)

    @cached_property
    def siding(self) -> list[Testimony]:
        """Those whose value takes a side.

        A source that gives several values that cannot all hold tells them apart by something that was not read; so does
        a catalog with several records of one name, and so may a source that says on what conditions, or of which
        variant. The members of a family differ, and what has more sizes than a few is one, whatever it is called. What
        changes with time takes a side only for a day, unless it is no figure and no day is known of any.
        """
        if any(each.claim.subject.type == "ModelFamily" for each in self.heard):
            return []
        if self.known.unit == SIZE and len(self.fitting) > _MOST_SIZES:
            return []
        several = _of_several(self.stated, self.known, self.ground)
        left = [
            each
            for each in self.stated
            if each.origin.id not in several and not _is_stamp(each) and not _is_narrowed(each)
        ]
        if not self.known.varies:
            return left
        if self.known.kind.is_number or any(each.day is not None for each in left):
            return [each for each in left if each.day is not None]
        return left

    @cached_property
    def camps(self) -> list[Camp]:
        """What is stated in groups that can all hold, that of the consensus first, then by their size."""
        if not takes_one(self.known):
            return [self.stated] if self.stated else []
        return self._ordered(self.fitting)

    @cached_property
    def sides(self) -> list[Camp]:
        """The sides that are taken, in the order of camps."""
        return self._ordered(camps(self.siding, self.known, self.ground)) if self.siding else []

    def _ordered(self, found: Sequence[Camp]) -> list[Camp]:
        return sorted(found, key=lambda camp: (-sum(each in self.supporters for each in camp), -len(camp)))

    @cached_property
    def supporters(self) -> frozenset[Testimony]:
        """Those whose value the consensus chose."""
        return frozenset(self.decision.supporters) if self.decision is not None else frozenset()

    @property
    def is_of_model(self) -> bool:
        """Tell whether it is about a model or a family of models, which stay as they were made."""
        return self.heard[0].claim.subject.type in _AS_MADE

    @property
    def is_decided(self) -> bool:
        """Tell whether the consensus chose a value."""
        return self.decision is not None and self.decision.value is not None

    @cached_property
    def bare_name(self) -> str:
        """What the thing is called without its sizes: "Heron 2 (9Bx4E)" is "Heron 2"."""
        return " ".join(word for word in name_key(self.name).split() if not _SIZE_WORD.fullmatch(word))

    def conflict(self, kind: Kind, severity: Severity, said: Sequence[Testimony], explanation: str) -> Conflict:
        """Return a conflict of the case that rests on some testimonies."""
        claims = tuple(dict.fromkeys(each.iri for each in said))
        return Conflict(kind, severity, self.heard[0].subject, self.known.name, claims, f"{explanation}.")

    def of(self, modality: Modality) -> list[Testimony]:
        """Return the testimonies of one modality."""
        return [each for each in self.heard if each.claim.modality is modality]


@dataclass(frozen=True)
class Dossier:
    """All cases of one thing, by their topic."""

    thing: str
    name: str
    cases: Mapping[Topic, Case]

    def case(self, topic: Topic) -> Case | None:
        """Return the case on a topic."""
        return self.cases.get(topic)

    def beside(self, case: Case) -> Sequence[Case]:
        """Return the cases on other properties with the same benchmark and setting."""
        return [each for each in self._by_setting[case.topic[1:]] if each is not case]

    @cached_property
    def _by_setting(self) -> Mapping[tuple[str, ...], Sequence[Case]]:
        found: dict[tuple[str, ...], list[Case]] = defaultdict(list)
        for topic, case in self.cases.items():
            found[topic[1:]].append(case)
        return found

    def on(self, name: str) -> Iterator[Case]:
        """Yield the cases on a property, whatever their setting."""
        return (case for case in self.cases.values() if case.known.name == name)


@dataclass(frozen=True)
class Thing:
    """A thing that is judged: its IRI, what it is called, and the IRIs of those who made it."""

    iri: str
    name: str
    makers: frozenset[str] = frozenset()


def dossier(thing: Thing, heard: Sequence[Testimony], decided: Sequence[Decision], ground: Ground) -> Dossier:
    """Return what is said of a thing, case by case."""
    decisions: dict[Question, list[Decision]] = defaultdict(list)
    for decision in decided:
        decisions[decision.subject, decision.property, decision.setting or ""].append(decision)
    topics: dict[Topic, list[Testimony]] = defaultdict(list)
    for each in of_one_thing(heard, ground):
        if each.claim.unit is None and not each.in_passing:
            topics[topic_of(each)].append(each)
    cases = {}
    for topic, here in topics.items():
        known = ground.vocabulary.properties[topic[0]]
        about = [each for question in {question_of(each, known) for each in here} for each in decisions[question]]
        chosen = about[0] if len(about) == 1 else None
        cases[topic] = Case(thing.iri, thing.name, topic, known, here, chosen, ground, thing.makers)
    return Dossier(thing.iri, thing.name, cases)


def _of_several(heard: Sequence[Testimony], known: Property, ground: Ground) -> set[str]:
    """Return the ids of the sources of files that give several values of which not all can hold."""
    given: dict[str, list[Testimony]] = defaultdict(list)
    for each in heard:
        given[each.origin.file or each.origin.id].append(each)
    told_apart = [own for own in given.values() if len(own) > 1 and len(camps(own, known, ground)) > 1]
    return {each.origin.id for own in told_apart for each in own}


def _is_stamp(each: Testimony) -> bool:
    """Tell whether a date is a computer's count of seconds: when a record was made, and not what it is about."""
    return isinstance(each.claim.value, Date) and _STAMP.fullmatch(each.claim.as_written or "") is not None


def _is_narrowed(each: Testimony) -> bool:
    """Tell whether the words around a value speak of conditions or of a variant, and none of that was read."""
    claim = each.claim
    if claim.setting is not None:
        return False
    if claim.benchmark is not None and _CONDITION.search(each.passage) is not None:
        return True
    _, found, after = each.passage.partition(claim.subject.called)
    return bool(found) and _VARIANT.match(after) is not None


def is_later(earlier: Sequence[Testimony], later: Sequence[Testimony]) -> bool:
    """Tell whether days are known of both, and all of them put the one before the other."""
    before = [each.day for each in earlier if each.day is not None]
    after = [each.day for each in later if each.day is not None]
    return bool(before and after) and max(before) < min(after)


def topic_of(each: Testimony) -> Topic:
    """Return what a testimony is about, but for the thing; the spellings of one name are one."""
    claim = each.claim
    benchmark = name_key(claim.benchmark.name) if claim.benchmark else ""
    return claim.property, benchmark, name_key(claim.setting) if claim.setting else ""
