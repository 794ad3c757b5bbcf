"""Sentences end where a reader would end them, and nothing between them is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It came. It went.", ["It came.", "It went."]),
        ("Plover Inc. made it. Then it left.", ["Plover Inc. made it.", "Then it left."]),
        ("It has 1.5 million users. Good.", ["It has 1.5 million users.", "Good."]),
        ("J. R. Quill wrote it.", ["J. R. Quill wrote it."]),
        ("It ended [1][2]. Next.", ["It ended [1][2].", "Next."]),
        ("It ended.[1][2] Next.", ["It ended.[1][2]", "Next."]),
        ("Really? Yes!", ["Really?", "Yes!"]),
        ('He said "go." Then he left.', ['He said "go."', "Then he left."]),
        ("e.g. this one", ["e.g. this one"]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=300))
def test_every_word_stands_in_one_sentence(text):
    parts = list(sentences(text))
    assert "".join("".join(text[a:b].split()) for a, b in parts) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(parts))
