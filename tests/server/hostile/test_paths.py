"""No address leads to a file outside: each as it is and escaped, over a socket, to a server that really runs."""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hostile_names import SECRET, names, outside_of, watched
from readings import published
from serving import serving
from thorough import times
from writing_here import MAY, TOKEN, client_of

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = [
    *(
        "/static/{}",
        "/source/{}",
        "/source/{}.ttl",
        "/model/{}",
        "/claim/{}",
        "/id/{}",
        "/{}",
        "/things/{}",
        "/dataset.{}",
    ),
    *("/graph-store/{}", "/graph-store?graph={}", "/sparql?query=ASK%7B%7D&default-graph-uri={}", "/sparql?example={}"),
    "/sparql?query=SELECT+*+FROM+%3C{}%3E+%7B?s+?p+?o%7D",
]
ONE_OF = times(4, 1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paths")


@pytest.fixture(scope="module")
def outside(place: Path) -> Path:
    return outside_of(place)


@pytest.fixture(scope="module")
def served(place: Path, outside: Path):  # noqa: ARG001 (it stands beside the data)
    (place / "tokens").write_text(f"Dagny Holm: {TOKEN}\n", encoding="utf-8")
    with serving(published(place / "data"), "--processes", "1", "--token-file", str(place / "tokens")) as server:
        yield server


def answered(port: int, method: str, target: bytes) -> bytes:
    """Send a target as it is, whatever is in it, and return all that comes back."""
    head = b"%b %b HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %b\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(head % (method.encode(), target, TOKEN.encode()))
        answer = b""
        try:
            while chunk := client.recv(1 << 16):
                answer += chunk
        except ConnectionResetError:
            pass
    return answer


def spelt(name: str) -> set[bytes]:
    """Return a name as addresses can have it: as it is, where no space or control character ends it, escaped, twice."""
    once = quote(name, safe="")
    bare = {name.encode(), quote(name, safe="/\\.").encode()} if name.isprintable() and " " not in name else set()
    return {*bare, once.encode(), quote(once, safe="").encode(), quote(name, safe="/").replace(".", "%2e").encode()}


@pytest.mark.parametrize("target", TARGETS)
def test_no_address_leads_to_a_file_outside(served, outside, target):
    with watched(outside) as seen:
        for name in names(outside)[TARGETS.index(target) % ONE_OF :: ONE_OF]:
            for written in spelt(name):
                answer = answered(served.port, "GET", target.encode().replace(b"{}", written))
                assert SECRET.encode() not in answer, name
                assert answer[9:10] in {b"2", b"3", b"4", b""}, (name, written, answer[:200])
    assert seen == []


def test_what_is_taken_out_is_a_source_and_no_file(served, outside):
    with watched(outside) as seen:
        for name in names(outside)[:: times(9, 1)]:  # each takes a process
            for written in spelt(name):
                answer = answered(served.port, "DELETE", b"/sources/" + written)
                assert answer[9:10] == b"4", (name, written, answer[:200])
    assert seen == []
    assert (outside / "secret.md").exists()


def test_what_is_sent_is_called_by_no_path(place, outside):
    """Whatever it is called, it is kept in the folder of its bytes."""
    data = published(place / "written")
    client = client_of(data)
    before = {path for path in place.rglob("*") if data not in path.parents}
    with watched(outside) as seen:
        for number, name in enumerate(names(outside)[:: times(9, 1)]):
            body = f"# Kite {number}\n\nHarbour Labs released Kite {number} on 5 April 2025.\n".encode()
            sent = {"told": (f"/sources?file={quote(name, safe='')}", {"data": body, "content_type": "text/markdown"})}
            sent["form"] = "/sources", {"data": {"file": (io.BytesIO(b"# Form\n\n" + body), name.replace("\0", ""))}}
            for address, what in sent.values():
                answer = client.post(address, headers=MAY, **what)
                assert answer.status_code in {201, 400, 409, 415, 422}, (name, answer.text)
                assert SECRET not in answer.text
    assert seen == []
    assert {path for path in place.rglob("*") if data not in path.parents} == before
