"""However tables, lists and headings tell the same facts, the same is understood, and nothing else."""

from __future__ import annotations

import family_shapes  # noqa: F401  # registers its shapes
import list_shapes  # noqa: F401
import pytest
import score_shapes  # noqa: F401
from grid_shapes import SHAPES
from model_facts import CASTS
from reading import read_text, said

# What is not understood yet, by shape: the casts of which something is missed. It only gets shorter.
MISSED = {
    "prices_as_columns": ["plain"],
    "prices_in_one_cell": ["plain", "sized", "versions"],
    "scores_columns": ["plain"],
    "scores_columns_empty_corner": ["plain"],
    "scores_shots_in_rows": ["plain"],
    "scores_shots_in_column": ["plain"],
    "scores_metric_in_column": ["plain"],
    "scores_best_in_bold": ["plain"],
    "scores_not_available": ["plain"],
    "html_scores_grouped_by_rowspan": ["plain"],
    "html_scores_in_sections": ["plain"],
    "scores_in_sections": ["plain"],
    "scores_group_in_first_column": ["plain"],
    "scores_with_size_row": ["plain"],
    "html_scores_marked": ["plain"],
}


def told(name, cast):
    shape = SHAPES[name]
    said_ = said(read_text(shape.write(CASTS[cast]), shape.loader))
    return {fact for fact in said_ if fact[2] is not None}, shape.facts(CASTS[cast])


@pytest.mark.parametrize("cast", CASTS)
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_tell_the_same(name, cast):
    found, facts = told(name, cast)
    assert found <= facts
    assert (found != facts) == (cast in MISSED.get(name, ()))
