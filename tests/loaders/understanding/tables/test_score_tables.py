"""Tests that nobody has listed are read in tables of scores, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text
from whosays.loaders.formats.html import LOADER as HTML
from whosays.loaders.understanding.tables.score_tables import Told, are_scores

ROWS = "| Heron 2 Ultra | 71.2 | 64.0 |\n| Plover-7B | 55.4 | 40.9 |\n"


def scores(text):
    return {(c.subject.name, str(c.value), c.benchmark.called) for c in read_markdown(text).claims if c.benchmark}


def told(*labels, before="", below="", first="Model"):
    head = f"| {first} | {' | '.join(labels)} |\n|---|{'---|' * len(labels)}\n"
    return scores(f"# Birds\n\n{before}\n\n{head}{ROWS}\n\n{below}\n")


@pytest.mark.parametrize(
    "around",
    [
        {"before": "## Evaluation"},
        {"before": "The table shows benchmark results of both models."},
        {"below": "Table 3: Performance of our models."},
    ],
)
def test_columns_named_as_tests_are_tests_where_the_words_around_the_table_say_so(around):
    assert told("TidalQA", "EU9-FJORD", **around) == {
        ("Heron 2 Ultra", "71.2", "TidalQA"),
        ("Heron 2 Ultra", "64", "EU9-FJORD"),
        ("Plover-7B", "55.4", "TidalQA"),
        ("Plover-7B", "40.9", "EU9-FJORD"),
    }


@pytest.mark.parametrize("first", ["Model", "", "Method", "Model 5-shot"])
def test_the_first_column_names_the_models_however_it_is_headed(first):
    assert {test for _, _, test in told("TidalQA", "MarshBench", before="## Results", first=first)} == {
        *("TidalQA", "MarshBench"),
    }


def test_a_known_test_or_an_average_vouches_for_those_that_are_named_so():
    assert {test for _, _, test in told("MMLU", "TidalQA")} == {"MMLU", "TidalQA"}
    text = "| Model | Avg. | TidalQA | MarshBench |\n|---|---|---|---|\n| Plover-7B | 50.5 | 60.5 | 40.5 |\n"
    assert {test for _, _, test in scores(text)} == {"TidalQA", "MarshBench"}


@pytest.mark.parametrize(
    ("labels", "before"),
    [
        (("TidalQA", "MarshBench"), ""),
        (("TidalQA", "MarshBench"), "## Inference speed results"),
        (("Tech", "Finance"), "## Evaluation"),
        (("W4A16", "BF16"), "## Evaluation"),
        (("EN-FR", "DE"), "## Evaluation"),
        (("CPU", "A100"), "## Benchmark"),
        (("Rank", "Votes"), "## Evaluation"),
    ],
)
def test_other_columns_are_none(labels, before):
    assert not told(*labels, before=before)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["71.2", "64.0"], True),
        (["71%", "64%"], True),
        ([".712", "**.64**"], True),
        (["71.2 ± 0.4", "64.0 (5-shot)"], True),
        (["7", "6"], False),
        (["1204.5", "88.1"], False),
        (["yes", "no", "71.2"], False),
        ([], False),
    ],
)
def test_cells_that_may_be_scores(cells, expected):
    assert are_scores(cells) is expected


def test_words_that_tell_of_results_and_of_something_else():
    assert Told.by("Evaluation results") == Told(results=True, other=False)
    assert Told.by("Decoding speed") == Told(results=False, other=True)
    assert Told.by("x" * 20_000) == Told(results=False, other=False)


def test_figures_without_a_leading_zero_are_shares():
    text = "## Evaluation\n\n| Model | TidalQA | MarshBench |\n|---|---|---|\n| Plover-7B | **.605** | .405 |\n"
    assert scores(text) == {("Plover-7B", "60.5", "TidalQA"), ("Plover-7B", "40.5", "MarshBench")}


def test_one_test_may_be_given_in_shares_beside_others_in_points():
    rows = "".join(f"| Plover-{n}B | {n}.5 | 0.6{n} |\n" for n in range(1, 6))
    found = scores(f"| Model | MT-Bench | MMLU |\n|---|---|---|\n{rows}")
    assert {value for _, value, test in found if test == "MMLU"} == {f"6{n}" for n in range(1, 6)}
    assert {value for _, value, test in found if test == "MT-Bench"} == {f"{n}.5" for n in range(1, 6)}


def test_a_group_of_tests_that_stands_once_above_its_rows_labels_none():
    text = """| Benchmark | | Heron 2 Ultra | Plover-7B |
|---|---|---|---|
| General | MMLU(0-shot) | 70.1 | 60.2 |
| | TidalQA | 40.5 | 30.1 |
| Math | MATH | 61.0 | 42.7 |
"""
    assert {test for _, _, test in scores(text)} == {"MMLU", "TidalQA", "MATH"}


def test_a_first_column_with_a_head_of_its_own_holds_models_where_it_is_full_of_their_names():
    rows = "| Heron-OV | 8B | 71.2 | 64.0 |\n| TERN-2 | 7B | 55.4 | 40.9 |\n"
    found = scores(f"| Bird Comparison | Params. | TextVQA | MVBench |\n|---|---|---|---|\n{rows}")
    assert ("Heron-OV", "71.2", "TextVQA") in found
    assert len(found) == 4
    assert not scores("| Language | MMLU | GSM8K |\n|---|---|---|\n| PT-BR | 71.2 | 64.0 |\n| EN-US | 55.4 | 40.9 |\n")


def test_raised_letters_tell_two_tests_of_one_name_apart():
    heads = "".join(
        f"<th>{head}</th>" for head in ("Model", "TextVQA", "DocVQA", "TextVQA<sup>s</sup>", "DocVQA<sup>s</sup>")
    )
    cells = "".join(f"<td>{cell}</td>" for cell in ("Plover-7B", "60.5", "50.5", "40.5", "30.5"))
    found = read_text(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>", HTML)
    assert {c.benchmark.called for c in found.claims if c.benchmark} == {
        *("TextVQA", "DocVQA", "TextVQA (s)", "DocVQA (s)"),
    }


def test_what_is_somebodys_own_figure_or_a_shortened_word_is_no_test():
    head = "| Model | MMLU | GSM8K | FjordScore | Prof. |\n|---|---|---|---|---|\n"
    assert {test for _, _, test in scores(head + "| Plover-7B | 60.5 | 50.5 | 40.5 | 30.5 |\n")} == {"MMLU", "GSM8K"}


def test_what_says_how_it_is_counted_is_a_test():
    head = "| Model | Sentiment (F1) | Questions [EM] | Translation (ChrF++) | Speed |\n|---|---|---|---|---|\n"
    found = scores(head + "| Plover-7B | 60.5 | 50.5 | 40.5 | 30.5 |\n| Tern-2B | 20.5 | 10.5 | 0.0 | 30.1 |\n")
    assert {test for _, _, test in found} == {"Sentiment", "Questions", "Translation"}


def test_a_single_row_of_tests_is_of_the_model_of_the_page():
    table = "|Average|hellaswag|arc_challenge|MMLU (acc)|\n|--|--|--|--|\n|0.57221|0.81617|0.58874|0.5012|\n"
    read = read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n### Results\n\n{table}")
    found = {(claim.benchmark.name, str(claim.value)) for claim in read.claims if claim.benchmark is not None}
    assert {("HellaSwag", "81.617"), ("ARC-Challenge", "58.874"), ("MMLU", "50.12")} <= found


def test_a_first_row_of_tests_heads_a_table_that_marks_no_headers():
    cells = [
        ("Model", "Size", "HumanEval<div>0-shot</div>", "MBPP<div>3-shot</div>"),
        ("Plover", "7B", "33.5", "38.6"),
        ("Tern", "2B", "35.4", "51.0"),
    ]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    claims = read_text(f"<h1>Birds</h1><table>{rows}</table>", HTML).claims
    found = {
        (each.subject.name, each.benchmark.name, each.setting, str(each.value)) for each in claims if each.benchmark
    }
    assert {("Plover", "HumanEval", "0-shot", "33.5"), ("Tern", "MBPP", "3-shot", "51")} <= found
