"""The server: processes that listen, and the nurseries behind them, for as long as the command runs."""

from __future__ import annotations

import logging
import secrets
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from uvicorn.config import Config
from uvicorn.supervisors.multiprocess import Multiprocess

from ..graph.cores import cores
from ..graph.errors import SnapshotError
from ..graph.limits import limit
from ..graph.seal import read_seal
from .checking import keep_checking
from .connection import Connection
from .endpoint.answering import Answering
from .endpoint.kept import Kept
from .engine.belonging import be_called, end_with_parent
from .engine.engine import Engine
from .engine.nurseries import Nurseries
from .engine.question import EngineFailure
from .front import Front
from .operations.operations import Operations, Wishes
from .recurring import Recurring
from .served import Served
from .site import SeeOther, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..graph.snapshot import Snapshot
    from .endpoint.writing import Writing

_LOOK = 0.1
_GOOD, WEB = "good", "whosays web"
# Seconds that answers have to end in when all is to end, and that a process may be silent before it is replaced.
_GOODBYE, _STALLED = 5, 60
_LOOK_AGAIN = 5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: where from, where to, by how many processes, the default graph as all graphs or not.

    `federation` are the normalized addresses of the other endpoints that queries may ask, `see_other` says which
    names of things lead to documents.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    union: bool = False
    most_in_memory: int | None = None
    access_log: str | None = None
    behind_proxy: bool = False
    federation: tuple[str, ...] = ()
    see_other: SeeOther = SeeOther.ID


def serve(settings: Settings, writes: Writing | None, told: Callable[[], None] = lambda: None) -> None:
    """Serve until told to end, with what writes, if anything does; `told` is called once all stands ready."""
    with (
        TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as folder,
        Nurseries(
            Path(folder),
            union=settings.union,
            most_in_memory=settings.most_in_memory,
            federation=bool(settings.federation),
        ) as nurseries,
    ):
        ends = threading.Event()
        served = Served(settings.data, _Whole().is_whole)
        first = served.now()
        nurseries.start(first)
        _note(Path(folder), first)
        watch = threading.Thread(target=follow, args=(served, first, nurseries, Path(folder), ends), daemon=True)
        watch.start()
        keep_checking(served, Path(folder), ends)
        front = partial(_front, settings, Path(folder), secrets.token_bytes(), writes)
        try:
            _run(_config(settings, front), told)
        finally:
            ends.set()
            watch.join()


def _config(settings: Settings, front: Callable[[], Front]) -> Config:
    return Config(
        front,  # a factory, as is said below
        factory=True,
        interface="asgi3",
        host=settings.host,
        port=settings.port,
        workers=settings.processes,
        loop="uvloop",
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=limit("idle_seconds").value,
        timeout_graceful_shutdown=_GOODBYE,
        timeout_worker_healthcheck=_STALLED,
    )


def _run(config: Config, told: Callable[[], None]) -> None:
    """Let processes answer until told to end."""
    with _Address(config.host, config.port) as address:
        threading.Thread(target=_tell, args=(config.host, config.port, told), daemon=True).start()
        Multiprocess(config, [address]).run()


def _tell(host: str, port: int, told: Callable[[], None]) -> None:
    """Call `told` as soon as somebody can connect."""
    while True:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(_LOOK)
        else:
            told()
            return


class _Address(socket.socket):
    """An address that each process which is given it listens at with a socket of its own (SO_REUSEPORT).

    The kernel then deals out who connects; of one socket for all, the process that wakes first takes everybody.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__(socket.AF_INET6 if ":" in host else socket.AF_INET)
        self._told = host, port
        for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
            self.setsockopt(socket.SOL_SOCKET, option, 1)
        self.bind((host, port))

    def __reduce__(self) -> tuple[type[_Address], tuple[str, int]]:
        """Return how another process makes its own."""
        return _Address, self._told


def follow(served: Served, first: Snapshot, nurseries: Nurseries, folder: Path, ends: threading.Event) -> None:
    """Start the nurseries of each snapshot that is published after the first, and end those of the ones before."""
    before = current = first
    following = Recurring("following the published snapshots")
    while not ends.wait(_LOOK):
        # What cannot be taken up now, on a full disk for one, is tried again.
        with following.once(), suppress(SnapshotError, OSError):
            nurseries.mend()
            now = served.now()
            if now.id != current.id:
                nurseries.start(now)
                _note(folder, now)
                before, current = current, now
            nurseries.keep({before.id, current.id})


def _note(folder: Path, snapshot: Snapshot) -> None:
    """Tell processes that begin later which snapshot is whole, and has readers."""
    part = folder / f".{_GOOD}"
    part.unlink(missing_ok=True)
    part.symlink_to(snapshot.folder)
    part.replace(folder / _GOOD)


class _Whole:
    """Tells whether a snapshot is byte by byte what was sealed; a damaged one is looked at again after a while."""

    def __init__(self) -> None:
        self._damaged, self._again = "", 0.0

    def is_whole(self, snapshot: Snapshot) -> bool:
        """Return whether it is; who runs the server is told where it is not."""
        if snapshot.id == self._damaged and time.monotonic() < self._again:
            return False
        try:
            read_seal(snapshot.folder, verify=True)
        except SnapshotError as error:
            if snapshot.id != self._damaged:
                print(f"not served: {error}", file=sys.stderr, flush=True)  # noqa: T201  (whoever runs it is told)
            self._damaged, self._again = snapshot.id, time.monotonic() + _LOOK_AGAIN
            return False
        return True


def _front(settings: Settings, folder: Path, secret: bytes, writes: Writing | None) -> Front:
    """Return what a process answers with."""
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    end_with_parent()
    be_called(WEB)
    engine = Engine(folder, at_once=max(1, cores() // settings.processes))
    served = Served(settings.data, engine.is_ready, folder / _GOOD)
    answering = Answering(engine, Kept(folder / "kept"), settings.federation)
    site = Site(served, answering, union=settings.union, see_other=settings.see_other)
    wishes = Wishes(settings.processes, secret, settings.access_log, settings.behind_proxy)
    return Front(site, Operations(site, folder / "rows", wishes), writes)


def _is_news(record: logging.LogRecord) -> bool:
    """Tell whether a line of the log is a fault of ours: a cut answer is none, nor what a client sent."""
    fault = record.exc_info[1] if record.exc_info else None
    return record.levelno >= logging.ERROR and not isinstance(fault, EngineFailure)
