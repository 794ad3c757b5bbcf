"""The days that a document writes without their year, and which year it is, where the document tells for certain."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ....graph.dates import Date, find_dates, parse_date

if TYPE_CHECKING:
    from ....graph.document import Document

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NO_YEAR = re.compile(
    rf"\b(?:{_MONTHS})[a-z]{{0,6}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\s{{0,3}}(?:19|20)\d\d|-)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})[a-z]{{0,6}}\b(?!\.?,?\s{{0,3}}(?:19|20)\d\d)"
)
# News tells of days that are not long past.
_RECENT = 100


def days_of(document: Document) -> frozenset[Date]:
    """Return the dates behind the days that a document may write without a year; no two are of one day of the year.

    That is the one date of that day that it writes in full, else the one shortly before its publication.
    """
    if _NO_YEAR.search(document.text) is None:
        return frozenset()
    written: dict[tuple[int, int], set[Date]] = {}
    for found in find_dates(document.text):
        first, last = found.date.earliest, found.date.latest
        if first == last:
            written.setdefault((first.month, first.day), set()).add(Date.on(first))
    recent = {(day.month, day.day): Date.on(day) for day in _before(document.metadata.published)}
    certain = {day: min(dates) for day, dates in written.items() if len(dates) == 1}
    return frozenset(({day: date for day, date in recent.items() if day not in written} | certain).values())


def _before(published: str | None) -> list[dt.date]:
    date = parse_date(published) if published else None
    if date is None or date.earliest != date.latest:
        return []
    return [date.earliest - dt.timedelta(days=back) for back in range(_RECENT)]
