"""The floors of linking, held against `links`; they only go up."""

from __future__ import annotations

from pathlib import Path

import pytest
from whosays.evaluation.link_evaluation import falsely_told, link_figures, links_evaluated, missed
from whosays.evaluation.link_gold import link_sets_in
from whosays.graph.errors import SourceError

GOLD = Path(__file__).parent / "links"
PRECISION, RECALL = 0.99, 0.95


@pytest.fixture(scope="module")
def judged():
    return links_evaluated(link_sets_in(GOLD))


def test_the_gold_has_many_pairs_and_half_of_them_are_hard_negatives(judged):
    figures = link_figures(judged)
    assert figures["pairs"] >= 150
    assert figures["hard negatives"] * 2 >= figures["pairs"]


def test_links_are_right_and_found(judged):
    figures = link_figures(judged)
    assert figures["precision"] >= PRECISION, list(falsely_told(judged))
    assert figures["recall"] >= RECALL, list(missed(judged))


FAULTS = [
    ("", "there is no gold"),
    ("a: [", "it is no YAML"),
    ("- {set: a}", "this is no set"),
    ("- {set: a, ours: {x: {name: A}}, theirs: {y: {name: B}}, pairs: [[x, same, y]]}", "is no pair of it"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_faulty_gold_is_told(tmp_path, text, message):
    if text:
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        list(link_sets_in(tmp_path))


def test_what_is_missed_and_what_is_not_so_are_told(tmp_path):
    things = "ours: {x: {name: Heron 2}}, theirs: {y: {name: heron-2}, z: {name: heron-3}}"
    (tmp_path / "a.yaml").write_text(f"- {{set: a, {things}, pairs: [[x, broad, y], [x, exact, z]]}}", encoding="utf-8")
    judged = links_evaluated(link_sets_in(tmp_path))
    assert [line["wanted"] for line in missed(judged)] == ["broader", "the same"]
    assert [line["told"] for line in falsely_told(judged)] == ["skos:exactMatch"]
