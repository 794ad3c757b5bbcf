"""Specifications in running words and in cells: each figure is what the label beside it names."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Heron-1B\n\nHeron-1B is a small language model.\n\n"
SMALL = {("layerCount", "22"), ("attentionHeadCount", "32"), ("keyValueHeadCount", "4"), ("hiddenDimension", "2048")}


def facts(text):
    claims = read_markdown(PAGE + text).claims
    return {(claim.property, value_of(claim)) for claim in claims if claim.subject.name == "Heron-1B"}


@pytest.mark.parametrize(
    "text",
    [
        "Heron-1B has 22 layers, 32 heads with 4 query groups and an embedding size of 2048.",
        "The model has 22 transformer layers, a hidden dimension of 2048, 32 attention heads, and 4 KV heads.",
        "Heron-1B is a decoder (22 layers, 32 query heads, 4 key-value heads, d_model = 2048).",
        "- **Architecture**: 22 layers, hidden size 2048, 32 attention heads, 4 KV heads",
        "- 22 decoder layers; 32 heads; 4 GQA groups; embedding dim 2048",
        (
            "| Setting | Description |\n|---|---|\n| Shape | Embedding Size: 2048, Layers: 22, Query Groups: 4, Heads: 32 |\n"
            "| Parameters | 1.1B |\n"
        ),
        (
            "| Setting | Value |\n|---|---|\n| Model size | 22 layers, 32 heads, 4 KV heads, hidden size: 2,048 |\n"
            "| License | MIT |\n"
        ),
    ],
)
def test_each_figure_of_a_list_is_what_the_label_beside_it_names(text):
    assert facts(text) >= SMALL


@pytest.mark.parametrize(
    "text",
    [
        "Heron-1B freezes the last 4 layers and trains 2 heads, hidden.",
        "An encoder of 12 layers and 8 heads feeds a decoder of 6 layers and 4 heads of Heron-1B.",
        "We tried widths of 512, 1024 and 2048 with embedding layers.",
        "In 2024 the hidden costs of 12 layers 14 heads rose.",
    ],
)
def test_what_no_label_or_two_of_a_kind_tell_is_left_open(text):
    assert not {each for each in facts(text) if each[0] in {"attentionHeadCount", "hiddenDimension"}}


def test_a_list_without_end_is_read_to_its_end():
    read_markdown("Heron-1B has " + "22 layers, 32 heads, hidden size 2048, " * 500)
    read_markdown("Heron-1B has heads " + "2 " * 10_000)
