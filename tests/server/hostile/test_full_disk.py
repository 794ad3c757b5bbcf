"""A server whose disk is full serves on: answers are not kept, writes are refused in words, and nothing dies."""

from __future__ import annotations

import shutil
import time
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from processes import comes, webs
from serving import serving
from small_disk import filled, small_disk

_SIZE = 12 * 2**20
_TOKEN = "0123456789abcdef"  # noqa: S105
_MAY = {"Authorization": f"Bearer {_TOKEN}", "Content-Type": "text/markdown"}
_NOTE = b"# Tern 3\n\nThe language model Tern 3 has 7 billion parameters.\n"
_PAGES = ("/", "/about", "/search?q=a", "/dataset", "/health", "/metrics")


@pytest.fixture
def disk(hostile_data):
    # The path of a socket has 107 bytes at most, so this is no folder of pytest's.
    with TemporaryDirectory(prefix="whosays-") as folder, small_disk(Path(folder, "disk"), _SIZE) as disk:
        shutil.copytree(hostile_data, disk / "data", symlinks=True)
        (disk / "temporary").mkdir()
        yield disk


def asked(server, number):
    target = f"/sparql?query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D+LIMIT+{number}"
    return server.ask("GET", target, {"Accept": "text/csv"}).status


def test_a_server_on_a_full_disk_serves_on(tmp_path, disk, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(disk / "temporary"))
    tokens = tmp_path / "tokens"
    tokens.write_text(f"dagny: {_TOKEN}\n", encoding="utf-8")
    with serving(disk / "data", "--processes", "1", "--token-file", str(tokens)) as server:
        before = [each.pid for each in webs(server.pid)]
        with filled(disk):
            for number in range(1, 151):
                assert asked(server, number) == HTTPStatus.OK
            time.sleep(0.3)  # what waits to be kept is written then
            assert asked(server, 1) == asked(server, 151) == HTTPStatus.OK
            for page in _PAGES:
                assert server.ask("GET", page, {"Accept": "text/html"}).status == HTTPStatus.OK
            refused = server.ask("POST", "/sources?id=tern&title=Tern", _MAY, _NOTE)
            assert refused.status == HTTPStatus.SERVICE_UNAVAILABLE
            assert "make room" in refused.text
        assert [each.pid for each in webs(server.pid)] == before
        assert comes(lambda: server.ask("GET", "/ready").status == HTTPStatus.OK)
        written = server.ask("POST", "/sources?id=tern&title=Tern", _MAY, _NOTE)
        assert written.status == HTTPStatus.CREATED, written.text
