"""Dates that are spoken of again: "the same day", "that year" are dates, where one was named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ....graph.wording import folded_words_in
from ..names.mentions import DATE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AGAIN = re.compile(r"\b(?:(?:the|that) (?:very )?same|that) (?P<unit>day|month|year)\b(?!-)", re.IGNORECASE)
_VERBS = "announc|releas|launch|introduc|unveil|present|available|open-sourc|publish|shar|ship"
_TODAY = re.compile(
    rf"\b(?P<today>[Tt]oday)\b(?!['’])(?=[^.;]{{0,80}}\b(?:{_VERBS}))"
    rf"|\b(?:{_VERBS})[a-z]{{0,6}}\b[^.;]{{0,60}}? (?<!of )(?<!until )(?<!than )(?<!to )(?P<later>today)\b(?!['’])"
)
_UNITS = frozenset(["day", "month", "year"])
_PHRASES = tuple(f"{pointing} {unit}" for pointing in ("same", "that") for unit in _UNITS)
_DIGITS = {"day": 10, "month": 7, "year": 4}


def dates_again(text: str, start: int, end: int, found: Sequence[Mention], outer: Date | None) -> Iterator[Mention]:
    """Yield the words of `text[start:end]` that speak of a date again, as mentions of it.

    That is the last one that the text names before (`found`, in order), else that of the section, `outer`; "today"
    is always the latter.
    """
    words = folded_words_in(text)
    if "today" in words and outer is not None and outer.earliest == outer.latest:
        yield from (
            Mention(*today.span(today.lastgroup or 0), DATE, outer) for today in _TODAY.finditer(text, start, end)
        )
    folded = "" if _UNITS.isdisjoint(words) else text[start:end].casefold()
    if not (folded and any(phrase in folded for phrase in _PHRASES)):
        return
    for again in _AGAIN.finditer(text, start, end):
        before = [m.value for m in found if m.end <= again.start() and m.kind == DATE and isinstance(m.value, Date)]
        date = _as_precise(before[-1] if before else outer, _DIGITS[again["unit"].lower()])
        if date is not None:
            yield Mention(again.start(), again.end(), DATE, date)


def _as_precise(date: Date | None, digits: int) -> Date | None:
    """Return the day, month or year of a date; None where it is not known so precisely."""
    if date is None or date.earliest.isoformat()[:digits] != date.latest.isoformat()[:digits]:
        return None
    return Date.of(date.earliest.isoformat()[:digits])
