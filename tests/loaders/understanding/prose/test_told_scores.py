"""Scores told in sentences: each figure of its benchmark and its model, and no figure that is none."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said

PAGE = "# Heron 2\n\nHeron 2 is a language model. Tern-7B is a model, too.\n\n"
H, T = "Heron 2", "Tern-7B"


def _scores(sentence, read=read_text):
    return {(c.subject.name, c.value, c.benchmark.name) for c in read(PAGE + sentence).claims if c.benchmark}


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        ("Heron 2 scores 64.1% on GPQA and 75.3% on MMLU-Pro.", {(H, 64.1, "GPQA"), (H, 75.3, "MMLU-Pro")}),
        ("Heron 2 achieves 67.4 (5-shot) on MMLU.", {(H, 67.4, "MMLU")}),
        (
            "Heron 2 and Tern-7B achieve 51.0 and 59.7 on BBH.",
            {(H, 51.0, "BIG-Bench Hard"), (T, 59.7, "BIG-Bench Hard")},
        ),
        ("With scores of 67.4/39.2 (MMLU/MMLU-Pro) for Tern-7B.", {(T, 67.4, "MMLU"), (T, 39.2, "MMLU-Pro")}),
        (
            "Strong in math (GSM8K: 79.1), while Tern-7B gains in IFEval (78.0).",
            {(H, 79.1, "GSM8K"), (T, 78.0, "IFEval")},
        ),
        ("On MMLU, Heron 2 scores 88.1%, ahead of Tern-7B (80.2%).", {(H, 88.1, "MMLU"), (T, 80.2, "MMLU")}),
        ("Heron 2 surpasses Tern-7B on MMLU (88.1 vs. 84.0).", {(H, 88.1, "MMLU"), (T, 84.0, "MMLU")}),
        ("Heron 2 outperforms Tern-7B (84.1% vs 80.2%) on MMLU.", {(H, 84.1, "MMLU"), (T, 80.2, "MMLU")}),
        (
            (
                "It beats the other open models on MMLU (70.1% vs. 63.2% for Tern-7B, and 54.8% for the next best model, "
                "Tern-7B Instruct) and GSM8K (66.9% vs. 62.9% for Tern-7B)."
            ),
            {
                (H, 70.1, "MMLU"),
                (T, 63.2, "MMLU"),
                ("Tern-7B Instruct", 54.8, "MMLU"),
                (H, 66.9, "GSM8K"),
                (T, 62.9, "GSM8K"),
            },
        ),
        ("Heron 2 leads on MMLU and on the Fjord Gauntlet (66.8% vs. 60.7% for Tern-7B).", set()),
        ("It gets to 50.1% on the school benchmark GSM8K.", {(H, 50.1, "GSM8K")}),
        ("We saw 86.3 on MMLU (Tern-7B).", {(T, 86.3, "MMLU")}),
        ("Our scores: MMLU 82.9, GSM8K 83.1.", {(H, 82.9, "MMLU"), (H, 83.1, "GSM8K")}),
        ("Heron 2 scored 73.7 on Sandglass.", {(H, 73.7, "Sandglass")}),
        ("Heron 2 scored 73.7 on Sandglass, ahead of Tern-7B.", {(H, 73.7, "Sandglass")}),
        ("On MarshBench Hard, Heron 2 achieves 65.9%.", {(H, 65.9, "MarshBench Hard")}),
        ("Sandglass is a popular benchmark for repair, where Heron 2 scored 75.2.", {(H, 75.2, "Sandglass")}),
        ("Heron 2 gets 62.5% on GSM8K, up from 49.0% for Tern-7B.", {(H, 62.5, "GSM8K"), (T, 49.0, "GSM8K")}),
        ("Heron 2 gets 88.1 on MMLU vs. 85.2 for Tern-7B.", {(H, 88.1, "MMLU"), (T, 85.2, "MMLU")}),
        ("Heron 2 solves 81.0% of the problems on GSM8K.", {(H, 81.0, "GSM8K")}),
        ("Heron 2 solves 79.8% of GSM8K.", {(H, 79.8, "GSM8K")}),
        ("With a score of 90.0%, Heron 2 is the first to beat people on MMLU.", {(H, 90.0, "MMLU")}),
        ("In HumanEval, Heron 2 gets 84.1, on GSM8K 92.3 and on MATH 68.1.", {(H, 92.3, "GSM8K"), (H, 68.1, "MATH")}),
        ("Heron 2 was shown on Monday and 73.7 of the visitors came from Oslo.", set()),
        ("Heron 2 gains 5.2 points on MMLU over Tern-7B.", set()),
        ("Heron 2 improves MMLU by 3.2%.", set()),
        ("There is a small gain (we measured +2% on MMLU).", set()),
        ("Humans score 85% on GPQA.", set()),
        ("Heron 2 scores 30% higher on HumanEval.", set()),
        ("Heron 2 and Tern-7B achieve 51.0, 52.0 and 59.7 on BBH.", set()),
        ("Heron 2 could reach 90% on MMLU.", set()),
    ],
)
def test_scores_of_a_sentence(sentence, scores):
    assert {(name, float(value), test) for name, value, test in _scores(sentence)} == scores


@pytest.mark.parametrize(
    ("entry", "scores"),
    [
        ("- **MMLU**: Scored 90.0%, the first to do so", {(H, 90.0, "MMLU")}),
        ("- **MMLU**: Achieved a state-of-the-art 59.4% on this test", {(H, 59.4, "MMLU")}),
        ("- **GSM8K**: 92.3%, up from 57.1%", {(H, 92.3, "GSM8K")}),
        ("- **GSM8K**: 37% → 85% (all questions)", {(H, 85.0, "GSM8K")}),
        ("- **MarshBench**: 61.2%", {(H, 61.2, "MarshBench")}),
        ("- **GSM8K**: 12% improvement", set()),
        ("- **MMLU**: 5% better than Tern-7B", set()),
        ("- **MMLU**: top 10 of all models", set()),
    ],
)
def test_scores_beside_a_test(entry, scores):
    assert {(name, float(value), test) for name, value, test in _scores(entry, read_markdown)} == scores


def test_the_setting_in_brackets():
    (score,) = (c for c in read_text(PAGE + "Heron 2 achieves 67.4 (5-shot) on MMLU.").claims if c.benchmark)
    assert score.setting == "5-shot"


def test_long_lines_are_read_in_time():
    assert ("Heron 2", "score", "5") not in said(read_text(PAGE + "MMLU 5 and " * 2000))


def test_a_score_in_the_words_that_lead_into_a_list():
    """The words that lead into a list are read once more with each of its entries."""
    lead_in = "Heron 2 achieves 67.4 on MMLU, for two reasons:\n\n- It is small.\n- It is free.\n"
    assert {(name, float(value), test) for name, value, test in _scores(lead_in)} == {(H, 67.4, "MMLU")}
