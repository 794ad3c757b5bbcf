"""`whosays add` and `whosays remove`: the graph is that of one build of all documents, and bad input changes nothing."""

from __future__ import annotations

import re

import pytest
from commanding import SAYS, listed, printed, refused, run
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.partitions import undescribed
from whosays.graph.shelf.shelf import Shelf, writing
from whosays.graph.snapshot import Snapshot

MORE = "# Osprey Nano\n\nHarbour Labs released Osprey Nano on 6 May 2025. Tern 2 Mini has 9 billion parameters.\n"


@pytest.fixture
def data(written):
    return written.parent / "data"


@pytest.fixture
def more(tmp_path):
    path = tmp_path / "osprey.md"
    path.write_text(MORE, encoding="utf-8")
    return path


def test_what_is_added_one_by_one_is_what_is_built_at_once(written, data, more, tmp_path):
    text = printed("add", more, "--data", data, "--publisher", "Harbour Labs", "--published", "6 May 2025")
    assert Snapshot.current(data).id in text
    assert re.search(r"claims +[1-9]", text)

    (written / "osprey.md").write_text(MORE, encoding="utf-8")
    manifest = "- file: osprey.md\n  publisher: Harbour Labs\n  published: 2025-05-06\n"
    (written / "sources.yaml").write_text(manifest, encoding="utf-8")
    printed("build", written, "--data", tmp_path / "at-once")
    assert Snapshot.current(data, verify=True).seal["digest"] == Snapshot.current(tmp_path / "at-once").seal["digest"]
    assert {row["source"] for row in listed("--data", data)} == {"kite.txt", "osprey.md"}


def test_what_is_removed_is_as_if_it_had_never_been_there(data, more):
    before = Snapshot.current(data).id
    printed("add", more, "--data", data)
    assert Snapshot.current(data).id != before
    printed("remove", "osprey", "--data", data)
    assert Snapshot.current(data, verify=True).id == before
    assert Shelf.of(data).added == ()


def test_a_later_build_has_what_was_added_and_reads_nothing_again(written, data, more):
    printed("add", more, "--data", data, "--title", "Osprey is here")
    ident = Snapshot.current(data).id
    text = printed("build", written, "--data", data)
    assert Snapshot.current(data).id == ident
    assert re.search(r"documents added by themselves +1\b", text)
    assert re.search(r"files as read before +2 of 2\b", text)
    assert "Osprey is here" in printed("sources", "--data", data)


def test_a_build_can_leave_out_what_was_added(written, data, more):
    before = Snapshot.current(data).id
    printed("add", more, "--data", data)
    assert "by themselves" not in printed("build", written, "--without-added", "--data", data)
    assert Snapshot.current(data).id == before
    assert Shelf.of(data).added == ()


def test_a_document_that_changed_is_read_again_and_others_are_not(written, data):
    (written / "new.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    assert re.search(r"files as read before +1 of 2\b", printed("build", written, "--data", data))
    (written / "new.txt").write_text(SAYS.replace("Mini", "Micro"), encoding="utf-8")
    assert re.search(r"files as read before +1 of 2\b", printed("build", written, "--data", data))
    assert any("Micro" in row["subjectLabel"] for row in listed("--data", data))
    assert not any("Nano" in row["subjectLabel"] for row in listed("--data", data))


def test_what_curators_decide_of_a_document_is_not_kept_as_its_reading(written, data):
    claims = written / "kite.claims.yaml"
    claims.write_text(
        "curator: Bo Lind\ndate: 2026-06-12\nretractions:\n  - document: kite.txt\n    property: totalParameters\n"
        "    quote: Tern 2 Mini has 7 billion parameters\n    why: that is another model\n",
        encoding="utf-8",
    )
    whole = listed("--data", data)
    printed("build", written, "--data", data)
    assert len(listed("--data", data)) == len(whole) - 1
    assert re.search(r"files as read before +0 of 1\b", printed("build", written, "--data", data))
    claims.unlink()
    printed("build", written, "--data", data)
    assert listed("--data", data) == whole


def test_a_first_document_needs_no_build(tmp_path, more):
    printed("add", more, "--data", tmp_path / "new")
    assert {row["source"] for row in listed("--data", tmp_path / "new")} == {"osprey.md"}


def test_a_restored_snapshot_keeps_what_it_had(data, more, tmp_path):
    lines = "".join(f"{quad} .\n" for quad in Snapshot.current(data).store)
    (tmp_path / "dump.nq").write_text(lines, encoding="utf-8")
    printed("restore", tmp_path / "dump.nq", "--data", data)
    before = set(Snapshot.current(data).store)
    printed("add", more, "--data", data)
    after = set(Snapshot.current(data, verify=True).store)
    assert set(undescribed(before, DEFAULT_BASE)) < after  # what counts others counts anew
    assert {row["source"] for row in listed("--data", data)} == {"kite.txt", "osprey.md"}
    assert "Osprey Nano" in printed("sources", "--data", data)
    assert "cannot be judged" in refused("remove", "kite", "--data", data)
    printed("remove", "osprey", "--data", data)
    assert set(Snapshot.current(data).store) == before


REFUSED = [
    (["kite.txt"], SAYS, "there is a source with the id `kite`; run `whosays remove kite` first"),
    (["new.txt", "--id", "kite"], SAYS, "there is a source with the id `kite`"),
    (["new.txt", "--id", "../kite"], SAYS, "`../kite` is no id"),
    (["new.txt", "--published", "soon"], SAYS, "published: `soon` is no date; write it as"),
    (["new.txt", "--url", "javascript:alert(1)"], SAYS, "is no web address"),
    (["new.txt", "--tier", "9"], SAYS, "tier: `9` is no tier"),
    (["new.txt"], "", "it is empty; fill it or leave it out"),
    (["new.yaml"], "a: [", "line 1"),
    (["new.exe"], "MZ", "no loader reads files of format .exe"),
    (["new.claims.yaml"], "claims: []", "give it to `whosays build` together with them"),
]


@pytest.mark.parametrize(("arguments", "text", "words"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_what_cannot_be_added_changes_nothing(data, tmp_path, arguments, text, words):
    before = Snapshot.current(data).id
    path = tmp_path / arguments[0]
    path.write_text(text, encoding="utf-8")
    assert words in refused("add", path, *arguments[1:], "--data", data)
    assert Snapshot.current(data, verify=True).id == before


@pytest.mark.parametrize("command", [["add", "osprey.md"], ["remove", "kite"], ["build", "osprey.md"]])
def test_while_another_build_is_at_work_nothing_is_written(data, more, command):
    paths = [more if word == more.name else word for word in command]
    with writing(data):
        assert "another build is at work here; wait until it ends" in refused(*paths, "--data", data)


def test_what_is_not_there_cannot_be_removed(data, tmp_path):
    assert "there is no such source here; see `whosays sources`" in refused("remove", "nobody", "--data", data)
    assert "no snapshot is published here" in refused("remove", "nobody", "--data", tmp_path / "new")


def test_who_removes_a_document_of_a_build_is_told_that_it_comes_back(data, more):
    printed("add", more, "--data", data)
    ran = run("remove", "kite", "--data", data)
    assert "brings it back" in ran.stderr
    assert {row["source"] for row in listed("--data", data)} == {"osprey.md"}


def test_an_id_that_both_a_folder_and_the_shelf_have_is_told(written, data, more):
    printed("add", more, "--data", data)
    (written / "osprey.md").write_text(MORE, encoding="utf-8")
    assert "run `whosays remove osprey` first" in refused("build", written, "--data", data)
