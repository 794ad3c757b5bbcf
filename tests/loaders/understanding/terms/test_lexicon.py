"""The word lists of the lexicon say each word once."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
import yaml
from whosays.loaders.understanding import terms

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
