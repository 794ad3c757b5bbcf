"""A server that runs for a benchmark, what asks it, and what its processes hold."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PATIENCE, _PORTS = 120.0, 3
_FIELD = re.compile(r"^(Pss|Pss_Anon):\s+(\d+) kB", re.MULTILINE)
CSV = {"Accept": "text/csv"}


class Answer(NamedTuple):
    """What came back: status, headers by lower-case name, body, and how many seconds it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


class Client:
    """Asks over a connection that is kept open, and opens another where it was closed; `source` is its own address."""

    def __init__(self, port: int, timeout: float = 60.0, source: str = "127.0.0.1") -> None:
        self._port, self._timeout, self._source = port, timeout, (source, 0)
        self._connection: HTTPConnection | None = None

    def get(self, target: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for something; OSError or HTTPException where no whole answer comes."""
        begun, is_old = time.perf_counter(), self._connection is not None
        connection = self._connection or HTTPConnection("127.0.0.1", self._port, self._timeout, self._source)
        self._connection = connection
        try:
            connection.request("GET", target, headers=dict(headers or {}))
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, HTTPException):
            self.close()
            if is_old:  # it may have been closed between two requests, as is its right
                return self.get(target, headers)
            raise
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, told, body, time.perf_counter() - begun)

    def query(self, query: str, more: str = "") -> Answer:
        """Ask a query, for CSV."""
        return self.get(f"/sparql?query={quote(query)}{more}", CSV)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@contextmanager
def served(data: Path, *options: str) -> Iterator[tuple[int, int]]:
    """Serve a data folder until the block ends; give the port and the process id of the command."""
    server, port = _started(data, options)
    try:
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def _started(data: Path, options: Sequence[str]) -> tuple[subprocess.Popen[bytes], int]:
    """Return a server that answers, and its port; another one is tried where somebody took the first meanwhile."""
    for _ in range(_PORTS):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        command = [sys.executable, "-m", "whosays", "serve", "--data", str(data), "--port", str(port), *options]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  (ours)
        until = time.monotonic() + _PATIENCE
        while server.poll() is None and time.monotonic() < until:
            if answers(port):
                return server, port
            time.sleep(0.1)
        server.kill()
        server.wait()
    raise RuntimeError("the server does not answer")


def answers(port: int, target: str = "/sparql?query=ASK%7B%7D", timeout: float = 10.0) -> bool:
    """Tell whether a server answers what it is asked."""
    client = Client(port, timeout)
    try:
        return client.get(target).status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        client.close()


@dataclass(frozen=True, slots=True)
class Process:
    """A process of a server: its parent, and whether it is a nursery of readers, or a reader."""

    pid: int
    parent: int
    is_nursery: bool


class Held(NamedTuple):
    """What processes hold: bytes of memory (each page shared out among its users), descriptors, threads.

    `own` is the memory without that of files, which the system takes back when it wants.
    """

    share: int
    own: int
    descriptors: int
    threads: int


def processes(root: int) -> list[Process]:
    """Return a process and all that descend from it, each after its parent."""
    children: dict[int, list[Process]] = {}
    found = []
    for name in os.listdir("/proc"):  # noqa: PTH208  (a Path each takes long)
        if name.isdigit():
            with suppress(OSError):
                process = _read(Path("/proc", name))
                children.setdefault(process.parent, []).append(process)
                found += [process] if process.pid == root else []
    for process in found:
        found += children.get(process.pid, [])
    return found


def webs(root: int) -> list[Process]:
    """Return the processes that take requests, with the one that started them."""
    return [each for each in processes(root) if not each.is_nursery]


def nurseries(root: int) -> list[Process]:
    """Return the processes that hold the store of a snapshot."""
    found = processes(root)
    others = {each.pid for each in found if not each.is_nursery}
    return [each for each in found if each.is_nursery and each.parent in others]


def readers(root: int) -> list[Process]:
    """Return the processes that answer queries."""
    found = processes(root)
    held = {each.pid for each in found if each.is_nursery}
    return [each for each in found if each.is_nursery and each.parent in held]


def held(found: Sequence[Process]) -> Held:
    """Return what processes hold together; those that end meanwhile hold nothing."""
    total = Held(0, 0, 0, 0)
    for process in found:
        folder = Path(f"/proc/{process.pid}")
        with suppress(OSError):
            sizes = {name: int(size) << 10 for name, size in _FIELD.findall((folder / "smaps_rollup").read_text())}
            one = (sizes["Pss"], sizes["Pss_Anon"], len(list((folder / "fd").iterdir())), int(_fields(folder)[17]))
            total = Held(*map(sum, zip(total, one, strict=True)))
    return total


def _read(folder: Path) -> Process:
    """Return a process; OSError where there is none any more, also where only its name is left."""
    command = (folder / "cmdline").read_bytes()
    if not command:
        raise ProcessLookupError
    return Process(int(folder.name), int(_fields(folder)[1]), b"engine.nursery" in command)


def _fields(folder: Path) -> list[str]:
    return (folder / "stat").read_text().rpartition(")")[2].split()
