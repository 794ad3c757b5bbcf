"""Labels of scores: which benchmark they name, in which setting, and what beside them is a figure."""

from __future__ import annotations

import pytest
from reading import read_markdown
from whosays.loaders.understanding.properties.benchmarks import benchmark_as_written, is_metric


def scores(text):
    return {
        (c.subject.name, str(c.value), c.benchmark.called, c.setting) for c in read_markdown(text).claims if c.benchmark
    }


def table(*rows, head="| Benchmark | Heron 2 Ultra |", title="# Heron 2 Ultra"):
    return "\n".join([title, "", head, "|---" * head.count(" | ") + "|---|", *rows, ""])


@pytest.mark.parametrize(
    ("label", "benchmark", "setting"),
    [
        ("MMLU", "MMLU", None),
        ("MMLU (5-shot)", "MMLU", "5-shot"),
        ("5-shot MMLU", "MMLU", "5-shot"),
        ("MMLU, 5-shot", "MMLU", "5-shot"),
        ("HumanEval pass@1", "HumanEval", "pass@1"),
        ("GSM8K (8-shot, CoT)", "GSM8K", "8-shot, CoT"),
        ("MMMU (val)", "MMMU (val)", None),
        ("MATH500", "MATH-500", None),
        ("Math-Vista", "Math-Vista", None),
        ("BBH", "BBH", None),
        ("MMLU†", "MMLU", None),
        ("MMLU[1]", "MMLU", None),
        ("MMLU [2, 3]", "MMLU", None),
        ("MMLU$^*$", "MMLU", None),
        ("GPQA* (diamond)", "GPQA Diamond", None),
        ("TidalQA", "TidalQA", None),
        ("TidalQA (hard, 0-shot)", "TidalQA", "hard, 0-shot"),
    ],
)
def test_a_label_names_a_benchmark_and_a_setting(label, benchmark, setting):
    assert scores(table(f"| {label} | 61.5 |")) == {("Heron 2 Ultra", "61.5", benchmark, setting)}


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("**70.1**", "70.1"),
        ("70.1%", "70.1"),
        ("70.1†", "70.1"),
        ("70.1$^\\dagger$", "70.1"),
        ("70.1 (+2.3)", "70.1"),
        ("70.1 ± 0.4", "70.1"),
        ("83.4 (84.7†)", "83.4"),
    ],
)
def test_a_figure_keeps_no_notes(figure, value):
    assert {score[1] for score in scores(table(f"| MMLU | {figure} |"))} == {value}


@pytest.mark.parametrize("figure", ["-", "—", "", "1531/295", "60-70", "see text", "70.1 / 71.2"])
def test_what_is_no_single_figure_is_no_score(figure):
    assert not scores(table(f"| MMLU | {figure} |", "| GSM8K | 50 |")) - {("Heron 2 Ultra", "50", "GSM8K", None)}


@pytest.mark.parametrize(
    "label",
    ["Average", "Batch size", "Learning rate", "Layers", "Context length", "Speed (tokens/s)", "# GPUs", "Price", "Δ"],
)
def test_a_measure_of_another_kind_is_no_benchmark(label):
    text = table(f"| {label} | 64 |", "| MMLU | 70 |", "| GSM8K | 50 |", head="| | Heron 2 Ultra |")
    assert {score[2] for score in scores(text)} == {"MMLU", "GSM8K"}


def test_beside_known_benchmarks_others_are_benchmarks_too():
    rows = ["| MMLU | 70 |", "| GSM8K | 50 |", "| TidalQA | 40.5 |", "| Gauge Reading | 7.5 |"]
    assert {score[2] for score in scores(table(*rows, head="| | Heron 2 Ultra |"))} == {
        *("MMLU", "GSM8K", "TidalQA", "Gauge Reading"),
    }


def test_without_them_only_a_heading_or_its_own_shape_vouches():
    rows = ["| MMLU | 70 |", "| TidalQA | 40.5 |", "| Gauge Reading | 7.5 |"]
    head = "| | Heron 2 Ultra |"
    assert {score[2] for score in scores(table(*rows, head=head))} == {"MMLU", "TidalQA"}
    assert len(scores(table(*rows, head=head, title="# Heron 2 Ultra\n\n## Evaluation results"))) == 3


def test_a_figure_that_no_test_gives_is_no_score_on_a_new_benchmark():
    rows = ["| MMLU | 70 |", "| GSM8K | 50 |", "| Tidal Index | 4096 |"]
    assert {score[2] for score in scores(table(*rows, head="| | Heron 2 Ultra |"))} == {"MMLU", "GSM8K"}


@pytest.mark.parametrize(
    ("words", "expected"), [("acc", True), ("pass@1", True), ("exact_match", True), ("loss", False)]
)
def test_measures_of_which_more_is_better(words, expected):
    assert is_metric(words) is expected


@pytest.mark.parametrize("part", ["5-shot ", "(a) ", "†", "$^a$ ", "pass@1 ", "a", "(", "avg. "])
def test_a_hostile_label_is_read_to_its_end(part):
    long = part * (20_000 // len(part))
    assert benchmark_as_written(long) is None
    assert not scores(table(f"| MMLU | {long} |", f"| {long} | 70 |"))


@pytest.mark.parametrize("head", ["Arena Elo", "coding_arena_elo", "Marsh Arena Elo rating"])
def test_a_rating_of_games_is_a_test_of_its_own_however_it_is_headed(head):
    rows = ["| Plover-7B | 1246 | 8K |", "| Tern-2B | 1312 ± 5 | 8K |"]
    found = scores(table(*rows, head=f"| Model | {head} | Context |", title="# Birds"))
    assert found == {("Plover-7B", "1246", head, None), ("Tern-2B", "1312", head, None)}


@pytest.mark.parametrize(("head", "cells"), [("Elo", "1246"), ("Arena Elo", "12"), ("Games", "1246")])
def test_what_is_no_rating_or_of_nothing_named_is_none(head, cells):
    rows = [f"| Plover-7B | {cells} | 8K |", f"| Tern-2B | {cells} | 8K |"]
    assert scores(table(*rows, head=f"| Model | {head} | Context |", title="# Birds")) == set()


def test_a_rating_may_have_four_digits():
    assert scores(table("| Codeforces | 2029 |")) == {("Heron 2 Ultra", "2029", "Codeforces", None)}
