"""A date belongs to the clause that it stands in."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of
from sentences import claims_in

PAGE = "# Ada Quill\n\nAda Quill is an engineer.\n\n{}\n"


def founded(text):
    """Return what a page with a sentence dates of foundings: the day, and that of the event."""
    claims = read_markdown(PAGE.format(text)).claims
    of_founding = [c for c in claims if c.property == "foundedDate" or c.subject.name.startswith("Founding")]
    return {(c.property, value_of(c)) for c in of_founding if c.property in ("foundedDate", "date")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In August 2024, Northlake AI was founded by Bo Finch.", {("foundedDate", "2024-08"), ("date", "2024-08")}),
        ("In August 2024, Quill joined Northlake AI, the firm founded by Bo Finch.", set()),
        ("In 2024, Quill joined Northlake AI, a startup co-founded by Bo Finch.", set()),
    ],
)
def test_what_stands_behind_a_comma_has_no_date_from_before_it(text, found):
    assert founded(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Heron 2 was released on 5 May 2025, two weeks after Tern 7B was launched.",
        "Two weeks after Tern 7B was launched, Heron 2 was released on 5 May 2025.",
        "Heron 2 was released on 5 May 2025, two weeks after the launch of Tern 7B.",
    ],
)
def test_what_time_is_counted_from_has_another_date(text):
    dates = {(c.subject.name, value_of(c)) for c in claims_in(text) if c.property == "releaseDate"}
    assert dates == {("Heron 2", "2025-05-05")}


def test_what_came_so_long_later_has_another_date():
    claims = claims_in("Heron 2 was announced in May 2025 and was released only two months later.")
    dates = {(c.property, value_of(c)) for c in claims if c.property in ("announcementDate", "releaseDate")}
    assert dates == {("announcementDate", "2025-05")}


def test_an_aside_on_the_time_since_leaves_the_date_to_what_is_told():
    claims = claims_in("On 21 November 2025, five days after the vote, Northlake Labs released Heron 2.")
    assert {value_of(c) for c in claims if c.property == "releaseDate"} == {"2025-11-21"}
