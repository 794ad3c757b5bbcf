"""What the members of a family are said to have, found by value: a look at each for each would take long."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ...claims import Comparator
from ..camps import extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...claims import Value
    from ..camps import Camp
    from ..extents import Bound, Extent
    from ..testimony import Testimony
    from .case import Case

_LOOSE = (Comparator.EQUAL, Comparator.ABOUT)


def alike(one: Testimony, other: Testimony, case: Case) -> bool:
    """Tell whether two give the same number or date, whether as such or as a bound or approximation."""
    if one.claim.value == other.claim.value:
        return True
    mine, yours = _loosely(one, case), _loosely(other, case)
    return mine is not None and yours is not None and mine.meets(yours)


def _loosely(each: Testimony, case: Case) -> Extent | None:
    return extent(each, case.known, case.ground) if each.claim.comparator in _LOOSE else None


class Level(NamedTuple):
    """A family that a thing is in, on one topic: its own case, if anything is said of it, and those of its members."""

    family: Case | None
    members: Siblings


@dataclass(frozen=True)
class Siblings:
    """The cases of a family's members on one topic, and of the members of the families in it."""

    cases: Sequence[Case]

    def near(self, camp: Camp) -> list[Case]:
        """Return, in their order, the cases in which somebody may give a camp's value, and no others that could."""
        found = {place for each in camp for place in self._giving(each)} if self.cases else set()
        return [self.cases[place] for place in sorted(found)]

    def _giving(self, each: Testimony) -> Iterable[int]:
        yield from self._by_value.get(each.claim.value, ())
        possible = _loosely(each, self.cases[0])
        if possible is not None:
            lows, highest, places = self._by_extent
            at = bisect_right(lows, possible.high)
            # Those behind begin above it; before the last that reaches up to it nobody else does.
            while at and highest[at - 1] >= possible.low:
                at -= 1
                yield places[at]

    @cached_property
    def _by_value(self) -> Mapping[Value | None, Sequence[int]]:
        found: dict[Value | None, list[int]] = defaultdict(list)
        for place, case in enumerate(self.cases):
            for each in case.stated:
                found[each.claim.value].append(place)
        return found

    @cached_property
    def _by_extent(self) -> tuple[Sequence[Bound], Sequence[Bound], Sequence[int]]:
        """The low bounds in their order, the highest bound up to each, and the place of each one's case."""
        known = [
            (possible.low, possible.high, place)
            for place, case in enumerate(self.cases)
            for each in case.stated
            if (possible := _loosely(each, case)) is not None
        ]
        known.sort(key=itemgetter(0))
        highest = accumulate((high for _, high, _ in known), max)
        return [low for low, _, _ in known], list(highest), [place for _, _, place in known]
