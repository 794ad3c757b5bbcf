"""What answers strangers' queries: readers of the snapshot that is asked about, for event loops and for threads."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from ...graph.cores import cores
from .nurseries import sockets_of
from .readers import Readers

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import TypeVar

    from ...graph.snapshot import Snapshot
    from ..endpoint.reply import Parts
    from .question import Question
    from .readers import Answer

    T = TypeVar("T")

_KEPT = 2  # snapshots: answers from one go on while the next is taken up


class Engine:
    """Readers by snapshot; `started` makes sure that a snapshot's nurseries listen, `folder` is where they do."""

    def __init__(self, folder: Path, started: Callable[[Snapshot], None] | None = None, at_once: int = 0) -> None:
        self._folder, self._started = folder, started
        self._at_once = at_once or cores()
        self._readers: dict[str, Readers] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()

    def is_ready(self, snapshot: Snapshot) -> bool:
        """Tell whether questions about a snapshot can be answered."""
        return self._started is not None or sockets_of(self._folder, snapshot.id)[1].exists()

    def home_of(self, snapshot: Snapshot) -> str:
        """Return where readers of a snapshot have its store, `memory` or `disk`; "" where none can be had."""
        if self._started is not None:
            return "disk"
        in_memory, on_disk = sockets_of(self._folder, snapshot.id)
        return "memory" if in_memory.exists() else "disk" if on_disk.exists() else ""

    def census(self) -> tuple[int, int, int, int]:
        """Return how many queries are evaluated, how many of them aside; idle readers, waiting queries."""
        found = [each.census() for each in self._readers.values()]
        evaluated, aside, idle, waiting = (sum(column) for column in zip((0, 0, 0, 0), *found, strict=True))
        return evaluated, aside, idle, waiting

    async def ask(self, snapshot: Snapshot, question: Question) -> Answer:
        """Return the answer from a snapshot; see `Readers.ask` for what is raised. Always on one event loop."""
        readers = self._readers.get(snapshot.id)
        if readers is None:
            readers = await self._taken_up(snapshot)
        return await readers.ask(question)

    def tidy(self) -> None:
        """Give back the readers of snapshots whose nurseries are to end; on the event loop."""
        for ident in list(self._readers):
            if self._started is None and not sockets_of(self._folder, ident)[1].exists():
                self._readers.pop(ident).close()

    def live_on(self, loop: asyncio.AbstractEventLoop) -> None:
        """Make an event loop that runs the one on which questions are asked."""
        self._loop = loop

    def done(self, work: Coroutine[object, object, T]) -> T:
        """Return what a coroutine of ours gives, for a thread without an event loop."""
        return asyncio.run_coroutine_threadsafe(work, self._running()).result()

    def parts(self, rest: Parts) -> Iterator[bytes]:
        """Yield the rest of an answer, for a thread; what is not taken is ended."""
        try:
            while (part := self.done(next_part(rest))) is not None:
                yield part
        finally:
            self._running().call_soon_threadsafe(rest.close)

    async def _taken_up(self, snapshot: Snapshot) -> Readers:
        if self._started is not None:
            await asyncio.get_running_loop().run_in_executor(None, self._started, snapshot)
        readers = self._readers.setdefault(snapshot.id, Readers(sockets_of(self._folder, snapshot.id), self._at_once))
        for ident in list(self._readers)[:-_KEPT]:
            self._readers.pop(ident).close()
        return readers

    def _running(self) -> asyncio.AbstractEventLoop:
        """Return the loop on which questions are asked; where none was given, one of our own in a thread."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="whosays engine", daemon=True).start()
            return self._loop


async def next_part(rest: Parts) -> bytes | None:
    """Return the next part of a long answer; None at its end."""
    try:
        return await rest.__anext__()
    except StopAsyncIteration:
        return None
