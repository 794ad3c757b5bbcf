"""Who asks, and how much of it at once: no client takes all of what is there for everybody.

A client is an address, or the network of 64 bits that an address of version 6 is in. It is told from others by a
hash: two that share one share a limit, and nobody outside can find such two.
"""

from __future__ import annotations

import asyncio
from collections import deque
from functools import lru_cache
from hashlib import blake2b
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from ...graph.limits import limit
from ..endpoint.refusals import Refused
from ..engine.question import Busy

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOTS = 4096
WIDTH = 2  # bytes a slot
_LONGEST = 45


class Clients:
    """Counts what each client has asked, in rows of `SLOTS` numbers, of which `own` is written here.

    Of a client's queries this process evaluates three quarters of those that may run long here; its others wait.
    """

    def __init__(self, rows: Sequence[memoryview], own: int, secret: bytes) -> None:
        self._rows, self._own = rows, rows[own]
        self._most = limit("client_queries").value
        self._share = limit("queries_aside").value * 3 // 4
        self._slot = lru_cache(maxsize=4096)(lambda client: _hashed(client, secret))
        self._evaluated: dict[str, int] = {}
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    def take(self, client: str) -> None:
        """Count a query that waits or is evaluated from now on; Refused where the client has too many."""
        slot = self._slot(client)
        self._own[slot] += 1
        if sum([row[slot] for row in self._rows]) > self._most:
            self._own[slot] -= 1
            words = f"one address may have {self._most} queries waiting or evaluated at once; wait for an answer first"
            headers = {"Retry-After": "1"}
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, words, headers=headers, way="client limit")

    def leave(self, client: str) -> None:
        """Count that a query has been answered."""
        self._own[self._slot(client)] -= 1

    async def turn(self, client: str, seconds: float) -> None:
        """Wait until one more query of a client may be evaluated here; Busy where that takes too long."""
        if (evaluated := self._evaluated.get(client, 0)) < self._share:
            self._evaluated[client] = evaluated + 1
            return
        turn = asyncio.get_running_loop().create_future()
        waiting = self._waiting.setdefault(client, deque())
        waiting.append(turn)
        try:
            await asyncio.wait_for(turn, seconds)
        except TimeoutError as error:
            raise Busy from error
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.done(client)
            raise
        finally:
            if turn in waiting:
                waiting.remove(turn)
            if not waiting:
                self._waiting.pop(client, None)

    def done(self, client: str) -> None:
        """Give the turn of a query that is evaluated no more to the client's next one."""
        for turn in self._waiting.get(client, ()):
            if not turn.done():
                turn.set_result(None)
                return
        self._evaluated[client] -= 1
        if not self._evaluated[client]:
            del self._evaluated[client]


class Place:
    """The place of one request among those of its client; it is taken when the engine is needed, and given back."""

    __slots__ = ("_clients", "_has_turn", "_is_taken", "client")

    def __init__(self, clients: Clients, client: str) -> None:
        self._clients, self.client = clients, client
        self._is_taken = self._has_turn = False

    async def take(self, seconds: float) -> None:
        """Take it, and wait for a turn for so many seconds; Refused where the client has too many, else Busy."""
        if self._is_taken:
            return
        self._clients.take(self.client)
        self._is_taken = True
        await self._clients.turn(self.client, seconds)
        self._has_turn = True

    def leave(self) -> None:
        """Give it back, as far as it was taken."""
        if self._has_turn:
            self._clients.done(self.client)
        if self._is_taken:
            self._clients.leave(self.client)
        self._is_taken = self._has_turn = False


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """Return what tells a client from others: its address, the network of a long one; "" for what is no address."""
    try:
        found = ip_address(address[:_LONGEST])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False).network_address)
    return str(found)


@lru_cache(maxsize=4096)
def shortened(client: str) -> str:
    """Return a client as logs may keep it: the network that it is in, not the one who asks."""
    if not client:
        return ""
    bits = 48 if ":" in client else 24
    return str(ip_network((client, bits), strict=False))


def _hashed(client: str, secret: bytes) -> int:
    return int.from_bytes(blake2b(client.encode(), key=secret, digest_size=4).digest()) % SLOTS
