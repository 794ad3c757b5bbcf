"""The same said with other certainty: kept back by one and told by another, a rumour to one and a fact to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...claims import Modality
from ..camps import same
from ..conflict import Conflict, Kind, Severity
from . import telling
from .case import is_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..testimony import Testimony
    from .case import Case

_SOFT = (Modality.ANTICIPATED, Modality.REPORTED)
_SOFTLY = {Modality.ANTICIPATED: ("expects", "expect"), Modality.REPORTED: ("reports", "report")}


def undisclosed(case: Case) -> Iterator[Conflict]:
    """Yield that one source says a value is kept back and another gives it."""
    silent = case.of(Modality.UNDISCLOSED)
    if not silent or not case.stated:
        return
    is_own = {each.origin.id for each in silent} & {each.origin.id for each in case.stated}
    sentence = (
        f"{telling.gives(case.stated, case)} as {telling.topic(case)}; "
        f"{telling.told(silent, 'says', 'say')} that it is not disclosed"
    )
    severity = Severity.MEDIUM if is_own or not is_later(silent, case.stated) else Severity.LOW
    yield case.conflict(Kind.UNDISCLOSED, severity, [*case.stated, *silent], sentence)


def credit(case: Case) -> Iterator[Conflict]:
    """Yield that some state as a fact what others but report or expect, unless they expected it before it was one."""
    firm, soft, values = [], [], []
    for alike in same(case.heard, case.ground):
        facts = [each for each in alike if each.claim.modality is Modality.ASSERTED and not each.claim.according_to]
        own = {each.origin.id for each in facts}
        softer = [each for each in alike if each.claim.modality in _SOFT and each.origin.id not in own]
        if facts and softer and not is_later(softer, facts):
            firm += facts
            soft += softer
            values.append(telling.value(facts[0], case))
    if firm:
        softly = " and ".join(telling.told(group, *_SOFTLY[group[0].claim.modality]) for group in _by_modality(soft))
        sentence = (
            f"{telling.told(firm, 'states', 'state')} as a fact what {softly}: "
            f"{telling.topic(case)}, {', '.join(values)}"
        )
        yield case.conflict(Kind.CREDIT, Severity.LOW, [*firm, *soft], sentence)


def _by_modality(heard: Sequence[Testimony]) -> list[list[Testimony]]:
    found = [[each for each in heard if each.claim.modality is modality] for modality in _SOFT]
    return [group for group in found if group]
