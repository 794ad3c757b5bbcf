"""The list of what is known to go wrong is short, and each entry is a case."""

from __future__ import annotations

import pytest
from w3c_cases import cases
from w3c_known import known, labels

MOST = 41


def test_each_entry_is_a_case_and_stands_once():
    listed = [label for heading in known() for label in labels(heading)]
    assert len(set(listed)) == len(listed)
    assert set(listed) <= {case.label for case in cases()}


def test_few_cases_fail():
    assert len(labels("failing")) <= MOST


@pytest.mark.parametrize("heading", ["rewritten", "failing", "out of scope"])
def test_each_has_its_reason(heading: str):
    assert all(len(reason) > 20 for reason in known()[heading])
