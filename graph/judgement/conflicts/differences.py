"""Values that cannot all hold: a change where the dates explain it, else a contradiction; or mere rounding."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ... import words
from ...claims import Comparator, Entity, Modality
from ...names import name_key
from ..camps import are_rounded, takes_one
from ..conflict import Conflict, Kind, Severity
from ..named import same
from . import telling
from .case import is_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..camps import Camp
    from .case import Case

_SOON = 7  # days
# What varies may be another within so many days; figures that are further apart do not contradict each other.
_AT_ONE_TIME = 31
# How much of two names must be alike: "Quill", "Quil".
_ALIKE = 0.85


def differences(case: Case, explained: Sequence[Camp] = ()) -> Iterator[Conflict]:
    """Yield how the values of a case differ; `explained` are the camps for which another kind says it all."""
    if not takes_one(case.known):
        yield from _succession(case)
    elif len(case.fitting) == 1:
        yield from _precision(case)
    elif case.known.varies and (order := _succeeding(case)) is not None:
        yield _changed(case, order)
    else:
        told = [frozenset(camp) for camp in explained]
        left = [side for side in case.sides if not any(camp.issuperset(side) for camp in told)]
        if len(left) > 1 and _are_of_one_time(left, case):
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


def _succeeding(case: Case) -> list[Camp] | None:
    """Return the values of a case in the order of their days; None where the days do not part them.

    What goes with several values is of no time, and figures of two publishers that differ within days are no history.
    """
    for groups in (case.fitting, case.sides):
        order = in_time(_firm(groups))
        if (
            order is not None
            and _is_dated(order)
            and not (case.known.kind.is_number and any(_is_at_once(*pair) for pair in pairwise(order)))
        ):
            return order
    return None


def _is_dated(order: Sequence[Camp]) -> bool:
    """Tell whether a history is told by several sources, or by one that says of which day each value is."""
    sources = {each.origin.id for camp in order for each in camp}
    return len(sources) > 1 or all(any(each.claim.as_of is not None for each in camp) for camp in order)


def _are_of_one_time(sides: Sequence[Camp], case: Case) -> bool:
    """Tell whether values can contradict each other: of a figure that varies only those of about one time.

    Figures of firms are often told long after their day: there only a day that is said with them counts.
    """
    if not (case.known.varies and case.known.kind.is_number):
        return True
    days = [
        [each.day for each in side if each.day is not None and (case.is_of_model or each.claim.as_of is not None)]
        for side in sides
    ]
    return any(
        abs((one - other).days) <= _AT_ONE_TIME
        for mine, yours in combinations(days, 2)
        for one in mine
        for other in yours
    )


def _firm(groups: Sequence[Camp]) -> list[Camp]:
    """Return camps without those who stand in several, but with all of them where nobody would be left."""
    times = Counter(each for group in groups for each in group)
    return [[each for each in group if times[each] == 1] or group for group in groups]


def _is_at_once(earlier: Camp, later: Camp) -> bool:
    """Tell whether two camps are of different publishers, and days apart."""
    last = max(each.day for each in earlier if each.day is not None)
    first = min(each.day for each in later if each.day is not None)
    mine, yours = ({each.origin.publisher or each.origin.id for each in camp} for camp in (earlier, later))
    return (first - last).days < _SOON and mine.isdisjoint(yours)


def _succession(case: Case) -> Iterator[Conflict]:
    """Yield that one person followed another, where each time that is spoken of has but one."""
    if not case.known.varies or case.known.range != "Person":
        return
    groups = _by_person(same([each for each in case.stated if each.day is not None], case.ground))
    order = in_time(groups) if len(groups) > 1 else None
    if order is not None and all(is_later(earlier, later) for earlier, later in pairwise(order)):
        yield _changed(case, order)


def _by_person(groups: Sequence[Camp]) -> list[Camp]:
    """Return groups of equal names with those together that may be one person's: of one surname, or a letter apart."""
    found: list[Camp] = []
    for group in groups:
        name = _called(group)
        known = next((other for other in found if _may_be_one(name, _called(other))), None)
        if known is None:
            found.append(list(group))
        else:
            known.extend(group)
    return found


def _called(group: Camp) -> str:
    value = group[0].claim.value
    return name_key(value.name) if isinstance(value, Entity) else ""


def _may_be_one(one: str, other: str) -> bool:
    return one.split()[-1:] == other.split()[-1:] or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _changed(case: Case, order: Sequence[Camp]) -> Conflict:
    steps = [_state(camp, case, is_last=camp is order[-1]) for camp in order]
    said = [each for camp in order for each in camp]
    return case.conflict(Kind.CHANGE, Severity.LOW, said, f"{telling.about(case)}: {', then '.join(steps)}")


def _state(camp: Camp, case: Case, *, is_last: bool) -> str:
    """Return a state, who tells it, and when: up to its last day, but from its first day on where it lasts."""
    dated = [(each.day, each) for each in camp if each.day is not None]
    day, telling_day = min(dated, key=itemgetter(0)) if is_last else max(dated, key=itemgetter(0))
    alike = [each for each in camp if each.claim.value == telling_day.claim.value]
    as_of = telling_day.claim.as_of
    written = words.date(as_of.edtf if as_of is not None else day.isoformat())
    if len({each.day for each in alike}) == 1:
        when = f"as of {written}"
    else:
        when = f"from {written} on" if is_last else f"up to {written}"
    return f"{telling.side(alike, case)} {when}"


def _contradiction(case: Case, left: Sequence[Camp]) -> Conflict:
    # What is so vague that it goes with several takes no side.
    sides = [telling.side(camp, case) for camp in _firm(left)]
    said = list(dict.fromkeys(each for camp in left for each in camp))
    severity = Severity.MEDIUM if case.is_decided else Severity.HIGH
    return case.conflict(Kind.CONTRADICTION, severity, said, f"{telling.about(case)}: {telling.beside(sides)}")


def _precision(case: Case) -> Iterator[Conflict]:
    """Yield that plain numbers of several sources differ by rounding; who says that its own is rounded is left out.

    So is a source that gives several of them: it rounds its own number.
    """
    given = same(case.stated, case.ground)
    times = Counter(source for alike in given for source in {each.origin.id for each in alike})
    plain = [
        each
        for each in case.stated
        if case.known.kind.is_number and each.claim.comparator is Comparator.EQUAL and times[each.origin.id] == 1
    ]
    values = same(plain, case.ground)
    if len(values) > 1 and are_rounded(plain, case.known, case.ground):
        sides = telling.beside([telling.side(alike, case) for alike in values])
        says = f"{telling.about(case)}, in more or fewer digits: {sides}"
        yield case.conflict(Kind.PRECISION, Severity.LOW, plain, says)
