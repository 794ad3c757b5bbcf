"""Dates that count from the day on which a document was published: "in June", "last year", "September 3"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date, find_dates, parse_date
from ..names.mentions import DATE, Mention, place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ....graph.document import Metadata

_YEAR = re.compile(r"\b(?:(?P<last>last year)|(?P<this>(?:earlier |later )?this year))\b(?!['’])", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|expected|planned|plans|set to|scheduled|upcoming|next|due)\b", re.IGNORECASE)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMES_TIME = re.compile(rf"\b(?:{_MONTH}|(?:last|this) year)\b", re.IGNORECASE)


def day_of(metadata: Metadata) -> dt.date | None:
    """Return the day on which a document was published; None where that is not known to the day."""
    date = parse_date(metadata.published or "")
    return date.earliest if date is not None and date.earliest == date.latest else None


def with_recent_dates(text: str, found: Sequence[Mention], day: dt.date | None) -> Sequence[Mention]:
    """Return the mentions, in order, with the dates whose year only the day of publication tells."""
    if day is None or _NAMES_TIME.search(text) is None:
        return found
    taken = [(mention.start, mention.end) for mention in found]
    recent = [
        date
        for date in (*_yearless(text, day), *_years(text, day))
        if not any(start < date.end and date.start < end for start, end in taken)
    ]
    return tuple(sorted([*found, *recent], key=place)) if recent else found


def _yearless(text: str, day: dt.date) -> Iterator[Mention]:
    """Yield days and months without a year: the last before the day, or the next where the words look ahead."""
    complete = {(date.start, date.end) for date in find_dates(text)}
    for first in find_dates(text, default_year=day.year):
        if (first.start, first.end) in complete or any(s < first.end and first.start < e for s, e in complete):
            continue
        ahead = _AHEAD.search(text, text.rfind(". ", 0, first.start) + 1, first.start) is not None
        year = day.year
        if ahead and first.date.latest < day:
            year += 1
        elif not ahead and first.date.earliest > day:
            year -= 1
        # The twenty-ninth of February is in few years.
        again = next((d for d in find_dates(text, default_year=year) if d.start == first.start), None)
        if again is not None:
            yield Mention(again.start, again.end, DATE, again.date)


def _years(text: str, day: dt.date) -> Iterator[Mention]:
    for match in _YEAR.finditer(text):
        yield Mention(match.start(), match.end(), DATE, Date.of(str(day.year - 1 if match["last"] else day.year)))
