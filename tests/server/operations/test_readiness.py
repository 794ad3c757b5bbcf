"""Health and readiness, asked of a server that really runs: while all is well, and when snapshots are damaged."""

from __future__ import annotations

import json
import shutil
import threading
import time
from typing import TYPE_CHECKING

import pytest
from readings import published
from serving import Server, serving
from whosays.server.operations.readiness import readiness
from whosays.server.site import Site

if TYPE_CHECKING:
    from pathlib import Path

_BOMB = "/sparql?timeout=3&query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff.%3Fg%20%3Fh%20%3Fi%7D"


def eventually(look, seconds=10.0):
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until
        time.sleep(0.1)
    return found


def ask_alone(port, target):
    server = Server(port)
    server.ask("GET", target)
    server.close()


def ready(server):
    answer = server.ask("GET", "/ready")
    return answer.status, json.loads(answer.body)


def test_a_server_is_in_health_and_ready(data: Path):
    with serving(data, "--processes", "1") as server:
        healthy = server.ask("GET", "/health")
        assert (healthy.status, healthy.text) == (200, "ok\n")
        eventually(lambda: ready(server)[1]["readers"] == "memory")
        status, told = ready(server)
        assert status == 200
        assert told["ready"] is True
        assert told["quads"] > 0
        assert told["age"] >= 0
        for path in ("/health", "/ready"):
            answer = server.ask("HEAD", path)
            assert (answer.status, answer.body) == (200, b"")
            assert answer.headers["cache-control"] == "no-store"
            refused = server.ask("POST", path)
            assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD")


def test_a_store_on_disk_is_told(data: Path):
    with serving(data, "--processes", "1", "--quads-in-memory", "0") as server:
        assert ready(server)[1]["readers"] == "disk"


def test_health_is_answered_while_bombs_run(data: Path):
    with serving(data, "--processes", "1") as server:
        bombs = [threading.Thread(target=ask_alone, args=(server.port, _BOMB)) for _ in range(4)]
        for bomb in bombs:
            bomb.start()
        time.sleep(0.2)
        for _ in range(20):
            assert server.ask("GET", "/health").status == 200
        assert any(bomb.is_alive() for bomb in bombs)
        for bomb in bombs:
            bomb.join()


@pytest.mark.parametrize("how", ["truncated", "unsealed", "without a store", "unpublished"])
def test_a_damaged_snapshot_is_told_and_the_last_good_one_is_served_on(tmp_path: Path, how):
    data = published(tmp_path / "data", slice(1))
    good = (data / "current").resolve().name
    with serving(data, "--processes", "1") as server:
        assert ready(server)[1]["snapshot"] == good
        if how == "unpublished":
            (data / "current").unlink()
        else:
            bad = published(tmp_path / "next")
            newer = data / "snapshots" / (bad / "current").resolve().name
            shutil.copytree((bad / "current").resolve(), newer)
            _damage(newer, how)
            link = data / "next"
            link.symlink_to(newer.relative_to(data))
            link.replace(data / "current")
        eventually(lambda: ready(server)[0] == 503)
        _, told = ready(server)
        assert told["snapshot"] == good
        assert good in told["words"]
        assert str(tmp_path) not in json.dumps(told)
        assert server.ask("GET", "/health").status == 200
        assert server.ask("GET", "/sparql?query=ASK%7B%7D").status == 200


def _damage(folder: Path, how: str) -> None:
    if how == "unsealed":
        (folder / "snapshot.json").unlink()
    elif how == "truncated":
        manifest = next((folder / "store").glob("MANIFEST-*"))
        manifest.write_bytes(manifest.read_bytes()[:-10])
    else:
        shutil.rmtree(folder / "store")


def test_without_any_snapshot_it_says_so(tmp_path: Path):
    reply = readiness(Site.alone(tmp_path / "nothing"))
    assert reply.status == 503
    told = json.loads(reply.body)
    assert told["ready"] is False
    assert str(tmp_path) not in told["words"]
