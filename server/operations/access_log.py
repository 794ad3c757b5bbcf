"""A line of JSON for each request: who asked for what, and how it went; no query, header, token or body is in it."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from .clients import shortened

if TYPE_CHECKING:
    from .exchange import Exchange

_MOST = {"method": 16, "path": 300}
_DELETE = 0x7F


class AccessLog:
    """Appends to a file, each line in one go, so that those of several processes do not mix; `-` is standard output."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = 1 if path == "-" else self._opened()

    def write(self, exchange: Exchange, seconds: float) -> None:
        """Write the line of a request; one that cannot be written is lost, and the request is not."""
        with suppress(OSError):
            os.write(self._file, line(exchange, seconds, time.time()))

    def look(self) -> None:
        """Go on in a new file where the old one was moved away."""
        if self._path == "-":
            return
        with suppress(OSError):
            there = os.stat(self._path).st_ino if os.path.exists(self._path) else 0  # noqa: PTH110, PTH116
            if there != os.fstat(self._file).st_ino:
                old, self._file = self._file, self._opened()
                os.close(old)

    def _opened(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)


def line(exchange: Exchange, seconds: float, now: float) -> bytes:
    """Return the line of a request that ended at a time."""
    told = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now % 1 * 1000):03d}Z",
        "id": exchange.ident,
        "client": shortened(exchange.client),
        "method": exchange.method[: _MOST["method"]],
        "path": exchange.path[: _MOST["path"]],
        "status": exchange.status,
        "bytes": exchange.size,
        "seconds": round(seconds, 6),
    }
    if exchange.query is not None:
        told["query"] = digest(exchange.query)
    if exchange.snapshot:
        told["snapshot"] = exchange.snapshot
    if exchange.way:
        told["answer"] = exchange.way
    # JSON escapes every control character but this one, and with ASCII only every sign that could turn a line around.
    written = json.dumps(told, separators=(",", ":")).replace(chr(_DELETE), f"\\u{_DELETE:04x}")
    return written.encode("ascii") + b"\n"


def digest(query: str) -> str:
    """Return what tells a query from others without showing it."""
    return blake2b(query.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
