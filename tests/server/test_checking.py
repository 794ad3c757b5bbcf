"""What is served is looked at again: each file, whatever happens to it, slowly, and without a path in the words."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from processes import comes
from readings import published
from serving import serving
from whosays.graph.snapshot import Snapshot
from whosays.server.checking import damage_of, found_in, keep_checking
from whosays.server.served import Served


def flip(path: Path) -> None:
    """Change a byte and nothing else that can be seen."""
    stat = path.stat()
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


DAMAGES = [
    (flip, "has other bytes than were sealed"),
    (lambda path: path.write_bytes(path.read_bytes()[:-1]), "bytes instead of"),
    (Path.unlink, "the file is missing"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGES, ids=["flip", "cut", "delete"])
def test_each_file_is_looked_at(tmp_path: Path, damage, words: str):
    folder = Snapshot.current(published(tmp_path)).folder
    rests: list[float] = []
    assert damage_of(folder, rests.append) == ""
    assert rests
    name = next(iter((folder / "documents").iterdir())).relative_to(folder)
    damage(folder / name)
    found = damage_of(folder, rests.append)
    assert found.startswith(f"{name} ")
    assert words in found
    assert str(tmp_path) not in found


@pytest.mark.parametrize("damage", [flip, Path.unlink])
def test_what_is_found_is_told_of_that_snapshot_only_until_it_is_mended(tmp_path: Path, damage):
    data, shared, ends = published(tmp_path / "data"), tmp_path / "shared", threading.Event()
    shared.mkdir()
    served = Served(data)
    ident, path = served.now().id, next((data / "current" / "documents").iterdir())
    whole = path.read_bytes()
    thread = keep_checking(served, shared, ends, look=0.02, every=0.2)
    try:
        assert not comes(lambda: found_in(shared, ident), 0.5)
        damage(path)
        assert comes(lambda: found_in(shared, ident), 20)
        assert found_in(shared, "another") == ""
        path.write_bytes(whole)
        assert comes(lambda: not found_in(shared, ident), 20)
    finally:
        ends.set()
        thread.join()


def test_a_server_that_runs_tells_it_when_it_is_ready(tmp_path: Path):
    data = published(tmp_path / "data", slice(1))
    path = next((data / "current" / "documents").iterdir())
    whole = path.read_bytes()
    with serving(data, "--processes", "1") as server:
        assert server.ask("GET", "/ready").status == 200
        time.sleep(2.5)  # a file has another date than at the first look
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        assert comes(lambda: server.ask("GET", "/ready").status == 503, 60)
        told = server.ask("GET", "/ready").text
        assert f"documents/{path.name} has other bytes than were sealed" in told
        assert str(tmp_path) not in told
        assert server.ask("GET", "/sparql?query=ASK%7B%7D").status == 200
        path.write_bytes(whole)
        assert comes(lambda: server.ask("GET", "/ready").status == 200, 60)
