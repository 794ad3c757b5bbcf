"""What a stated value leaves possible: values that can all be true at once have extents that overlap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from ..claims import Claim, Comparator
from ..dates import Date
from ..leeway import rounding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .policy import Policy

# A bound is a number and a nudge: (3, 1) is just above 3, (3, -1) just below.
Bound = tuple[Decimal, int]
_LOWEST: Bound = (Decimal("-Infinity"), 0)
_HIGHEST: Bound = (Decimal("Infinity"), 0)


@dataclass(frozen=True, slots=True)
class Extent:
    """All true values that a statement allows, both bounds included; `stated` is the one that it names, if one."""

    low: Bound
    high: Bound
    stated: Bound | None = None

    @property
    def point(self) -> Bound:
        """What is tried as the true value: what is stated, else the lowest that is allowed."""
        return self.low if self.stated is None else self.stated

    def holds(self, point: Bound) -> bool:
        """Tell whether the statement can be true where `point` is the true value."""
        return self.low <= point <= self.high

    def meets(self, other: Extent) -> bool:
        """Tell whether one of the statements can be true where what the other states is."""
        return self.holds(other.point) or other.holds(self.point)

    @property
    def width(self) -> Decimal:
        """How much the statement leaves open; 0 for an exact number, infinite for a bound."""
        return self.high[0] - self.low[0]


def extent_of(claim: Claim, policy: Policy, step: Decimal = Decimal(0)) -> Extent | None:
    """Return what a claim's number or date leaves possible; None for other values.

    A number stands for all that rounds to the digits written; a plain one also for all that rounds to it in steps of
    `step`.
    """
    match claim.value:
        case bool():
            return None
        case Decimal():
            return _number_extent(claim, claim.value, policy, step)
        case Date(_, earliest, latest):
            return Extent((Decimal(earliest.toordinal()), 0), (Decimal(latest.toordinal()), 0))
        case _:
            return None


def holding_together(extents: Sequence[Extent]) -> list[tuple[int, ...]]:
    """Return the largest groups of extents that hold what one of them states, as indices, none inside another.

    That they overlap is not enough: "1.1 trillion" and "about 1.2 trillion" leave 1.145 possible, which nobody says.
    """
    alike: dict[Extent, list[int]] = defaultdict(list)
    for index, extent in enumerate(extents):
        alike[extent].append(index)
    groups = [sorted(index for each in group for index in alike[each]) for group in _largest(alike)]
    return sorted(map(tuple, groups))


def _largest(extents: Iterable[Extent]) -> Iterator[list[Extent]]:
    """Yield the largest groups of different extents that hold one's point, from the lowest point to the highest."""
    waiting = sorted(extents, key=lambda each: each.low, reverse=True)
    held: dict[int, Extent] = {}
    ends: list[tuple[Bound, int]] = []
    has_grown = False
    for point in sorted({each.point for each in waiting}):
        # A group is as large as it gets where one is about to leave it.
        if has_grown and ends[0][0] < point:
            yield list(held.values())
            has_grown = False
        while ends and ends[0][0] < point:
            del held[heappop(ends)[1]]
        while waiting and waiting[-1].low <= point:
            each = waiting.pop()
            held[len(waiting)] = each
            heappush(ends, (each.high, len(waiting)))
            has_grown = True
    if has_grown:
        yield list(held.values())


def _number_extent(claim: Claim, number: Decimal, policy: Policy, step: Decimal) -> Extent:
    match claim.comparator:
        case Comparator.EQUAL:
            slack = min(max(rounding(claim.as_written, number), step / 2), abs(number) * policy.rounding)
            # What lies half-way is rounded up: it is no other number's, too.
            return Extent((number - slack, 0), (number + slack, -1 if slack else 0), (number, 0))
        case Comparator.ABOUT:
            slack = max(abs(number) * policy.approximation, rounding(claim.as_written, number))
            return Extent((number - slack, 0), (number + slack, 0), (number, 0))
        case Comparator.MORE:
            return Extent((number, 1), _HIGHEST)
        case Comparator.AT_LEAST:
            return Extent((number, 0), _HIGHEST)
        case Comparator.LESS:
            return Extent(_LOWEST, (number, -1), (number, -1))
        case Comparator.AT_MOST:
            return Extent(_LOWEST, (number, 0), (number, 0))
