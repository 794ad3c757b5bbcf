"""A year whose month stands in a column of its own is a date of that month."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.dates import Date, parse_date
from ....graph.vocabulary import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.claims import Claim
    from .columns import Row

_MONTH = ("month", "mon")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?:0?[1-9]|1[0-2])")


def month_column(labels: Sequence[str]) -> int | None:
    """Return the column of months, where another holds their years."""
    keys = [label_key(label) for label in labels]
    found = [at for at, key in enumerate(keys) if key in _MONTH]
    return found[0] if len(found) == 1 and sum("year" in key.split() for key in keys) == 1 else None


def in_month(claims: Iterable[Claim], row: Row, column: int | None) -> Iterator[Claim]:
    """Yield the claims of a row, of which a mere year is that of its month, and begins or ends with it."""
    month = row[column].passage if column is not None and column < len(row) else None
    for claim in claims:
        closer = _within(claim.value, month.text) if month is not None and month.text else None
        yield claim if closer is None or month is None else replace(claim, value=closer, span=claim.span.to(month.span))


def _within(year: object, month: str) -> Date | None:
    if not isinstance(year, Date) or _YEAR.fullmatch(year.edtf) is None:
        return None
    number = _NUMBER.fullmatch(month.strip().removesuffix(".0"))
    return parse_date(f"{year.edtf}-{int(number[0]):02}" if number else f"{month.strip()} {year.edtf}")
