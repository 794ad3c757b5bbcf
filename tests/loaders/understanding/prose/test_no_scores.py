"""Figures beside a benchmark that are of nobody, or of whom the sentence sets against another."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of


def scores(text):
    claims = read_markdown(f"# Heron 4\n\nHeron 4 is a language model with 7B parameters.\n\n{text}\n").claims
    return {(c.subject.name, c.benchmark.name, value_of(c)) for c in claims if c.property == "score"}


@pytest.mark.parametrize(
    "text",
    ["Heron 4 was the first to clear 60% on GPQA Diamond.", "Heron 4 shows exceptional performance on MMLU (>90%)."],
)
def test_a_mark_to_pass_is_no_score(text):
    assert scores(text) == set()


def test_what_supersedes_another_has_the_first_figure():
    assert scores(
        "Heron 4 supersedes Heron 3 (9B, June 2031) nearly everywhere (HumanEval 71.5 vs 60, MMLU 84 vs 76)."
    ) == {
        ("Heron 4", "HumanEval", "71.5"),
        ("Heron 3", "HumanEval", "60"),
        ("Heron 4", "MMLU", "84"),
        ("Heron 3", "MMLU", "76"),
    }
