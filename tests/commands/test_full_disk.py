"""A full disk: what is published stays as it was, and who wrote is told what to do, in one line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from commanding import SAYS, printed
from small_disk import filled, small_disk
from whosays.graph.errors import SnapshotError, has_no_room
from whosays.graph.snapshot import SNAPSHOTS, Snapshot
from whosays.graph.spool import Spool

_KIB = 1024
_SIZE = 8 * 2**20
_LEFT = [0, 4, 300, 1_000]  # KiB: less than a snapshot of these documents takes
FULL = ("No space left on device", "database or disk is full")


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full")
    (folder / "kite.txt").write_text(SAYS, encoding="utf-8")
    (folder / "nano.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    with small_disk(folder / "disk", _SIZE) as disk:
        printed("build", folder / "kite.txt", "--data", disk / "data")
        (disk / "temporary").mkdir()
        yield disk


def ran(*arguments, temporary=None):
    environment = os.environ | ({"TMPDIR": str(temporary)} if temporary else {})
    command = [sys.executable, "-m", "whosays", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def is_told(ran):
    """Tell whether one line says what happened and how to mend it."""
    assert ran.returncode == 1
    assert ran.stdout.strip() == ""
    (line,) = [line for line in ran.stderr.splitlines() if line.strip()]
    return line.startswith("Error: ") and any(words in line for words in FULL) and "make room" in line


def has_litter(data):
    names = {path.name for path in data.iterdir()} | {path.name for path in (data / SNAPSHOTS).iterdir()}
    return {name for name in names if name.startswith((".building", ".current", ".rehearsal"))}


@pytest.mark.parametrize("left", _LEFT)
@pytest.mark.parametrize("what", ["build", "add"])
def test_what_is_published_stays_and_the_fault_is_told(disk, what, left):
    data, nano = disk / "data", disk.parent / "nano.txt"
    before = Snapshot.current(data, verify=True).id
    documents = [nano] if what == "add" else [disk.parent / "kite.txt", nano]
    with filled(disk, left * _KIB):
        assert is_told(ran(what, *documents, "--data", data))
        assert Snapshot.current(data, verify=True).id == before
        assert not has_litter(data)


def test_once_there_is_room_it_is_written(disk):
    assert ran("add", disk.parent / "nano.txt", "--data", disk / "data").returncode == 0
    assert ran("remove", "nano", "--data", disk / "data").returncode == 0


@pytest.mark.parametrize("left", [4, 64])
def test_where_what_is_laid_aside_finds_no_room_that_is_told(disk, tmp_path, left):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(SAYS.replace("Tern 2", f"Tern {number}") * 9, encoding="utf-8")
    with filled(disk, left * _KIB):
        told = ran("build", tmp_path, "--data", tmp_path / "data", temporary=disk / "temporary")
        assert is_told(told)
        assert str(disk / "temporary") in told.stderr
    assert not (tmp_path / "data" / "current").exists()


def test_values_that_find_no_room_are_told(disk, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(disk / "temporary"))
    with filled(disk, 8 * _KIB), pytest.raises(SnapshotError, match=r"cannot be written \(No space left on device\)"):
        Spool("x" * 1_000 for _ in range(100))


@pytest.mark.parametrize(
    ("fault", "is_full"),
    [
        (OSError(28, "No space left on device"), True),
        (OSError(122, "Disk quota exceeded"), True),
        (OSError(27, "File too large"), True),
        (OSError("IO error: No space left on device: While appending to file: a"), True),
        (OSError(13, "Permission denied"), False),
        (ValueError("No space left on device"), False),
        (None, False),
    ],
)
def test_a_full_disk_is_known(fault, is_full):
    assert has_no_room(fault) is is_full
