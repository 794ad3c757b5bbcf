"""Which capitalised names are told to be people's, and where headlines end and names begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.terms.headlines import capitalised, is_headline
from whosays.loaders.understanding.terms.people import start_of_person


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("Maria Quill", 0),
        ("Senator Maria Quill", 8),
        ("Jean-Luc Orr", 0),
        ("Maria de la Quill", 0),
        ("Maria Q. Orr", 0),
        ("Bowen Zhou", 0),
        ("Maria", None),
        ("Northlake Labs", None),
        ("San Antonio Heights", None),
        ("Maria NASA", None),
        ("Heron 2", None),
        ("", None),
    ],
)
def test_a_given_or_family_name_tells_a_person(name, start):
    assert start_of_person(name) == start


@given(st.text(max_size=80))
def test_any_text_has_a_start_within_or_none(text):
    start = start_of_person(text)
    assert start is None or 0 <= start < len(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Northlake Raises $9M from Fjord Capital", True),
        ("Northlake raises nine million from Fjord Capital", False),
        ("Northlake Raises Money. ", False),
        ("Northlake", False),
        ("Northlake Raises " * 30, False),
    ],
)
def test_headlines_are_short_and_capitalised(text, is_one):
    assert is_headline(text) is is_one


@pytest.mark.parametrize(
    ("text", "headline", "names"),
    [
        ("Maria Quill Joins Northlake", True, ["Maria Quill", "Northlake"]),
        ("Maria Quill Joins Northlake", False, ["Maria Quill Joins Northlake"]),
        ("Founded Northlake", False, ["Northlake"]),
        ("Raises", True, []),
    ],
)
def test_the_verbs_of_headlines_are_no_names(text, headline, names):
    assert [text[a:b] for a, b in capitalised(text, 0, len(text), headline=headline)] == names
