"""Who asks, and may leave before the answer is there: then nothing more is done for him."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    Receive = Callable[[], Awaitable[dict[str, Any]]]

Made = TypeVar("Made")
_SOON = 0.1


class Asker:
    """Who asks: `waits_for` gives what a work gives, or None where he leaves before, which ends the work.

    One task watches for that through the whole request: a `receive` that was given up once tells nothing any more.
    """

    def __init__(self, receive: Receive) -> None:
        self.receive = receive
        self._watch: asyncio.Task[None] | None = None
        self._task: asyncio.Task[Any] | None = None
        self._has_left = False

    async def waits_for(self, work: Coroutine[Any, Any, Made]) -> Made | None:
        """Return what the work gives; None where the asker left."""
        if self._has_left:
            work.close()
            return None
        self._task = asyncio.current_task()
        # Most answers are there before it is worth while to look whether anybody waits for them.
        soon = asyncio.get_running_loop().call_later(_SOON, self._begin)
        try:
            return await work
        except asyncio.CancelledError:
            if self._has_left:
                return None
            raise
        finally:
            soon.cancel()
            self._task = None

    def end(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.cancel()

    def _begin(self) -> None:
        if self._watch is None:
            self._watch = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        self._has_left = True
        if self._task is not None:
            self._task.cancel()
