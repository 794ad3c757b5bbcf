"""Tables that lost their lines are read as the tables that they were, or not at all."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Heron 3\n\nHeron 3 is a language model in two sizes, Heron 3 2B and Heron 3 9B.\n\n"


def facts(text):
    claims = read_markdown(PAGE + text).claims
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in claims}


def test_a_figure_belongs_to_the_model_of_its_size():
    found = facts("Parameters 2B 9B Layers 20 36 Hidden size 2048 4096 KV heads 4 8 RoPE theta 10000 10000")
    assert found >= {
        ("Heron 3 2B", "layerCount", "20"),
        ("Heron 3 9B", "layerCount", "36"),
        ("Heron 3 2B", "hiddenDimension", "2048"),
        ("Heron 3 9B", "hiddenDimension", "4096"),
        ("Heron 3 9B", "keyValueHeadCount", "8"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Layers 16 24 Hidden size 1536 3840 Num KV heads 8 8",
        "Benchmark Heron Tern Reading 61.0 49.1 Layers 39.2 32.0 Hidden size 26.3 43.8",
    ],
)
def test_without_sizes_nobody_knows_whose_a_figure_is(text):
    assert not {each for each in facts(text) if each[1] in {"layerCount", "hiddenDimension"}}


def test_a_label_is_no_model():
    assert not {
        subject for subject, *_ in facts("- Type: A sparse MoE model with 9B active parameters.") if subject == "Type"
    }


def test_a_line_without_end_is_read_to_its_end():
    read_markdown("Layers " + "16 " * 7000)
    read_markdown("Layers 16 24 " * 1600)
