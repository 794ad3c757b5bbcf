"""The word lists of the lexicon say each word once, and are called as the guide calls them."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from whosays.loaders.understanding import terms

GUIDE = Path(__file__).parents[4] / "docs" / "add-a-pattern.md"
WORDS = yaml.safe_load(files(terms).joinpath("lexicon.yaml").read_text("utf-8"))


def lists_in(name, node):
    if isinstance(node, dict):
        for key, below in node.items():
            yield from lists_in(f"{name} {key}".strip(), below)
    elif isinstance(node, list):
        yield name, node


@pytest.mark.parametrize(("name", "words"), list(lists_in("", WORDS)))
def test_no_list_repeats_itself(name, words):
    assert not [word for word, count in Counter(words).items() if count > 1], name


@pytest.mark.parametrize(
    "name",
    sorted(
        set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", GUIDE.read_text(encoding="utf-8"))) - {"reads_negation", "of_entry"}
    ),
)
def test_the_lists_that_the_guide_names_are_there(name):
    assert name in WORDS
