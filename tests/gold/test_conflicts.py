"""What is made of the sets of documents that disagree, against what a careful reader finds; floors only go up."""

from __future__ import annotations

from pathlib import Path

import pytest
from whosays.evaluation.conflict_evaluation import conflicts_evaluated
from whosays.evaluation.conflict_gold import conflict_sets_in
from whosays.graph.vocabulary import Vocabulary

SETS = conflict_sets_in(Path(__file__).parent / "conflicts")
VOCABULARY = Vocabulary.load()

# What each figure counts is in docs/evaluate.md; `whosays evaluate --conflicts tests/gold/conflicts --misses --false`
# shows what it rests on.
FLOORS = {"recall": 0.98, "precision": 0.98, "severity": 0.96, "values": 0.97, "consensus": 0.98}
RECALL = {
    "contradiction": 0.93,
    "change": 1.0,
    "precision": 0.92,
    "scope": 1.0,
    "label": 1.0,
    "arithmetic": 0.93,
    "borrowed": 1.0,
    "credit": 1.0,
    "undisclosed": 1.0,
}
# Of each kind with as many rows as count for a figure.
PRECISION = 0.95
_ENOUGH = 10


@pytest.fixture(scope="module")
def evaluation():
    return conflicts_evaluated(SETS, VOCABULARY)


@pytest.mark.parametrize("figure", FLOORS)
def test_a_figure_is_at_least_its_floor(evaluation, figure):
    value = evaluation.figures()[figure]
    assert value >= FLOORS[figure], f"{figure} fell to {value:.3f}"


@pytest.mark.parametrize("kind", RECALL)
def test_conflicts_of_a_kind_are_found(evaluation, kind):
    tally = evaluation.kinds()[kind]
    assert tally.recall >= RECALL[kind], f"recall of {kind} fell to {tally.recall:.3f}"


def test_no_kind_with_many_rows_tells_much_that_is_none(evaluation):
    many = {kind: tally.precision for kind, tally in evaluation.kinds().items() if tally.judged >= _ENOUGH}
    assert min(many.values()) >= PRECISION, many


def test_there_is_gold_of_every_kind_and_of_what_is_none():
    assert len(SETS) >= 8
    assert {each.kind for one in SETS for each in one.conflicts if each.is_core} >= RECALL.keys()
    assert sum(len(one.traps) for one in SETS) > sum(1 for one in SETS for each in one.conflicts if each.is_core)


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_gold_is_about_things_and_properties_that_there_are(one):
    names = {name for each in (*one.conflicts, *one.traps) for name in each.properties} - {""}
    assert names | {each.property for each in one.consensus} <= VOCABULARY.properties.keys()
