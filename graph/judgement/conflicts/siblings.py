"""What the members of a family are said to have, found by value: a look at each for each would take long."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ...claims import Comparator
from ..camps import BYTE_LIKE, extent, in_thousands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...claims import Value
    from ..camps import Camp
    from ..extents import Bound, Extent
    from ..testimony import Testimony
    from .case import Case

_LOOSE = (Comparator.EQUAL, Comparator.ABOUT)


def alike(one: Testimony, other: Testimony, case: Case) -> bool:
    """Tell whether two give the same number or date, whether as such or as a bound or approximation.

    Numbers that count in powers of 1,024 are those in powers of 1,000 that they are taken for.
    """
    return bool(Given([other], case).like([one]))


def is_told_by_maker(case: Case) -> bool:
    """Tell whether the maker of a thing gives the value that the consensus chose."""
    return case.decision is not None and case.decision.disclosed_by is not None


class Level(NamedTuple):
    """A family that a thing is in, on one topic: its own case, if anything is said of it, and those of its members."""

    family: Case | None
    members: Siblings


@dataclass(frozen=True)
class Given:
    """What some testimonies on the property of a case give, to be found by those who give the like."""

    heard: Sequence[Testimony]
    case: Case

    def like(self, others: Iterable[Testimony]) -> list[Testimony]:
        """Return those who give the like of one of some others, in their order."""
        return [self.heard[place] for place in sorted({place for each in others for place in self.places(each)})]

    def places(self, each: Testimony) -> Iterator[int]:
        """Yield the places of those who give the like of a testimony, some of them several times."""
        for value in self._values(each):
            yield from self._by_value.get(value, ())
        possible = self._loosely(each)
        if possible is not None:
            lows, highest, known = self._by_extent
            at = bisect_right(lows, possible.high)
            # Those behind begin above it; before the last that reaches up to it nobody else does.
            while at and highest[at - 1] >= possible.low:
                at -= 1
                other, places = known[at]
                if possible.meets(other):
                    yield from places

    @cached_property
    def _by_value(self) -> Mapping[Value | None, Sequence[int]]:
        found: dict[Value | None, list[int]] = defaultdict(list)
        for place, each in enumerate(self.heard):
            for value in self._values(each):
                found[value].append(place)
        return found

    @cached_property
    def _by_extent(self) -> tuple[Sequence[Bound], Sequence[Bound], Sequence[tuple[Extent, Sequence[int]]]]:
        """The low bounds in their order, the highest bound up to each, and the extents with the places of each."""
        found: dict[Extent, list[int]] = defaultdict(list)
        for place, each in enumerate(self.heard):
            possible = self._loosely(each)
            if possible is not None:
                found[possible].append(place)
        known = sorted(found.items(), key=lambda given: given[0].low)
        highest = accumulate((each.high for each, _ in known), max)
        return [each.low for each, _ in known], list(highest), known

    def _values(self, each: Testimony) -> Iterator[Value | None]:
        value = each.claim.value
        yield value
        if isinstance(value, Decimal) and self.case.known.unit in BYTE_LIKE:
            yield from in_thousands(value)

    def _loosely(self, each: Testimony) -> Extent | None:
        return extent(each, self.case.known, self.case.ground) if each.claim.comparator in _LOOSE else None


# What some testimonies give, and for each of them the number of its case.
_Index = tuple[Given, "Sequence[int]"]


@dataclass(frozen=True)
class Siblings:
    """The cases of a family's members on one topic, and of the members of the families in it."""

    cases: Sequence[Case]

    def giving(self, camp: Camp) -> Iterator[Case]:
        """Yield the cases in which somebody gives the like of a camp's value, each once."""
        if self.cases:
            yield from self._in(self._given, camp)

    def having(self, camp: Camp) -> Iterator[Case]:
        """Yield the cases that have the like of a camp's value: by their maker, where it says any, else by somebody."""
        if self.cases:
            yield from self._in(self._had, camp)

    def _in(self, index: _Index, camp: Camp) -> Iterator[Case]:
        given, numbers = index
        seen = set()
        for number in (numbers[place] for each in camp for place in given.places(each)):
            if number not in seen:
                seen.add(number)
                yield self.cases[number]

    @cached_property
    def _given(self) -> _Index:
        return self._index([case.stated for case in self.cases])

    @cached_property
    def _had(self) -> _Index:
        return self._index([case.own or case.stated for case in self.cases])

    def _index(self, said: Sequence[Sequence[Testimony]]) -> _Index:
        """Return all of what is said in the cases, and for each who says it the number of the case."""
        heard = [(each, number) for number, here in enumerate(said) for each in here]
        return Given([each for each, _ in heard], self.cases[0]), [number for _, number in heard]
