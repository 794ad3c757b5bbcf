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
        return
    if len(case.camps) > 1:
        if (order := in_time(case)) is not None:
            yield _changed(case, order)
        else:
            left = [camp for camp in case.camps if not any(camp is other for other in explained)]
            if len(left) > 1:
                yield _contradiction(case, left)
    else:
        yield from _precision(case)


def denials(case: Case) -> Iterator[Conflict]:
    """Yield that one source denies what another states: a change where the property varies and the dates explain it."""
    for denied in same(case.of(Modality.DENIED), case.ground):
        stated = [each for each in case.stated if each.claim.value == denied[0].claim.value]
        if stated:
            is_change = case.known.varies and is_later(denied, stated)
            then = "denied it before" if is_change else telling.told(denied, "denies it", "deny it")
            sentence = f"{telling.gives(stated, case)} as {telling.topic(case)}; " + (
                f"{telling.sources(denied)} {then}" if is_change else then
            )
            kind, severity = (Kind.CHANGE, Severity.LOW) if is_change else (Kind.CONTRADICTION, Severity.MEDIUM)
            yield case.conflict(kind, severity, [*stated, *denied], sentence)


def in_time(case: Case) -> list[Camp] | None:
    """Return the camps of a property that varies in the order of their days; None where the days do not part them."""
    days = [sorted(each.day for each in camp if each.day is not None) for camp in case.camps]
    if not case.known.varies or not all(days):
        return None
    ordered = sorted(zip(days, case.camps, strict=True), key=lambda dated: (dated[0][0], dated[0][-1]))
    if any(earlier[0][-1] > later[0][0] for earlier, later in pairwise(ordered)):
        return None
    if ordered[0][0][-1] == ordered[-1][0][0]:
        return None
    return [camp for _, camp in ordered]


def _changed(case: Case, order: Sequence[Camp]) -> Conflict:
    steps = []
    for camp in order:
        day, last = max(((each.day, each) for each in camp if each.day is not None), key=itemgetter(0))
        steps.append(f"{telling.value(last, case)} as of {words.date(day.isoformat())} ({telling.sources(camp)})")
    said = [each for camp in order for each in camp]
    sentence = f"{_capital(telling.topic(case))} changed: {', then '.join(steps)}"
    return case.conflict(Kind.CHANGE, Severity.LOW, said, sentence)


def _contradiction(case: Case, left: Sequence[Camp]) -> Conflict:
    sides = []
    for camp in left:
        clear = telling.clearest(camp, case)
        # What is so vague that it goes with several takes no side.
        firm = [each for each in camp if sum(each in other for other in left) == 1] or camp
        sides.append(f"{telling.value(clear, case)} ({telling.sources(firm)})")
    said = list({each.iri: each for camp in left for each in camp}.values())
    differ = (
        f"{said[0].origin.name} differs with itself"
        if len({each.origin.id for each in said}) == 1
        else "Sources differ"
    )
    severity = Severity.MEDIUM if case.is_decided else Severity.HIGH
    sentence = f"{differ} on {telling.topic(case)}: {', '.join(sides)}"
    return case.conflict(Kind.CONTRADICTION, severity, said, sentence)


def _precision(case: Case) -> Iterator[Conflict]:
    """Yield that plain numbers differ by rounding, where no source says that its own is rounded."""
    plain = [each for each in case.stated if each.claim.comparator is Comparator.EQUAL and case.known.kind.is_number]
    values = same(plain, case.ground)
    if len(values) > 1:
        sides = [f"{telling.value(alike[0], case)} ({telling.sources(alike)})" for alike in values]
        sentence = f"{_capital(telling.topic(case))} is given in more or fewer digits: {', '.join(sides)}"
        yield case.conflict(Kind.PRECISION, Severity.LOW, plain, sentence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
