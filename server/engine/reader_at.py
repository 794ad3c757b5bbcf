"""A reader as its user sees it: a process at the other end of a socket, asked and heard without waiting."""

from __future__ import annotations

import socket
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from .frames import ASKED, FORGET, Frames, frame
from .held import Held
from .nursery import CALLING, FATE, LEASE

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from pathlib import Path

    from .question import Question
    from .readers import Rest

    Heard = Callable[["ReaderAt", int, bytes], None]
    Ended = Callable[["ReaderAt"], None]

_NICE = 10  # see nice(1)
_PATIENCE = 20.0
_AT_ONCE, _RINGS = 1 << 18, 1 << 10
_TIMES, _MOMENT = 10, 0.02
_LEAST = 1e-6  # seconds, for a question that has waited as long as it may take: 0 would be for ever


def leased(home: Path, calls: bool = False) -> tuple[Held, socket.socket, socket.socket]:
    """Return a new reader's process, the socket to it and its bell, `calls` for one that may ask other endpoints.

    OSError where its nursery gives none.
    """
    with socket.socket(socket.AF_UNIX) as nursery:
        nursery.settimeout(_PATIENCE)
        nursery.connect(str(home))
        nursery.sendall(CALLING if calls else LEASE)
        told, descriptors, _, _ = socket.recv_fds(nursery, 64, 3)
    if not descriptors:
        raise ConnectionError(f"{home} gives no reader")
    sock, bell = (socket.socket(fileno=each) for each in descriptors[:2])
    return Held(int(told), next(iter(descriptors[2:]), None)), sock, bell


def fate_of(pid: int, home: Path) -> int:
    """Return how a reader ended, as `os.waitstatus_to_exitcode` tells it; 0 where nobody knows.

    It is heard to have ended a moment before it has: then it is asked again.
    """
    for _ in range(_TIMES):
        if fate := _fate(pid, home):
            return fate
        time.sleep(_MOMENT)
    return 0


def _fate(pid: int, home: Path) -> int:
    try:
        with socket.socket(socket.AF_UNIX) as nursery:
            nursery.settimeout(1)
            nursery.connect(str(home))
            nursery.sendall(FATE + b"%d" % pid)
            return int(nursery.recv(64) or b"0")
    except OSError:
        return 0


class Pending:
    """A question on its way: `heard` gets the kind and content of the first frame, and what gives the rest.

    `until` is when its time is over; `is_again` where a reader that somebody ended had it before.
    """

    __slots__ = ("heard", "is_again", "question", "until")

    def __init__(self, question: Question, heard: asyncio.Future[tuple[int, bytes, Rest | None]]) -> None:
        self.question, self.heard = question, heard
        self.until = time.monotonic() + question.seconds
        self.is_again = False


class ReaderAt:
    """A reader that this process holds, and the questions that it was sent, the first of which it is answering.

    `on_frame` hears each frame, `on_end` that the process has ended; both on the event loop. Answers are taken when
    the process rings its bell, which it does for several at once: to change between processes costs more than most
    answers do. Who does not want to wait for that hears what is there.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (where it is, and who hears it)
        self,
        process: Held,
        sock: socket.socket,
        bell: socket.socket,
        home: Path,
        loop: asyncio.AbstractEventLoop,
        on_frame: Heard,
        on_end: Ended,
    ) -> None:
        self.pid, self.home, self._process = process.pid, home, process
        self.asked: deque[Pending] = deque()
        self.began = 0.0
        self.is_nice = False
        self.untaken_since = float("inf")  # since when nobody takes what it sends
        self.is_forgetting = False
        self._sock: socket.socket | None = sock
        self._bell = bell
        self._loop, self._on_frame, self._on_end = loop, on_frame, on_end
        self._frames = Frames()
        self._unsent = bytearray()
        self._listens = False
        for each in (sock, bell):
            each.setblocking(False)
        self.listen()

    def ask(self, pending: Pending) -> None:
        """Send a question; a reader that has ended is heard to have ended."""
        now = time.monotonic()
        if not self.asked:
            self.began = now
        self.asked.append(pending)
        self._send(frame(ASKED, pending.question.to_bytes(max(pending.until - now, _LEAST))))

    def forget(self) -> list[Pending]:
        """Return all questions but the first, which the process is told to forget; it says when it has."""
        behind = list(self.asked)[1:]
        if behind and self._sock is not None:
            self.is_forgetting = True
            while len(self.asked) > 1:
                self.asked.pop()
            self._send(frame(FORGET, b""))
        return behind

    def answered(self) -> Pending:
        """Return the question that was answered; the next one begins."""
        self.began = time.monotonic()
        return self.asked.popleft()

    def be_nice(self) -> None:
        """Leave the cores to others: from now on, for ever."""
        self.is_nice = True
        self._process.be_nice(_NICE)

    def end(self) -> None:
        """End the process, whatever it does; nothing more is heard of it."""
        if self._sock is not None:
            self._process.kill()
            self._close()

    def listen(self) -> None:
        """Hear what comes."""
        if self._sock is not None and not self._listens:
            self._loop.add_reader(self._bell, self._rung)
            self._listens = True
            self.untaken_since = float("inf")
            self._loop.call_soon(self.hear)

    def pause(self) -> None:
        """Hear nothing for now: the process waits as well, once what is between is full."""
        if self._sock is not None and self._listens:
            self._loop.remove_reader(self._bell)
            self._listens = False
            self.untaken_since = time.monotonic()

    def _send(self, content: bytes) -> None:
        """Send, with what else is sent before the event loop turns, when there is room."""
        if self._sock is not None:
            if not self._unsent:
                self._loop.call_soon(self._begin_to_send)
            self._unsent += content

    def _begin_to_send(self) -> None:
        self._send_on()
        if self._unsent and self._sock is not None:
            self._loop.add_writer(self._sock, self._send_on)

    def _send_on(self) -> None:
        if self._sock is None:
            return
        with suppress(OSError):
            del self._unsent[: self._sock.send(self._unsent)]
        if not self._unsent:
            self._loop.remove_writer(self._sock)

    def hear(self) -> None:
        """Take the answers that are there, unless nothing is to be heard for now."""
        while self._sock is not None and self._listens:
            try:
                received = self._sock.recv(_AT_ONCE)
            except OSError:
                return
            self._frames.add(received)
            while self._sock is not None and (found := self._frames.next()) is not None:
                self._on_frame(self, *found)
            if len(received) < _AT_ONCE:
                return

    def _rung(self) -> None:
        """Take the answers that are there, and notice where no more will come."""
        try:
            is_alive = bool(self._bell.recv(_RINGS))
        except BlockingIOError:
            return
        except OSError:
            is_alive = False
        self.hear()
        if not is_alive and self._sock is not None:
            self._close()
            self._on_end(self)

    def _close(self) -> None:
        self.pause()
        if self._sock is not None:
            self._loop.remove_writer(self._sock)
            self._sock.close()
            self._bell.close()
            self._process.close()
            self._sock = None
