"""The same said with other certainty: kept back by one and told by another, a rumour to one and a fact to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ... import words
from ...claims import Modality
from ..conflict import Conflict, Kind, Severity
from ..named import same
from ..voices import voices
from . import telling
from .case import is_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..testimony import Testimony
    from .case import Case

_PARTIES = frozenset(["Organization", "Person"])
# A cell without a value, and what its writer does not know: nobody is said to keep it back.
_GAP = re.compile(
    r"[^\w?]*+(?:n[^\w?]{0,2}a|unknown|not (?:known|tested|applicable)|none|null|\?{1,2})?[^\w?]*+", re.IGNORECASE
)
_SOFTLY = {Modality.ANTICIPATED: ("expects", "expect"), Modality.REPORTED: ("reports", "report")}


def undisclosed(case: Case) -> Iterator[Conflict]:
    """Yield that one source says a value is kept back and another gives it; low where its maker told it later."""
    # A source that gives the value, too, has a gap in one of its rows, or keeps back a part.
    giving = {each.origin.id for each in case.stated}
    kept_back = [each for each in case.of(Modality.UNDISCLOSED) if not _is_gap(each.claim.as_written)]
    silent = [each for each in kept_back if each.origin.id not in giving]
    if not silent or not case.stated:
        return
    is_own = case.decision is not None and case.decision.disclosed_by is not None
    severity = Severity.LOW if is_own and is_later(silent, case.stated) else Severity.MEDIUM
    not_told = telling.told(silent, "says that it is not disclosed", "say that it is not disclosed")
    says = f"{telling.about(case)}: {', '.join(telling.side(camp, case) for camp in case.camps)}, {not_told}"
    yield case.conflict(Kind.UNDISCLOSED, severity, [*case.stated, *silent], says)


def _is_gap(words: str) -> bool:
    """Tell whether a value is written as a mark or word for nothing: "N/A", "?", "unknown"."""
    return bool(words) and _GAP.fullmatch(words) is not None


def credit(case: Case) -> Iterator[Conflict]:
    """Yield that some state as a fact what others but report or expect, unless they expected it before it was one.

    That is told of models and their figures only. What is reported of people, firms and deals comes true or not, and a
    sentence that reports something names in passing what nobody doubts: whose model it is, who leads the firm.
    """
    if not _may_be_rumour(case):
        return
    firm: list[Testimony] = []
    soft: list[Testimony] = []
    values = []
    for alike in same(case.heard, case.ground):
        facts = [each for each in alike if each.claim.modality is Modality.ASSERTED and not each.claim.according_to]
        if facts and (softer := _softer(alike, facts, case)):
            firm += facts
            soft += softer
            values.append(telling.value(facts[0], case))
    if firm:
        told = [telling.told(group, *_SOFTLY[group[0].claim.modality]) for group in _by_modality(soft)]
        says = (
            f"{telling.about(case)}: {telling.told(firm, 'states', 'state')} as a fact what {' and '.join(told)}, "
            f"{', '.join(values)}"
        )
        yield case.conflict(Kind.CREDIT, Severity.LOW, [*firm, *soft], says)


def hearsay(case: Case) -> Iterator[Conflict]:
    """Yield that some credit a speaker with what others report of nobody, where none states it as a fact."""
    if not _may_be_rumour(case):
        return
    credited: list[Testimony] = []
    vague: list[Testimony] = []
    values = []
    for alike in same(case.of(Modality.REPORTED), case.ground):
        named = [each for each in alike if each.claim.according_to is not None]
        bare = _apart([each for each in alike if each.claim.according_to is None], named, alike, case)
        if named and bare and not any(each.claim.value == named[0].claim.value for each in case.of(Modality.ASSERTED)):
            credited += named
            vague += bare
            values.append(telling.value(named[0], case))
    if credited:
        speakers = words.listed(sorted({each.claim.according_to.name for each in credited if each.claim.according_to}))
        says = (
            f"{telling.about(case)}: {telling.told(credited, 'credits', 'credit')} {speakers} with what "
            f"{telling.told(vague, 'reports', 'report')} of nobody in particular, {', '.join(values)}"
        )
        yield case.conflict(Kind.CREDIT, Severity.LOW, [*credited, *vague], says)


def _may_be_rumour(case: Case) -> bool:
    return case.is_of_model and case.known.range not in _PARTIES


def _apart(
    some: Sequence[Testimony], others: Sequence[Testimony], alike: Sequence[Testimony], case: Case
) -> list[Testimony]:
    """Return those of some testimonies that are other voices than any of the others."""
    known = frozenset(others)
    heard = {
        each
        for voice in voices(alike, case.ground.policy, case.ground.iris)
        if not known.isdisjoint(voice)
        for each in voice
    }
    return [each for each in some if each not in heard]


def _softer(alike: Sequence[Testimony], facts: Sequence[Testimony], case: Case) -> list[Testimony]:
    """Return those who are less certain of what others state, and are other voices than these."""
    if not any(each.claim.modality in _SOFTLY for each in alike):
        return []
    softer = _apart([each for each in alike if each.claim.modality in _SOFTLY], facts, alike, case)
    expected = [each for each in softer if each.claim.modality is Modality.ANTICIPATED]
    # What varies comes to be what it was expected to be, one day.
    is_over = is_later(expected, facts) or (case.known.varies and not is_later(facts, expected))
    return [each for each in softer if each.claim.modality is not Modality.ANTICIPATED] if is_over else softer


def _by_modality(heard: Sequence[Testimony]) -> list[list[Testimony]]:
    found = [[each for each in heard if each.claim.modality is modality] for modality in _SOFTLY]
    return [group for group in found if group]
