"""What a clause says of another day, another firm or a hope is not said of what stands beside it."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = """---
title: Larch Labs buys Koypond
published: 2031-02-17
---

# Larch Labs

Larch Labs is a company that makes models.

{}
"""


def told(text):
    """Return what a page on a firm says in a sentence: of whom, which figure, of when, and how certain."""
    wanted = ("employeeCount", "foundedDate", "funding", "revenue", "valuation")
    return {
        (c.subject.name, c.property, value_of(c), c.as_of.edtf if c.as_of else None, str(c.modality))
        for c in read_markdown(PAGE.format(text)).claims
        if c.property in wanted
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The deal values Larch Labs at $11 billion, almost doubling that valuation since June 2029.",
            {("Larch Labs", "valuation", "11000000000", None, "asserted")},
        ),
        (
            "Larch Labs' annual revenue has climbed to $14 billion, after revenue last year reached $10 billion.",
            {("Larch Labs", "revenue", "14000000000", None, "asserted")},
        ),
        (
            "Larch Labs' annual revenue has exceeded $30 billion, up from $9 billion at the end of last year.",
            {("Larch Labs", "revenue", "30000000000", None, "asserted")},
        ),
    ],
)
def test_since_when_something_grew_is_when_it_was_something_else(text, found):
    assert told(text) == found


def test_what_is_said_of_a_day_is_of_that_day():
    assert told("Larch Labs has employed 90 people since May 2030.") == {
        ("Larch Labs", "employeeCount", "90", "2030-05", "asserted")
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Koypond's 13 employees will join Larch Labs.", {("Koypond", "employeeCount", "13", None, "asserted")}),
        (
            "Founded in 2020 by two plumbers of the harbour, Koypond aimed to help builders.",
            {("Koypond", "foundedDate", "2020", None, "asserted")},
        ),
        ("Koypond and Larch Labs are collectively valued at more than $1 billion.", set()),
    ],
)
def test_what_is_said_of_another_firm_is_not_said_of_that_of_the_page(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A month ago it was said to be aiming to raise at a $6 billion valuation.",
        "Analysts were expecting Larch Labs revenue of $5.5 billion.",
        "Larch Labs expects revenue of $5.9 billion for next year.",
    ],
)
def test_what_is_hoped_for_is_no_fact(text):
    assert {each[-1] for each in told(text)} == {"anticipated"}


def test_what_a_firm_was_worth_and_what_it_asks_for_are_of_two_days():
    found = told(
        "Larch Labs, which emerged from stealth in 2029 with $230 million at a $1 billion valuation, is reportedly now in"
        " talks to raise money at a $6 billion valuation."
    )
    assert ("Larch Labs", "valuation", "1000000000", "2029", "asserted") in found
    assert ("Larch Labs", "valuation", "6000000000", None, "anticipated") in found
