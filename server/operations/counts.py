"""What is counted of each request, in a row of numbers: some additions, and no lock, on its way."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUTES = ("sparql", "graph-store", "sources", "pages", "static", "operations")
# 499 is what no answer reached: the client had left.
_USUAL = (200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412)
STATUSES = (*_USUAL, 413, 414, 415, 422, 428, 429, 431, 499, 500, 501, 502, 503, 504, 507, 0)
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# How a query was answered, or why not: from what is kept, by 304, by the engine; its time was over, its engine died or
# its answer was cut, too much was asked at once in all, or by one client.
WAYS = ("kept", "unchanged", "evaluated", "time limit", "engine death", "cut", "busy", "client limit")
GAUGES = ("evaluating", "aside", "idle", "waiting")

_ROUTE_AT = {name: at for at, name in enumerate(ROUTES)}
_STATUS_AT = {status: at for at, status in enumerate(STATUSES)}
_WAY_AT = {name: at for at, name in enumerate(WAYS)}
_STEPS = len(BUCKETS) + 1
_TIMED = len(ROUTES) * len(STATUSES)
_SPENT = _TIMED + len(ROUTES) * _STEPS
_SENT = _SPENT + len(ROUTES)
_ENDED = _SENT + len(ROUTES)
CELLS = _ENDED + len(WAYS)
_BY_BEGINNING = {
    **dict.fromkeys(("health", "ready", "metrics"), "operations"),
    **{name: name for name in ("sparql", "graph-store", "sources", "static")},
}


def route_of(path: str) -> str:
    """Return what kind of address a path is."""
    return _BY_BEGINNING.get(path[1:].partition("/")[0], "pages")


class Counts:
    """Counts in a row of `CELLS` numbers."""

    def __init__(self, row: memoryview) -> None:
        self._row = row

    def count(self, route: str, status: int, seconds: float, size: int, way: str) -> None:
        """Count a request that has been answered with so many bytes."""
        row, at = self._row, _ROUTE_AT[route]
        row[at * len(STATUSES) + _STATUS_AT.get(status, len(STATUSES) - 1)] += 1
        row[_TIMED + at * _STEPS + bisect_left(BUCKETS, seconds)] += 1
        row[_SPENT + at] += int(seconds * 1e6)
        row[_SENT + at] += size
        if way:
            row[_ENDED + _WAY_AT[way]] += 1


class Totals:
    """The sums over rows, by what they mean."""

    def __init__(self, rows: Sequence[memoryview]) -> None:
        self._cells = [sum(column) for column in zip(*rows, strict=True)]

    def requests(self) -> Iterator[tuple[str, int, int]]:
        """Yield route, status (0 for one of no list) and how many, where there are any."""
        for at, route in enumerate(ROUTES):
            for number, status in enumerate(STATUSES):
                if count := self._cells[at * len(STATUSES) + number]:
                    yield route, status, count

    def seconds(self) -> Iterator[tuple[str, list[int], float]]:
        """Yield route, how many took up to each of `BUCKETS` or longer (each with all before it), and all seconds."""
        for at, route in enumerate(ROUTES):
            reached, total = [], 0
            for step in range(_STEPS):
                total += self._cells[_TIMED + at * _STEPS + step]
                reached.append(total)
            if total:
                yield route, reached, self._cells[_SPENT + at] / 1e6

    def sent(self) -> Iterator[tuple[str, int]]:
        """Yield route and how many bytes of bodies were sent."""
        yield from zip(ROUTES, self._cells[_SENT:_ENDED], strict=True)

    def ways(self) -> Iterator[tuple[str, int]]:
        """Yield each of `WAYS` and how many queries ended so."""
        yield from zip(WAYS, self._cells[_ENDED:CELLS], strict=True)
