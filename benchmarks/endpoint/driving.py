"""Requests to an endpoint in a closed loop, over so many connections: by wrk where it is installed, else by threads."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
from itertools import chain, count, islice, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS = "application/sparql-results+json"
GRAPH = "application/n-triples"
_TIMEOUT = 60
# So many requests are written down for each second: more than any peer answers.
_A_SECOND = 25_000
_SCRIPT = """
local paths, next = {{}}, 0
for line in io.lines("{paths}") do paths[#paths + 1] = line end
wrk.headers["Accept"] = "{accept}"
function request()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
function done(summary, latency)
  io.stderr:write(string.format('{{"requests": %d, "microseconds": %d, "failed": %d, "late": %d}}', summary.requests,
    summary.duration, summary.errors.status + summary.errors.connect + summary.errors.read, latency:percentile(99)))
end
"""


class Rate(NamedTuple):
    """How many requests a second were answered, how many failed, and how many milliseconds 99 of 100 took at most."""

    a_second: float
    failed: int
    late: float


def answer(url: str, query: str, accept: str = f"{ROWS}, {GRAPH}") -> bytes:
    """Return what an endpoint answers; what urllib raises where it does not."""
    asked = Request(f"{url}?query={quote(query)}", headers={"Accept": accept})  # noqa: S310 (our own address)
    with urlopen(asked, timeout=_TIMEOUT) as answered:  # noqa: S310
        body: bytes = answered.read()
    return body


def driven(url: str, queries: Iterator[str], connections: int, seconds: float, accept: str = ROWS) -> Rate:
    """Ask queries for so many seconds over so many connections, the next as soon as one is answered."""
    path = urlsplit(url).path
    paths = (f"{path}?query={quote(query)}" for query in queries)
    wrk = shutil.which("wrk")
    if wrk is None:
        return _by_threads(url, paths, connections, seconds, accept)
    return _by_wrk(wrk, url, islice(paths, max(200, int(_A_SECOND * seconds))), connections, seconds, accept)


def again(queries: Sequence[str]) -> Iterator[str]:
    """Yield the same queries round and round, as often as they could be asked."""
    return chain.from_iterable(repeat(queries))


def _by_wrk(  # noqa: PLR0913, PLR0917
    wrk: str, url: str, paths: Iterator[str], connections: int, seconds: float, accept: str
) -> Rate:
    with TemporaryDirectory() as name:
        asked, script = Path(name) / "paths.txt", Path(name) / "ask.lua"
        asked.write_text("\n".join(paths), "utf-8")
        script.write_text(_SCRIPT.format(paths=asked, accept=accept), "utf-8")
        how = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", f"--timeout={_TIMEOUT}s", "-s", str(script)]
        told = subprocess.run([wrk, *how, url], capture_output=True, text=True, check=True).stderr  # noqa: S603
    found = json.loads(told[told.index("{") :])
    return Rate(found["requests"] / found["microseconds"] * 1e6, found["failed"], found["late"] / 1000)


def _by_threads(url: str, paths: Iterator[str], connections: int, seconds: float, accept: str) -> Rate:
    lock, end = Lock(), monotonic() + seconds
    taken: list[float] = []
    failed = count()

    def ask() -> None:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=_TIMEOUT)
        while (start := monotonic()) < end:
            with lock:
                path = next(paths)
            connection.request("GET", path, headers={"Accept": accept})
            answered = connection.getresponse()
            answered.read()
            if answered.status != http.client.OK:
                next(failed)
            taken.append(monotonic() - start)
        connection.close()

    start = monotonic()
    threads = [Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    late = sorted(taken)[int(len(taken) * 0.99)] if taken else 0.0
    return Rate(len(taken) / (monotonic() - start), next(failed), late * 1000)
