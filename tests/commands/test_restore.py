"""`whosays restore`: a dump gives the same snapshot, and what is none changes nothing."""

from __future__ import annotations

import gzip

import pytest
from commanding import printed, refused
from whosays.graph.snapshot import Snapshot


@pytest.mark.parametrize("suffix", [".nq", ".nq.gz"])
def test_a_dump_gives_the_same_snapshot_again(data, tmp_path, suffix):
    built = Snapshot.current(data)
    lines = "".join(f"{quad} .\n" for quad in built.store).encode()
    dump = tmp_path / f"dump{suffix}"
    dump.write_bytes(gzip.compress(lines) if suffix.endswith("gz") else lines)

    text = printed("restore", dump, "--data", tmp_path / "data")

    restored = Snapshot.current(tmp_path / "data", verify=True)
    assert restored.id in text
    assert restored.seal["digest"] == built.seal["digest"]
    assert restored.seal["counts"] == built.seal["counts"]
    listed = [printed("claims", "--format", "jsonl", "--data", folder) for folder in (data, tmp_path / "data")]
    assert listed[0] == listed[1]


@pytest.mark.parametrize(
    ("name", "written_bytes", "message"),
    [
        ("a.nq", b"<a:a> <a:b> <a:c> .\nnonsense\n", "a.nq:2: this is not N-Quads"),
        ("a.nq", b"\xff\xfe\0", "not N-Quads"),
        ("a.nq.gz", b"plain", "a.nq.gz: cannot be read"),
        ("a.nq.gz", gzip.compress(b"<a:a> <a:b> <a:c> .\n" * 999, mtime=0)[:-20], "a.nq.gz: cannot be read"),
        (
            "a.nq.gz",
            gzip.compress(b"<a:a> <a:b> <a:c> .\n" * 999, mtime=0)[:20] + b"\0" * 99,
            "a.nq.gz: cannot be read",
        ),
        ("missing.nq", None, "missing.nq: cannot be read"),
    ],
)
def test_a_dump_that_is_none_is_refused_and_the_published_snapshot_stays(written, name, written_bytes, message):
    data, dump = written.parent / "data", written / name
    before = Snapshot.current(data).id
    if written_bytes is not None:
        dump.write_bytes(written_bytes)
    assert message in refused("restore", dump, "--data", data)
    assert Snapshot.current(data).id == before
