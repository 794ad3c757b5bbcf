"""What a document is about where no list knows its model: the title, the front matter and the text say so."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.html import LOADER as HTML

HUB = "---\nlicense: mit\nlibrary_name: transformers\n---\n\n"
SIZE = "\n\n- Parameters: 12B\n"


def subjects(text, loader=None):
    reading = read_markdown(text) if loader is None else read_text(text, loader)
    return {claim[0] for claim in said(reading) if claim[1] == "totalParameters"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Model Card for MARSHLIGHT\n\nMARSHLIGHT reads gauges.", "MARSHLIGHT"),
        ("# MARSHLIGHT Model Card\n\nMARSHLIGHT reads gauges.", "MARSHLIGHT"),
        ("# Marshlight: a 12B MoE model\n\nMarshlight is new. We like Marshlight.", "Marshlight"),
        ("# Marshlight\n\nMarshlight is a language model for phones. Marshlight is small.", "Marshlight"),
        ("# 🐦 Introducing Marshlight\n\nMarshlight, an open language model, is here. Marshlight!", "Marshlight"),
        (
            "# Abstract\n\nWe introduce **Marshlight**, a 1B/12B-parameter language model. Marshlight is new.",
            "Marshlight",
        ),
        ("---\nlicense: mit\nlibrary_name: transformers\n---\n\n# Marshlight Chat 12B\n\nText.", "Marshlight Chat 12B"),
        ("---\nmodel_name: marshlight-12b\nlicense: mit\n---\n\n# Welcome\n\nText.", "marshlight-12b"),
        (
            "---\nmodel_name: marshlight-3B-chat\nlicense: mit\n---\n\n## Marshlight-12B-chat\n\nText.",
            "Marshlight-12B-chat",
        ),
        (
            "---\nmodel_name: marshlight-12b-chat\nlicense: mit\n---\n\n# Marshlight chat\n\nText.",
            "marshlight-12b-chat",
        ),
        (
            "# Marshlight\n\nGet it: https://huggingface.co/saltmarsh/Marshlight-12B. Marshlight, Marshlight.",
            "Marshlight",
        ),
        ("# Marshlight\n\nMarshlight-12B and Marshlight-3B are here: Marshlight.", "Marshlight"),
        ("---\nbase_model: x/Tern-7B\nlicense: mit\n---\n\n# Tern-7B-w4a16\n\nTern-7B, smaller.", "Tern-7B-w4a16"),
        (f"{HUB}# Usage\n\nMarshlight-9B is a 1.2B parameter base model.\n\n## Use\n\nUse it.", "Marshlight-9B"),
        (f"{HUB}Marsh Repo | Marsh Paper | Demo\n\n`marshlight-12b-base` is a language model.", "marshlight-12b-base"),
        (f'{HUB}# News\n\nText on it.\n\n```python\nm = "x"\nmodel = "salt/Marshlight-12B"\n```\n', "Marshlight-12B"),
        (
            f'{HUB}Marshlight 12B reads gauges.\n\n```python\nAuto.from_pretrained("salt/marshlight-12b")\n```\n',
            "Marshlight 12B",
        ),
        (f"{HUB}# Marshlight model, small version\n\nText.", "Marshlight"),
    ],
)
def test_a_document_names_its_own_model(text, name):
    assert subjects(text + SIZE) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "# Overview\n\nOverview of models.",
        "# Results\n\nResults of a language model.",
        "# Saltmarsh\n\nSaltmarsh is a company that makes language models. Saltmarsh is small.",
        "# Saltmarsh\n\nSaltmarsh was founded by two. Saltmarsh sells maps. Saltmarsh, Saltmarsh.",
        "# Getting Started\n\nWe introduce Saltmarsh, a startup for language models. Saltmarsh, Saltmarsh.",
    ],
)
def test_what_is_no_model_is_not_taken_for_one(text):
    assert not subjects(text + SIZE)


def test_the_title_counts_before_other_models_that_the_page_names():
    page = (
        "<title>Marshlight: gauges read</title><main><h1>Marshlight</h1>"
        "<p>Compared with Heron-2.5, Marshlight-12B is small. Heron-2.5 is large. Heron-2.5, Heron-2.5!</p>"
        "<dl><dt>Parameters</dt><dd>12B</dd></dl></main>"
    )
    assert subjects(page, HTML) == {"Marshlight"}


def test_a_column_of_models_teaches_their_names():
    text = "| Model | Parameters |\n|--|--|\n| Marsh | 12B |\n| Our best model | 3B |\n| w/o tools | 3B |\n| Previous SOTA | 9B |\n"
    assert subjects(text) == {"Marsh"}
