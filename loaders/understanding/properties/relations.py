"""Words that put one figure or date in terms of another: "more than double", "40% fewer", "a year and a half"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import Comparator
from ....graph.comparators import comparator_before
from ....graph.quantities import Quantity, find_quantities
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ....graph.vocabulary import Property

_TIMES, _MONTHS = "×", "months"
_PLACES = Decimal("0.000001")
_DAYS_A_MONTH = Decimal("30.436875")
# How many months one of these is.
_SPANS = {"years": Decimal(12), "months": Decimal(1), "weeks": 7 / _DAYS_A_MONTH, "days": 1 / _DAYS_A_MONTH}
_ONE = re.compile(r"\b(?:an?|half an?|one)(?: full)?[ -](?P<unit>year|month|week|day)\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?P<half>half an?)[ -]year\b|\band a half\b", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\b(?P<whole>one|two|three|four|five) and a half (?P<unit>years|months|weeks)\b", re.IGNORECASE
)
_WHOLE = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_TURNED = {
    Comparator.MORE: Comparator.LESS,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.LESS: Comparator.MORE,
    Comparator.AT_MOST: Comparator.AT_LEAST,
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def relation_in(known: Property, text: str, start: int, end: int) -> Quantity | None:
    """Return how many times, or how many months, the words from `start` to `end` say; None where that is not plain."""
    found = _multiple(text[:end], start) if known.unit == _TIMES else _lapse(text[:end], start)
    if found is None or not known.allows(found.value):
        return None
    return replace(found, start=start, end=end, as_written=text[start:end])


def _multiple(text: str, start: int) -> Quantity | None:
    figure = next(iter(_figures(text, start)), None)
    if figure is None:
        return _in_words(text, start)
    behind = _WORD.search(text, figure.end)
    is_less = behind is not None and behind.group().casefold() in lexicon().less_words
    if figure.unit == _TIMES:
        return _inverse(figure) if is_less else figure
    if figure.unit == "%":
        word = behind.group().casefold() if behind is not None else "of"
        is_told = is_less or word in lexicon().more_words or word == "of"
        return _of_percent(figure, is_share=word == "of", is_less=is_less) if is_told else None
    return None


def _figures(text: str, start: int) -> list[Quantity]:
    return [figure for figure in find_quantities(text) if figure.start >= start]


def _inverse(figure: Quantity) -> Quantity | None:
    """Return a part for a multiple: "three times smaller" is a third."""
    if not figure.value:
        return None
    upper = None if figure.upper is None else _rounded(1 / figure.value)
    value = _rounded(1 / (figure.upper or figure.value))
    return replace(figure, value=value, upper=upper, comparator=_TURNED.get(figure.comparator, figure.comparator))


def _of_percent(figure: Quantity, *, is_share: bool, is_less: bool) -> Quantity | None:
    """Return what a share, or so many percent more or less, is as a multiple."""
    if is_share:
        return replace(figure, value=figure.value / 100, upper=figure.upper and figure.upper / 100, unit=_TIMES)
    if not is_less:
        upper = None if figure.upper is None else 1 + figure.upper / 100
        return replace(figure, value=1 + figure.value / 100, upper=upper, unit=_TIMES)
    if (figure.upper or figure.value) >= 100:
        return None
    low, high = 1 - (figure.upper or figure.value) / 100, 1 - figure.value / 100
    comparator = _TURNED.get(figure.comparator, figure.comparator)
    return replace(figure, value=low, upper=None if figure.upper is None else high, comparator=comparator, unit=_TIMES)


def _in_words(text: str, start: int) -> Quantity | None:
    words = text[start:].casefold()
    told = [(words.find(word), -len(word), word) for word in lexicon().multiples if re.search(rf"\b{word}\b", words)]
    if not told:
        return None
    at, _, word = min(told)
    low, high = start + at, start + at + len(word)
    comparator, _ = comparator_before(text, low)
    return Quantity(low, high, low, high, lexicon().multiples[word], text[low:high], comparator, _TIMES)


def _lapse(text: str, start: int) -> Quantity | None:
    if (both := _AND_A_HALF.search(text, start)) is not None:
        whole = Decimal(_WHOLE[both["whole"].casefold()]) + Decimal("0.5")
        return _months(text, both.start(), whole * _SPANS[both["unit"].casefold()])
    figures = [figure for figure in _figures(text, start) if figure.unit in _SPANS]
    if not figures:
        one = _ONE.search(text, start)
        if one is None:
            return None
        months = _SPANS[f"{one['unit'].casefold()}s"]
        half = _HALF.search(text, start)
        share = Decimal(1) if half is None else Decimal("0.5" if half["half"] else "1.5")
        return _months(text, one.start(), months * share)
    first, *others = figures
    if first.upper is not None and others:
        return None
    months = sum((_SPANS[figure.unit or ""] * figure.value for figure in figures), Decimal(0))
    upper = None if first.upper is None else _rounded(_SPANS[first.unit or ""] * first.upper)
    return replace(first, value=_rounded(months), upper=upper, unit=_MONTHS)


def _months(text: str, at: int, months: Decimal) -> Quantity:
    comparator, _ = comparator_before(text, at)
    return Quantity(at, len(text), at, len(text), _rounded(months), text[at:], comparator, _MONTHS)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_PLACES).normalize()
