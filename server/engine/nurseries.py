"""The nurseries of the snapshots that are served: started, watched, and ended when nobody needs them any more."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
import weakref
from ctypes.util import find_library
from dataclasses import replace
from pathlib import Path
from subprocess import DEVNULL, PIPE
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Self

from ...graph.errors import WhosaysError
from ...graph.limits import limit
from ...graph.snapshot import STORE
from .nursery import Plan

if TYPE_CHECKING:
    from types import TracebackType

    from ...graph.snapshot import Snapshot

# The engine asks for memory all the time, and this library gives it a fifth sooner, where it is installed. It moves too
# much about for a store that is shared by forks: that lies in large pages, which are found sooner (see malloc(3) of
# glibc; others pass it over).
_JEMALLOC = find_library("jemalloc")
_ON_DISK = {"LD_PRELOAD": _JEMALLOC} if _JEMALLOC else {}
_IN_MEMORY = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
_LONGEST_START = 60.0
_SOON = 0.01
_LONGEST_FOLDER = 107 - len("/0123456789abcdef.memory.part")  # bytes; the address of a socket has 107 (unix(7))


def sockets_of(folder: Path, ident: str) -> tuple[Path, Path]:
    """Return where the nurseries of a snapshot listen: the one in memory, which may never come, and the one on disk."""
    return folder / f"{ident}.memory", folder / ident


class Nurseries:
    """The nurseries below a folder for sockets; `most_in_memory` is how many quads a store in memory may hold.

    `query_memory` is how many bytes the evaluation of a query may take, `federation` whether some ask others.
    WhosaysError where the folder's path is too long for sockets.
    """

    def __init__(
        self,
        folder: Path,
        *,
        union: bool = False,
        most_in_memory: int | None = None,
        query_memory: int | None = None,
        federation: bool = False,
    ) -> None:
        if len(os.fsencode(folder)) > _LONGEST_FOLDER:
            what = f"the path is too long for sockets, which {_LONGEST_FOLDER} bytes can lead to"
            raise WhosaysError(str(folder), what, "set TMPDIR to a folder with a shorter path")
        self.folder = folder
        self._union, self._federation = union, federation
        self._memory = limit("query_memory").value if query_memory is None else query_memory
        self._most = limit("quads_in_memory").value if most_in_memory is None else most_in_memory
        self._running: dict[Path, tuple[Plan, subprocess.Popen[bytes]]] = {}
        self._ended: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        """Return the nurseries; all of them end with the block."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """End all nurseries."""
        self.close()

    def close(self) -> None:
        """End all nurseries, and wait until they have; what they gave ends when it is given back."""
        ending = [self._end(sock) for sock in list(self._running)] + self._ended
        for process in ending:
            process.kill()
            process.wait()

    def start(self, snapshot: Snapshot) -> None:
        """Start the nurseries of a snapshot, unless they are running; return when readers can be had."""
        in_memory, on_disk = sockets_of(self.folder, snapshot.id)
        store = str(snapshot.folder / STORE)
        plan = Plan(store, str(on_disk), self._union, memory=self._memory, federation=self._federation)
        self._run(plan)
        quads = int(snapshot.seal.get("quads", 0)) * (2 if self._union else 1)
        if quads <= self._most:
            self._run(replace(plan, socket=str(in_memory), in_memory=True))
        deadline = time.monotonic() + _LONGEST_START
        while not on_disk.exists() and self._running[on_disk][1].poll() is None and time.monotonic() < deadline:
            time.sleep(_SOON)

    def keep(self, idents: set[str]) -> None:
        """End the nurseries of all other snapshots; what they gave goes on until it is given back."""
        for sock in list(self._running):
            if sock.name.removesuffix(".memory") not in idents:
                self._ended.append(self._end(sock))

    def mend(self) -> None:
        """Start anew what ended by itself, and bury what was to end."""
        self._ended = [each for each in self._ended if each.poll() is None]
        for sock, (plan, process) in list(self._running.items()):
            if process.poll() is not None:
                was_ready = sock.exists()
                sock.unlink(missing_ok=True)
                del self._running[sock]
                if was_ready or not plan.in_memory:  # what cannot be loaded is served from disk
                    self._run(plan)

    def _run(self, plan: Plan) -> None:
        sock = Path(plan.socket)
        if sock in self._running:
            return
        for left in (sock, Path(f"{sock}.part")):
            left.unlink(missing_ok=True)
        more = _IN_MEMORY if plan.in_memory else _ON_DISK
        command = plan.command()
        self._running[sock] = plan, subprocess.Popen(command, stdin=PIPE, stdout=DEVNULL, env=os.environ | more)  # noqa: S603  (the command is ours)

    def _end(self, sock: Path) -> subprocess.Popen[bytes]:
        """Tell a nursery to end: it waits for its readers, and nobody waits for it."""
        _, process = self._running.pop(sock)
        sock.unlink(missing_ok=True)
        process.terminate()
        if process.stdin is not None:
            process.stdin.close()
        return process


class OwnNurseries:
    """Nurseries for one process alone, of stores on disk, in a folder that lives as long as they do."""

    def __init__(self, *, union: bool = False, federation: bool = False) -> None:
        self.folder = Path(mkdtemp(prefix="whosays-"))
        self._nurseries = Nurseries(self.folder, union=union, most_in_memory=0, federation=federation)
        self._lock = threading.Lock()
        weakref.finalize(self, _end, self._nurseries)

    def start(self, snapshot: Snapshot) -> None:
        """Start the nursery of a snapshot, unless it is running."""
        with self._lock:
            self._nurseries.start(snapshot)


def _end(nurseries: Nurseries) -> None:
    nurseries.close()
    shutil.rmtree(nurseries.folder, ignore_errors=True)
