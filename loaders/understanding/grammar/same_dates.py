"""Dates that are spoken of again: "the same day", "hours later", "the next day", where one was named before."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ....graph.numerals import count_of
from ....graph.wording import folded_words_in
from ..names.mentions import DATE, Mention, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Passage
    from ..names.knowledge import Knowledge

_AGAIN = re.compile(r"\b(?:(?:the|that) (?:very )?same|that) (?P<unit>day|month|year)\b(?!-)", re.IGNORECASE)
_VERBS = "announc|releas|launch|introduc|unveil|present|available|open-sourc|publish|shar|ship"
_TODAY = re.compile(
    rf"\b(?P<today>[Tt]oday)\b(?!['’])(?=[^.;]{{0,80}}\b(?:{_VERBS}))"
    rf"|\b(?:{_VERBS})[a-z]{{0,6}}\b[^.;]{{0,60}}? (?<!of )(?<!until )(?<!than )(?<!to )(?P<later>today)\b(?!['’])"
)
_UNITS = frozenset(["day", "month", "year"])
# At the start of a sentence: elsewhere they may count from anything.
_LATER = re.compile(
    r"(?:(?:just |only |about |some )?(?:[\w-]+ ){0,2}(?P<same>minutes|hours) (?:later|after)"
    r"|(?P<within>within (?:[\w-]+ ){0,2}(?:minutes|hours))|(?:later )?that (?P<part>afternoon|evening|night|morning)"
    r"|(?:the|on the) (?P<next>next|following) (?:day|morning)|(?:the|on the) (?P<weekday>very next) day"
    r"|(?:just |only )?(?P<days>two|three|four|five|six|seven|[2-7]) days later)\b",
    re.IGNORECASE,
)
_LATER_WORDS = frozenset(["later", "after", "within", "that", "next", "following"])
# How far before a story may tell of the day, in characters.
_REACH = 1500
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


def date_later(
    passage: Passage, start: int, end: int, found: Sequence[Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """Yield the words that a sentence begins with, as a mention of the day that they count from the last one told."""
    if _LATER_WORDS.isdisjoint(folded_words_in(passage.text[start:end])):
        return
    later = _LATER.match(passage.text, start, end)
    if later is None:
        return
    before = [m.value for m in found if m.end <= start and m.kind == DATE]
    if not before:
        told = knowledge.document.text[max(0, passage.span.start - _REACH) : passage.span.start]
        before = [m.value for m in mentions(told, knowledge.names) if m.kind == DATE]
    day = before[-1] if before else None
    if isinstance(day, Date) and day.earliest == day.latest:
        count = count_of(later["days"] or "") or int(bool(later["next"] or later["weekday"]))
        yield Mention(*later.span(), DATE, Date.on(day.earliest + dt.timedelta(days=count)))
