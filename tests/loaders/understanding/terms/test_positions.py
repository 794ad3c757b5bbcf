"""Positions are put together from a head, words of rank and field before it, and a field behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.terms.positions import is_leading, positions_in


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("She is a Senior Staff Research Scientist there.", ["Senior Staff Research Scientist"]),
        ("the VP of Research and AI, a sailor", ["VP of Research and AI"]),
        ("its VP of Product, Design and Growth", ["VP of Product, Design and Growth"]),
        ("its SVP Global Sales & BD, a sailor", ["SVP Global Sales & BD"]),
        ("a Vice President, Research", ["Vice President, Research"]),
        ("the VP Ada Quill", ["VP"]),
        ("Lead Maintainer of the nets", ["Lead Maintainer"]),
        ("a professor of computer science at a university", ["professor of computer science"]),
        ("Chief Engineer of AI/ML and Vice President", ["Chief Engineer of AI/ML", "Vice President"]),
        ("interim co-CEO", ["interim co-CEO"]),
        ("Co-Lead of the nets", ["Co-Lead"]),
        ("the chief revenue and growth officer", ["chief revenue and growth officer"]),
        ("the head of people operations said", ["head of people operations"]),
        ("The Head of Research announced it.", ["Head of Research"]),
        ("Sandpiper AI CEO", ["CEO"]),
        ("the attention head size", []),
        ("to lead the team", []),
        ("Lead Investors: many", []),
        ("a scientist, an officer and a manager", []),
    ],
)
def test_positions_in(text: str, positions: list[str]) -> None:
    assert [text[start:end] for start, _, end in positions_in(text)] == positions


@pytest.mark.parametrize(
    ("position", "leads"),
    [("CEO", True), ("interim co-CEO", True), ("Chief Executive Officer", True), ("Deputy CEO", False), ("CTO", False)],
)
def test_is_leading(position: str, *, leads: bool) -> None:
    assert is_leading(position) is leads


WORDS = [
    "senior",
    "lead",
    "Head",
    "of",
    "AI/ML",
    "and",
    ",",
    "CEO",
    "-",
    "co",
    "Research",
    "officer",
    "chief",
    "the",
    "Director",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_positions_are_in_order_and_apart(text: str) -> None:
    last = 0
    for start, latest, end in positions_in(text):
        assert last <= start <= latest < end <= len(text)
        last = end


def test_a_long_line_is_read_in_no_time() -> None:
    assert not list(positions_in("senior " * 3000 + "of research and " * 1000))
    assert list(positions_in("chief " + "x " * 10_000 + "CEO"))
