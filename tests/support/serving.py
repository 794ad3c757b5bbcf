"""`whosays serve` as people run it, on a port of its own, for as long as a test asks it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PATIENCE = 30.0
_LONGEST = 180.0  # a write is a process of its own, on machines that may be busy


@dataclass(frozen=True)
class Answered:
    """What came back: status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Server:
    """A server that runs: `url` ends without a slash, `pid` is the process that was started."""

    def __init__(self, port: int, pid: int = 0) -> None:
        self.port, self.pid = port, pid
        self.url = f"http://127.0.0.1:{port}"
        self._connection: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answered:
        """Send a request over a connection that is kept open, and return what came back."""
        for last in (False, True):
            connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LONGEST)
            self._connection = connection
            try:
                connection.request(method, target, body, dict(headers or {}))
                response = connection.getresponse()
                found = {name.lower(): value for name, value in response.getheaders()}
                return Answered(response.status, found, response.read())
            except (http.client.HTTPException, ConnectionError):
                self.close()
                if last:
                    raise
        raise AssertionError("it is asked twice at most")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@contextmanager
def serving(data: Path, *options: str) -> Iterator[Server]:
    """Serve a data folder until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "whosays", "serve", "--data", str(data), "--port", str(port), *options]
    # A pipe that nobody reads would stop the server when it is full.
    with TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True)
        server = Server(port, process.pid)
        try:
            _wait(server, process, told)
            yield server
        finally:
            server.close()
            _end(process)


def _wait(server: Server, process: subprocess.Popen[bytes], told: IO[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            told.seek(0)
            raise AssertionError(f"the server ended: {told.read().decode()}")
        try:
            if server.ask("GET", "/sparql?query=ASK%7B%7D").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
