"""Dates whose year only the day of publication tells."""

from __future__ import annotations

import datetime as dt

import pytest
from whosays.graph.dates import Date
from whosays.loaders.understanding.grammar.recent import with_recent_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The suit was filed last year.", "2024"),
        ("A judge approved it in July.", "2025-07"),
        ("It was bought in November.", "2024-11"),
        ("It will be final on September 3.", "2025-09-03"),
    ],
)
def test_the_day_of_publication_tells_the_year(text: str, edtf: str) -> None:
    found = with_recent_dates(text, (), dt.date(2025, 8, 26))
    assert [mention.value.edtf for mention in found if isinstance(mention.value, Date)] == [edtf]


def test_without_such_a_day_there_is_no_year() -> None:
    assert with_recent_dates("It was bought in November.", (), None) == ()
