"""Members that a sentence lists by their own word are its family's, with what stands beside them."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

PAGE = "# Heron 2\n\nHeron 2 is a family of language models.\n\n"


def _sizes(text):
    return {(name, value) for name, known, value in said(read_markdown(PAGE + text)) if known == "totalParameters"}


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        (
            "Heron 2 comes in two sizes: Marsh (1B) and Tide (7B).",
            {("Heron 2 Marsh", "1000000000"), ("Heron 2 Tide", "7000000000")},
        ),
        (
            "The Heron 2 family includes Mini (1B), Base (7B), and Ultra (70B) models.",
            {("Heron 2 Mini", "1000000000"), ("Heron 2 Base", "7000000000"), ("Heron 2 Ultra", "70000000000")},
        ),
        ("Heron 2 is offered in three versions: Marsh (1B) and Tide (7B).", set()),
        ("The Heron 2 family includes Oslo (2024) and Bergen (2025) offices.", set()),
    ],
)
def test_sizes_of_listed_members(sentence, sizes):
    assert _sizes(sentence) == sizes


def test_members_of_a_list_are_of_the_family():
    told = said(read_markdown(PAGE + "Heron 2 comes in three sizes: Mini, Base and Ultra."))
    assert {name for name, known, value in told if (known, value) == ("family", "Heron 2")} == {
        "Heron 2 Mini",
        "Heron 2 Base",
        "Heron 2 Ultra",
    }


def test_long_lines_are_read_in_time():
    assert _sizes("Heron 2 comes in three sizes: " + "Mini (1B), " * 2000) == set()
