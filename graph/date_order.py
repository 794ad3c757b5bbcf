"""Which of the numbers of `4/5/2025` is the day: as the other dates of a document tell, or the label beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import Date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLASHED = re.compile(
    r"\s{0,9}(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})"
    r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?\s{0,9}"
)
# What a label says of the form of its dates: "YY/MM", "dd.mm.yyyy".
_FORM = re.compile(r"(?<![A-Za-z])([YMD]{1,4})([/.-])([YMD]{1,4})(?:\2([YMD]{1,4}))?(?![A-Za-z])", re.IGNORECASE)
_NUMBERS = re.compile(r"\s{0,9}(\d{1,4})[/.-](\d{1,4})(?:[/.-](\d{1,4}))?\s{0,9}")
_CENTURY = 2000
_MONTHS = 12
# The day is always the first of a month where the other number takes so many values.
_ENOUGH = 3


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Tell which comes first in the dates with slashes among the texts; None where they do not tell or do not agree.

    A number over 12 is a day, and so is one that is always 1 beside others: dates known to the month are written so.
    """
    found = [date for text in texts if (date := _SLASHED.fullmatch(text))]
    dates = {(int(date["first"]), int(date["second"])) for date in found}
    numbers = [{date[at] for date in dates} for at in (0, 1)]
    over = [any(number > _MONTHS for number in each) for each in numbers]
    if any(over):
        return over[0] if not all(over) else None
    if len({date["year"] for date in found}) == 1:
        # All may be of one month.
        return None
    first_of_month = [numbers[at] == {1} and len(numbers[1 - at]) >= _ENOUGH for at in (0, 1)]
    return first_of_month[0] if any(first_of_month) else None


def parse_slashed_date(text: str, *, day_first: bool) -> Date | None:
    """Return the date that the whole text is, its day and month in this order; None where there is no such day."""
    found = _SLASHED.fullmatch(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    day, month = (first, second) if day_first else (second, first)
    try:
        return Date.of(f"{found['year']}-{month:02}-{day:02}")
    except ValueError:
        return None


def is_slashed_date(text: str) -> bool:
    """Tell whether the whole text is a date with slashes, whichever of its numbers is the day."""
    return any(parse_slashed_date(text, day_first=first) is not None for first in (True, False))


def parse_ordered_date(text: str, *, day_first: bool | None) -> Date | None:
    """Return the date that the whole text is; one with slashes counts where it is known what comes first in it."""
    date = parse_date(text)
    return date if date is not None or day_first is None else parse_slashed_date(text, day_first=day_first)


def parse_labelled_date(text: str, label: str) -> Date | None:
    """Return the date that the whole text is, in the form that its label gives: "21/10" under "Release (YY/MM)".

    Years of two digits are of this century. None where the label gives no form, or the text has another.
    """
    form, written = _FORM.search(label), _NUMBERS.fullmatch(text)
    if form is None or written is None:
        return None
    letters = [letters.upper()[0] for letters in form.group(1, 3, 4) if letters]
    numbers = [int(number) for number in written.groups() if number]
    parts = dict(zip(letters, numbers, strict=False))
    if len(parts) != len(numbers) or len(letters) != len(numbers) or "Y" not in parts:
        return None
    year = parts["Y"] if parts["Y"] > 99 else parts["Y"] + _CENTURY
    try:
        return Date.of("-".join([str(year), *(f"{parts[each]:02}" for each in "MD" if each in parts)]))
    except ValueError:
        return None
