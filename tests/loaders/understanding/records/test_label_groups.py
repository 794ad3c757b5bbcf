"""Records stand with the first one that is like them, and many that are like none are grouped as fast as few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.understanding.records.label_groups import LabelGroups

LABELS = st.frozensets(st.sampled_from("abcdefgh"), min_size=1)


def grouped(records):
    groups = LabelGroups()
    for number, labels in enumerate(records):
        groups.add(number, frozenset(labels))
    return groups.numbers


@pytest.mark.parametrize(
    ("records", "groups"),
    [
        ([], []),
        (["ab", "ab", "ab"], [[0, 1, 2]]),
        (["abc", "abd", "xyz", "bca"], [[0, 1, 3], [2]]),
        (["abcd", "abxy"], [[0], [1]]),
        (["abcd", "wxyz", "a", "w"], [[0, 2], [1, 3]]),
        # Alike is who is like the first of a group.
        (["abc", "bcd", "cde", "def"], [[0, 1], [2, 3]]),
    ],
)
def test_records_with_more_than_half_of_the_labels_stand_together(records, groups):
    assert grouped(records) == groups


@given(st.lists(LABELS, max_size=30))
def test_each_stands_with_the_first_that_is_like_it(records):
    told = []
    for number, labels in enumerate(records):
        like = (numbers for first, numbers in told if len(first & labels) * 2 > min(len(first), len(labels)))
        numbers = next(like, None)
        if numbers is None:
            told.append((labels, [number]))
        else:
            numbers.append(number)
    assert grouped(records) == [numbers for _, numbers in told]


@pytest.mark.parametrize("shared", ["", "a"])
def test_many_records_with_labels_of_their_own_take_no_time(shared):
    assert len(grouped([{*shared, *(f"{number} {each}" for each in range(4))} for number in range(5_000)])) == 5_000
