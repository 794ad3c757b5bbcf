"""Results in the repository of a model: each a source, by who ran it, on which test, of the model of the folder."""

from __future__ import annotations

import pytest
from catalog_files import RESULTS
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import reading_of, sources_in


def test_results_in_a_repository_say_who_ran_them_and_when(tmp_path):
    (tmp_path / "heron-2/.eval_results").mkdir(parents=True)
    (tmp_path / "heron-2/.eval_results/lists.yaml").write_text(RESULTS)
    (source,) = sources_in([tmp_path])
    records = reading_of(source, Vocabulary.load()).records
    (first,), (second,), (third,) = (record.claims for record in records)
    assert (first.benchmark.name, first.according_to.name, first.as_of.edtf) == ("MMLU-Pro", "reed-fund", "2026-01-15")
    assert [(work.entry, work.url) for work in first.primary_sources] == [("Eval logs", "https://reed.example/logs")]
    assert (second.benchmark.name, second.according_to.name) == ("bird count", "egret")
    assert (third.according_to, third.benchmark.name) == (None, "quiz 500")
    assert [record.document.metadata.publisher for record in records] == ["reed-fund", "egret", None]


@pytest.mark.parametrize(
    ("folder", "model", "tiers"),
    [
        ("Reed-Fund/heron-2", "heron-2", [1, 2, None]),
        ("egret/heron-2", "heron-2", [2, 1, None]),
        ("hub/models--egret--heron-2/snapshots/0123abcd", "heron-2", [2, 1, None]),
    ],
)
@pytest.mark.parametrize("file", ["lists.yaml", "lists/all.yaml"])
def test_results_are_those_of_the_repositorys_owner_or_of_others(tmp_path, folder, model, tiers, file):
    path = tmp_path / folder / ".eval_results" / file
    path.parent.mkdir(parents=True)
    path.write_text(RESULTS)
    (source,) = sources_in([tmp_path])
    found = reading_of(source, Vocabulary.load()).records
    assert [record.document.metadata.tier for record in found] == tiers
    assert {claim.subject.name for record in found for claim in record.claims} == {model}


@pytest.mark.parametrize(
    ("task", "known"),
    [("hle", "Humanity's Last Exam"), ("gpqa_diamond", "GPQA Diamond"), ("marsh_calls", "marsh calls")],
)
def test_a_task_of_the_hub_is_the_test_that_is_known_by_its_letters(tmp_path, task, known):
    path = tmp_path / "heron-2/.eval_results/a.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"- dataset: {{id: lists/{task.replace('_', '-')}, task_id: {task}}}\n  value: 20.9\n")
    (source,) = sources_in([tmp_path])
    (record,) = reading_of(source, Vocabulary.load()).records
    assert [(claim.benchmark.name, claim.setting) for claim in record.claims] == [(known, None)]


def test_results_of_no_repository_are_told(tmp_path):
    path = tmp_path / ".eval_results/lists.yaml"
    path.parent.mkdir()
    path.write_text(RESULTS)
    (source,) = sources_in([path])
    found = reading_of(source, Vocabulary.load()).records
    assert not [claim for record in found for claim in record.claims]
    assert {each.reason for record in found for each in record.residue} == {
        "nothing is named that this could be said of: neither the record nor the path of the file tells it"
    }
