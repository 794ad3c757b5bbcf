"""What the words of a number leave open, and that the number itself is always among it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Entity, Modality
from whosays.graph.document import Span
from whosays.graph.leeway import leeway_of, rounding

HERON = Entity("Model", "Heron 2")
EXACT, ABOUT, MORE, AT_LEAST, LESS, AT_MOST = Comparator


def size(number, as_written="", comparator=EXACT, **more):
    return Claim(
        *("a", HERON, "totalParameters", Decimal(number), Span(0, 1), as_written), comparator=comparator, **more
    )


@pytest.mark.parametrize(
    ("as_written", "number", "half"),
    [
        ("2 trillion", "2e12", "0.5e12"),
        ("2.3 trillion", "2.3e12", "0.05e12"),
        ("17B", "17e9", "0.5e9"),
        ("70.60", "70.6e9", "0.005e9"),  # below a heading "in billions"
        ("128K", 131072, 512),
        ("3.2 TiB", Decimal("3.2") * 2**40, Decimal("0.05") * 2**40),
        ("89.45%", "89.45", "0.005"),
        ("about 4,096", 4096, 0),
        ("64", 64, 0),
        ("100", 100, 0),
        ("131,072", 131072, 0),
        ("70,000,000,000", "7e10", "0.5e10"),
        ("70,553,706,496", "70553706496", 0),
        ("two trillion", "2e12", "0.5e12"),
        ("", "2e12", "0.5e12"),
        ("", 131072, 0),
        ("8 x 7 billion", "7e9", "0.5e9"),
        ("0", 0, 0),
        ("0", "2e12", "0.5e12"),
    ],
)
def test_a_number_is_rounded_to_the_digits_written(as_written, number, half):
    assert rounding(as_written, Decimal(number)) == Decimal(half)


@pytest.mark.parametrize(
    ("claim", "bounds"),
    [
        (size("17e9", "17B"), ("16.5e9", "17.5e9")),
        (size("17e9", "~17B", ABOUT), ("15.3e9", "18.7e9")),
        (size("2e12", "~2T", ABOUT), ("1.5e12", "2.5e12")),
        (size("30e12", "30T+", AT_LEAST), ("29.5e12", None)),
        (size("30e12", "over 30T", MORE), ("29.5e12", None)),
        (size("30e12", "up to 30T", AT_MOST), (None, "30.5e12")),
        (size("30e12", "under 30T", LESS), (None, "30.5e12")),
        (size(64, "64", modality=Modality.REPORTED), (64, 64)),
        (size(64, "64", modality=Modality.DENIED), (None, None)),
        (size(64, "64", modality=Modality.ANTICIPATED), (None, None)),
        (size(64, "64", unit="GPU-hours"), (None, None)),
        (Claim("a", HERON, "role", "chat", Span(0, 1)), (None, None)),
        (Claim("a", HERON, "totalParameters", None, Span(0, 1), modality=Modality.UNDISCLOSED), (None, None)),
    ],
)
def test_a_claim_has_a_least_and_a_greatest_number(claim, bounds):
    assert leeway_of(claim) == tuple(None if bound is None else Decimal(bound) for bound in bounds)


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=6), st.text(max_size=30), st.sampled_from(Comparator))
def test_the_number_itself_is_always_possible(number, as_written, comparator):
    least, greatest = leeway_of(size(number, as_written, comparator))
    assert least is None or least <= number
    assert greatest is None or number <= greatest


@pytest.mark.parametrize("unit", ["1", "1,", "1,000", "1.", " ", "9" * 15 + ","])
def test_a_hostile_writing_takes_no_time(unit):
    rounding(unit * (20_000 // len(unit)), Decimal(7))
