"""The server: processes that listen, and the nurseries behind them, for as long as the command runs."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces, Loops
from granian.server import Server

from ..graph.cores import cores
from ..graph.errors import SnapshotError
from .endpoint.answering import Answering
from .endpoint.kept import Kept
from .engine.engine import Engine
from .engine.nurseries import Nurseries
from .front import Front
from .operations.operations import Operations, Wishes
from .served import Served
from .site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from .endpoint.writing import Writing

_LOOK = 0.1


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: where from, where to, by how many processes, the default graph as all graphs or not."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    union: bool = False
    most_in_memory: int | None = None
    access_log: str | None = None
    behind_proxy: bool = False


def serve(settings: Settings, writes: Writing | None, told: Callable[[], None] = lambda: None) -> None:
    """Serve until told to end, with what writes, if anything does; `told` is called once all stands ready."""
    with (
        TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as folder,
        Nurseries(Path(folder), union=settings.union, most_in_memory=settings.most_in_memory) as nurseries,
    ):
        ends = threading.Event()
        served = Served(settings.data)
        nurseries.start(served.now())
        watch = threading.Thread(target=_follow, args=(served, nurseries, ends), daemon=True)
        watch.start()
        server = Server(
            "whosays",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.ASGI,
            workers=settings.processes,
            loop=Loops.uvloop,
            http=HTTPModes.http1,
            websockets=False,
            log_enabled=False,
            respawn_failed_workers=True,
        )
        secret = secrets.token_bytes()
        told()
        try:
            server.serve(target_loader=partial(_front, settings, Path(folder), secret, writes), wrap_loader=False)
        finally:
            ends.set()
            watch.join()


def _follow(served: Served, nurseries: Nurseries, ends: threading.Event) -> None:
    """Start the nurseries of each snapshot that is published, and end those of the ones before."""
    before = current = served.now()
    while not ends.wait(_LOOK):
        nurseries.mend()
        try:
            now = served.now()
        except SnapshotError:
            continue
        if now.id != current.id:
            nurseries.start(now)
            before, current = current, now
            nurseries.keep({before.id, current.id})


def _front(settings: Settings, folder: Path, secret: bytes, writes: Writing | None, *_: Any, **__: Any) -> Front:
    """Return what a process answers with."""
    engine = Engine(folder, at_once=max(1, cores() // settings.processes))
    served = Served(settings.data, engine.is_ready)
    site = Site(served, Answering(engine, Kept(folder / "kept")))
    wishes = Wishes(settings.processes, secret, settings.access_log, settings.behind_proxy)
    return Front(site, Operations(site, folder / "rows", wishes), writes)
