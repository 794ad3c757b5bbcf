"""What the words of a number leave open: it is rounded to the digits written, and "about" is wider."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from .claims import STATED, Comparator

if TYPE_CHECKING:
    from .claims import Claim

# Wider than the consensus takes it: audits rather miss an error than call what is right wrong.
_ABOUT = Decimal("0.1")
_WRITTEN = re.compile(r"\d{1,15}(?:,\d{3}){0,5}(?:\.(\d{1,15}))?")
_MOST_NUMBERS = 8
_TENS = frozenset(Decimal(10) ** exponent for exponent in range(-3, 25))
_KIBIS = frozenset(Decimal(2) ** exponent for exponent in range(10, 61, 10))
_ROUND_FROM = Decimal(10) ** 6


def leeway_of(claim: Claim) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest number that a claim leaves possible, None where it sets no bound.

    Only a number that is asserted or reported, in the property's own unit, sets bounds.
    """
    number = claim.value
    if not isinstance(number, Decimal) or claim.unit is not None or claim.modality not in STATED:
        return None, None
    slack = rounding(claim.as_written, number)
    if claim.comparator is Comparator.ABOUT:
        slack = max(slack, abs(number) * _ABOUT)
    least = None if claim.comparator in {Comparator.LESS, Comparator.AT_MOST} else number - slack
    greatest = None if claim.comparator in {Comparator.MORE, Comparator.AT_LEAST} else number + slack
    return least, greatest


@lru_cache(maxsize=1 << 12)  # a number is looked at many times while what is said of one thing is judged
def rounding(as_written: str, number: Decimal) -> Decimal:
    """Return half a unit of the last digit written: 0.05e12 for a number of 2.3e12 written "2.3 trillion".

    Whole numbers that are written out are exact below a million; above, the zeros that they end in are not: who
    writes 70,000,000,000 has rounded. So are numbers of which the writing is not known.
    """
    for written in list(_WRITTEN.finditer(as_written))[:_MOST_NUMBERS]:
        mantissa = Decimal(written[0].replace(",", ""))
        scale = number / mantissa if mantissa else None
        if scale == 1 and written[1] is None:
            break
        if scale in _TENS or scale in _KIBIS:
            return abs(scale) * Decimal(1).scaleb(-len(written[1] or "")) / 2
    return _of_its_zeros(abs(number))


def _of_its_zeros(number: Decimal) -> Decimal:
    if number < _ROUND_FROM:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) / 2 if isinstance(exponent, int) and exponent > 0 else Decimal(0)
