"""What a process tells those who run it: each request is counted, and written down where that is wished."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..endpoint.refusals import Refused, told
from ..endpoint.reply import Reply
from ..recurring import Recurring
from .access_log import AccessLog
from .clients import SLOTS, WIDTH, Clients, Place, client_of
from .counts import CELLS, GAUGES, Counts, route_of
from .exchange import Exchange
from .metrics import Measured, exposed
from .readiness import NEVER_KEPT, health, readiness
from .rows import Rows

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping
    from pathlib import Path

    from ..site import Site

OPERATED = frozenset({"/health", "/ready", "/metrics"})
_NUMBER = 8  # bytes
_BEAT = 1.0
_FORWARDED = b"x-forwarded-for"
_SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many processes there are, where requests are written down if anywhere, whether a proxy is before them all.

    `secret` hides which clients share a count.
    """

    processes: int
    secret: bytes
    access_log: str | None = None
    behind_proxy: bool = False


class Operations:
    """The share of one process in them."""

    def __init__(self, site: Site, folder: Path, wishes: Wishes) -> None:
        # A new process may come before an old one has gone.
        self._rows = Rows(folder, 2 * wishes.processes + 2, CELLS * _NUMBER, len(GAUGES) * _NUMBER + SLOTS * WIDTH)
        rows, own, middle = range(len(self._rows)), self._rows.own, len(GAUGES) * _NUMBER
        gauges = [self._rows.passing(each, 0, middle, "Q") for each in rows]
        asked = [self._rows.passing(each, middle, middle + SLOTS * WIDTH, "H") for each in rows]
        self._site, self._gauges = site, gauges[own]
        self._counts = Counts(self._rows.lasting(own))
        self._clients = Clients(asked, own, wishes.secret)
        self._measured = Measured([self._rows.lasting(each) for each in rows], gauges, site)
        self._log = AccessLog(wishes.access_log) if wishes.access_log else None
        self._behind_proxy = wishes.behind_proxy
        self._beating = Recurring("counting what there is")

    def live_on(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look after what is shared now and then, on an event loop that runs."""
        self._beat(loop)

    def scheme(self, scope: dict[str, Any], sent: dict[bytes, bytes]) -> str:
        """Return how the client came, `http` or `https`: a proxy knows, where there is one."""
        told = sent.get(b"x-forwarded-proto") if self._behind_proxy else None
        return "https" if told == b"https" else str(scope["scheme"])

    def begun(self, method: str, path: str, peer: str, sent: Mapping[bytes, bytes]) -> Exchange:
        """Return a request that has begun, from an address."""
        if self._behind_proxy and (forwarded := sent.get(_FORWARDED)) is not None:
            peer = forwarded.rpartition(b",")[2].strip().decode("latin-1")
        return Exchange(method, path, route_of(path), Place(self._clients, client_of(peer)))

    def ended(self, exchange: Exchange) -> None:
        """Take down how a request ended."""
        exchange.place.leave()
        seconds = time.perf_counter() - exchange.began
        self._counts.count(exchange.route, exchange.status, seconds, exchange.size, exchange.way)
        if self._log is not None:
            self._log.write(exchange, seconds)

    def reply(self, method: str, path: str, accept: str) -> Reply:
        """Return what those who run the server ask: at once, whatever else it does."""
        if method not in {"GET", "HEAD"}:
            refused = Refused(
                HTTPStatus.METHOD_NOT_ALLOWED, f"{method[:20]} is not offered here", headers={"Allow": "GET, HEAD"}
            )
            return told(accept, refused)
        match path:
            case "/health":
                return health()
            case "/ready":
                return readiness(self._site)
            case _:
                media_type, text = exposed(self._measured, accept)
                return Reply(HTTPStatus.OK, (("Content-Type", media_type), *NEVER_KEPT), text)

    def _beat(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._beating.once():
            self._rows.tidy()
            for at, number in enumerate(self._site.answering.engine.census()):
                self._gauges[at] = number
            if self._log is not None:
                self._log.look()
        loop.call_later(_BEAT, self._beat, loop)
