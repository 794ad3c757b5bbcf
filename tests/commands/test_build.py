"""`whosays build`: what it tells, what it says to bad input, and that bad input changes nothing."""

from __future__ import annotations

import re

import pytest
from commanding import SAYS, listed, printed, refused, run
from whosays.graph.limits import limit
from whosays.graph.snapshot import Snapshot


def test_a_build_tells_what_it_read(written):
    text = printed("build", written, "--data", written.parent / "data")
    claims = len(listed("--data", written.parent / "data"))
    assert claims > 2
    assert Snapshot.current(written.parent / "data").id in text
    assert re.search(r"files +1\b", text)
    assert re.search(rf"claims +{claims}\b", text)
    assert re.search(rf"quotes verified +{claims} of {claims}\b", text)


def test_a_build_lists_what_it_did_not_understand(tmp_path):
    path = tmp_path / "kite.txt"
    path.write_text(SAYS + "\nThe shed has 3 doors since May 2024.\n", encoding="utf-8")
    text = printed("build", path, "--residue", "--data", tmp_path / "data")
    assert re.search(r"^kite\.txt:3: .*3 doors.* \(.+\)$", text, re.MULTILINE)


# name, bytes, what is said of it, and the remedy
BAD = [
    ("empty.txt", b"", "it is empty", "fill it or leave it out"),
    ("blank.md", b"\n \n", "it is empty", "fill it or leave it out"),
    ("binary.txt", b"\x7fELF\0\0", "byte 4 is NUL", "convert it to text first"),
    ("latin.txt", "Größe: 7B".encode("latin-1"), "byte 2 is not UTF-8", "convert it first"),
    ("wide.txt", "Size: 7B".encode("utf-16"), "it is UTF-16", "convert it first"),
    ("kite.xyz", b"Size: 7B", "xyz", ""),
    ("broken.yaml", b"a: [1\n", "line", ""),
    ("twice.yaml", b"a: b\na: c\n", "line 2", ""),
]


@pytest.mark.parametrize(("name", "written_bytes", "what", "remedy"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_refused_and_the_published_snapshot_stays(written, name, written_bytes, what, remedy):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    (written / "new.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    (written / name).write_bytes(written_bytes)

    message = refused("build", written, "--data", data)

    assert name in message or "kite" in message
    assert what in message
    assert remedy in message
    assert "--keep-going" in message
    assert Snapshot.current(data, verify=True).id == before
    assert len(list((data / "snapshots").glob("[!.]*"))) == 1


def test_all_bad_input_is_told_at_once_and_the_published_snapshot_stays(written):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    for name, written_bytes, *_ in BAD:
        (written / name).write_bytes(written_bytes)
    (written / "sources.yaml").write_text("- file: kite.txt\n  titel: Kite\n", encoding="utf-8")
    (written / "odd.claims.yaml").write_text("a: [", encoding="utf-8")

    faults = len(BAD) + 3
    first, *lines = refused("build", written, written / "nowhere", "--data", data, faults=faults).splitlines()

    assert first == f"Error: nothing was published: {faults} faults (or build the rest with --keep-going)"
    assert len(lines) == faults
    for name in (*(row[0] for row in BAD), "sources.yaml", "odd.claims.yaml", "nowhere"):
        assert sum(name in line for line in lines) >= 1, name
    assert Snapshot.current(data, verify=True).id == before


def test_so_many_faults_are_told_and_no_more(tmp_path):
    for number in range(limit("faults_told").value + 5):
        (tmp_path / f"empty-{number:02}.txt").write_bytes(b"")
    first, *lines = refused("build", tmp_path, "--data", tmp_path / ".data", faults=20).splitlines()
    assert "20 faults, and there may be more" in first
    assert len(lines) == limit("faults_told").value == 20
    first, *lines = refused("build", tmp_path, "--keep-going", "--data", tmp_path / ".data", faults=25).splitlines()
    assert first == "Error: nothing was published: 25 faults"
    assert len(lines) == 25


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("sources: [", "sources.yaml"),
        ("- file: kite.txt\n  titel: Kite\n", "sources.yaml:2: unknown key `titel`; did you mean `title`?"),
        ("- file: kit.txt\n", "sources.yaml:1: there is no file `kit.txt`; did you mean `kite.txt`?"),
        ("- file: kite.txt\n  published: soon\n", "sources.yaml:2: `soon` is no date"),
    ],
)
def test_a_broken_manifest_is_refused_and_the_published_snapshot_stays(written, manifest, message):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    (written / "sources.yaml").write_text(manifest, encoding="utf-8")
    assert message in refused("build", written, "--data", data)
    assert Snapshot.current(data).id == before


@pytest.mark.parametrize("flags", [[], ["--keep-going"]])
def test_a_path_that_is_not_there_is_refused(tmp_path, flags):
    message = refused("build", tmp_path / "nowhere", *flags, "--data", tmp_path / "data")
    assert f"{tmp_path / 'nowhere'}: there is no such file or folder; check its name" in message
    assert not (tmp_path / "data" / "current").exists()


def test_keep_going_builds_the_rest_and_lists_what_was_left_out(written, tmp_path):
    for name, written_bytes, *_ in BAD:
        (written / name).write_bytes(written_bytes)
    (written / "sources.yaml").write_text("- file: kite.txt\n  titel: Kite\n", encoding="utf-8")

    ran = run("build", written, tmp_path / "nowhere", "--keep-going", "--data", tmp_path / "kept")

    assert ran.exit_code == 0, ran.output
    left_out = [line for line in ran.stderr.splitlines() if line.startswith("left out: ")]
    assert len(left_out) == len(BAD) + 2
    for name in (*(row[0] for row in BAD), "sources.yaml", "nowhere"):
        assert any(name in line for line in left_out), name
    assert len(Snapshot.current(tmp_path / "kept").seal["files"]) > 1
    assert (tmp_path / "kept" / "current" / "documents" / "kite.txt").exists()


def test_a_remedy_that_several_faults_have_is_told_once(written, tmp_path):
    for name in ("COPYING", "LICENSE"):
        (written / name).write_text("MIT", encoding="utf-8")
    ran = run("build", written, "--keep-going", "--data", tmp_path / "kept")
    first, second = (line for line in ran.stderr.splitlines() if line.startswith("left out: "))
    assert "; known are " in first
    assert second == f"left out: {written / 'LICENSE'}: no loader reads files without a suffix"


@pytest.mark.parametrize("base", ["ours", "https://example.org/kb", "javascript:alert(1)/", "https://example.org/a b/"])
def test_a_base_that_is_none_is_refused(written, base):
    data = written.parent / "data"
    before = Snapshot.current(data).id
    ran = run("build", written, "--base", base, "--data", data)
    assert ran.exit_code == 2
    assert "give an http or https IRI that ends in a slash" in ran.stderr
    assert Snapshot.current(data).id == before


def test_another_base_is_kept_by_all_commands(written, tmp_path):
    base = "https://kb.example.org/"
    printed("build", written, "--base", base, "--data", tmp_path / "other")
    rows = listed("--data", tmp_path / "other")
    assert {row["claim"].startswith(f"{base}claim/") for row in rows} == {True}
    assert f"{base}model/tern-2-mini" in {row["subject"] for row in rows}
    assert listed("--source", "kite", "--data", tmp_path / "other") == rows
    lines = "".join(f"{quad} .\n" for quad in Snapshot.current(tmp_path / "other").store)
    (tmp_path / "dump.nq").write_text(lines, encoding="utf-8")
    printed("restore", tmp_path / "dump.nq", "--data", tmp_path / "again")
    assert listed("--source", "kite", "--data", tmp_path / "again") == rows


def test_names_in_any_script_and_of_any_length_are_built(tmp_path):
    for name in ("Größe 模型.txt", "x" * 240 + ".txt", "Ünïcode.md", "dots...and.dots...md"):
        (tmp_path / name).write_text(SAYS, encoding="utf-8")
    printed("build", tmp_path, "--data", tmp_path / ".data")
    assert len({row["source"] for row in listed("--data", tmp_path / ".data")}) == 4
