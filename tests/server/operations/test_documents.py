"""What is written for operators is true: options, tests and files that are named exist, and none is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from whosays.commands.serve import serve
from whosays.graph.limits import LIMITS

ROOT = Path(__file__).parents[3]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
THREATS = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [name for each in serve.params for name in each.opts])
def test_every_option_is_documented(option):
    assert f"`{option}" in OPERATIONS


def test_every_option_that_is_named_exists():
    known = {name for each in serve.params for name in each.opts}
    for named in (OPERATIONS, *(path.read_text(encoding="utf-8") for path in (ROOT / "deploy").iterdir())):
        for line in re.findall(r"whosays serve[^`\n]*", named):
            assert set(re.findall(r"--[a-z-]+", line)) <= known


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", THREATS))))
def test_every_test_that_a_promise_names_exists(path):
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("page", [OPERATIONS, THREATS])
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page):
        assert (ROOT / "docs" / target).resolve().exists()


def test_limits_that_are_named_are_limits():
    known = {limit.name for limit in LIMITS}
    named = set(re.findall(r"\(`(\w+_\w+)`", OPERATIONS))
    assert len(named) > 3
    assert named <= known
