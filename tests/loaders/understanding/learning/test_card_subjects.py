"""A card is of the model that its first words name, where its headings are those of any other card."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

CARD = """## Model Information

{opening} of language models in two sizes. Northlake trains it for talks.

**Model developer:** Northlake Labs

**Model Release Date:** July 23, 2030.

**Context window:** 8192 tokens

Heron 3.1 is for talks. Northlake Labs says that Heron 3.1 is fast. Heron 3.1 Mini needs little memory, Heron 3.1 Ultra much.
"""


@pytest.mark.parametrize(
    "opening",
    ["The Heron 3.1 collection is a family", "The Northlake Heron 3.1 series is one", "Heron 3.1 is a new generation"],
)
def test_the_first_words_of_a_card_name_its_model(opening):
    found = said(read_markdown(CARD.format(opening=opening)))
    assert {("Heron 3.1", "releaseDate", "2030-07-23"), ("Heron 3.1", "developer", "Northlake Labs")} <= found


@pytest.mark.parametrize(
    "opening", ["As news has it, Heron 3.1 is one", "A new family by Northlake with Heron 3.1 as one"]
)
def test_a_model_that_is_named_later_is_not_what_the_card_is_of_for_that(opening):
    text = CARD.format(opening=opening).replace("Heron 3.1 is for talks. ", "It is for talks. ")
    assert ("Heron 3.1", "releaseDate", "2030-07-23") not in said(read_markdown(text))


def test_what_is_no_card_is_not_of_the_first_model_in_it():
    text = "## Overview\n\nThe Heron 3.1 series is old. Tern 2 is new. Tern 2 wins. Tern 2 leads. Heron 3.1 is sold.\n"
    assert "Heron 3.1" not in {subject for subject, name, _ in said(read_markdown(text)) if name == "releaseDate"}
