"""The days that a document writes without their year, and which year it is, where the document tells for certain.

A story tells the year once: "On 3 May 2024 she left. On May 7 she was back" is of one year.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ....graph.dates import Date, find_dates, parse_date
from ..names.mentions import ANY_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.dates import FoundDate
    from ....graph.document import Document

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NO_YEAR = re.compile(
    rf"\b(?:{_MONTHS})[a-z]{{0,6}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\s{{0,3}}(?:19|20)\d\d|-)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})[a-z]{{0,6}}\b(?!\.?,?\s{{0,3}}(?:19|20)\d\d)"
)
# News tells of days that are not long past.
_RECENT = 100
# How far behind the date that a story goes on from it may tell of a day, in days and in characters.
_STORY = 75
_MONTH = 31
_NEAR = 3000


def days_of(document: Document) -> frozenset[Date]:
    """Return the dates behind the days that a document may write without a year; no two are of one day of the year.

    That is the one date of that day that it writes in full, else the one shortly before its publication, else the one
    shortly behind the date that it told of last.
    """
    if _NO_YEAR.search(document.text) is None:
        return frozenset()
    found_dates = find_dates(document.text)
    written: dict[tuple[int, int], set[Date]] = {}
    for found in found_dates:
        first, last = found.date.earliest, found.date.latest
        if first == last:
            written.setdefault((first.month, first.day), set()).add(Date.on(first))
    recent = {(day.month, day.day): Date.on(day) for day in _before(document.metadata.published)}
    told = _told_on(document.text, found_dates) if not recent else {}
    certain = {day: min(dates) for day, dates in written.items() if len(dates) == 1}
    others = {day: date for day, date in (told | recent).items() if day not in written}
    return frozenset((others | certain).values())


def _told_on(text: str, dates: Sequence[FoundDate]) -> dict[tuple[int, int], Date]:
    """Return the days without a year that follow shortly upon the last date in full, or upon those of one year only."""
    exact = [each for each in dates if (each.date.latest - each.date.earliest).days < _MONTH]
    told: dict[tuple[int, int], set[Date | None]] = {}
    for day in find_dates(text, default_year=ANY_YEAR) if exact else ():
        on = day.date.earliest
        if on.year == ANY_YEAR and on == day.date.latest:
            before = [each for each in exact if each.end <= day.start]
            near = [_behind(each.date, on) for each in before[-1:] if day.start - each.end <= _NEAR]
            every = {date for each in before if (date := _behind(each.date, on)) is not None}
            date = next(filter(None, near), None) or (every.pop() if len(every) == 1 else None)
            told.setdefault((on.month, on.day), set()).add(date)
    return {day: date for day, dates in told.items() if len(dates) == 1 for date in dates if date is not None}


def _behind(date: Date, day: dt.date) -> Date | None:
    """Return the day of some year that follows a date shortly; None where there is none."""
    for year in (date.earliest.year, date.earliest.year + 1):
        if (day.month, day.day) == (2, 29):
            continue
        that = day.replace(year=year)
        if date.earliest <= that <= date.latest + dt.timedelta(days=_STORY):
            return Date.on(that)
    return None


def _before(published: str | None) -> list[dt.date]:
    date = parse_date(published) if published else None
    if date is None or date.earliest != date.latest:
        return []
    return [date.earliest - dt.timedelta(days=back) for back in range(_RECENT)]
