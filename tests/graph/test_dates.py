from __future__ import annotations

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.dates import Date, agree, find_dates, parse_date, parse_unix_time

# What stands in prose, the EDTF form, and whether the words are the whole date.
WRITTEN = [
    ("April 5, 2025", "2025-04-05"),
    ("April 5 2025", "2025-04-05"),
    ("Apr 5th, 2025", "2025-04-05"),
    ("Apr. 5, 2025", "2025-04-05"),
    ("Saturday, April 5, 2025", "2025-04-05"),
    ("5 April 2025", "2025-04-05"),
    ("5th of April 2025", "2025-04-05"),
    ("5-Apr-2025", "2025-04-05"),
    ("Sat, 5 Apr 2025", "2025-04-05"),
    ("2025-04-05", "2025-04-05"),
    ("2025/04/05", "2025-04-05"),
    ("2025.04.05", "2025-04-05"),
    ("05.04.2025", "2025-04-05"),
    ("5.4.2025", "2025-04-05"),
    ("13/04/2025", "2025-04-13"),
    ("04/13/2025", "2025-04-13"),
    ("2025年4月5日", "2025-04-05"),
    ("2025年4月", "2025-04"),
    ("2025-04-05T10:00:00Z", "2025-04-05"),
    ("2025-04-05 10:00 UTC", "2025-04-05"),
    ("May 5-7, 2025", "2025-05-05/2025-05-07"),
    ("5–7 May 2025", "2025-05-05/2025-05-07"),
    ("March–April 2025", "2025-03/2025-04"),
    ("11.July.2022", "2022-07-11"),
    ("April 2025", "2025-04"),
    ("April of 2025", "2025-04"),
    ("April, 2025", "2025-04"),
    ("Apr 2025", "2025-04"),
    ("Sept. 2025", "2025-09"),
    ("Aug-2024", "2024-08"),
    ("Apr '25", "2025-04"),
    ("2025-04", "2025-04"),
    ("early April 2025", "2025-04-01/2025-04-10"),
    ("mid-April 2025", "2025-04-11/2025-04-20"),
    ("late April 2025", "2025-04-21/2025-04-30"),
    ("late February 2024", "2024-02-21/2024-02-29"),
    ("the end of April 2025", "2025-04-21/2025-04-30"),
    ("early 2025", "2025-01/2025-04"),
    ("mid-2025", "2025-05/2025-08"),
    ("mid 2025", "2025-05/2025-08"),
    ("late 2025", "2025-09/2025-12"),
    ("mid- to late 2025", "2025-05/2025-12"),
    ("the beginning of 2025", "2025-01/2025-04"),
    ("spring 2025", "2025-21"),
    ("summer of 2025", "2025-22"),
    ("fall 2025", "2025-23"),
    ("autumn 2025", "2025-23"),
    ("winter 2025", "2025-24"),
    ("early summer 2025", "2025-06"),
    ("late winter 2025", "2026-02"),
    ("Q3 2025", "2025-35"),
    ("3Q 2025", "2025-35"),
    ("2025 Q3", "2025-35"),
    ("2025Q3", "2025-35"),
    ("third quarter of 2025", "2025-35"),
    ("late Q3 2025", "2025-09"),
    ("H1 2025", "2025-40"),
    ("second half of 2025", "2025-41"),
    ("2020s", "202X"),
    ("circa 2025", "2025~"),
]


@pytest.mark.parametrize(("words", "edtf"), WRITTEN)
def test_reads_a_date_in_a_sentence_and_as_a_whole(words, edtf):
    text = f"It was shown on {words}, and then?"
    [found] = find_dates(text)
    assert text[found.start : found.end] == words
    assert found.date == Date.of(edtf) == parse_date(words) == parse_date(f" **{words}** ")
    assert parse_date(f"{words} (expected)") == found.date


YEARS = [
    ("founded in 2019 by two", ["2019"]),
    ("as of 2025.", ["2025"]),
    ("between 2023 and 2024", ["2023", "2024"]),
    ("from 2019 to 2022,", ["2019", "2022"]),
    ("by the end of 2025", ["2025-09/2025-12"]),
    ("since 2020 and until 2021", ["2020", "2021"]),
    ("a firm (founded 2019) with 2048 nets", ["2019"]),
    ("the 2017 paper", []),
    ("a size of 2048", []),
    ("in 2048 of them", []),
    ("in 2000 tokens", []),
    ("in 2024 GPUs", []),
    ("by 2025%", []),
    ("Heron 2025", []),
]


@pytest.mark.parametrize(("text", "dates"), YEARS)
def test_a_bare_year_needs_a_word_before_it(text, dates):
    assert [found.date.edtf for found in find_dates(text)] == dates


def test_a_bare_year_can_be_left_out():
    assert find_dates("founded in 2019", years=False) == []
    assert [found.date.edtf for found in find_dates("in May 2019", years=False)] == ["2019-05"]


WITHOUT_YEAR = [
    ("On April 5 it", "2025-04-05"),
    ("on 5 April it", "2025-04-05"),
    ("in late April it", "2025-04-21/2025-04-30"),
    ("In May we may", "2025-05"),
]


@pytest.mark.parametrize(("text", "edtf"), WITHOUT_YEAR)
def test_a_date_without_its_year_needs_one_from_the_caller(text, edtf):
    assert find_dates(text) == []
    assert [found.date.edtf for found in find_dates(text, default_year=2025)] == [edtf]


WHOLE = [
    ("20250405", "2025-04-05"),
    ("2025", "2025"),
    ("05/2025", "2025-05"),
    ("2025/05", "2025-05"),
    ("2023–2025", "2023/2025"),
    ("2025~", "2025~"),
    ("202X", "202X"),
    ("2025-04-21/2025-04-30", "2025-04-21/2025-04-30"),
    ("2025-24", "2025-24"),
    ("2025-04/..", "2025-04/.."),
    ("by 2025", "2025"),
    ("16 November 2025 8:17pm", "2025-11-16"),
    ("Nov 16, 2025, 8:17 PM", "2025-11-16"),
    ("November 16, 2025 at 20:17:03 UTC", "2025-11-16"),
]


@pytest.mark.parametrize(("words", "edtf"), WHOLE)
def test_reads_a_whole_string(words, edtf):
    assert parse_date(words) == Date.of(edtf)


@pytest.mark.parametrize(
    "words",
    ["", "-", "TBA", "04/05/2025", "2025-13", "2025-02-30", "February 30, 2025", "April", "April 5", "1234567",
     "fall 2025 or later", "before April 2025", "3.5", "2048 tokens", "8:17pm", "20251305", "/",
     "2025-04-30/2025-04-21", "x" * 200],
)  # fmt: skip
def test_what_is_no_certain_date_is_none(words):
    assert parse_date(words) is None


EDTF = ["2025", "2025-04", "2024-02", "2025-04-05", "2025-21", "2025-22", "2025-23", "2025-33", "2025-34", "2025-35",
        "2025-36", "2025-37", "2025-38", "2025-39", "2025-40", "2025-41", "202X", "20XX", "2025~", "2025-04?",
        "2025-04-05%",
        "2025-04-21/2025-04-30", "2025-05/2025-08", "2023/2025", "2025-11/2026-02"]  # fmt: skip


@pytest.mark.parametrize("edtf", EDTF)
def test_bounds_are_those_of_the_edtf_library(edtf):
    date, other = Date.of(edtf), parse_edtf(edtf)
    assert date.earliest.timetuple()[:3] == tuple(other.lower_strict())[:3]
    assert date.latest.timetuple()[:3] == tuple(other.upper_strict())[:3]


def test_winter_runs_into_the_next_year_and_an_open_end_has_no_bound():
    assert (Date.of("2025-24").earliest, Date.of("2025-24").latest) == (
        dt.date(2025, 12, 1),
        dt.date(2026, 2, 28),
    )
    assert Date.of("2025/..").latest == dt.date.max
    assert Date.of("../2025").earliest == dt.date.min


@pytest.mark.parametrize(
    "edtf", ["", "x", "2025-13", "2025-4", "2025-02-30", "2026/2025", "../..", "/", "202X-04", "2025-25"]
)
def test_what_is_no_edtf_is_refused(edtf):
    with pytest.raises(ValueError, match=r".+"):
        Date.of(edtf)


AGREEING = [
    ("2025-04", "2025-04-05"),
    ("2025", "2025-35"),
    ("2025-05/2025-08", "2025-08-31"),
    ("2025~", "2025-01"),
]


@pytest.mark.parametrize(("wide", "narrow"), AGREEING)
def test_dates_agree_where_one_day_can_be_both(wide, narrow):
    assert agree(Date.of(wide), Date.of(narrow))
    assert agree(Date.of(narrow), Date.of(wide))
    assert Date.of(wide).contains(Date.of(narrow))
    assert not Date.of(narrow).contains(Date.of(wide))


@pytest.mark.parametrize(
    ("one", "other"), [("2025-04", "2025-05"), ("2025-04-05", "2025-04-06"), ("2024", "2025-01-01")]
)
def test_dates_that_share_no_day_disagree(one, other):
    assert not agree(Date.of(one), Date.of(other))


FORMATS = ["%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%A, %B %d, %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d",
           "%Y-%m-%dT%H:%M:%SZ", "%d-%b-%Y", "%a, %d %b %Y"]  # fmt: skip
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.sampled_from(FORMATS))
def test_a_formatted_day_reads_again(day, form):
    assert parse_date(day.strftime(form)) == Date.on(day) == Date.of(day.isoformat())


DATEISH = st.lists(
    st.one_of(
        st.sampled_from([words for words, _ in WRITTEN]),
        st.sampled_from(["in", "2025", "/", "-", "April", "to", "5"]),
        st.text(max_size=6),
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(st.text(max_size=80), DATEISH, st.text(alphabet="0123456789-/.~X? Qh", max_size=24)))
def test_never_raises_and_spans_are_ordered(text):
    end = 0
    for found in find_dates(text, default_year=2025):
        assert end <= found.start < found.end <= len(text)
        assert found.date.earliest <= found.date.latest
        assert Date.of(found.date.edtf) == found.date
        end = found.end
    date = parse_date(text)
    assert date is None or parse_date(date.edtf) == date


HOSTILE = ["2025", "2025 ", "in 2025 ", "2025-", "1", "1/", "April ", "April 5 ", "5 ", "late ", "early to ", "Q3 ",
           "2025-04-05 ",
           "the end of ", "Mon, ", "may ", "'25", "in the year ", " ", "2025年"]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_long_line_takes_no_time(part):
    line = part * (20_000 // len(part))
    find_dates(line, default_year=2025)
    find_dates(line + " 2025")
    parse_date(line)
    parse_date(line[:80])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1700000000", "2023-11-14"),
        (" 1700000000.25 ", "2023-11-14"),
        ("1700000000123", "2023-11-14"),
        ("4102444799", "2099-12-31"),
        ("4102444800", None),
        ("9999999999999", None),
        ("170000000", None),
        ("0170000000", None),
        ("20250916", None),
        ("", None),
        ("1" * 20_000, None),
    ],
)
def test_a_unix_time_is_a_day(text, day):
    assert parse_unix_time(text) == (Date.of(day) if day else None)
