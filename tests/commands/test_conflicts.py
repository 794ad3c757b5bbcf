"""`whosays conflicts`: its two formats, and conflicts of one kind, severity, source or name."""

from __future__ import annotations

import json

import pytest
from commanding import printed, refused
from conflicting import quads
from saying import article, launch_post
from whosays.graph.conflict_listing import CONFLICT_KEYS
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary

OURS = {"One counts in thousands.", "91.5% and 88%.", "Said of the wrong bird.", "Two that do not belong together."}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A published snapshot of the two documents of `saying.py`, with conflicts made by hand."""
    folder = tmp_path_factory.mktemp("data")
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    publish(folder, [*contents.quads(), *quads()], contents.texts(), contents.facts())
    return folder


def listed(data, *flags):
    return [json.loads(line) for line in printed("conflicts", *flags, "--format", "jsonl", "--data", data).splitlines()]


def test_conflicts_are_listed_with_the_keys_of_the_contract(data):
    rows = listed(data)
    assert {tuple(row) for row in rows} == {CONFLICT_KEYS}
    assert {row["explanation"] for row in rows} >= OURS


def test_the_table_says_how_much_what_and_why(data):
    shown = printed("conflicts", "--about", "Plover", "--data", data)
    assert shown.startswith("1 conflict")
    assert all(words in shown for words in ("high", "label", "Said of the wrong bird."))


def test_the_table_names_all_sources_that_a_sentence_does_not(data):
    shown = " ".join(printed("conflicts", "--data", data).split())
    for row in (row for row in listed(data) if row["explanation"] in OURS):
        assert f"(source{'s' * (len(row['sources']) > 1)}: {', '.join(row['sources'])})" in shown


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--kind", "label"], {"Said of the wrong bird."}),
        (["--about", "heron 1"], {"Two that do not belong together."}),
        (["--severity", "medium", "--source", "launch-post"], {"Two that do not belong together."}),
        (["--severity", "low", "--kind", "label"], set()),
    ],
)
def test_only_some_conflicts(data, flags, found):
    assert {row["explanation"] for row in listed(data, *flags)} & OURS == found


def test_an_unknown_name_is_told(data):
    assert "nothing in the snapshot is called so" in refused("conflicts", "--about", "Nightjar", "--data", data)
