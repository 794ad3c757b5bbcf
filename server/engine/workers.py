"""Processes that answer strangers' queries; one that runs too long or dies is replaced, and nobody else notices."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
import weakref
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE
from typing import IO, TYPE_CHECKING

from ...graph.limits import limit
from .worker import ANSWERED, LENGTH, NO_QUERY, write_frame

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import QueryResultsFormat, RdfFormat

    from ..evaluate import Question

_CHUNK = 1 << 20


class TimeLimit(Exception):  # noqa: N818  (the limit is the news)
    """A query ran longer than is allowed; its process was ended."""


class EngineFailure(Exception):  # noqa: N818
    """The engine could not answer, or (`is_fatal`) died of the question."""

    def __init__(self, words: str, *, is_fatal: bool = False) -> None:
        super().__init__(words)
        self.is_fatal = is_fatal


class Workers:
    """The processes for one store; each answers one query at a time, and they are started as they are needed."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._alive: set[subprocess.Popen[bytes]] = set()
        weakref.finalize(self, _end_all, self._alive)

    def answer(self, question: Question, form: QueryResultsFormat | RdfFormat, seconds: float | None = None) -> bytes:
        """Return the answer in the form, within the time limit for queries or a shorter one.

        Raises SyntaxError with the engine's message for a bad query, TimeLimit, and EngineFailure.
        """
        process = self._taken()
        try:
            answer = _asked(process, _request(question, form), seconds or limit("query_seconds").value)
        except (TimeLimit, EngineFailure):
            self._end(process)
            raise
        self._idle.put(process)
        kind, content = answer[:1], answer[1:]
        if kind == ANSWERED:
            return content
        if kind == NO_QUERY:
            raise SyntaxError(content.decode())
        raise EngineFailure(content.decode())

    def _taken(self) -> subprocess.Popen[bytes]:
        try:
            return self._idle.get_nowait()
        except Empty:
            command = [sys.executable, "-m", f"{__package__}.worker", str(self._store)]
            process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603  (the command is ours)
            self._alive.add(process)
            return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._alive.discard(process)
        _end_all({process})


def _request(question: Question, form: QueryResultsFormat | RdfFormat) -> bytes:
    asked = {
        "query": question.query,
        "base": question.base,
        "default": question.default,
        "named": question.named,
        "form": form.media_type,
    }
    return json.dumps(asked).encode()


def _asked(process: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes:
    """Return what a process answers to a request; TimeLimit where that takes too long, EngineFailure where it dies."""
    if process.stdin is None or process.stdout is None:
        raise EngineFailure("the process has no pipes")
    deadline = time.monotonic() + seconds
    try:
        write_frame(process.stdin, request)
        length = int.from_bytes(_received(process.stdout, LENGTH, deadline))
        return _received(process.stdout, length, deadline)
    except BrokenPipeError as error:
        raise EngineFailure(_DIED, is_fatal=True) from error


_DIED = "the engine died of this query; ask it another way (ORDER BY over numbers and dates together is one cause)"


def _received(stream: IO[bytes], size: int, deadline: float) -> bytes:
    """Return the next bytes of a pipe, waiting no longer than the deadline."""
    parts: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while size > 0:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeLimit
            part = os.read(stream.fileno(), min(size, _CHUNK))
            if not part:
                raise EngineFailure(_DIED, is_fatal=True)
            parts.append(part)
            size -= len(part)
    return b"".join(parts)


def _end_all(processes: set[subprocess.Popen[bytes]]) -> None:
    for process in tuple(processes):
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
    processes.clear()
