"""What a bare size is of: the whole model, or the parameters that are in use."""

from __future__ import annotations

from importlib.resources import files

import pytest
from reading import read_markdown, said
from yaml import safe_load

GAZETTEER = files("whosays.loaders.understanding.terms").joinpath("gazetteer.yaml")

CARD = """# Heron 2

We launch two models, {prose}, and Heron 2 Guide, a 9 billion parameter model.

| Model | Parameters |
|---|---|
| Heron 2 Wader{note} | {size} |
| Heron 2 Guide | 9B |
"""
BARE = "Heron 2 Wader, a 19 billion parameter model with 16 experts"


def sizes(prose: str = BARE, note: str = "", size: str = "19B (Activated) 113B (Total)") -> set[tuple[str, str, str]]:
    claims = said(read_markdown(CARD.format(prose=prose, note=note, size=size)))
    return {
        (name, known, value)
        for name, known, value, *_ in claims
        if known.endswith("Parameters") and "Guide" not in name
    }


@pytest.mark.parametrize("note", ["", " (19Bx16E)", " (19B x 16E)"])
def test_a_bare_size_is_of_what_is_in_use_where_the_document_says_so(note):
    assert sizes(note=note) == {
        ("Heron 2 Wader", "activeParameters", "19000000000"),
        ("Heron 2 Wader", "totalParameters", "113000000000"),
    }


def test_a_bare_size_is_of_the_whole_otherwise():
    assert sizes(size="19B") == {("Heron 2 Wader", "totalParameters", "19000000000")}


def test_what_is_called_the_whole_stays_so():
    claims = sizes(prose="Heron 2 Wader with 19 billion total parameters")
    assert ("Heron 2 Wader", "totalParameters", "19000000000") in claims


def test_a_larger_size_is_never_the_part():
    claims = sizes(prose="Heron 2 Wader, a 113 billion parameter model", size="19B (Total) 113B (Activated)")
    assert ("Heron 2 Wader", "totalParameters", "113000000000") in claims


def test_a_size_behind_a_name_tells_two_models_apart():
    assert {name for name, *_ in sizes(note=" (19B)")} > {"Heron 2 Wader"}


RANKED = """# Results

Heron 9B outperforms Tern 2 70B. The Egret models (Egret 7B and Egret 65B) are small. Gull 4 is a language model.

| Model | Size | Training tokens |
|---|---|---|
| Tern 2 | 70B | 2,000B |
| Egret | 65B | 1,400B |
| Gull 4 | 30B | 900B |
| {family} | 12B | 800B |
"""


def test_a_name_and_a_size_beside_it_are_the_model_that_is_told_in_full_or_one_of_a_family():
    family = next(name for name in safe_load(GAZETTEER.read_text("utf-8"))["ModelFamily"] if name.isalpha())
    told = {claim[0] for claim in said(read_markdown(RANKED.format(family=family))) if claim[1] == "trainingTokens"}
    assert told == {"Tern 2 70B", "Egret 65B", "Gull 4", f"{family} 12B"}
