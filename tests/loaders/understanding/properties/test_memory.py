"""How much memory for what: the purpose and the format of numbers narrow a figure, wherever they stand."""

from __future__ import annotations

import pytest
from reading import VOCABULARY, read_markdown, read_text
from whosays.loaders.understanding.properties.labels import property_labelled
from whosays.loaders.understanding.properties.memory import MEMORY, narrowed_by


def settings(reading):
    """Return the figures of memory in GB, each with what narrows it."""
    return [(int(each.value / 10**9), each.setting) for each in reading.claims if each.property == MEMORY]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Min (V)RAM for Inference", MEMORY),
        ("VRAM during training", MEMORY),
        ("Minimum RAM", MEMORY),
        ("Memory for fine-tuning", MEMORY),
        # Of anything else a purpose makes another figure.
        ("Parameters for fine-tuning", None),
        ("Tokens for evaluation", None),
    ],
)
def test_a_label_of_memory_may_name_a_purpose(label, name):
    known = property_labelled(label, ("Model",), VOCABULARY)
    assert (known.name if known is not None else None) == name


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("VRAM for inference", "inference"),
        ("Min (V)RAM for Tuning", "Tuning"),
        ("VRAM (FP16)", "FP16"),
        ("Memory (Q4_K_M)", "Q4_K_M"),
        ("VRAM (4-bit)", "4-bit"),
        ("Memory (INT8, 8K context)", "INT8, 8K context"),
        ("VRAM (GB)", None),
        ("Memory", None),
    ],
)
def test_what_a_label_of_memory_narrows_its_figures_to(label, words):
    assert narrowed_by(label) == words


def test_a_column_of_formats_narrows_the_memory_of_its_rows_and_nothing_else():
    table = (
        "# Birds\n\n| Model | Quantization | VRAM | Context |\n|---|---|---|---|\n"
        "| Tern-2B | FP16 | 4 GB | 8K |\n| Tern-2B | INT4 | 1 GB | 8K |\n| Plover-7B | None | 14 GB | 8K |\n"
    )
    reading = read_markdown(table)
    assert settings(reading) == [(4, "FP16"), (1, "INT4"), (14, None)]
    assert {each.setting for each in reading.claims if each.property == "contextWindow"} == {None}


def test_format_and_purpose_narrow_together():
    table = (
        "# Birds\n\n| Model | Precision | VRAM for inference | VRAM for training |\n|---|---|---|---|\n"
        "| Tern-2B | BF16 | 4 GB | 16 GB |\n| Plover-7B | BF16 | 14 GB | 60 GB |\n"
    )
    expected = [(4, "BF16, inference"), (16, "BF16, training"), (14, "BF16, inference"), (60, "BF16, training")]
    assert settings(read_markdown(table)) == expected


def test_a_line_says_so_too():
    assert settings(read_text("Heron 2 Ultra\n\nLicense: Apache-2.0\nVRAM (FP8): 140 GB\n")) == [(140, "FP8")]
