"""`whosays claims`: its formats, and claims of one source or about one name."""

from __future__ import annotations

import csv
import io
import json

import pytest
from commanding import SAYS, printed, refused
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.listing import KEYS


def test_claims_have_three_formats_of_the_same(data):
    lines = [json.loads(line) for line in printed("claims", "--format", "jsonl", "--data", data).splitlines()]
    table = list(csv.DictReader(io.StringIO(printed("claims", "--format", "csv", "--data", data))))
    assert [list(row) for row in lines] == [list(KEYS)] * 31
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in lines] == table
    shown = printed("claims", "--data", data)
    assert shown.startswith("31 claims")
    assert shown.count("launch-post.txt") == 19


@pytest.mark.parametrize(
    ("flags", "count"),
    [
        (["--source", "article"], 12),
        (["--source", "launch-post"], 19),
        (["--source", "launch-post.txt"], 19),
        (["--source", "here is heron 2"], 19),
        (["--source", f"{DEFAULT_BASE}source/article"], 12),
        (["--about", "plover"], 1),
        (["--about", "HERON 2"], 16),
        (["--about", "Heron 2", "--source", "article"], 3),
        (["--about", "Lake License"], 0),
    ],
)
def test_claims_of_one_source_or_about_one_name(data, flags, count):
    assert len(printed("claims", *flags, "--format", "jsonl", "--data", data).splitlines()) == count


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--source", "nobody"], "nobody: no source has this id, file name or title; see `whosays sources`"),
        (["--source", "../../etc/passwd"], "../../etc/passwd: no source has this id"),
        (["--source", "a\0b"], "a\N{REPLACEMENT CHARACTER}b: no source has this id"),
        (["--about", "Nightjar"], "Nightjar: nothing in the snapshot is called so"),
        (["--about", '" } INSERT'], "nothing in the snapshot is called so"),
    ],
)
def test_an_unknown_source_or_name_is_told(data, flags, message):
    assert message in refused("claims", *flags, "--data", data)


def test_what_a_document_wrote_is_shown_as_text_and_not_as_markup(tmp_path):
    (tmp_path / "kite.txt").write_text(SAYS.replace(" on ", " [red]loudly[/red] on "), encoding="utf-8")
    printed("build", tmp_path / "kite.txt", "--data", tmp_path / "data")
    assert "[red]loudly[/red]" in printed("claims", "--data", tmp_path / "data")
