"""Values in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph import words


@pytest.mark.parametrize(
    ("digits", "unit", "comparator", "expected"),
    [
        ("2000000000000", "parameters", "~", "about 2 trillion parameters"),
        ("30000000000000", "tokens", ">=", "at least 30 trillion tokens"),
        ("128000", "tokens", "=", "128,000 tokens"),
        ("1048576", "tokens", "=", "1,048,576 tokens"),
        ("10000000", "tokens", "<=", "up to 10 million tokens"),
        ("17500000000", "parameters", "<", "less than 17.5 billion parameters"),
        ("500000000", "USD", ">", "more than $500 million"),
        ("0.15", "USD per million tokens", "=", "$0.15 per million tokens"),
        ("-3", "USD", "=", "-$3"),
        ("1.2", "USD per million tokens", "=", "$1.20 per million tokens"),
        ("0.075", "USD per million tokens", "=", "$0.075 per million tokens"),
        ("1200.5", "USD", "=", "$1,200.50"),
        ("1200000", "USD", "=", "$1.2 million"),
        ("2.5", "EUR per million tokens", "=", "2.50 EUR per million tokens"),
        ("40000000", "EUR", "=", "40 million EUR"),
        ("1.2", "GPU-hours", "=", "1.2 GPU-hours"),
        ("73.70", "%", "=", "73.7 %"),
        ("88", "%", "=", "88 %"),
        ("640000000000", "bytes", "=", "640 GB"),
        ("85899345920", "bytes", "=", "80 GiB"),
        ("12", "bytes", "=", "12 bytes"),
        ("1", "experts", "=", "1 expert"),
        ("1", "people", "=", "1 person"),
        ("8192", "dimensions", "=", "8,192"),
        ("3.8E+25", "FLOP", "=", "3.8 × 10^25 FLOP"),
        ("0", "tokens", "=", "0 tokens"),
        ("-0.50", None, "=", "-0.5"),
        ("NaN", "tokens", "=", "NaN"),
        ("many", "tokens", "=", "many"),
    ],
)
def test_numbers(digits: str, unit: str | None, comparator: str, expected: str):
    assert words.number(digits, unit, comparator) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025", "2025"),
        ("2025-04", "April 2025"),
        ("2025-04-05", "5 April 2025"),
        ("2025-21", "spring 2025"),
        ("2025-34", "Q2 2025"),
        ("2025-39", "last third of 2025"),
        ("2025-41", "second half of 2025"),
        ("202X", "the 2020s"),
        ("2025-04-21/2025-04-30", "late April 2025"),
        ("2025-02-21/2025-02-28", "late February 2025"),
        ("2025-05/2025-08", "mid-2025"),
        ("2025-09/2025-12", "late 2025"),
        ("2025-04-05/2025-04-07", "5 April 2025 to 7 April 2025"),
        ("../2025", "until 2025"),
        ("2025-04/..", "from April 2025 on"),
        ("2025?", "perhaps 2025"),
        ("2025-04~", "around April 2025"),
        ("2025-13", "2025-13"),
        ("2025-13-21/2025-13-40", "2025-13-21/2025-13-40"),
        ("soon", "soon"),
    ],
)
def test_dates(edtf: str, expected: str):
    assert words.date(edtf) == expected


def test_a_bound_beside_a_date_is_kept():
    assert words.date("2025-04", ">=") == "from April 2025"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=4))
def test_no_digit_is_lost(value: Decimal):
    shown = words.number(f"{value:f}", "tokens").replace(",", "")
    number, *rest = shown.split()
    sizes = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    assert Decimal(number) * sizes.get(rest[0], 1) == value


@given(st.text(max_size=60))
def test_any_text_comes_back_as_words(text: str):
    assert isinstance(words.date(text), str)
    assert isinstance(words.number(text, "tokens"), str)


def test_a_date_of_hostile_length_is_quick():
    assert words.date("2025-" * 4000).startswith("2025")
    assert words.number("9" * 20_000, "tokens").endswith("tokens")


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [(1, "claims", "1 claim"), (0, "claims", "0 claims"), (1204, "properties", "1,204 properties")],
)
def test_counts(count: int, noun: str, expected: str):
    assert words.counted(count, noun) == expected


def test_lists():
    assert [words.listed(each) for each in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert re.fullmatch(r"yes|no", words.truth("true"))


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("short  enough\nfor it", "it", "short enough for it"),
        ("It has 3 billion parameters and a width of 3,200, with 32 layers and 32 heads", "32 layers", "… 3,200, with 32 layers and 32 heads"),
        ("It has 3 billion parameters and a width of 3,200, with 32 layers and 32 heads", "It has", "It has 3 billion parameters …"),
        ("It has 3 billion parameters and a width of 3,200, with 32 layers and 32 heads", "32 heads", "… with 32 layers and 32 heads"),
        ("It has 3 billion parameters and a width of 3,200, with 32 layers and 32 heads", "nowhere", "It has 3 billion parameters …"),
        ("x" * 40, "", "x" * 40),
    ],
)  # fmt: skip
def test_an_excerpt_shows_what_it_is_around(text: str, around: str, expected: str):
    assert words.excerpt(text, around, 25) == expected


@given(st.text(max_size=200), st.text(max_size=30), st.integers(min_value=1, max_value=60))
def test_an_excerpt_is_whole_words_of_the_text(text: str, around: str, most: int):
    shown = words.excerpt(text, around, most)
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(text.split())


@pytest.mark.parametrize(
    ("value", "expected"), [("106.666", "107"), ("12288", "12,288"), ("4.2701", "4.27"), ("80", "80"), ("0", "0")]
)
def test_numbers_are_rounded_to_three_digits(value: str, expected: str):
    assert words.rounded(Decimal(value)) == expected
