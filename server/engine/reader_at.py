"""A reader as its user sees it: a process at the other end of a socket, asked and heard without waiting."""

from __future__ import annotations

import os
import signal
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from .frames import ASKED, Frames, frame
from .nursery import FATE, LEASE

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from .question import Question

_NICE = 10  # see nice(1)
_PATIENCE = 20.0
_AT_ONCE = 1 << 18
_HELD = 1 << 20


def leased(home: Path) -> tuple[int, socket.socket]:
    """Return a new reader's process id and the socket to it; OSError where its nursery gives none."""
    with socket.socket(socket.AF_UNIX) as nursery:
        nursery.settimeout(_PATIENCE)
        nursery.connect(str(home))
        nursery.sendall(LEASE)
        told, descriptors, _, _ = socket.recv_fds(nursery, 64, 1)
    if not descriptors:
        raise ConnectionError(f"{home} gives no reader")
    return int(told), socket.socket(fileno=descriptors[0])


def fate_of(pid: int, home: Path) -> int:
    """Return how a reader ended, as `os.waitstatus_to_exitcode` tells it; 0 where nobody knows."""
    try:
        with socket.socket(socket.AF_UNIX) as nursery:
            nursery.settimeout(1)
            nursery.connect(str(home))
            nursery.sendall(FATE + b"%d" % pid)
            return int(nursery.recv(64) or b"0")
    except OSError:
        return 0


class ReaderAt:
    """A reader that this process holds; only the thread of its event loop touches it."""

    def __init__(self, pid: int, sock: socket.socket, home: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.pid, self.home = pid, home
        self.began = self.deadline = 0.0
        self.is_aside = False
        self._sock: socket.socket | None = sock
        self._loop = loop
        self._frames = Frames()
        self._waiter: asyncio.Future[None] | None = None
        self._listens = False
        sock.setblocking(False)
        self._listen()

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended, as far as anybody has heard."""
        return self._sock is not None

    def ask(self, question: Question, grace: float) -> None:
        """Send a question; `grace` is how many seconds beyond its limit the process may need to end by itself."""
        self.began = time.monotonic()
        self.deadline = self.began + question.seconds + grace
        if self._sock is not None:
            with suppress(OSError):  # a dead one is found dead at the next look
                self._sock.sendall(frame(ASKED, question.to_bytes()))

    async def heard(self) -> tuple[int, bytes] | None:
        """Return the next frame's kind and content; None where the process has ended."""
        while (found := self._frames.next()) is None:
            if self._sock is None:
                return None
            self._listen()
            self._waiter = self._loop.create_future()
            await self._waiter
        return found

    def step_aside(self) -> None:
        """Leave the cores to others: from now on, for ever."""
        self.is_aside = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._sock is not None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._close()

    def _listen(self) -> None:
        if self._sock is not None and not self._listens:
            self._loop.add_reader(self._sock, self._hear)
            self._listens = True

    def _hear(self) -> None:
        if self._sock is None:
            return
        try:
            received = self._sock.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        if not received:
            self._close()
            return
        self._frames.add(received)
        if len(self._frames) > _HELD:  # nobody takes it as fast as it comes: let the process wait
            self._loop.remove_reader(self._sock)
            self._listens = False
        self._wake()

    def _close(self) -> None:
        if self._sock is not None:
            if self._listens:
                self._loop.remove_reader(self._sock)
            self._sock.close()
            self._sock = None
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
