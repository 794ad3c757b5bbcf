"""The day of a story is no day on which what its title names came out."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = """---
title: "{}"
published: "2031-05-22"
---
## {}

With these, Koypond helps developers. It uses Heron 4 Mini.
"""


@pytest.mark.parametrize(
    ("title", "days"),
    [("Shipping code faster with Heron 3 and Heron 4 Mini", set()), ("Introducing Heron 4 Mini", {"2031-05-22"})],
)
def test_a_story_dates_only_what_it_brings_out(title, days):
    found = read_markdown(PAGE.format(title, title)).claims
    assert {value_of(c) for c in found if c.property == "releaseDate"} == days
