"""Words for how many times another figure something is, and for how long after another day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.understanding.properties.relations import relation_in

PROPERTIES = Vocabulary.load().properties


def read(name, words, before="It is "):
    found = relation_in(PROPERTIES[name], f"{before}{words}, they say", len(before), len(before) + len(words))
    return None if found is None else (found.comparator.value, str(found.value))


@pytest.mark.parametrize(
    ("words", "comparator", "value"),
    [
        ("double", "=", "2"),
        ("more than double", ">", "2"),
        ("roughly twice", "~", "2"),
        ("nearly three times", "~", "3"),
        ("at least 2.5×", ">=", "2.5"),
        ("up to 4x", "<=", "4"),
        ("10x", "=", "10"),
        ("threefold", "=", "3"),
        ("2.5 times larger", "=", "2.5"),
        ("four times smaller", "=", "0.25"),
        ("over 4x fewer", "<", "0.25"),
        ("half", "=", "0.5"),
        ("less than half", "<", "0.5"),
        ("about a quarter", "~", "0.25"),
        ("two-thirds", "=", "0.666667"),
        ("18% of", "=", "0.18"),
        ("40% more", "=", "1.4"),
        ("80% cheaper", "=", "0.2"),
        ("more than 60% fewer", "<", "0.4"),
    ],
)
def test_a_multiple_is_read(words, comparator, value):
    assert read("factor", words) == (comparator, value)


@pytest.mark.parametrize(
    ("words", "comparator", "months"),
    [
        ("14 months", "=", "14"),
        ("more than thirteen months", ">", "13"),
        ("two years", "=", "24"),
        ("a year", "=", "12"),
        ("less than a year", "<", "12"),
        ("nearly two years", "~", "24"),
        ("a year and a half", "=", "18"),
        ("half a year", "=", "6"),
        ("one and a half years", "=", "18"),
        ("1.5 years", "=", "18"),
        ("two weeks", "=", "0.459968"),
        ("18 months and 3 days", "=", "18.098565"),
    ],
)
def test_a_lapse_is_in_months(words, comparator, months):
    assert read("lapse", words) == (comparator, months)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("factor", "good"),
        ("factor", "100% fewer"),
        ("factor", "30 trillion tokens"),
        ("factor", "40% in all"),
        ("lapse", "some time"),
        ("lapse", "14 tokens"),
        ("lapse", "1 to 2 years and 3 days"),
    ],
)
def test_other_words_say_neither(name, words):
    assert read(name, words) is None


def test_a_range_has_two_bounds():
    found = relation_in(PROPERTIES["factor"], "10-20x smaller", 0, 14)
    assert found is not None
    assert (found.value, found.upper) == (Decimal("0.05"), Decimal("0.1"))


@given(
    st.sampled_from(["factor", "lapse"]),
    st.text(alphabet="0123456789 %x×.-a" + "yearmonthsdoublehalfandtimesmore", max_size=40),
)
def test_any_words_are_a_plausible_figure_or_none(name, words):
    found = relation_in(PROPERTIES[name], words, 0, len(words))
    assert found is None or PROPERTIES[name].allows(found.value)


@pytest.mark.parametrize("unit", ["a year and ", "1 ", "twice ", "2x", "more than "])
@pytest.mark.parametrize("name", ["factor", "lapse"])
def test_a_hostile_line_is_read_to_its_end(name, unit):
    text = unit * (20_000 // len(unit))
    relation_in(PROPERTIES[name], text, 0, len(text))
