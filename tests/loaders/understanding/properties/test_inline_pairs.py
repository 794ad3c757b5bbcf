"""Values with more labels in brackets behind them, and what a spec list says in several ways."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

CARD = "# Heron 2\n\nHeron 2 is a language model by Northlake Labs.\n\n"


@pytest.mark.parametrize(
    ("label", "value", "claims"),
    [
        ("Attention heads", "24 (KV heads: 6)", {("attentionHeadCount", "24"), ("keyValueHeadCount", "6")}),
        ("Attention heads", "24 (6 KV heads)", {("attentionHeadCount", "24"), ("keyValueHeadCount", "6")}),
        ("Attention heads", "24 [KV heads = 6]", {("attentionHeadCount", "24"), ("keyValueHeadCount", "6")}),
        (
            "Attention heads",
            "24 (KV heads: 6, head dim: 128)",
            {("attentionHeadCount", "24"), ("keyValueHeadCount", "6"), ("attentionHeadDimension", "128")},
        ),
        ("Tokenizer", "Tern-3 (`vocab_size`: 64,000)", {("tokenizer", "Tern-3"), ("vocabularySize", "64000")}),
        ("Tokenizer", "Tern-3 (vocab size 64K)", {("tokenizer", "Tern-3")}),
        ("Layers", "20 (hidden size: 512)", {("layerCount", "20"), ("hiddenDimension", "512")}),
        ("Layers", "20 (see note: 7)", {("layerCount", "20")}),
        (
            "Architecture",
            "Tern-style (dense, GQA)",
            {("architecture", "Dense"), ("attentionMechanism", "Grouped-Query Attention")},
        ),
    ],
)
def test_labels_in_brackets_are_pairs_of_their_own(label, value, claims):
    table = f"{CARD}| Property | Value |\n|---|---|\n| **{label}** | {value} |\n| License | MIT |\n"
    bullet = f"{CARD}- **{label}**: {value}\n- **License**: MIT\n"
    for text in (table, bullet):
        found = {claim[1:] for claim in said(read_markdown(text))} - {("developer", "Northlake Labs")}
        assert found == claims | {("license", "MIT License")}


def test_the_evidence_runs_from_the_label_of_the_row():
    text = f"{CARD}- **Attention heads**: 24 (KV heads: 6)\n"
    quotes = {c.property: text[c.span.start : c.span.end] for c in read_markdown(text).claims}
    assert quotes["keyValueHeadCount"] == "Attention heads**: 24 (KV heads: 6"


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("- Mixture of Experts:\n  - Expert hidden dimension: 4096", ("feedForwardDimension", "4096")),
        ("- Mixture of Experts:\n  - Expert intermediate size: 4096", ("feedForwardDimension", "4096")),
        ("It can handle a context of up to 5 million tokens during inference.", ("contextWindow", "5000000")),
        ("The model processes inputs of up to 64K tokens.", ("contextWindow", "64000")),
    ],
)
def test_a_spec_list_says_it_in_other_words(line, claim):
    assert ("Heron 2", *claim) in said(read_markdown(f"{CARD}{line}\n"))


def test_a_long_value_is_read_to_its_end():
    value = f"20 {'(' * 10_000}{'heads, ' * 1_500}"
    assert ("Heron 2", "license", "MIT License") in said(
        read_markdown(f"{CARD}- **Layers**: {value}\n- **License**: MIT\n")
    )
