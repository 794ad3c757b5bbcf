"""Amounts: what is known of a number is known of what is computed from it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Comparator
from whosays.graph.judgement.memory.amounts import Amount

EXACT, ABOUT, MORE, AT_LEAST, LESS, AT_MOST = Comparator
NUMBERS = st.integers(min_value=1, max_value=10**13)
AMOUNTS = st.builds(Amount.of, NUMBERS, st.sampled_from(Comparator))


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount.of(2), "2"),
        (Amount.of(2, ABOUT), "about 2"),
        (Amount.of(2, MORE), "at least 2"),
        (Amount.of(2, AT_LEAST), "at least 2"),
        (Amount.of(2, LESS), "up to 2"),
        (Amount.of(2, AT_MOST), "up to 2"),
        (Amount.of(0), "0"),
        (Amount.among([Amount.of(8), Amount.of(2)]), "2 to 8"),
        (Amount.among([Amount.of(8, ABOUT), Amount.of(2)]), "about 2 to 8"),
        (Amount.among([Amount.of(8, MORE), Amount.of(2)]), "at least 2"),
        (Amount.of(8, AT_MOST) + Amount.of(2, AT_LEAST), "at least 2"),
        (Amount.of(8, AT_MOST) * Amount.of(2, AT_LEAST), "an unknown number"),
        (Amount.of(8) * Amount.of(2, ABOUT), "about 16"),
        (Amount.of(8, AT_MOST) * Amount.of(2), "up to 16"),
        (Amount.of(8, AT_LEAST) * Amount.of(2), "at least 16"),
        (Amount.of(8) / Amount.of(2, AT_LEAST), "up to 4"),
        (Amount.of(8) / Amount.of(2, AT_MOST), "at least 4"),
        (Amount.of(8).at_most(), "up to 8"),
    ],
)
def test_what_is_known_is_told(amount, told):
    assert amount.told(lambda number: f"{number.normalize():f}") == told


@pytest.mark.parametrize(
    ("number", "decimal", "binary"),
    [
        (2 * 10**12, "2 TB", "1.82 TiB"),
        (96_600_000_000, "96.6 GB", "90 GiB"),
        (85_899_345_920, "85.9 GB", "80 GiB"),
        (1_234_567_890_123_456, "1,235 TB", "1,123 TiB"),
        (1536, "1.54 kB", "1.5 KiB"),
        (7, "7 bytes", "7 bytes"),
    ],
)
def test_bytes_are_told_to_three_digits(number, decimal, binary):
    assert (Amount.of(number).in_bytes(), Amount.of(number).in_binary_bytes()) == (decimal, binary)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1)])
def test_an_amount_has_its_bounds_in_order(low, high):
    with pytest.raises(ValueError, match="no amount lies between"):
        Amount(Decimal(low), Decimal(high))


@given(AMOUNTS, AMOUNTS)
def test_bounds_never_cross_and_doubt_never_vanishes(one, other):
    for result in (one + other, one * other, one / other):
        assert 0 <= result.low <= result.high
        assert result.is_about == (one.is_about or other.is_about)


@given(NUMBERS, NUMBERS)
def test_with_exact_numbers_it_is_plain_arithmetic(one, other):
    assert Amount.of(one) * Amount.of(other) == Amount.of(one * other)
    assert Amount.of(one) + Amount.of(other) == Amount.of(one + other)
