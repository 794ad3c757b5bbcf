"""Names as cells and columns write them are told from sentences and from what stands in place of a name."""

from __future__ import annotations

import pytest
from reading import read_markdown, said
from whosays.loaders.understanding.names.naming import is_name, is_quantity, told_apart

SCORES = """# Heron 3

## Evaluation results

| Benchmark | Heron-2-72B-Inst. | Tern 4 Prev. | Plover-1-8B-Exp. | Heron 3 |
|---|---|---|---|---|
| MMLU | 71.1 | 70.2 | 61.0 | 80.1 |
| GSM8K | 88.0 | 81.5 | 70.4 | 91.2 |
"""


@pytest.mark.parametrize(
    "name",
    ["Heron-2-72B-Inst.", "Heron 2 72B Inst.", "Tern 4 Prev.", "Plover-1-8B-Exp.", "Northlake Inc.", "Fjord Ltd."],
)
def test_a_word_cut_short_ends_a_name(name):
    assert is_name(name)


@pytest.mark.parametrize("words", ["Heron 2 is fast.", "See below.", "Good at maths.", "Not yet.", "Heron 2 Pro.", "?"])
def test_a_sentence_is_no_name(words):
    assert not is_name(words)


def test_columns_headed_by_shortened_names_are_models():
    found = said(read_markdown(SCORES))
    assert {
        ("Heron-2-72B-Inst.", "score", "71.1", "MMLU"),
        ("Tern 4 Prev.", "score", "81.5", "GSM8K"),
        ("Plover-1-8B-Exp.", "score", "61", "MMLU"),
    } <= found


@pytest.mark.parametrize(
    "words",
    [
        "117M parameters",
        "Up to 11B parameters",
        "~7B params",
        "about 1.5 billion parameters",
        "over 175B",
        "128k context",
        "2 trillion tokens",
        "80 layers",
        "16 GB",
        "37B active",
        "7B model",
    ],
)
def test_an_amount_is_no_name(words):
    assert is_quantity(words)
    assert not is_name(words)


@pytest.mark.parametrize(
    "name", ["Heron 2", "7B", "Heron 7B", "3D Tern", "o1", "4o mini", "01.AI", "500 Birds", "70B-Chat"]
)
def test_a_name_with_a_number_is_no_amount(name):
    assert not is_quantity(name)


def test_a_long_amount_is_read_to_its_end():
    assert not is_quantity("1" * 20_000 + " parameters")


def test_a_long_line_is_read_to_its_end():
    assert not is_name("Heron-2-" * 2_500 + ".")


def test_notes_that_tell_names_apart_belong_to_them():
    names = [
        "Heron (quiet)",
        "Heron",
        "Tern (swift)",
        "Tern (slow)",
        "Plover (5-shot)",
        "Plover (0-shot)",
        "Gannet [1]",
    ]
    assert told_apart(names) == {
        "Heron (quiet)": "Heron (quiet)",
        "Tern (swift)": "Tern (swift)",
        "Tern (slow)": "Tern (slow)",
    }


def test_notes_that_name_something_belong_to_a_name():
    kept = "Heron 2 (Tern 1.5 Mini)", "PoT Heron (Caption+OCR)"
    dropped = "Tern (MoE)", "Plover 2 (OpenAI)", "Gannet (Jul '24)", "Gull (12-2024)", "Ibis (ours)", "Swift (32K)"
    assert set(told_apart([*kept, *dropped])) == set(kept)
