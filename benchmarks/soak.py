"""A server under good, bad and hostile requests for minutes: what it answers, what it holds, whether it lives on."""

from __future__ import annotations

import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BASE = "https://example.org/"
_CROSS = " ".join(f"?a{each} ?b{each} ?c{each} ." for each in range(6))
_MANY = "SELECT ?a ?b ?c { ?x ?a ?y . ?z ?b ?w . ?u ?c ?v }"
_GOOD = (
    "SELECT * { ?s ?p ?o } LIMIT 20",
    "SELECT ?o { <https://example.org/7> ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 50",
    "ASK {}",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    f"{_MANY} LIMIT 20000",
)
_BAD = (
    "SELECT * {",
    "SELECT * { ?s x:y ?o }",
    "LOAD <http://127.0.0.1:9/>",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "{" * 3000,
    '"',
    "\\u0053",
)
_HOSTILE = (
    f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}",
    f"SELECT * {{ {_CROSS} }} ORDER BY STR(?c5)",
    f"SELECT (GROUP_CONCAT(CONCAT(STR(?c0), STR(?c1))) AS ?n) {{ {_CROSS} }}",
    f"SELECT * {{ ?s {'/'.join(['<a:b>'] * 500)} ?o }}",
    f"{_MANY}",
)
_PAGES = ("/", "/about", "/search?q=a", "/dataset", "/sparql", "/nowhere", "/health")
_EXPECTED = {200, 303, 304, 400, 403, 404, 406, 413, 429, 503}
_SECONDS = {"good": 20, "bad": 1, "hostile": 1}  # the time limits that they ask for
_CLIENTS = 12
_EVERY = 20.0  # seconds between two publishes


@dataclass
class Soak:
    """What came of it: answers by kind and status, what nobody intends, and what the server held at times."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    unintended: list[str] = field(default_factory=list)
    slowest_health: float = 0.0
    held: list[tuple[float, int, int, int]] = field(default_factory=list)


def soaked(minutes: float, step: Callable[[str], None] = lambda _: None) -> Soak:
    """Return what came of so many minutes."""
    folder = Path(tempfile.mkdtemp(prefix="whosays-soak-"))
    try:
        publish(folder, _quads(0))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        command = [sys.executable, "-m", "whosays", "serve", "--data", str(folder), "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603  (ours)
            try:
                return _run(folder, port, server.pid, minutes * 60, step)
            finally:
                server.send_signal(signal.SIGTERM)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def rows(soak: Soak) -> Iterator[tuple[str, ...]]:
    """Yield what is to be shown, line by line."""
    for (kind, status), count in sorted(soak.answers.items()):
        yield f"{kind}: {status}", f"{count:,}"
    yield "not intended", str(len(soak.unintended)) + "".join(f"\n{each}" for each in soak.unintended[:5])
    yield "slowest /health", f"{soak.slowest_health * 1000:,.0f} ms"
    for seconds, memory, descriptors, processes in soak.held:
        yield f"after {seconds:,.0f} s", f"{memory / 2**20:,.0f} MiB, {descriptors} descriptors, {processes} processes"


def _quads(version: int) -> Iterator[Quad]:
    for number in range(300):
        node = NamedNode(f"{_BASE}{number}")
        yield Quad(node, NamedNode(f"{_BASE}p{number % 9}"), Literal(f"{version} {number}"))
        yield Quad(node, NamedNode(f"{_BASE}next"), NamedNode(f"{_BASE}{number * 7 % 300}"))


def _run(folder: Path, port: int, pid: int, seconds: float, step: Callable[[str], None]) -> Soak:
    soak, ends = Soak(), threading.Event()
    while not _is_up(port):
        time.sleep(0.1)
    clients = [threading.Thread(target=_client, args=(port, number, soak, ends)) for number in range(_CLIENTS)]
    begun, published, version = time.monotonic(), time.monotonic(), 0
    for each in clients:
        each.start()
    while (now := time.monotonic()) - begun < seconds:
        time.sleep(1)
        asked = time.monotonic()
        if not _is_up(port):
            soak.unintended.append("/health did not answer")
        soak.slowest_health = max(soak.slowest_health, time.monotonic() - asked)
        if now - published > _EVERY:
            published, version = now, version + 1
            publish(folder, _quads(version))
            soak.held.append((now - begun, *_held(pid)))
            step(f"after {now - begun:,.0f} s: {sum(soak.answers.values()):,} answers")
    ends.set()
    for each in clients:
        each.join()
    time.sleep(2)
    soak.held.append((seconds, *_held(pid)))
    return soak


def _client(port: int, number: int, soak: Soak, ends: threading.Event) -> None:
    chance = random.Random(number)
    while not ends.is_set():
        kind = chance.choices(("good", "page", "bad", "hostile", "leaving"), (60, 15, 15, 5, 5))[0]
        try:
            status = _asked(port, kind, chance)
        except (OSError, HTTPException) as fault:
            # An answer that is cut says so by its end; anything else is a fault.
            status = "cut" if kind == "hostile" and "Incomplete" in type(fault).__name__ else type(fault).__name__
        soak.answers[kind, status] += 1
        if status not in {"cut", "left"} and not (status.isdecimal() and int(status) in _EXPECTED):
            soak.unintended.append(f"{kind}: {status}")


def _asked(port: int, kind: str, chance: random.Random) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        match kind:
            case "page":
                connection.request("GET", chance.choice(_PAGES), headers={"Accept": "text/html"})
            case "leaving":
                connection.request("GET", _target(chance.choice(_HOSTILE)), headers={"Accept": "text/csv"})
                time.sleep(chance.random() / 2)
                return "left"
            case _:
                queries = {"good": _GOOD, "bad": _BAD, "hostile": _HOSTILE}[kind]
                coding = chance.choice(("identity", "gzip", "zstd"))
                headers = {"Accept": chance.choice(("text/csv", "*/*")), "Accept-Encoding": coding}
                connection.request(
                    "GET", f"{_target(chance.choice(queries))}&timeout={_SECONDS[kind]}", headers=headers
                )
        answer = connection.getresponse()
        answer.read()
        return str(answer.status)
    finally:
        connection.close()


def _target(query: str) -> str:
    return f"/sparql?query={quote(query)}"


def _is_up(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _held(root: int) -> tuple[int, int, int]:
    """Return the bytes in memory, the descriptors and the number of a process and all below it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(folder.name))
    found, memory, descriptors = [root], 0, 0
    for pid in found:
        found += children.get(pid, [])
        with suppress(OSError):
            memory += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
            descriptors += len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return memory, descriptors, len(found)
