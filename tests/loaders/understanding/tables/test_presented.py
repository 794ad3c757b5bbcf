"""Tables about one test, which their heading or lead-in names, give its scores with the columns as settings."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.html import LOADER as HTML

TABLE = """
| Rank | Model | Size | Frames | Date | Overall (%) | Short (%) | Long (%) |
|---|---|---|---|---|---|---|---|
| 1 | Heron 2 | 7B | 64 | 2031-02-03 | 71.2 | 80.1 | 61.5 |
| 2 | Tern-4 | 9B | 1024 | 2031-03-04 | 69.8 | 78.0 | 60.2 |
| 3 | Plover-VL | 8B | 1 fps | 2031-03-05 | 64.9 | 75.3 | 58.8 |
"""
LEADS = [
    "# Quiz-VQA Leaderboard\n",
    "# Leaderboard\n\nAccuracy scores on Quiz-VQA are presented for short and long videos.\n",
    "# Quiz-VQA leaderboard\n\n## Results\n\nSend us yours.\n",
    "## Leaderboard\n\nThe table shows the results of all models on the Quiz-VQA benchmark.\n\nSorted by size.\n",
    "### Results on Quiz-VQA\n",
    "## 4.2 Quiz-VQA results\n",
    "## Evaluation\n\nModels are evaluated on Quiz-VQA in their default setting.\n",
    "## Performance on Quiz-VQA\n",
]
TWO_ROWS = """<h2>Leaderboard</h2><p>Performance on Quiz-VQA is listed below.</p>
<table><thead><tr><th rowspan="2">Model</th><th rowspan="2">Frames</th><th colspan="2">Overall (%)</th></tr>
<tr><th>w/o subs</th><th>w subs</th></tr></thead>
<tr><td>Heron 2</td><td>384</td><td>71.2</td><td>75.0</td></tr>
<tr><td>Tern-4</td><td>512</td><td>69.8</td><td>70.4</td></tr></table>
"""


def _scores(reading) -> set[tuple[str | None, ...]]:
    return {
        (c.subject.name, c.benchmark.name, str(c.value), c.setting) for c in reading.claims if c.property == "score"
    }


@pytest.mark.parametrize("lead", LEADS)
def test_the_columns_are_settings_of_the_test(lead):
    scores = _scores(read_markdown(lead + TABLE))
    assert len(scores) == 9
    assert {
        ("Heron 2", "Quiz-VQA", "71.2", "Overall"),
        ("Heron 2", "Quiz-VQA", "80.1", "Short"),
        ("Plover-VL", "Quiz-VQA", "58.8", "Long"),
    } <= scores


@pytest.mark.parametrize(
    "lead",
    [
        "# Leaderboard\n",
        "# Heron 2\n\n## Video understanding\n",
        "## Results\n\nScores on Quiz-VQA and results on RiddleBench are listed together.\n",
        "# Quiz-VQA\n\n## Other tests\n\nHow the models do elsewhere.\n",
    ],
)
def test_where_no_test_or_two_are_presented_the_columns_are_left(lead):
    assert not _scores(read_markdown(lead + TABLE))


def test_what_else_is_told_of_answers_is_no_score():
    table = (
        "# Quiz-VQA Leaderboard\n\n| Model | Acc | No answer | Std | Test loss | Avg tokens |\n|---|---|---|---|---|---|\n"
        "| Heron 2 | 71.2 | 1.5 | 0.3 | 2.1 | 88.2 |\n| Tern-4 | 69.8 | 0.4 | 0.2 | 2.2 | 71.4 |\n"
    )
    assert _scores(read_markdown(table)) == {
        ("Heron 2", "Quiz-VQA", "71.2", None),
        ("Tern-4", "Quiz-VQA", "69.8", None),
    }


@pytest.mark.parametrize("heading", ["Math", "Math results", "Code"])
def test_a_field_is_no_test(heading):
    assert not _scores(read_markdown(f"## {heading}\n{TABLE}"))


def test_parts_with_how_many_questions_they_have():
    table = (
        "# MMMU\n\nA test.\n\n## 🏆 Mini-Leaderboard\n\n| Model | Val (900) | Test (10.5K) |\n|---|---|---|\n"
        "| Heron 2 | 61.2 | 58.5 |\n| Tern-4 | 49.8 | 47.4 |\n| Random Choice | 22.1 | 23.9 |\n| Frequent Choice | 26.8 | 25.8 |\n"
    )
    scores = _scores(read_markdown(table))
    assert ("Heron 2", "MMMU", "61.2", "Val") in scores
    assert {subject for subject, *_ in scores} == {"Heron 2", "Tern-4"}


def test_rows_of_a_header_are_one_setting():
    assert _scores(read_text(TWO_ROWS, HTML)) == {
        ("Heron 2", "Quiz-VQA", "71.2", "Overall, w/o subs"),
        ("Heron 2", "Quiz-VQA", "75", "Overall, w subs"),
        ("Tern-4", "Quiz-VQA", "69.8", "Overall, w/o subs"),
        ("Tern-4", "Quiz-VQA", "70.4", "Overall, w subs"),
    }


def test_a_bare_score_is_of_the_test():
    table = "# MMLU Leaderboard\n\n| Model | Score |\n|---|---|\n| Heron 2 | 71.2 |\n| Tern-4 | 69.8 |\n"
    assert _scores(read_markdown(table)) == {("Heron 2", "MMLU", "71.2", None), ("Tern-4", "MMLU", "69.8", None)}


def test_lengths_are_settings():
    table = "#### RULER\n\n| Model | 4K | 128K |\n|---|---|---|\n| Heron 2 | 96.2 | 91.0 |\n| Tern-4 | 95.8 | 90.1 |\n"
    assert ("Heron 2", "RULER", "91", "128K") in _scores(read_markdown(table))


def test_what_is_counted_is_no_test():
    table = "| Model | MMLU | Frames |\n|---|---|---|\n| Heron 2 | 71.2 | 64 |\n| Tern-4 | 69.8 | 1024 |\n"
    assert {claim[3] for claim in said(read_markdown(table))} == {"MMLU"}


def test_columns_of_known_tests_stay_theirs():
    table = "## Results on MMLU\n\n| Model | GSM8K | Overall |\n|---|---|---|\n| Heron 2 | 71.2 | 66.1 |\n| Tern-4 | 9.8 | 9.1 |\n"
    assert {name for _, name, _, _ in _scores(read_markdown(table))} == {"GSM8K"}


def test_a_long_lead_is_read_to_its_end():
    assert read_markdown(f"# Leaderboard\n\n{'scores on the ' * 1_500}\n{TABLE}").claims
