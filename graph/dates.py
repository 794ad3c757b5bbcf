"""Dates as documents write them, kept as EDTF with the first and last day that they can mean.

Forms that are ambiguous (`04/05/2025`) or that name no year are no dates, unless the caller gives the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .date_forms import (
    BARE_YEAR,
    FORMS,
    MONTH_NAMES,
    SUBYEARS,
    WHOLE_FORMS,
    YEAR_SOMEWHERE,
    YEARLESS_FORMS,
    forms_in,
)
from .pickled import Pickled
from .wording import folded_words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .date_forms import Form


@dataclass(frozen=True, slots=True, order=True)
class Date(Pickled):
    """A date of any precision: its EDTF form and the days that bound it, both included."""

    edtf: str
    earliest: dt.date
    latest: dt.date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"{self.edtf}: {self.earliest} is after {self.latest}")

    @classmethod
    def of(cls, edtf: str) -> Date:
        """Return the date that an EDTF string means: a day, month, part of a year, year, decade or interval.

        A mark of doubt (`~ ? %`) stays in the form and leaves the bounds as they are. Raises ValueError.
        """
        first, slash, last = edtf.partition("/")
        if not slash:
            return cls(edtf, *_bounds(first))
        if first in _OPEN and last in _OPEN:
            raise ValueError(f"{edtf}: an interval needs a start or an end")
        earliest = dt.date.min if first in _OPEN else _bounds(first)[0]
        latest = dt.date.max if last in _OPEN else _bounds(last)[1]
        return cls(edtf, earliest, latest)

    @classmethod
    def on(cls, day: dt.date) -> Date:
        """Return the date of one day."""
        return cls(day.isoformat(), day, day)

    def contains(self, other: Date) -> bool:
        """Tell whether every day that `other` can mean is one that this date can mean."""
        return self.earliest <= other.earliest and other.latest <= self.latest


@dataclass(frozen=True, slots=True, order=True)
class FoundDate:
    """A date and the words `text[start:end]` that give it."""

    start: int
    end: int
    date: Date


def agree(one: Date, other: Date) -> bool:
    """Tell whether both can be true of one day: `2025-04` and `2025-04-05` can."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def find_dates(text: str, *, years: bool = True, default_year: int | None = None) -> list[FoundDate]:
    """Return the dates in a prose text, in order, none overlapping another.

    A year by itself counts only with `years`, and behind a word that makes it one ("in", "since", "as of").
    A month or day without a year counts only with `default_year`.
    """
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for stretch in _around_years(text):
        found += _matches(text, (*FORMS, BARE_YEAR) if years else FORMS, taken, stretch)
    if default_year is not None and not MONTH_NAMES.isdisjoint(folded_words_in(text)):
        found += _matches(text, YEARLESS_FORMS, taken, (0, len(text)), str(default_year))
    return sorted(found)


def _around_years(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches, apart from each other, in which a year may be part of a date."""
    start = end = 0
    for year in YEAR_SOMEWHERE.finditer(text):
        if year.start() - _REACH > end:
            yield start, end
            start = year.start() - _REACH
        end = year.end() + _REACH
    yield start, min(end, len(text))


def parse_date(text: str) -> Date | None:
    """Return the date that a whole string is: a form of `find_dates`, a year, an ISO time, an EDTF string.

    A note in brackets or a time of the clock may follow, a preposition may lead.
    """
    words = text.strip(_WRAPPING)
    if not 4 <= len(words) <= _LONGEST:
        return None
    if _EDTF.fullmatch(words):
        return _date_or_none(words)
    words = _AROUND.sub("", words)
    if _EDTF.fullmatch(words):
        return _date_or_none(words)
    for pattern, edtf in WHOLE_FORMS:
        if whole := pattern.fullmatch(words):
            return _date_or_none(edtf.format(*whole.groups()))
    for found in _matches(words, FORMS, bytearray(len(words)), (0, len(words))):
        if (found.start, found.end) == (0, len(words)):
            return found.date
    return None


def parse_unix_time(text: str) -> Date | None:
    """Return the day, by universal time, of a number of seconds or milliseconds since 1970; of this century only."""
    written = _UNIX_TIME.fullmatch(text.strip())
    if written is None:
        return None
    day = dt.datetime.fromtimestamp(int(written["seconds"]), dt.UTC).date()
    return Date.on(day) if day.year < 2100 else None


def _matches(
    text: str, forms: Sequence[Form], taken: bytearray, stretch: tuple[int, int], year: str = ""
) -> Iterator[FoundDate]:
    """Yield what each form finds in a stretch, in characters that are not yet taken, and take them."""
    folded = text[slice(*stretch)].lower()
    for form in forms_in(folded, forms) if folded else ():
        for match in form.pattern.finditer(text, *stretch):
            begin = match.end("lead") if "lead" in form.pattern.groupindex else match.start()
            if any(taken[begin : match.end()]):
                continue
            words = {name: word or "" for name, word in match.groupdict().items()}
            date = _date_or_none(form.edtf({"year": year, **words}) or "")
            if date is not None:
                taken[begin : match.end()] = b"\1" * (match.end() - begin)
                yield FoundDate(begin, match.end(), date)


# The most characters that a date has before or behind its year, with some to spare.
_REACH = 64
_OPEN = ("", "..")
_SIMPLE = re.compile(r"([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
# Ten digits: from September 2001 on.
_UNIX_TIME = re.compile(r"(?P<seconds>[1-9]\d{9})(?:\d{3}|\.\d{1,9})?")
_EDTF = re.compile(rf"(?:{_SIMPLE.pattern}|\.\.)?(?:/(?:{_SIMPLE.pattern}|\.\.)?)?")


def _bounds(edtf: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an EDTF date that is no interval."""
    if (parts := _SIMPLE.fullmatch(edtf)) is None:
        raise ValueError(f"{edtf!r} is no EDTF date that is known here")
    year, month, day = parts[1], parts[2], parts[3]
    if "X" in year:
        if month:
            raise ValueError(f"{edtf}: a decade has no months")
        return dt.date(int(year.replace("X", "0")), 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)
    if day:
        the_day = dt.date(int(year), int(month), int(day))
        return the_day, the_day
    first, last = SUBYEARS.get(int(month), (int(month), int(month))) if month else (1, 12)
    if first > 12:
        raise ValueError(f"{edtf}: there is no month or season {month}")
    return dt.date(int(year), first, 1), _month_end(int(year), last)


def _month_end(year: int, month: int) -> dt.date:
    year, month = (year, month) if month <= 12 else (year + 1, month - 12)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _date_or_none(edtf: str) -> Date | None:
    try:
        return Date.of(edtf)
    except ValueError:
        return None


_LONGEST = 80
_WRAPPING = " \t\r\n\u00a0\"'`*_“”‘’"
_AROUND = re.compile(
    r"^(?:on|by|in|since|as of)\s|\.$|\s?[(\[][^()\[\]]{0,60}[)\]]$"
    r"|,?\s(?:at )?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\.?)?(?:\s(?:UTC|GMT))?$",
    re.IGNORECASE,
)
