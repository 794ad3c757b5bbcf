"""Names that go on behind a family or a firm that is known."""

from __future__ import annotations

import pytest
from reading import read_markdown, said
from sentences import knowledge_of
from whosays.loaders.understanding.names.mentions import mentions


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Later that year they released AlphaGo Marsh for all.", "AlphaGo Marsh"),
        ("In 2024 it joined the Plover Systems Alliance of makers.", "Plover Systems Alliance"),
        ("They announced TensorFlow.js for browsers.", "TensorFlow.js"),
    ],
)
def test_a_name_is_whole(text, whole):
    knowledge, passage = knowledge_of(text)
    assert whole in {text[m.start : m.end] for m in mentions(passage.text, knowledge.names)}


def test_a_story_of_somebody_is_not_somebody():
    page = "# The Ada Riddle\n\nAda Quill is a chemist. She founded Tern Labs in 2019."
    assert not {fact for fact in said(read_markdown(page)) if "Riddle" in fact[0] + fact[2]}
