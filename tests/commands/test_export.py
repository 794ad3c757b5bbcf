"""`whosays export`: files for other tools, on standard output or where they are wanted."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from commanding import printed, refused, run
from whosays.commands.export import export
from whosays.graph.exporting.dumps import dumps_of
from whosays.graph.exporting.forms import FORMS
from whosays.graph.snapshot import Snapshot

DOCS = (Path(__file__).parents[2] / "docs/export.md").read_text(encoding="utf-8")


def test_a_dump_in_a_file_is_the_one_on_standard_output(data, tmp_path):
    ran = run("export", "--format", "nquads", "--out", tmp_path / "dump.nq.gz", "--data", data)
    assert ran.exit_code == 0
    assert ran.stdout == ""
    assert re.search(r"dump\.nq\.gz: [\d,]+ bytes, snapshot [0-9a-f]{16}\n", ran.stderr)
    dump = gzip.decompress((tmp_path / "dump.nq.gz").read_bytes()).decode()
    assert dump == printed("export", "--format", "nquads", "--data", data)


def test_a_dump_is_restored(data, tmp_path):
    printed("export", "--format", "nquads", "--out", tmp_path / "dump.nq.gz", "--data", data)
    printed("restore", tmp_path / "dump.nq.gz", "--data", tmp_path / "again")
    both = [printed("export", "--format", "nquads", "--data", folder) for folder in (data, tmp_path / "again")]
    assert both[0] == both[1]


def test_csv_is_what_claims_prints(data):
    about = ("--about", "Heron 2", "--data", data)
    assert printed("export", "--format", "csv", *about) == printed("claims", "--format", "csv", *about)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "turtle", "--source", "nothing"), "no source has this id"),
        (("--format", "csv", "--about", "nothing"), "nothing in the snapshot is called so"),
        (("--format", "csv", "--graph", "https://x.example/"), "--graph: csv does not take it"),
        (("--format", "nquads", "--graph", "x y"), "x y: this is no IRI"),
    ],
)
def test_what_cannot_be_exported_is_told_and_leaves_no_file(data, tmp_path, options, words):
    assert words in refused("export", *options, "--out", tmp_path / "out", "--data", data)
    assert list(tmp_path.iterdir()) == []


def test_two_parts_at_once_are_not_understood(data):
    ran = run("export", "--format", "trig", "--source", "article", "--graph", "https://x.example/", "--data", data)
    assert ran.exit_code == 2
    assert "give one of --graph, --source and --about" in ran.stderr


def test_all_files_of_a_dump_are_written_and_listed(data, tmp_path):
    ran = run("export", "--all", "--out", tmp_path / "dump", "--license", "https://x.example/open", "--data", data)
    assert ran.exit_code == 0
    names = {path.name for path in (tmp_path / "dump").iterdir()} - {"croissant.json", "SHA256SUMS"}
    assert all(
        name in ran.stdout and f"writing {name}" in ran.stderr for name in names - {"ontology.ttl", "context.jsonld"}
    )
    described = json.loads((tmp_path / "dump/croissant.json").read_bytes())
    assert {each["name"] for each in described["distribution"]} == names
    assert described["license"] == "https://x.example/open"


def test_by_default_a_dump_stands_where_a_server_looks_for_it(written):
    data = written.parent / "data"
    gone = data / "dumps/0123456789abcdef"
    gone.mkdir(parents=True)
    printed("export", "--all", "--data", data)
    assert [path.name for path in (data / "dumps").iterdir()] == [Snapshot.current(data).id]
    assert dumps_of(Snapshot.current(data))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "give --format, or --all"),
        (("--all", "--format", "csv"), "give --format, or --all"),
        (("--all", "--source", "article"), "none with --all"),
        (("--format", "csv", "--license", "https://x.example/"), "--license goes with --all"),
    ],
)
def test_options_that_do_not_go_together_are_told(data, options, words):
    ran = run("export", *options, "--data", data)
    assert ran.exit_code == 2
    assert words in ran.stderr


@pytest.mark.parametrize("name", [form.name for form in FORMS])
def test_each_format_is_documented(name):
    assert f"| `{name}` |" in DOCS


@pytest.mark.parametrize("option", [option for each in export.params for option in each.opts])
def test_each_option_is_documented(option):
    assert f"`{option}" in DOCS


def test_a_card_without_a_name_is_told_to_be_of_one_model(data):
    ran = run("export", "--format", "card", "--data", data)
    assert ran.exit_code == 1
    assert "--about: card is of one model; give its name" in ran.stderr
