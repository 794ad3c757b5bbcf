"""The order of day and month is a document's, not a date's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.date_order import (
    is_day_first,
    is_slashed_date,
    parse_labelled_date,
    parse_ordered_date,
    parse_slashed_date,
)


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["4/5/2031", "4/25/2031"], False),
        (["4/5/2031", "25/4/2031", "words"], True),
        (["3/1/2031", "9/1/2030", "11/1/2030"], False),
        (["1/3/2031", "01/9/2030", "1/11/2030 00:00"], True),
        (["25/4/2031", "4/25/2031"], None),
        (["4/5/2031", "6/7/2031"], None),
        (["3/1/2031", "9/1/2030"], None),
        (["3/1/2031", "4/1/2031", "5/1/2031"], None),
        ([], None),
    ],
)
def test_other_dates_tell_the_order(dates, first):
    assert is_day_first(dates) is first


@pytest.mark.parametrize(
    ("text", "day_first", "edtf"),
    [
        ("4/5/2031", False, "2031-04-05"),
        (" 4/5/2031", True, "2031-05-04"),
        ("4/25/2031", True, None),
        ("4-5-2031", True, None),
        ("by 4/5/2031", True, None),
        ("1" * 20000, True, None),
    ],
)
def test_reads_a_date_in_the_order_told(text, day_first, edtf):
    found = parse_slashed_date(text, day_first=day_first)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("text", "day_first", "edtf"),
    [("2031-04-05", None, "2031-04-05"), ("4/5/2031", None, None), ("4/5/2031", True, "2031-05-04")],
)
def test_dates_without_doubt_need_no_order(text, day_first, edtf):
    found = parse_ordered_date(text, day_first=day_first)
    assert (found.edtf if found else None) == edtf


def test_a_slashed_date_has_a_month_on_either_side():
    assert is_slashed_date("25/4/2031")
    assert not is_slashed_date("25/14/2031")


@given(st.lists(st.dates()), st.booleans())
def test_a_document_in_one_order_is_read_in_that_order_or_not_at_all(days, day_first):
    form = "{0.day}/{0.month}/{0.year}" if day_first else "{0.month}/{0.day}/{0.year}"
    told = is_day_first([form.format(day) for day in days if day.day > 1 and day.month > 1])
    assert told in (None, day_first)


@pytest.mark.parametrize(
    ("text", "label", "edtf"),
    [
        ("21/10", "Release (YY/MM)", "2021-10"),
        ("10/21", "Release (MM/YY)", "2021-10"),
        ("2021/10", "Released [yyyy/mm]", "2021-10"),
        ("3.4.2031", "Date, dd.mm.yyyy", "2031-04-03"),
        ("3-4-31", "Date (MM-DD-YY)", "2031-03-04"),
        ("21/13", "Release (YY/MM)", None),
        ("21/10/3", "Release (YY/MM)", None),
        ("21/10", "Release", None),
        ("3/4", "Score (DD/MM)", None),
        ("soon", "Release (YY/MM)", None),
    ],
)
def test_a_label_may_tell_the_form(text, label, edtf):
    date = parse_labelled_date(text, label)
    assert (date.edtf if date is not None else None) == edtf


@given(st.text(max_size=12), st.text(alphabet="YMD/.- ()", max_size=14))
def test_no_label_raises(text, label):
    parse_labelled_date(text, label)
