"""Tables about the members of one family: checkpoints, sizes, and the only model that a page is about."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

RELEASES = """# Heron-1B

Heron-1B is a language model.

## Release schedule

| Date | HF checkpoint | Tokens | Step | Reasoning Avg |
|---|---|---|---|---|
| 2031-02-04 | [Heron-1B-step-50k-105b](https://example.org/a) | 105B | 50k | 46.1 |
| 2031-03-16 | [Heron-1B-step-240k-503b](https://example.org/b) | 503B | 240k | 48.3 |
| 2031-04-1 | [Heron-1B-step-480k-1T](https://example.org/c) | 1T | 480k | 50.2 |
"""


def test_each_checkpoint_of_a_schedule_is_a_model_of_its_own():
    assert said(read_markdown(RELEASES)) >= {
        ("Heron-1B-step-240k-503b", "releaseDate", "2031-03-16"),
        ("Heron-1B-step-240k-503b", "trainingTokens", "503000000000"),
        ("Heron-1B-step-480k-1T", "trainingTokens", "1000000000000"),
        ("Heron-1B-step-480k-1T", "score", "50.2", "Reasoning Avg"),
    }


def test_lengths_of_training_and_hours_of_any_device_are_read():
    table = (
        "| Model | Pretraining length | A100 GPU hours used |\n|---|---|---|\n"
        "| Heron-1B | 3,500B | 3456 |\n| Tern-2B | 900B | 1,234 |\n"
    )
    assert said(read_markdown(table)) >= {
        ("Heron-1B", "trainingTokens", "3500000000000"),
        ("Heron-1B", "trainingCompute", "3456"),
        ("Tern-2B", "trainingCompute", "1234"),
    }


@pytest.mark.parametrize(
    ("table", "property_"),
    [
        ("# Heron-1B\n\n| Precision | Heron-1B |\n|---|---|\n| bf16 | 25.9 |\n| 8bit | 13.5 |\n", "trainingPrecision"),
        (
            (
                "| Model | Summary | MMLU | GPQA |\n|---|---|---|---|\n| Heron-1B | 24.8 | 40.1 | 31.0 |\n"
                "| Tern-2B | 26.6 | 41.2 | 32.5 |\n"
            ),
            "description",
        ),
    ],
)
def test_what_only_heads_figures_says_nothing_of_a_model(table, property_):
    assert property_ not in {claim.property for claim in read_markdown(table).claims}


def test_members_told_by_their_size_take_the_place_of_the_size_of_the_one_that_the_page_is_about():
    text = "# Heron-2 13B\n\nHeron-2 13B is a language model.\n\n| Parameters | Layers | Hidden size |\n|---|---|---|\n| 1.3B | 24 | 2048 |\n| 13B | 40 | 5120 |\n"  # fmt: skip
    said = {(c.subject.name, c.property, str(c.value)) for c in read_markdown(text).claims}
    assert ("Heron-2 1.3B", "layerCount", "24") in said


def test_a_table_of_a_single_test_is_about_what_the_page_is_about():
    text = "# Heron-4-340B\n\nHeron-4-340B is a language model.\n\n#### MMLU\n\n| MMLU 0-shot |\n|:---|\n| 78.7 |\n"
    assert ("Heron-4-340B", "score", "78.7", "MMLU") in said(read_markdown(text))
