"""What the words of a number leave open, and that the number itself is always among it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Entity, Modality
from whosays.graph.document import Span
from whosays.graph.judgement.policy import Policy
from whosays.graph.leeway import leeway_of, rounding
from whosays.graph.vocabulary import Vocabulary

PROPERTIES = Vocabulary.load().properties
POLICY = Policy.load()
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
        ("4_096", 4096, 0),
        ("1_000_000", 10**6, "0.5e6"),
        ("17_000_000_000", 17 * 10**9, "0.5e9"),
        ("70,000,000,000", "7e10", "0.5e10"),
        ("10000.0B", "1e13", "0.5e12"),  # a catalog that counts all in billions
        ("1500B", "1.5e12", "0.05e12"),
        ("1308.4B", "1308.4e9", "0.05e9"),
        ("70,553,706,496", "70553706496", 0),
        ("two trillion", "2e12", "0.5e12"),
        ("", "2e12", "0.5e12"),
        ("", 131072, 0),
        ("8 x 7 billion", "7e9", "0.5e9"),
        ("4 to 40 GB", "40e9", "0.5e9"),
        ("4 to 40 GB", "4e9", "0.5e9"),
        ("from 100 to 100,000", 100_000, 0),
        ("2 or 2.0 trillion", "2e12", "0.05e12"),
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
    known = PROPERTIES[claim.property]
    assert leeway_of(claim, known, POLICY) == tuple(None if bound is None else Decimal(bound) for bound in bounds)


@pytest.mark.parametrize(
    ("part", "greatest"),
    [("0.1", "49500000000"), ("0", "44550000000"), ("0.05", "46894736843")],
    ids=["a tenth", "none", "less"],
)
def test_bytes_may_be_more_than_is_written_by_the_part_that_the_policy_says(part, greatest):
    policy = replace(POLICY, audited_bytes=Decimal(part))
    claim = Claim("a", HERON, "memoryFootprint", Decimal("44.5e9"), Span(0, 1), "up to 44.5 GB", AT_MOST)
    assert leeway_of(claim, PROPERTIES["memoryFootprint"], policy) == (None, Decimal(greatest))


def test_an_approximation_is_as_wide_as_the_policy_says():
    policy = replace(POLICY, audited_approximation=Decimal("0.2"))
    claim = size("20e9", "~20.0B", ABOUT)
    assert leeway_of(claim, PROPERTIES[claim.property], policy) == (Decimal("16e9"), Decimal("24e9"))


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=6), st.text(max_size=30), st.sampled_from(Comparator))
def test_the_number_itself_is_always_possible(number, as_written, comparator):
    least, greatest = leeway_of(size(number, as_written, comparator), PROPERTIES["totalParameters"], POLICY)
    assert least is None or least <= number
    assert greatest is None or number <= greatest


@pytest.mark.parametrize("unit", ["1", "1,", "1,000", "1.", " ", "9" * 15 + ","])
def test_a_hostile_writing_takes_no_time(unit):
    rounding(unit * (20_000 // len(unit)), Decimal(7))
