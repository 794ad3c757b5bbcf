"""Sources read by several processes at once: the readings come in the order of the sources, and few wait in memory."""

from __future__ import annotations

import atexit
import gc
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from ..graph.errors import SourceError
from ..graph.vocabulary import Vocabulary
from .build import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from ..graph.claims import Reading
    from .build import Source

# To start a process takes as long as to read some dozens of documents.
_WORTH_A_PROCESS = 100
_TOGETHER = 8
_AHEAD = 4
_ALLOCATIONS = 10_000
_ROUNDS = 20


def readings_of(
    sources: Sequence[Source], processes: int = 1, *, whole: bool = False
) -> Iterator[Reading | SourceError]:
    """Yield the reading of each source, or why it cannot be read, whatever the number of processes in one order.

    Few sources are read here, the records of a large catalog with copies of this process. Unless they are wanted
    `whole` the documents of readings have no blocks any more.
    """
    if processes < 2 or len(sources) < _WORTH_A_PROCESS:
        yield from map(partial(_reading_of, whole=whole, processes=processes), sources)
        return
    reading = partial(_reading_of, whole=whole)
    batches = [sources[start : start + _TOGETHER] for start in range(0, len(sources), _TOGETHER)]
    executor = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        for readings in _in_order(executor, partial(_each, reading), batches, processes * _AHEAD):
            yield from readings
    except BrokenProcessPool as fault:
        what = "a process that reads documents ended by itself"
        raise SourceError("build", what, "see that there is memory enough, or use fewer --processes") from fault
    finally:
        executor.shutdown(cancel_futures=True)


def without_blocks(reading: Reading) -> Reading:
    """Return a reading as it is kept: blocks take many times the memory of the text, and have told what they can."""
    return replace(reading, document=replace(reading.document, blocks=()))


@cache
def collect_seldom() -> None:
    """Let Python look for cycles seldom in this process: it took a tenth of the time of reading, and found few.

    What is loaded for reading, some 100,000 objects, stays to the end, and was walked through each time. What is left
    then ends with the process, and to look through it once more takes half a second for each million of objects.
    """
    gc.set_threshold(_ALLOCATIONS, _ROUNDS, _ROUNDS)
    atexit.register(gc.freeze)


def _reading_of(source: Source, *, whole: bool, processes: int = 1) -> Reading | SourceError:
    collect_seldom()
    try:
        reading = reading_of(source, Vocabulary.load(), processes)
    except SourceError as fault:
        return fault
    return reading if whole else without_blocks(reading)


def _each(reading: Callable[[Source], Reading | SourceError], batch: Sequence[Source]) -> list[Reading | SourceError]:
    return list(map(reading, batch))


def _in_order(
    executor: ProcessPoolExecutor,
    readings: Callable[[Sequence[Source]], list[Reading | SourceError]],
    batches: Sequence[Sequence[Source]],
    ahead: int,
) -> Iterator[list[Reading | SourceError]]:
    """Yield the readings of each batch in turn; only so many are read ahead of the one that is waited for."""
    waiting: deque[Future[list[Reading | SourceError]]] = deque()
    for batch in batches:
        waiting.append(executor.submit(readings, batch))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
