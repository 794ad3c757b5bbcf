"""What shares something, directly or through others, is one group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.judgement.linked import linked


@pytest.mark.parametrize(
    ("marks", "groups"),
    [
        ([], []),
        (["a", "b", "a"], [[0, 2], [1]]),
        (["a", "b", "ab"], [[0, 1, 2]]),
        (["", "", "a"], [[0], [1], [2]]),
        (["ab", "cd", "e", "bc"], [[0, 1, 3], [2]]),
    ],
)
def test_groups(marks, groups):
    assert linked(marks) == groups


@given(st.lists(st.text("abcdefgh", max_size=3), max_size=12))
def test_each_is_in_one_group_that_shares_nothing_with_others(marks):
    groups = linked(marks)

    assert sorted(place for group in groups for place in group) == list(range(len(marks)))
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
    held = [{mark for place in group for mark in marks[place]} for group in groups]
    assert sum(map(len, held)) == len(set().union(*held))
