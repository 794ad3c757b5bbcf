"""The list of what is known to go wrong is short, and each entry is a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from w3c_cases import cases, of_kind
from w3c_known import QUERIES, known, labels

MOST = 41
PAGE = Path(__file__).parents[2] / "docs" / "endpoint.md"


def test_each_entry_is_a_case_and_stands_once():
    listed = [label for heading in known() for label in labels(heading)]
    assert len(set(listed)) == len(listed)
    assert set(listed) <= {case.label for case in cases()}


def test_few_cases_fail():
    assert len(labels("failing")) <= MOST


@pytest.mark.parametrize("heading", ["rewritten", "failing", "out of scope"])
def test_each_has_its_reason(heading: str):
    assert all(len(reason) > 20 for reason in known()[heading])


@pytest.mark.parametrize(
    ("suite", "title"), [("sparql10", "SPARQL 1.0"), ("sparql11", "SPARQL 1.1"), ("sparql12", "SPARQL 1.2")]
)
def test_the_page_tells_these_figures(suite: str, title: str):
    labelled = [case.label for case in of_kind(*QUERIES) if case.folder.startswith(suite)]
    counts = [len({*labels(heading)} & {*labelled}) for heading in ("rewritten", "failing", "out of scope")]
    row = [title, len(labelled), len(labelled) - sum(counts), *counts]
    assert f"| {' | '.join(map(str, row))} |" in PAGE.read_text(encoding="utf-8")
