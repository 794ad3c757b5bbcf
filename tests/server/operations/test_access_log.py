"""A request is a line of JSON, whatever bytes it holds; nothing that is secret is in it."""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from serving import serving
from whosays.server.operations.access_log import AccessLog, digest, line
from whosays.server.operations.exchange import Exchange

if TYPE_CHECKING:
    from pathlib import Path


class _Place:
    client = "192.0.2.77"


def exchange(method="GET", path="/", query=None):
    made = Exchange(method, path, "pages", _Place())
    made.ident, made.query = "a1", query
    return made


@given(st.text(), st.text(), st.text() | st.none())
def test_any_request_is_one_line_of_printable_signs(method, path, query):
    written = line(exchange(method, path, query), 0.5, time.time())
    assert written.endswith(b"\n")
    assert all(32 <= sign < 127 for sign in written[:-1])
    assert len(written) < 5_000
    told = json.loads(written)
    assert told["path"] == path[:300]
    assert told["client"] == "192.0.2.0/24"
    if query is not None:
        assert told["query"] == digest(query)


def test_a_log_that_was_moved_away_is_begun_anew(tmp_path: Path):
    log = AccessLog(str(tmp_path / "log"))
    log.write(exchange(), 0.1)
    (tmp_path / "log").rename(tmp_path / "log.1")
    log.look()
    log.write(exchange(path="/new"), 0.1)
    log.look()
    assert json.loads((tmp_path / "log.1").read_text())["path"] == "/"
    assert json.loads((tmp_path / "log").read_text())["path"] == "/new"


HOSTILE = (
    b"GET /sparql?query=ASK%7B%7D&secret-parameter HTTP/1.1\r\nHost: x\r\nX-Request-Id: \x1b[31m\r\n\r\n",
    b"GET /%0d%0a%1b%5b31m%00%ff%e2%80%ae HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer secret-token\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 21\r\n\r\nASK{?s ?p 'secret-l'}",
    b"G\x7fT / HTTP/1.1\r\n\r\n",
    b'GET /\xff\xfe" HTTP/1.1\r\nHost: x\r\nUser-Agent: secret-agent\r\n\r\n',
    b"GET /model/" + b"y" * 3000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
)


def test_hostile_requests_to_a_server_leave_whole_lines_without_secrets(data: Path, tmp_path: Path):
    path = tmp_path / "access.log"
    with serving(data, "--processes", "2", "--access-log", str(path)) as server:
        for request in HOSTILE:
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
                sock.sendall(request)
                sock.recv(1 << 16)
        server.ask("GET", "/sparql?query=ASK%7B%7D", {"X-Request-Id": "mine"})
        server.ask("GET", "/sparql?query=ASK%7B%7D", {"X-Request-Id": "again"})
    written = path.read_bytes()
    assert b"secret" not in written
    assert all(32 <= sign < 127 or sign == 10 for sign in written)
    told = {line["id"]: line for line in map(json.loads, written.splitlines())}
    mine = told["mine"]
    assert (mine["path"], mine["status"], mine["client"]) == ("/sparql", 200, "127.0.0.0/24")
    assert mine["query"] == digest("ASK{}")
    assert mine["snapshot"] == (data / "current").resolve().name
    assert mine["bytes"] > 0
    assert {"evaluated", "kept"} >= {mine["answer"], told["again"]["answer"]}
