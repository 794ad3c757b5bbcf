"""What is known of a number that is not negative: its bounds, and whether they are approximations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ... import words
from ...claims import Comparator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NOTHING, _ANYTHING = Decimal(0), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high`, both included; `is_about` where these are only near it.

    What is known of two numbers is known of their sum, product and quotient.
    """

    low: Decimal
    high: Decimal
    is_about: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"no amount lies between {self.low} and {self.high}")

    @classmethod
    def of(cls, number: Decimal | int, comparator: Comparator = Comparator.EQUAL) -> Amount:
        """Return what a source says by a number; one that is "more than" another is at least that."""
        number = Decimal(number)
        match comparator:
            case Comparator.MORE | Comparator.AT_LEAST:
                return cls(number, _ANYTHING)
            case Comparator.LESS | Comparator.AT_MOST:
                return cls(_NOTHING, number)
            case _:
                return cls(number, number, comparator is Comparator.ABOUT)

    @classmethod
    def among(cls, amounts: Sequence[Amount]) -> Amount:
        """Return what is known where one of some amounts is right; ValueError for none."""
        low, high = min(each.low for each in amounts), max(each.high for each in amounts)
        return cls(low, high, any(each.is_about for each in amounts))

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.low + other.low, self.high + other.high, self.is_about or other.is_about)

    def __mul__(self, other: Amount) -> Amount:
        return Amount(self.low * other.low, _product(self.high, other.high), self.is_about or other.is_about)

    def __truediv__(self, other: Amount) -> Amount:
        high = self.high / other.low if other.low else _ANYTHING
        low = self.low / other.high if other.high else _ANYTHING
        return Amount(min(low, high), high, self.is_about or other.is_about)

    @property
    def is_open(self) -> bool:
        """Tell whether one of the bounds is missing."""
        return self.low == _NOTHING or self.high == _ANYTHING

    def at_most(self) -> Amount:
        """Return what is left of it where the number may also be smaller."""
        return Amount(_NOTHING, self.high, self.is_about)

    def told(self, number: Callable[[Decimal], str]) -> str:
        """Return it in words, each bound in the words that `number` gives: `about 2 TB`, `1 GB to 3 GB`, `up to 8`."""
        low, high = number(self.low), number(self.high) if self.high.is_finite() else ""
        if not high:
            bounds = f"at least {low}" if self.low else "an unknown number"
        elif not self.low and self.high:
            bounds = f"up to {high}"
        else:
            bounds = low if low == high else f"{low} to {high}"
        return f"about {bounds}" if self.is_about and bounds[0].isdigit() else bounds

    def in_unit(self, unit: str | None) -> str:
        """Return it in words with its unit, no digit lost."""
        return self.told(lambda number: words.number(str(number), unit))

    def in_bytes(self) -> str:
        """Return it as bytes in words, to three digits: `96.6 GB`."""
        return self.told(words.memory)

    def in_binary_bytes(self) -> str:
        """Return it as bytes in powers of two: `90 GiB`."""
        return self.told(lambda number: words.memory(number, binary=True))


def _product(one: Decimal, other: Decimal) -> Decimal:
    return one * other if one and other else _NOTHING
