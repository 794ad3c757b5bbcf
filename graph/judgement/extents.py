"""What a stated value leaves possible: values that can all be true at once have extents that overlap."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from ..claims import Claim, Comparator
from ..dates import Date
from ..leeway import rounding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .policy import Policy

# A bound is a number and a nudge: (3, 1) is just above 3, (3, -1) just below.
Bound = tuple[Decimal, int]
_LOWEST: Bound = (Decimal("-Infinity"), 0)
_HIGHEST: Bound = (Decimal("Infinity"), 0)


@dataclass(frozen=True, slots=True)
class Extent:
    """All true values that a statement allows, both bounds included."""

    low: Bound
    high: Bound

    def holds(self, point: Bound) -> bool:
        """Tell whether the statement can be true where `point` is the true value."""
        return self.low <= point <= self.high

    def meets(self, other: Extent) -> bool:
        """Tell whether both statements can be true at once."""
        return self.low <= other.high and other.low <= self.high

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
    """Return the largest groups of extents that one true value satisfies, as indices, none inside another.

    Intervals that overlap pairwise share a point, and then they share the highest of their low bounds: so trying
    each low bound in turn finds every group. One is whole when a member of it ends before the next low bound.
    """
    groups: list[list[int]] = []
    open_: list[int] = []
    for low, starting in groupby(sorted(range(len(extents)), key=lambda i: extents[i].low), lambda i: extents[i].low):
        left = [i for i in open_ if extents[i].high >= low]
        if len(left) < len(open_):
            groups.append(open_)
        open_ = [*left, *starting]
    return sorted(tuple(sorted(group)) for group in (*groups, open_) if group)


def _number_extent(claim: Claim, number: Decimal, policy: Policy, step: Decimal) -> Extent:
    match claim.comparator:
        case Comparator.EQUAL:
            slack = min(max(rounding(claim.as_written, number), step / 2), abs(number) * policy.rounding)
            # What lies half-way is rounded up: it is no other number's, too.
            return Extent((number - slack, 0), (number + slack, -1 if slack else 0))
        case Comparator.ABOUT:
            slack = max(abs(number) * policy.approximation, rounding(claim.as_written, number))
            return Extent((number - slack, 0), (number + slack, 0))
        case Comparator.MORE:
            return Extent((number, 1), _HIGHEST)
        case Comparator.AT_LEAST:
            return Extent((number, 0), _HIGHEST)
        case Comparator.LESS:
            return Extent(_LOWEST, (number, -1))
        case Comparator.AT_MOST:
            return Extent(_LOWEST, (number, 0))
