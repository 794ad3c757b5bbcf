"""The readers of one snapshot: each answers one question at a time; one that runs long or dies is replaced.

Some few questions are evaluated at once, as many as there are cores to do it. One that is not done soon steps aside:
it goes on with what others leave of the cores, and no longer counts. So nobody waits for a neighbour's long query.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.limits import limit
from .frames import END, FAILED, GRAPH, MORE, NO_QUERY, TABLE, UNWANTED, WHOLE_GRAPH, WHOLE_TABLE
from .question import Busy, EngineFailure, TimeLimit, Unwanted
from .reader_at import ReaderAt, fate_of, leased

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .question import Question

_SOON = 0.1  # a query that takes longer steps aside
_GRACE = 0.5  # a reader that the kernel has not ended so long after its limit is ended from here
_LOOK = 0.05
_KINDS = {WHOLE_TABLE: "table", TABLE: "table", WHOLE_GRAPH: "graph", GRAPH: "graph"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its kind, `table` or `graph`; its bytes, or the first of them and what gives the rest."""

    kind: str
    body: bytes
    rest: Rest | None = None


class Readers:
    """The readers that one event loop holds; they come from the first of the nurseries that listens."""

    def __init__(self, homes: Sequence[Path], at_once: int) -> None:
        self._homes = homes
        self._loop = asyncio.get_running_loop()
        self._turns = at_once
        self._turns_aside = limit("queries_aside").value
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._idle: list[ReaderAt] = []
        self._busy: set[ReaderAt] = set()
        self._watch: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def ask(self, question: Question) -> Answer:
        """Return the answer, or its first part as soon as there is one.

        Raises SyntaxError with the engine's message for a bad query, TimeLimit, Busy, Unwanted, and EngineFailure.
        Who is cancelled while he waits gives up the query, and its process ends.
        """
        await self._turn(question.seconds)
        reader = await self._taken()
        reader.ask(question, _GRACE)
        try:
            found = await reader.heard()
        except asyncio.CancelledError:
            self.drop(reader)
            raise
        if found is None:
            self.drop(reader)
            raise await self._death(reader, question.seconds)
        kind, content = found
        if kind in {TABLE, GRAPH}:
            reader.deadline = float("inf")  # its own clock goes on while it evaluates, and stands while we take
            return Answer(_KINDS[kind], content, Rest(self, reader))
        self.give_back(reader)
        return _whole(kind, content)

    def close(self) -> None:
        """Give all readers back; those that are answering do so first."""
        self._is_closed = True
        for reader in self._idle:
            reader.end()
        self._idle.clear()

    @property
    def is_idle(self) -> bool:
        """Whether no reader is answering."""
        return not self._busy

    def give_back(self, reader: ReaderAt) -> None:
        """Take back a reader that has answered; one that stepped aside ends, as it cannot step back."""
        if reader.is_aside or self._is_closed or not reader.is_alive:
            self.drop(reader)
            return
        self._busy.discard(reader)
        self._idle.append(reader)
        self._next_turn()

    def drop(self, reader: ReaderAt) -> None:
        """End a reader."""
        reader.end()
        if reader in self._busy:
            self._busy.discard(reader)
            if reader.is_aside:
                self._turns_aside += 1
            else:
                self._next_turn()

    async def _turn(self, seconds: float) -> None:
        """Wait until a query may be evaluated; Busy where too many wait, or one too long."""
        if self._turns > 0:
            self._turns -= 1
            return
        if len(self._waiting) >= limit("queries_waiting").value:
            raise Busy
        turn = self._loop.create_future()
        self._waiting.append(turn)
        try:
            await asyncio.wait_for(turn, seconds)
        except TimeoutError as error:
            raise Busy from error
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._next_turn()
            raise

    def _next_turn(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._turns += 1

    async def _taken(self) -> ReaderAt:
        """Return a reader that answers nobody; EngineFailure where there is none to be had."""
        while self._idle:
            reader = self._idle.pop()
            if reader.is_alive:
                break
        else:
            reader = await self._new()
        self._busy.add(reader)
        if self._watch is None:
            self._watch = self._loop.call_later(_LOOK, self._look)
        return reader

    async def _new(self) -> ReaderAt:
        for home in self._homes:
            try:
                pid, sock = await self._loop.run_in_executor(None, leased, home)
            except (OSError, ValueError):
                continue
            return ReaderAt(pid, sock, home, self._loop)
        self._next_turn()
        raise EngineFailure("no process is there to answer; try again in a moment", is_fatal=True)

    async def _death(self, reader: ReaderAt, seconds: float) -> Exception:
        """Return what a reader died of."""
        if time.monotonic() - reader.began >= seconds - _LOOK:
            return TimeLimit()
        status = await self._loop.run_in_executor(None, fate_of, reader.pid, reader.home)
        words = "the engine died of this query, or it needed more memory than a query may take (see `whosays limits`)"
        return EngineFailure(f"{words} (signal {-status})" if status < 0 else words, is_fatal=True)

    def _look(self) -> None:
        """Let queries that run long step aside, and end what the kernel should have ended."""
        now = time.monotonic()
        for reader in tuple(self._busy):
            if now > reader.deadline:
                reader.end()
            elif now - reader.began > _SOON and not reader.is_aside and self._turns_aside > 0:
                reader.step_aside()
                self._turns_aside -= 1
                self._next_turn()
        self._watch = self._loop.call_later(_LOOK, self._look) if self._busy else None


class Rest:
    """The rest of a long answer; close it, whether or not all of it was taken."""

    def __init__(self, readers: Readers, reader: ReaderAt) -> None:
        self._readers, self._reader = readers, reader
        self._is_done = False

    def __aiter__(self) -> Rest:
        return self

    async def __anext__(self) -> bytes:
        """Return the next part; EngineFailure where the answer is cut."""
        if self._is_done:
            raise StopAsyncIteration
        match await self._reader.heard():
            case (kind, content) if kind == MORE:
                return content
            case (kind, content) if kind == END:
                self._is_done = True
                self._readers.give_back(self._reader)
                raise StopAsyncIteration
            case None:
                raise EngineFailure("the answer was cut by its time limit, or the engine died of it", is_fatal=True)
            case (_, content):
                raise EngineFailure(content.decode())

    def close(self) -> None:
        """End what is not done."""
        if not self._is_done:
            self._is_done = True
            self._readers.drop(self._reader)


def _whole(kind: int, content: bytes) -> Answer:
    """Return a short answer; raise what an unhappy one says."""
    if kind in _KINDS:
        return Answer(_KINDS[kind], content)
    if kind == UNWANTED:
        raise Unwanted(content.decode())
    if kind == NO_QUERY:
        raise SyntaxError(content.decode())
    if kind == FAILED:
        raise EngineFailure(content.decode())
    raise EngineFailure(f"a frame of kind {kind} came back", is_fatal=True)
