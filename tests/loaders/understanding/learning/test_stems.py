"""A text goes on about its model by the name without the size, where it tells of one size only."""

from __future__ import annotations

import pytest
from reading import read_json, read_markdown, said

CARD = """# Heron {size} Model Card

Heron is a language model by Northlake Labs. {more}

Heron was trained on 3 trillion tokens.
"""


@pytest.mark.parametrize("size", ["34B", "1.5B", "700M"])
def test_the_name_without_the_size_is_the_model(size):
    found = said(read_markdown(CARD.format(size=size, more="")))
    assert (f"Heron {size}", "trainingTokens", "3000000000000") in found


@pytest.mark.parametrize(
    "more", ["Heron 7B is its sibling.", "Heron 3 will follow.", "A larger Heron-90B is in training."]
)
def test_where_there_are_others_it_is_not_said_of_one(more):
    found = said(read_markdown(CARD.format(size="34B", more=more)))
    assert not {claim for claim in found if claim[0] == "Heron 34B" and claim[1] == "trainingTokens"}


def test_a_description_in_a_catalog_speaks_of_its_entry():
    text = "is a suite of open models, for languages such as Thai and Lao."
    entries = [
        {
            "name": f"x/heron-{n}b",
            "display_name": f"Heron ({n}B)",
            "parameters": f"{n}B",
            "description": f"Heron {text}",
        }
        for n in (7, 9)
    ]
    found = {claim for claim in said(read_json({"models": entries})) if claim[1] == "language"}
    assert found == {(f"Heron {n}B", "language", value) for n in (7, 9) for value in ("Thai", "Lao")}


def test_serial_names_of_one_maker_are_models():
    text = """# News

FJ-Sight-1 is a language model with 7B parameters. FJ-Voice-2 has 3B parameters.
"""
    found = said(read_markdown(text))
    assert ("FJ-Voice-2", "totalParameters", "3000000000") in found
