"""Tags within a value are no words; where a block ends, a sentence does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_json, read_text, said
from whosays.graph.document import Passage, Span
from whosays.loaders.formats.csv_tables import CSV
from whosays.loaders.formats.tags import without_tags


def words_of(text):
    return without_tags(Passage.of(text, Span(0, len(text)))).text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<strong>Heron</strong> is quick", "Heron is quick"),
        ("<ul><li>Quick<li>Trained by Fjord</ul>", "Quick. Trained by Fjord"),
        ("<b>Best model</b><br><ul><li>Small</li><li>Quick!</li></ul>", "Best model. Small. Quick!"),
        ('see <a href="https://example.org/">Heron</a>', "see Heron"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("a < b and c > d", "a < b and c > d"),
        ("<|im_start|>user", "<|im_start|>user"),
        ("std::vector<int>", "std::vector<int>"),
    ],
)
def test_a_reader_sees_the_words(text, words):
    assert words_of(text) == words


@given(st.text(alphabet="ab <>/li", max_size=40))
def test_words_stand_where_they_stand(text):
    passage = without_tags(Passage.of(text, Span(0, len(text))))
    for piece in passage.pieces:
        written = text[piece.span.start : piece.span.end]
        assert passage.text[piece.at : piece.at + piece.length] == written or not piece.is_exact or written.isspace()


def test_a_description_in_a_catalog_is_read_line_by_line():
    described = "<b>Quick chat model</b><ul><li>Trained by Microsoft<li>Licensed for commercial use</ul>"
    entries = [{"name": name, "parameters": "7 billion", "description": described} for name in ("Heron", "Tern")]
    assert {claim for claim in said(read_json(entries)) if claim[1] == "developer"} == {
        ("Heron", "developer", "Microsoft"),
        ("Tern", "developer", "Microsoft"),
    }


def test_a_cell_is_read_without_its_links():
    table = "Model,Author\nHeron 2,<a href='https://example.org/'>Google</a>\nTern 7B,Meta\n"
    assert ("Heron 2", "developer", "Google") in said(read_text(table, CSV))


def test_a_long_line_of_tags_ends_soon():
    assert words_of("<li" * 20_000)
    assert json.dumps(words_of("<b>" * 20_000)) == '""'
