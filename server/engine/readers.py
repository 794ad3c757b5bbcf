"""The readers of one snapshot: each answers one question after the other; one that runs long or dies is replaced.

Few readers answer the usual questions, and each may be sent several at once: to change from one process to another
costs more than most answers do. A question that is not answered soon steps aside with its reader, which goes on with
what others leave of the cores; those behind it go to another reader. So nobody waits for a neighbour's long query.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from ...graph.limits import limit
from .frames import END, FAILED, FORGOTTEN, GRAPH, MORE, NO_QUERY, TABLE, UNWANTED, WHOLE_GRAPH, WHOLE_TABLE
from .question import Busy, EngineFailure, TimeLimit, Unwanted
from .reader_at import Pending, ReaderAt, fate_of, leased

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from pathlib import Path

    from .question import Question

_SOON = 0.03  # a query that takes longer steps aside, if not many have;
_LONG = 0.5  # one that takes so long does in any case, and leaves the cores to others
_LOOK = 0.02
_GRACE = 0.5  # a reader that the kernel has not ended so long after its limit is ended from here
_AT_ONCE = 8  # questions that one reader is sent
_MENDED_WITHIN = 2.0
_UNTAKEN = 1.0  # who takes nothing for so long gives way to those who wait
_NOBODY = "no process is there to answer; try again in a moment"
_HELD = 8  # parts of an answer that nobody has taken yet
_KINDS = {WHOLE_TABLE: "table", TABLE: "table", WHOLE_GRAPH: "graph", GRAPH: "graph"}


class Answer(NamedTuple):
    """What came back: its kind, `table` or `graph`; its bytes, or the first of them and what gives the rest."""

    kind: str
    body: bytes
    rest: Rest | None = None


class Readers:
    """The readers that one event loop holds, `most` for usual questions; from the first nursery that listens."""

    def __init__(self, homes: Sequence[Path], most: int) -> None:
        self._homes, self._most = homes, most
        self._loop = asyncio.get_running_loop()
        self._usual: list[ReaderAt] = []
        self._spare: list[ReaderAt] = []
        self._coming = self._calling = 0
        self._aside: dict[ReaderAt, Rest | None] = {}
        self._aside_at_most = limit("queries_aside").value
        self._waiting: deque[Pending] = deque()
        self._watch: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closed = False

    async def ask(self, question: Question) -> Answer:
        """Return the answer, or its first part as soon as there is one.

        Raises SyntaxError with the engine's message for a bad query, TimeLimit, Busy, Unwanted, and EngineFailure.
        Who is cancelled while he waits gives up the query, and its process ends.
        """
        pending = Pending(question, self._loop.create_future())
        self._place(pending)
        try:
            kind, content, rest = await pending.heard
        except asyncio.CancelledError:
            self._give_up(pending)
            raise
        finally:
            del pending  # a fault in it would hold all frames up to here, and the snapshot with them
        return _whole(kind, content) if rest is None else Answer(_KINDS[kind], content, rest)

    def close(self) -> None:
        """Give all readers back; those that are answering do so first."""
        self._is_closed = True
        for reader in [each for each in (*self._usual, *self._spare) if not each.asked]:
            self._drop(reader)

    def census(self) -> tuple[int, int, int, int]:
        """Return how many queries are evaluated, how many of them aside; idle readers, waiting queries."""
        asked = [len(each.asked) for each in self._usual]
        idle = len(self._spare) + asked.count(0)
        aside = sum(bool(each.asked) for each in self._aside)
        return sum(asked) + aside, aside, idle, len(self._waiting)

    def drop(self, reader: ReaderAt) -> None:
        """End a reader that stepped aside."""
        self._drop(reader)
        self._fill()

    def done_with(self, reader: ReaderAt) -> None:
        """Take back a reader whose long answer was taken to its end."""
        reader.asked.clear()
        if reader in self._aside:
            self._aside[reader] = None  # that it has forgotten what was behind may still come
            reader.listen()
        self._step_back(reader)
        self._fill()

    def _place(self, pending: Pending) -> None:
        """Send a question to the reader with the fewest, or let it wait for one."""
        if pending.question.calls and len(self._aside) + self._calling < self._aside_at_most:
            self._calling += 1
            self._go_on(self._call(pending))
            return
        free = [each for each in self._usual if len(each.asked) < _AT_ONCE and not pending.question.calls]
        reader = min(free, key=lambda each: len(each.asked), default=None)
        if (
            not pending.question.calls
            and (reader is None or reader.asked)
            and len(self._usual) + self._coming < self._most
        ):
            if self._spare:
                reader = self._spare.pop()
                self._usual.append(reader)
            else:
                self._coming += 1
                self._go_on(self._come())
        if reader is not None:
            reader.ask(pending)
            self._look_soon()
        elif len(self._waiting) < limit("queries_waiting").value:
            self._waiting.append(pending)
            self._look_soon()
        else:
            pending.heard.set_exception(Busy())

    def _fill(self) -> None:
        """Send what waits to readers that can take it."""
        while self._waiting:
            pending = self._waiting.popleft()
            if pending.heard.done():
                continue
            before = len(self._waiting)
            self._place(pending)
            if len(self._waiting) > before:  # it waits again, at the end: it was the first
                self._waiting.appendleft(self._waiting.pop())
                return

    async def _come(self) -> None:
        """Take in a new reader; tell those who wait where none can be had."""
        try:
            if (reader := await self._new()) is not None:
                if self._is_closed and not self._waiting:
                    reader.end()
                else:
                    self._usual.append(reader)
        finally:
            self._coming -= 1
            if not self._usual and not self._coming:
                for pending in self._waiting:
                    if not pending.heard.done():
                        pending.heard.set_exception(EngineFailure(_NOBODY, is_fatal=True))
                self._waiting.clear()
            self._fill()

    async def _call(self, pending: Pending) -> None:
        """Ask a reader of its own, for this question only, that may ask other endpoints."""
        try:
            reader = await self._new(calls=True)
        finally:
            self._calling -= 1
        if reader is None:
            if not pending.heard.done():
                pending.heard.set_exception(EngineFailure(_NOBODY, is_fatal=True))
            return
        reader.is_nice = True  # it ends after this answer
        self._aside[reader] = None
        if pending.heard.done():
            self.drop(reader)
            return
        reader.ask(pending)
        self._look_soon()

    async def _new(self, *, calls: bool = False) -> ReaderAt | None:
        """Return a new reader; None where none can be had, also not of a nursery in place of one that died."""
        until = self._loop.time() + _MENDED_WITHIN
        while True:
            for home in self._homes:
                try:
                    process, sock, bell = await self._loop.run_in_executor(None, leased, home, calls)
                except (OSError, ValueError):
                    continue
                return ReaderAt(process, sock, bell, home, self._loop, self._hear, self._mourn)
            if self._loop.time() > until:
                break
            await asyncio.sleep(_LOOK)
        return None

    def _hear(self, reader: ReaderAt, kind: int, content: bytes) -> None:
        """Take a frame to who waits for it."""
        rest = self._aside.get(reader)
        if kind == FORGOTTEN:
            self._forgotten(reader)
            return
        if rest is not None:
            rest.take(kind, content)
            return
        if not reader.asked:
            return  # what it had begun before it heard that another would do it
        pending = reader.asked[0]
        if kind in {TABLE, GRAPH}:
            rest = Rest(self, reader)
            self._step_aside(reader, rest)
        else:
            reader.answered()
        if not pending.heard.done():
            pending.heard.set_result((kind, content, rest))
        elif rest is not None:
            rest.close()
        if rest is None and reader.asked and reader.asked[0].heard.done():
            self._end_first(reader)  # it has begun what nobody waits for
        elif reader in self._aside and not reader.asked:
            self._step_back(reader)
        elif self._is_closed and not reader.asked:
            self._drop(reader)
        self._fill()

    def _forgotten(self, reader: ReaderAt) -> None:
        """Go on with a reader that has nothing to do any more; the first question, too, if it had not begun it."""
        reader.is_forgetting = False
        if self._aside.get(reader) is None:
            lost = list(reader.asked)
            reader.asked.clear()
            self._step_back(reader)
            self._replace(lost)
            self._fill()

    def _mourn(self, reader: ReaderAt) -> None:
        """Tell who waited for a reader that has ended, and send those behind to another."""
        rest = self._aside.get(reader)
        asked = list(reader.asked)
        reader.asked.clear()
        self._drop(reader)
        if rest is not None:
            rest.take(FAILED, b"the answer was cut: its time was over, or the engine died of it")
        elif asked:
            self._go_on(self._tell_death(reader, asked.pop(0)))
        self._replace(asked)
        self._fill()

    async def _tell_death(self, reader: ReaderAt, pending: Pending) -> None:
        """Tell who asked what his reader died of; where somebody ended it, ask once more: it did not die of a query."""
        is_over = time.monotonic() >= pending.until
        status = await self._loop.run_in_executor(None, fate_of, reader.pid, reader.home)
        if status == -signal.SIGKILL and not is_over and not pending.is_again:
            pending.is_again = True
            self._replace([pending])
            return
        error: Exception = TimeLimit()
        if status != -signal.SIGALRM and not is_over:
            words = "the engine died of this query, or it needed more memory than one may take (see `whosays limits`)"
            error = EngineFailure(f"{words} (signal {-status})" if status < 0 else words, is_fatal=True)
        if not pending.heard.done():
            pending.heard.set_exception(error)

    def _replace(self, pendings: Sequence[Pending]) -> None:
        for pending in pendings:
            if not pending.heard.done():
                self._place(pending)

    def _give_up(self, pending: Pending) -> None:
        """End the reader that is answering who has left; a question that waits ends when its turn comes."""
        for reader in (*self._usual, *self._aside):
            if reader.asked and reader.asked[0] is pending:
                self._end_first(reader)
                return

    def _end_first(self, reader: ReaderAt) -> None:
        """End a reader whose first question nobody asks any more; those behind go to another."""
        behind = list(reader.asked)[1:]
        reader.asked.clear()
        self._drop(reader)
        self._replace(behind)
        self._fill()

    def _step_aside(self, reader: ReaderAt, rest: Rest | None = None) -> None:
        is_new = reader not in self._aside
        self._aside[reader] = rest
        if is_new:
            self._usual.remove(reader)
            self._replace(reader.forget())

    def _step_back(self, reader: ReaderAt) -> None:
        """Take back a reader that has done what it stepped aside for, if it is as fit as before and wanted."""
        if reader.is_nice or self._is_closed or len(self._usual) + len(self._spare) >= 2 * self._most:
            self._drop(reader)
        elif not reader.is_forgetting:
            del self._aside[reader]
            (self._usual if len(self._usual) < self._most else self._spare).append(reader)

    def _drop(self, reader: ReaderAt) -> None:
        reader.end()
        for group in (self._usual, self._spare):
            if reader in group:
                group.remove(reader)
        self._aside.pop(reader, None)

    def _go_on(self, work: Coroutine[object, object, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _look_soon(self) -> None:
        if self._watch is None:
            self._watch = self._loop.call_later(_LOOK, self._look)

    def _look(self) -> None:
        """Let queries that run long step aside, and end what the kernel should have ended."""
        self._watch = None
        now = time.monotonic()
        self._look_at_readers(now)
        for pending in self._waiting:
            if pending.until - now < pending.question.seconds / 2 and not pending.heard.done():
                pending.heard.set_exception(Busy())
        if self._waiting and len(self._aside) >= self._aside_at_most:
            self._end_untaken(now)
        self._fill()
        if self._waiting or any(each.asked for each in (*self._usual, *self._aside)):
            self._look_soon()

    def _look_at_readers(self, now: float) -> None:
        for reader in [each for each in (*self._usual, *self._aside) if each.asked]:
            reader.hear()  # what it has answered before the question that it is busy with
            took = now - reader.began
            if not reader.asked:
                continue
            if self._aside.get(reader) is None and reader.asked[0].heard.cancelled():
                self._end_first(reader)  # who asked left while it was behind another
            elif self._aside.get(reader) is None and now > reader.asked[0].until + _GRACE:
                reader.end()
                self._mourn(reader)
            elif reader not in self._aside and took > (_SOON if len(self._aside) < self._most else _LONG):
                if len(self._aside) < self._aside_at_most:
                    self._step_aside(reader)
            elif took > _LONG and not reader.is_nice:
                reader.be_nice()

    def _end_untaken(self, now: float) -> None:
        """Cut the answer that its client has not taken for longest: others wait, and it holds their place."""
        slowest = min(self._aside, key=lambda reader: reader.untaken_since)
        rest = self._aside[slowest]
        if rest is not None and now - slowest.untaken_since > _UNTAKEN:
            self._mourn(slowest)


class Rest:
    """The rest of a long answer; close it, whether or not all of it was taken."""

    def __init__(self, readers: Readers, reader: ReaderAt) -> None:
        self._readers, self._reader = readers, reader
        self._parts: deque[tuple[int, bytes]] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._is_done = False

    def take(self, kind: int, content: bytes) -> None:
        """Take a frame; when many wait, the reader waits as well."""
        self._parts.append((kind, content))
        if len(self._parts) >= _HELD:
            self._reader.pause()
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def __aiter__(self) -> Rest:
        return self

    async def __anext__(self) -> bytes:
        """Return the next part; EngineFailure where the answer is cut."""
        if self._is_done:
            raise StopAsyncIteration
        while not self._parts:
            self._reader.listen()
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        kind, content = self._parts.popleft()
        if kind == MORE:
            return content
        if kind == END:
            self._is_done = True
            self._readers.done_with(self._reader)
            raise StopAsyncIteration
        self.close()
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
