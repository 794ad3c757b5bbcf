"""What others notice of those who mean harm: of bombs, of slow clients, of bodies without end; promised and measured.

A polite client at another address asks look-ups that nobody asked before; so does a health check.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.limits import limit
from whosays.graph.publish import publish

from .served import Client, readers, served, webs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SECONDS, LOOKUPS = 10.0, 1_000
_BASE = "https://example.org/"
_THINGS = 1_000
_CROSS = " ".join(f"?a{each} ?b{each} ?c{each} ." for each in range(8))
_TEXTS = "?s ?p ?x . ?t ?q ?y . ?u ?r ?z . ?v ?w ?m"
_NEXT = f"<{_BASE}next>"
BOMBS = {
    "product": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}",
    "paths": f"SELECT (COUNT(*) AS ?n) {{ ?a ({_NEXT}|!{_NEXT})* ?b . ?c ({_NEXT}|!{_NEXT})* ?d . ?e {_NEXT}* ?f }}",
    "regex": f"SELECT (COUNT(*) AS ?n) {{ {_TEXTS} FILTER(REGEX(CONCAT(STR(?x), STR(?m)), '^(a?){{40}}b')) }}",
    "nested": f"SELECT (COUNT(*) AS ?n) {{ {'{ SELECT * { ' * 25} {_CROSS} {'} }' * 25} }}",
    "sort": f"SELECT * {{ {_TEXTS} }} ORDER BY STR(?m) STR(?x)",
    "distinct": f"SELECT DISTINCT ?x ?y ?z ?m {{ {_TEXTS} }} OFFSET 4000000000 LIMIT 1",
    "group": f"SELECT ?x ?y ?z ?m (COUNT(*) AS ?n) {{ {_TEXTS} }} GROUP BY ?x ?y ?z ?m HAVING (COUNT(*) > 9)",
    "concatenation": f'SELECT (GROUP_CONCAT(CONCAT(STR(?x), STR(?y)); SEPARATOR="{"," * 500}") AS ?n) {{ {_TEXTS} }}',
}  # fmt: skip
_SLOW_HEADERS, _SLOW_BODIES, _LARGE, _ENDLESS = 200, 50, 4, 4
_HEAD = b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
_CHUNK = b"8000\r\n" + b" " * 0x8000 + b"\r\n"
_MANY = 50_000_000
_POLITE = "127.0.0.2"


class Promise(NamedTuple):
    """What is promised, and what was measured; `is_kept` where that is as good."""

    what: str
    promised: str
    found: str
    is_kept: bool


@dataclass
class Times:
    """The seconds that each answer took, and how many there were none of."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    def at(self, part: float) -> float:
        """Return the seconds within which such a part of the answers came; for ever where none did."""
        found = sorted(self.seconds)
        return found[min(int(len(found) * part), len(found) - 1)] if found else float("inf")

    def told(self, *parts: float) -> str:
        """Return them in words."""
        named = {1.0: "slowest", 0.5: "median"}
        words = [f"{named.get(part, f'p{part * 100:g}')} {self.at(part) * 1000:,.1f} ms" for part in parts]
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{', '.join(words)} of {len(self.seconds):,}{failed}"


def measured(
    seconds: float = SECONDS, lookups: int = LOOKUPS, step: Callable[[str], None] = lambda _: None
) -> list[Promise]:
    """Return each promise with what was measured: bombs that run so long, and so many look-ups of a polite client."""
    found: list[Promise] = []
    with TemporaryDirectory(prefix="whosays-hostile-") as folder:
        publish(Path(folder), _quads())
        with served(Path(folder)) as (port, pid):
            before = {each.pid for each in webs(pid)}
            found += _bombs(port, pid, seconds)
            step("bombs: done")
            found += _slow(port, lookups)
            lost = before - {each.pid for each in webs(pid)}
            found.append(Promise("processes that took requests and died", "0", str(len(lost)), not lost))
    return found


def rows(found: Sequence[Promise]) -> Iterator[tuple[str, ...]]:
    """Yield what is to be shown, line by line."""
    yield "promise", "promised", "measured", "kept"
    for each in found:
        yield each.what, each.promised, each.found, "yes" if each.is_kept else "NO"


def _bombs(port: int, pid: int, seconds: float) -> Iterator[Promise]:
    """Run all bombs at once, and yield what was seen meanwhile and after."""
    health, largest = Times(), 0
    done = threading.Event()
    with ThreadPoolExecutor(len(BOMBS) + 1) as pool:
        checking = pool.submit(_checked, port, health, done)
        running = [pool.submit(_exploded, port, bomb, seconds) for bomb in BOMBS.values()]
        while not all(each.done() for each in running):
            largest = max([largest, *map(_resident, [each.pid for each in readers(pid)])])
            time.sleep(0.25)
        begun = time.perf_counter()
        client = Client(port, source=_POLITE)
        after = client.query(f"SELECT ?o {{ <{_BASE}1> ?p ?o }} # after the bombs")
        client.close()
        next_one = time.perf_counter() - begun
        done.set()
        checking.result()
        ended = [each.result() for each in running]
    statuses = ", ".join(f"{status}" for status, _ in ended)
    slowest = max(took for _, took in ended)
    yield Promise(f"{len(BOMBS)} bombs at once: each is refused", "503 or 400", statuses, _all_refused(ended))
    late = f"{seconds + 1:g} s"
    yield Promise("  within its limit and a second", late, f"{slowest:.2f} s", slowest <= seconds + 1)
    yield Promise("  /health meanwhile", "p99 <= 50 ms", health.told(0.5, 0.99, 1.0), health.at(0.99) <= 0.05)
    most = limit("query_memory").value
    yield Promise("  memory of a reader", f"<= {most >> 20} MiB", f"{largest >> 20:,} MiB", largest <= most * 1.1)
    is_well = after.status == HTTPStatus.OK and next_one <= 1
    yield Promise("  the next query", "at once", f"{after.status} in {next_one * 1000:,.1f} ms", is_well)


def _slow(port: int, lookups: int) -> Iterator[Promise]:
    """Yield what is seen by others while hundreds are slow and some send without end."""
    without, meanwhile, health = Times(), Times(), Times()
    refusals, taken = Times(), [0]
    rounds = 4
    for _ in range(rounds):
        _asked(port, without, lookups // rounds)
        done = threading.Event()
        with _hindering(port, refusals, taken, done):
            checking = threading.Thread(target=_checked, args=(port, health, done))
            checking.start()
            _asked(port, meanwhile, lookups // rounds)
            done.set()
            checking.join()
    what = (
        f"{_SLOW_HEADERS} slow headers, {_SLOW_BODIES} slow bodies, {_LARGE} x 50 MB, {_ENDLESS} x chunks without end"
    )
    yield Promise(what, "", "", is_kept=True)
    yield Promise("  /health meanwhile", "<= 1 s", health.told(0.99, 1.0), health.at(1.0) <= 1 and not health.failed)
    told = f"{refusals.told(0.5, 1.0)}"
    yield Promise("  413 for 50 MB before a byte is read", "always", told, not refusals.failed)
    most = limit("body_bytes").value
    sent = f"after {taken[0] / 2**10:,.0f} KiB at most, those on their way included"
    yield Promise("  413 for chunks without end", f"{most >> 10} KiB read", sent, taken[0] < 16 * 2**20)
    times = meanwhile.at(0.99) / without.at(0.99)
    yield Promise("  a polite client without them", "", without.told(0.5, 0.99), is_kept=not without.failed)
    is_polite = times <= 2 and not meanwhile.failed
    yield Promise("  and with them", "p99 <= 2 x", f"{meanwhile.told(0.5, 0.99)}: {times:.2f} x", is_polite)


def _all_refused(ended: Sequence[tuple[int, float]]) -> bool:
    return {status for status, _ in ended} <= {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.BAD_REQUEST}


def _exploded(port: int, bomb: str, seconds: float) -> tuple[int, float]:
    client = Client(port)
    try:
        answer = client.query(bomb, f"&timeout={seconds:g}")
        return answer.status, answer.seconds
    finally:
        client.close()


def _checked(port: int, times: Times, done: threading.Event) -> None:
    """Ask for health again and again, each time over a connection of its own, as checks do."""
    while not done.wait(0.01):
        client = Client(port, timeout=10)
        try:
            answer = client.get("/health")
            times.seconds.append(answer.seconds)
            times.failed += answer.status != HTTPStatus.OK
        except (OSError, HTTPException):
            times.failed += 1
        finally:
            client.close()


_numbers = count()


def _asked(port: int, times: Times, number: int) -> None:
    """Ask look-ups that nobody asked before, one after the other."""
    client, chance = Client(port, source=_POLITE), random.Random(number)
    for _ in range(number):
        query = f"SELECT ?p ?o {{ <{_BASE}{chance.randrange(_THINGS)}> ?p ?o }} # {next(_numbers)}"
        try:
            answer = client.query(query)
            times.seconds.append(answer.seconds)
            times.failed += answer.status != HTTPStatus.OK
        except (OSError, HTTPException):
            times.failed += 1
        time.sleep(0.005)
    client.close()


@contextmanager
def _hindering(port: int, refusals: Times, taken: list[int], done: threading.Event) -> Iterator[None]:
    """Be slow and endless until told that it is done."""
    with ExitStack() as stack:
        slow = [stack.enter_context(_connected(port)) for _ in range(_SLOW_HEADERS + _SLOW_BODIES)]
        for number, each in enumerate(slow):
            each.sendall(_HEAD[:40] if number < _SLOW_HEADERS else _HEAD + b"Content-Length: 1000\r\n\r\nSELECT")
        working = [threading.Thread(target=_drip, args=(slow, done))]
        working += [threading.Thread(target=_send_large, args=(port, refusals, done)) for _ in range(_LARGE)]
        working += [threading.Thread(target=_send_on, args=(port, taken, done)) for _ in range(_ENDLESS)]
        for each in working:
            each.start()
        try:
            yield
        finally:
            done.set()
            for each in working:
                each.join()


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def _drip(slow: Sequence[socket.socket], done: threading.Event) -> None:
    while not done.wait(0.5):
        for each in slow:
            with suppress(OSError):  # those that took too long were told so
                each.sendall(b"x")


def _send_large(port: int, refusals: Times, done: threading.Event) -> None:
    """Announce 50 MB again and again, and see that they are refused before one byte was sent."""
    while not done.wait(0.1):
        begun = time.perf_counter()
        try:
            with _connected(port) as connection:
                connection.sendall(_HEAD + b"Content-Length: %d\r\n\r\n" % _MANY)
                refusals.failed += not connection.recv(1 << 16).startswith(b"HTTP/1.1 413 ")
            refusals.seconds.append(time.perf_counter() - begun)
        except OSError:
            refusals.failed += 1


def _send_on(port: int, taken: list[int], done: threading.Event) -> None:
    """Send chunks for as long as they are taken."""
    while not done.wait(0.1):
        sent = 0
        with suppress(OSError), _connected(port) as connection:
            connection.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
            while sent < _MANY:
                connection.sendall(_CHUNK)
                sent += len(_CHUNK)
        taken[0] = max(taken[0], sent)


def _resident(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    return 0


def _quads() -> Iterator[Quad]:
    for number in range(_THINGS):
        node = NamedNode(f"{_BASE}{number}")
        yield Quad(node, NamedNode(f"{_BASE}next"), NamedNode(f"{_BASE}{number * 7 % _THINGS}"))
        yield Quad(node, NamedNode(f"{_BASE}p{number % 9}"), Literal("a" * 40 + str(number)))
