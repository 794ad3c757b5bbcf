"""What the words of a number leave open: it is rounded to the digits written, and "about" is wider."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from .claims import STATED, Comparator
from .units import BYTES

if TYPE_CHECKING:
    from .claims import Claim
    from .judgement.policy import Policy
    from .vocabulary import Property

# In programs and their files thousands are parted by a low line: `131_072`.
_WRITTEN = re.compile(r"\d{1,15}(?:[,_]\d{3}){0,5}(?:\.(\d{1,15}))?")
_MOST_NUMBERS = 8
_THOUSAND = Decimal(1000)
# Numbers are counted in thousands, in other powers of ten only where they fit none of these.
_THOUSANDS = frozenset(base**power for base in (Decimal(1000), Decimal(1024)) for power in range(9))
_TENS = frozenset(Decimal(10) ** exponent for exponent in range(-3, 25))
_ROUND_FROM = Decimal(10) ** 6


def leeway_of(claim: Claim, known: Property, policy: Policy) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest number that a claim leaves possible to audits, None where it sets no bound.

    Only a number that is asserted or reported, in the property's own unit, sets bounds.
    """
    number = claim.value
    if not isinstance(number, Decimal) or claim.unit is not None or claim.modality not in STATED:
        return None, None
    slack = rounding(claim.as_written, number)
    if claim.comparator is Comparator.ABOUT:
        slack = max(slack, abs(number) * policy.audited_approximation)
    least = None if claim.comparator in {Comparator.LESS, Comparator.AT_MOST} else number - slack
    greatest = None if claim.comparator in {Comparator.MORE, Comparator.AT_LEAST} else number + slack
    return least, most_bytes(greatest, policy) if greatest is not None and known.unit == BYTES else greatest


def most_bytes(number: Decimal, policy: Policy) -> Decimal:
    """Return how many bytes so many may be, whatever was meant by a gigabyte."""
    return (number / (1 - policy.audited_bytes)).to_integral_value(ROUND_CEILING)


@lru_cache(maxsize=1 << 12)  # a number is looked at many times while what is said of one thing is judged
def rounding(as_written: str, number: Decimal) -> Decimal:
    """Return half a unit of the last digit written: 0.05e12 for a number of 2.3e12 written "2.3 trillion".

    Whole numbers that are written out are exact below a million; above, the zeros that they end in are not: who
    writes 70,000,000,000 has rounded. So are numbers of which the writing is not known, and "10000.0B" is 10 trillion.
    Of several that may be written ("4 to 40 GB") the most exact counts.
    """
    written = [(each, _scale(each, number)) for each in islice(_WRITTEN.finditer(as_written), _MOST_NUMBERS)]
    for scales in (_THOUSANDS, _TENS):
        halves = [_half(each, scale, number) for each, scale in written if scale in scales]
        if halves:
            return min(halves)
    return _of_its_zeros(abs(number))


def _scale(written: re.Match[str], number: Decimal) -> Decimal | None:
    """Return what a written number is multiplied with, to be another; None for a zero."""
    mantissa = Decimal(written[0].replace(",", "").replace("_", ""))
    return number / mantissa if mantissa else None


def _half(written: re.Match[str], scale: Decimal, number: Decimal) -> Decimal:
    """Return half a unit of the last digit of what is written."""
    if scale == 1 and written[1] is None:
        return _of_its_zeros(abs(number))
    if scale >= _ROUND_FROM and abs(number) >= scale * _THOUSAND and not (written[1] or "").strip("0"):
        # A catalog that counts all in billions writes "10000.0B" for 10 trillion.
        return min(_of_its_zeros(abs(number)), scale * _THOUSAND / 2)
    return scale * Decimal(1).scaleb(-len(written[1] or "")) / 2


def _of_its_zeros(number: Decimal) -> Decimal:
    if number < _ROUND_FROM:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) / 2 if isinstance(exponent, int) and exponent > 0 else Decimal(0)
