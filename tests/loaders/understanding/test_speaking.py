"""Who speaks in a document that names no publisher."""

from __future__ import annotations

import pytest
from reading import VOCABULARY, read_markdown
from whosays.graph.document import Document, Metadata
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.understanding import read

CARD = "# Heron 2\n\n{}\n\n**Model developer**: Northlake Labs\n\n| Context length | 128K |\n|---|---|\n"
SPEAKS = [
    "We are launching two small models in the Heron series, Heron 2 and Heron 2 Mini.",
    "Today we’re excited to introduce Heron 2, a language model.",
    "We have trained Heron 2 for six months.",
    "Our Heron 2 models are language models for everyone.",
    "We released Heron 2, which is faster than Fjord AI’s models.",
]
IS_SPOKEN_OF = [
    "Heron 2 is a language model.",
    "We release quantized versions of Heron 2.",
    "We trained an adapter on top of Heron 2.",
    "We compared Heron 2 with others.",
    "We are pleased to announce the availability of Heron 2.",
    "We present Heron 2 by Northlake Labs.",
    "Last week we published our review of Heron 2.",
    "Today we present results of Heron 2 in six tests.",
    "We have developed a course about Heron 2.",
    "We published an article that explains how Heron 2 works.",
    "Our Benchmarks of Heron 2 are below.",
    "We introduce Northlake Labs' Heron 2.",
    'A spokesman said: "We are launching Heron 2 today."',
    "“Today we release Heron 2,” the company wrote.",
]


def publisher(text):
    return read_markdown(text).document.metadata.publisher


@pytest.mark.parametrize("words", SPEAKS)
def test_a_maker_that_presents_its_model_speaks(words):
    assert publisher(CARD.format(words)) == "Northlake Labs"


@pytest.mark.parametrize("words", IS_SPOKEN_OF)
def test_others_do_not_speak_as_the_maker(words):
    assert publisher(CARD.format(words)) is None


def test_a_platform_that_offers_a_model_is_not_its_maker():
    text = "# News\n\nWe launch Heron 2 on Fjord Cloud. Heron 2 is a language model developed by Northlake Labs."
    assert publisher(f"{text} Fjord Cloud was founded in 2019 by Ada Quill.") is None


def test_models_of_two_makers_are_presented_by_none():
    made = "Heron 2 is a language model developed by Northlake Labs. Tern 3 is a language model developed by Fjord AI."
    assert publisher(f"# Models\n\nWe trained Heron 2. We trained Tern 3. {made}") is None


def test_a_stated_publisher_stays():
    text = CARD.format("We have trained Heron 2 for six months.")
    blocks = tuple(MARKDOWN.blocks(text))
    document = Document("a", "a.md", text, blocks, MARKDOWN.name, Metadata(publisher="The Courier"))
    assert read(document, VOCABULARY).document.metadata.publisher == "The Courier"
