"""Labels whose values stand below them, in lists and lines, and labels in bold."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

TITLE = "# Heron 2 Ultra\n\nHeron 2 Ultra is a language model.\n\n"


def facts(text):
    return {(claim[1], claim[2]) for claim in said(read_markdown(TITLE + text)) if claim[0] == "Heron 2 Ultra"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## License\n\nMIT\n", {("license", "MIT License")}),
        ("## 3. License\n\nMIT\n", {("license", "MIT License")}),
        ("## Context length\n\n128K tokens\n", {("contextWindow", "128000")}),
        ("## Languages\n\n- English\n- Dutch\n", {("language", "English"), ("language", "Dutch")}),
        ("- **Languages:**\n  - English\n  - Dutch\n- other\n", {("language", "English"), ("language", "Dutch")}),
        ("Training data includes:\n\n- some books\n- in all 3T tokens of text\n", {("trainingTokens", "3000000000000")}),
        (
            "**Architecture:** a change to it:\n\n* Decoder-only\n* ALiBi positional encodings\n* GeLU activation functions\n",
            {("architecture", "Decoder-only Transformer"), ("positionEmbedding", "ALiBi"), ("activationFunction", "GELU")},
        ),
        ("**License** MIT\n", {("license", "MIT License")}),
        ("**Context length** 32K\n", {("contextWindow", "32000")}),
        ("- 7 billion parameters:\n    - 32 layers, 40 attention heads\n", {
            ("totalParameters", "7000000000"), ("layerCount", "32"), ("attentionHeadCount", "40"),
        }),
        ("- 45 natural languages\n- 12 programming languages\n", {("languageCount", "45")}),
        ("- Hidden layers are 14336-dimensional\n", {("hiddenDimension", "14336")}),
        ("- Sequence length of 4096 tokens (see below)\n", {("contextWindow", "4096")}),
    ],
)  # fmt: skip
def test_values_below_a_label(text, expected):
    assert facts(text) >= expected


@pytest.mark.parametrize(
    "text",
    [
        "## License\n\nThe terms are long, and they changed a few times since we wrote them down for the first of our many models here.\n",
        "## Hardware\n\n- an A100 will do\n",
        "## Context length\n\n- 4K at first\n- 32K in the end\n",
        "## Deployment\n\n- Some server\n- Another server\n",
        "## Languages\n\n- Python\n- multilingual\n",
        "## Out-of-scope Use\n\n- 45 natural languages\n",
        "**Note** that 7 models came\n",
    ],
)
def test_what_stands_below_a_heading_may_be_something_else(text):
    assert not facts(text)
