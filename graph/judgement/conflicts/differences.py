"""Values that cannot all hold: a change where the dates explain it, else a contradiction; or mere rounding."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ... import words
from ...claims import Comparator, Modality
from ..camps import same, takes_one
from ..conflict import Conflict, Kind, Severity
from . import telling
from .case import is_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..camps import Camp
    from .case import Case


def differences(case: Case, explained: Sequence[Camp] = ()) -> Iterator[Conflict]:
    """Yield how the values of a case differ; `explained` are the camps for which another kind says it all."""
    if not takes_one(case.known):
        yield from _succession(case)
    elif len(case.fitting) == 1:
        yield from _precision(case)
    elif case.known.varies and (order := in_time(case.fitting)) is not None:
        yield _changed(case, order)
    else:
        left = [camp for camp in case.camps if not any(camp is other for other in explained)]
        if len(left) > 1:
            yield _contradiction(case, left)


def denials(case: Case) -> Iterator[Conflict]:
    """Yield that one source denies what another states: a change where it varies and the dates explain it."""
    for denied in same(case.of(Modality.DENIED), case.ground):
        stated = [each for each in case.stated if each.claim.value == denied[0].claim.value]
        if stated:
            is_change = case.known.varies and is_later(denied, stated)
            says = f"{telling.about(case)}: {telling.side(stated, case)}, "
            says += (
                f"{telling.sources(denied)} denied it before"
                if is_change
                else telling.told(denied, "denies it", "deny it")
            )
            kind, severity = (Kind.CHANGE, Severity.LOW) if is_change else (Kind.CONTRADICTION, Severity.MEDIUM)
            yield case.conflict(kind, severity, [*stated, *denied], says)


def in_time(groups: Sequence[Camp]) -> list[Camp] | None:
    """Return groups in the order of their days; None where the days that are known do not part them."""
    days = [sorted(each.day for each in group if each.day is not None) for group in groups]
    if len(groups) < 2 or not all(days):
        return None
    ordered = sorted(zip(days, groups, strict=True), key=lambda dated: (dated[0][0], dated[0][-1]))
    if any(earlier[0][-1] > later[0][0] for earlier, later in pairwise(ordered)):
        return None
    if ordered[0][0][-1] == ordered[-1][0][0]:
        return None
    return [group for _, group in ordered]


def _succession(case: Case) -> Iterator[Conflict]:
    """Yield that one person followed another, where each time that is spoken of has but one."""
    if not case.known.varies or case.known.range != "Person":
        return
    groups = same([each for each in case.stated if each.day is not None], case.ground)
    order = in_time(groups) if len(groups) > 1 else None
    if order is not None and all(is_later(earlier, later) for earlier, later in pairwise(order)):
        yield _changed(case, order)


def _changed(case: Case, order: Sequence[Camp]) -> Conflict:
    steps = []
    for camp in order:
        day, last = max(((each.day, each) for each in camp if each.day is not None), key=itemgetter(0))
        alike = [each for each in camp if each.claim.value == last.claim.value]
        steps.append(f"{telling.side(alike, case)} as of {words.date(day.isoformat())}")
    said = [each for camp in order for each in camp]
    return case.conflict(Kind.CHANGE, Severity.LOW, said, f"{telling.about(case)}: {', then '.join(steps)}")


def _contradiction(case: Case, left: Sequence[Camp]) -> Conflict:
    sides = []
    for camp in left:
        # What is so vague that it goes with several takes no side.
        firm = [each for each in camp if sum(each in other for other in left) == 1]
        sides.append(telling.side(firm or camp, case))
    said = list({each.iri: each for camp in left for each in camp}.values())
    severity = Severity.MEDIUM if case.is_decided else Severity.HIGH
    return case.conflict(Kind.CONTRADICTION, severity, said, f"{telling.about(case)}: {', '.join(sides)}")


def _precision(case: Case) -> Iterator[Conflict]:
    """Yield that plain numbers differ by rounding, where no source says that its own is rounded."""
    plain = [each for each in case.stated if each.claim.comparator is Comparator.EQUAL and case.known.kind.is_number]
    values = same(plain, case.ground)
    if len(values) > 1:
        sides = ", ".join(telling.side(alike, case) for alike in values)
        says = f"{telling.about(case)}, in more or fewer digits: {sides}"
        yield case.conflict(Kind.PRECISION, Severity.LOW, plain, says)
