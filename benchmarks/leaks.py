"""What a server holds after many queries, killed readers and publishes: as many descriptors and threads as before.

All of it is done in rounds of equal size. A few warm up: until each process has done of everything, it holds more.
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.publish import publish

from .served import Client, Held, held, nurseries, readers, served, webs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

QUERIES, KILLS, PUBLISHES, ROUNDS, WARMING = 100_000, 1_000, 100, 10, 3
_BASE = "https://example.org/"
_THINGS = 500
_CLIENTS = 8
_PROCESSES = 2
_SETTLES = 5.0  # seconds until what is given back has gone
_EXPECTED = {"200", "304"}


@dataclass
class Round:
    """What a round left: what the web processes hold, how many nurseries and readers there are, and the answers."""

    held: Held
    nurseries: int
    readers: int
    answers: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def measured(
    queries: int = QUERIES,
    kills: int = KILLS,
    publishes: int = PUBLISHES,
    rounds: int = ROUNDS,
    step: Callable[[str], None] = lambda _: None,
) -> list[Round]:
    """Return what each round left, of so many queries, kills and publishes in all; first what the warming left."""
    found = []
    with TemporaryDirectory(prefix="whosays-leaks-") as folder:
        publish(Path(folder), _quads(0))
        with served(Path(folder), "--processes", str(_PROCESSES)) as (port, pid):
            for number in range(WARMING + rounds):
                begun = time.monotonic()
                server = _Server(Path(folder), port, pid, number)
                server.queries(queries // rounds)
                server.kills(kills // rounds)
                server.publishes(publishes // rounds)
                found.append(server.settled(time.monotonic() - begun))
                step(" ".join(_told(number + 1 - WARMING, found[-1])))
    return found[WARMING - 1 :]


def growth(found: Sequence[Round]) -> float:
    """Return by which part the memory of the web processes is more after the last round than before the first."""
    return found[-1].held.own / found[0].held.own - 1


def rows(found: Sequence[Round]) -> Iterator[tuple[str, ...]]:
    """Yield what is to be shown, line by line."""
    yield "after round", "memory", "with files", "descriptors", "threads", "nurseries", "readers", "not answered"
    for number, each in enumerate(found):
        yield _told(number, each)
    yield "growth", f"{growth(found):+.1%} (promised: at most +5%)"


def _told(number: int, found: Round) -> tuple[str, ...]:
    lost = {status: count for status, count in found.answers.items() if status not in _EXPECTED}
    return (
        f"{number} ({found.seconds:,.0f} s)",
        f"{found.held.own / 2**20:,.1f} MiB",
        f"{found.held.share / 2**20:,.1f} MiB",
        f"{found.held.descriptors}",
        f"{found.held.threads}",
        f"{found.nurseries}",
        f"{found.readers}",
        ", ".join(f"{count} x {status}" for status, count in sorted(lost.items())) or "0",
    )


class _Server:
    """A server in a round: who asks it, kills its readers and publishes under it."""

    def __init__(self, folder: Path, port: int, pid: int, number: int) -> None:
        self._folder, self._port, self._pid, self._number = folder, port, pid, number
        self._answers: Counter[str] = Counter()

    def queries(self, count: int) -> None:
        """Ask so many queries, most of them never asked before."""
        asking = [threading.Thread(target=self._ask, args=(each, count // _CLIENTS)) for each in range(_CLIENTS)]
        for each in asking:
            each.start()
        for each in asking:
            each.join()

    def kills(self, count: int) -> None:
        """Kill so many readers one after the other, and ask after each."""
        chance, client = random.Random(self._number), Client(self._port)
        killed = 0
        while killed < count:
            alive = readers(self._pid)
            for each in chance.sample(alive, len(alive)):
                with suppress(ProcessLookupError):
                    os.kill(each.pid, signal.SIGKILL)
                    killed += 1
            self._note(client, f"SELECT ?o {{ <{_BASE}{killed % _THINGS}> ?p ?o }} # {self._number} killed {killed}")
        client.close()

    def publishes(self, count: int) -> None:
        """Publish so many snapshots, each of which is asked about by many, so that every process takes it up."""
        for each in range(count):
            publish(self._folder, _quads(self._number * count + each + 1))
            self.queries(10 * _CLIENTS)

    def settled(self, seconds: float) -> Round:
        """Return what is held once all has come to rest."""
        time.sleep(_SETTLES)
        self.queries(10 * _CLIENTS)  # what looks on only when it is asked
        time.sleep(_SETTLES)
        found = held(webs(self._pid))
        return Round(found, len(nurseries(self._pid)), len(readers(self._pid)), self._answers, seconds)

    def _ask(self, number: int, count: int) -> None:
        chance, client = random.Random(f"{self._number} {number}"), Client(self._port)
        for each in range(count):
            thing, kind = chance.randrange(_THINGS), chance.random()
            anew = f" # {self._number} {number} {each}" if kind < 0.9 else ""
            self._note(client, f"SELECT ?p ?o {{ <{_BASE}{thing}> ?p ?o }}{anew}")
        client.close()

    def _note(self, client: Client, query: str) -> None:
        try:
            self._answers[str(client.query(query).status)] += 1
        except (OSError, HTTPException) as fault:
            self._answers[type(fault).__name__] += 1


def _quads(version: int) -> Iterator[Quad]:
    for number in range(_THINGS):
        node = NamedNode(f"{_BASE}{number}")
        yield Quad(node, NamedNode(f"{_BASE}p{number % 9}"), Literal(f"{version} {number}"))
        yield Quad(node, NamedNode(f"{_BASE}next"), NamedNode(f"{_BASE}{number * 7 % _THINGS}"))
