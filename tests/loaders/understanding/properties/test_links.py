"""A link to where a model can be had says so; a link to anything else says nothing."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text
from whosays.loaders.formats.html import LOADER as HTML


def channels(reading):
    """Return who can be had where, and the words that say so."""
    claims = [claim for claim in reading.claims if claim.property == "accessChannel"]
    return [
        (claim.subject.name, claim.value.name, reading.document.text[claim.span.start : claim.span.end])
        for claim in claims
    ]


@pytest.mark.parametrize(
    "link",
    [
        "[Hugging Face](https://hub.example/northlake/heron-2)",
        "📄 [Paper](paper.pdf) | 🤗 [Hugging Face](https://hub.example/northlake/Heron-2/)",
        "or directly from [Hugging Face 🤗 Hub](https://hub.example/northlake/Heron-2-7B):",
        '<a href="https://hub.example/northlake/Heron-2"><img src="logo.svg"><b> Hugging Face</b></a> |',
    ],
)
def test_a_link_to_the_model(link):
    reading = read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n{link}\n")
    assert [(subject, channel) for subject, channel, _ in channels(reading)] == [("Heron 2", "Hugging Face")]
    assert channels(reading)[0][2].startswith("Hugging Face")


@pytest.mark.parametrize(
    "link",
    [
        "[Hugging Face](https://hub.example/northlake)",
        "[Hugging Face](https://hub.example/northlake/heron-21)",
        "[Hugging Face](https://hub.example/northlake/heron-2-judge)",
        "[Hugging Face](https://hub.example/datasets/northlake/heron-2)",
        "[Tech Report](https://hub.example/northlake/heron-2)",
        "[Hugging Face] (see below)",
        "Hugging Face [" + "x" * 20_000,
    ],
)
def test_a_link_to_something_else(link):
    reading = read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n{link}\n")
    assert channels(reading) == []


def test_a_link_of_a_page():
    page = (
        "<html><body><h1>Heron 2</h1><p>Heron 2 is a language model.</p>"
        '<p>Get it from <a class="b" href="https://hub.example/northlake/heron-2">Hugging Face</a>, '
        '<a href="https://hub.example/">ModelScope</a></p></body></html>'
    )
    assert channels(read_text(page, HTML)) == [("Heron 2", "Hugging Face", "Hugging Face")]
