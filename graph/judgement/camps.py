"""Camps: testimonies whose values can all be true at once stand together."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ..claims import Comparator
from ..dates import Date
from ..leeway import rounding
from ..vocabulary import ValueKind
from .extents import Extent, extent_of, holding_together
from .named import named_camps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..claims import Claim
    from ..vocabulary import Property
    from .ground import Ground
    from .testimony import Testimony

# "128K" is 128,000 to some and 131,072 to others, "1M" a million or 1,048,576.
_BINARY = tuple(Decimal("1.024") ** power for power in (1, 2, 3))
_THOUSAND = Decimal(1000)
_BINARY_THOUSAND = Decimal(1024)
BYTE_LIKE = frozenset(["tokens", "bytes"])
# The unit of sizes, which are cut as well as rounded.
SIZE = "parameters"
# A "7B" has up to a third more or fewer parameters.
_NOMINAL = Decimal(1) / 3
_SIZE = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,3})?)\s?([MBTmbt])(?![^\W_])")
_SIZES = {"M": Decimal(10) ** 6, "B": Decimal(10) ** 9, "T": Decimal(10) ** 12}

Camp = list["Testimony"]


def takes_one(known: Property) -> bool:
    """Tell whether a property has one value at a time."""
    return known.one_valued or (known.varies and known.kind is not ValueKind.ENTITY)


def camps(heard: Sequence[Testimony], known: Property, ground: Ground) -> list[Camp]:
    """Return the testimonies in groups whose values can all hold; a vague one may stand in several."""
    if len({(each.claim.value, each.claim.comparator) for each in heard}) == 1:
        return [list(heard)]  # as mostly: all say the same
    meant = _meant(heard, known, ground)
    measured: list[tuple[Testimony, Extent]] = []
    named: list[Testimony] = []
    for each in heard:
        possible = extent(each, known, ground, meant)
        if possible is None:
            named.append(each)
        else:
            measured.append((each, loosened(possible, each, known)))
    groups = holding_together([possible for _, possible in measured])
    return [[measured[i][0] for i in group] for group in groups] + named_camps(named, known, ground)


def are_rounded(heard: Sequence[Testimony], known: Property, ground: Ground) -> bool:
    """Tell whether numbers are one, each rounded to its digits."""
    meant = _meant(heard, known, ground)
    extents = [found for each in heard if (found := extent(each, known, ground, meant)) is not None]
    return len(holding_together(extents)) == 1


def extent(
    each: Testimony, known: Property, ground: Ground, meant: Mapping[Decimal, Decimal] | None = None
) -> Extent | None:
    """Return what a testimony's number or date leaves possible; None for other values.

    `meant` gives for some numbers others that they are taken for.
    """
    claim = each.claim
    if meant and isinstance(claim.value, Decimal) and claim.value in meant:
        claim = replace(claim, value=meant[claim.value])
    return extent_of(claim, ground.policy, _step(claim, known))


def loosened(possible: Extent, each: Testimony, known: Property) -> Extent:
    """Return what a testimony leaves possible where its value stands for more than it says.

    The size that a model is named after is a round one, and 8,191 tokens are 8,192 counted from 0. The first or last
    day of a month stands for the month, and the last for the beginning of the next.
    """
    value = each.claim.value
    if isinstance(value, Date) and value.earliest == value.latest:
        day = value.earliest
        month_end = day.replace(day=monthrange(day.year, day.month)[1])
        if day.day == 1:
            return replace(possible, high=(Decimal(month_end.toordinal()), 0))
        if day == month_end:
            return Extent((Decimal(day.replace(day=1).toordinal()), 0), (Decimal(day.toordinal() + 1), 0))
    if isinstance(value, Decimal) and known.unit in BYTE_LIKE and (value + 1) % _BINARY_THOUSAND == 0:
        return Extent(possible.low, max(possible.high, (value + 1, 0)))
    if isinstance(value, Decimal) and value in sizes_in(each.claim.subject.name):
        slack = value * _NOMINAL
        return Extent(min(possible.low, (value - slack, 0)), max(possible.high, (value + slack, 0)))
    return possible


@lru_cache(maxsize=10_000)
def sizes_in(name: str) -> frozenset[Decimal]:
    """Return the sizes that a name tells: "Heron 7B" has 7 billion."""
    return frozenset(Decimal(number) * _SIZES[letter.upper()] for number, letter in _SIZE.findall(name))


def is_size_of(value: Decimal, named: Decimal) -> bool:
    """Tell whether a model with so many parameters may be named after a size."""
    return abs(value - named) <= named * _NOMINAL


def _step(claim: Claim, known: Property) -> Decimal:
    """Return what a whole number may be rounded to: per cent to ones, tokens to thousands where it ends so."""
    value = claim.value
    if not isinstance(value, Decimal) or value != value.to_integral_value() or "." in claim.as_written:
        return Decimal(0)
    if known.kind is ValueKind.PERCENTAGE:
        return Decimal(1)
    return _THOUSAND if known.unit in BYTE_LIKE and value % _THOUSAND == 0 else Decimal(0)


def _meant(heard: Sequence[Testimony], known: Property, ground: Ground) -> dict[Decimal, Decimal]:
    """Return for numbers that are another one in other digits what they are.

    One that counts in powers of 1,024 is that in powers of 1,000 which somebody gives; a number of parameters that
    somebody's more exact one begins with was cut from it: 70 billion from 70.6.
    """
    values = {each.claim.value for each in heard if isinstance(each.claim.value, Decimal)}
    if len(values) < 2:
        return {}
    if known.unit in BYTE_LIKE:
        return {value: thousands for value in values for thousands in in_thousands(value) if thousands in values}
    if known.unit != SIZE:
        return {}
    half = {
        each.claim.value: rounding(each.claim.as_written, each.claim.value)
        for each in heard
        if isinstance(each.claim.value, Decimal) and each.claim.comparator is Comparator.EQUAL
    }
    ordered = sorted(half)
    cut = {value: _cut_from(place, ordered, half, ground) for place, value in enumerate(ordered)}
    return {value: exact for value, exact in cut.items() if exact is not None}


def _cut_from(
    place: int, ordered: Sequence[Decimal], half: Mapping[Decimal, Decimal], ground: Ground
) -> Decimal | None:
    """Return the nearest of the numbers above one that is more exact and begins with its digits."""
    value = ordered[place]
    end = value + min(2 * half[value], value * ground.policy.rounding)
    for exact in islice(ordered, place + 1, None):
        if exact >= end:
            break
        if half[exact] < half[value]:
            return exact
    return None


def in_thousands(value: Decimal) -> Iterator[Decimal]:
    """Yield what a number that counts in powers of 1,024 may be in powers of 1,000: 128,000 for 131,072."""
    return (value / factor for factor in _BINARY)
