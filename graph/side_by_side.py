"""Work shared out among copies of this process, which have all that is in its memory and so begin at once.

What they make comes back pickled, in the order of the parts; each copy is at most one part ahead of what is wanted.
"""

from __future__ import annotations

import gc
import sys
import threading
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from .errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

Part = TypeVar("Part")
Made = TypeVar("Made")


def may_copy() -> bool:
    """Tell whether copies of this process can be at work: another thread of it may hold what they would wait for."""
    return sys.platform == "linux" and threading.active_count() == 1


def side_by_side(work: Callable[[Part], Made], parts: Sequence[Part], processes: int) -> Iterator[Made]:
    """Return what `work` makes of each part, in order, so many processes being at work on it, this one among them.

    The copies are made at once. Where that cannot be, all is made here. SourceError, while it is taken, where one of
    them ends by itself.
    """
    shares = min(processes, len(parts)) if may_copy() else 1
    with _without_collection():
        copies = [_copy(work, parts[share::shares]) for share in range(1, shares)]
    return _in_turn(work, parts, copies)


def _in_turn(work: Callable[[Part], Made], parts: Sequence[Part], copies: Sequence[Connection]) -> Iterator[Made]:
    try:
        for number, part in enumerate(parts):
            share = number % (len(copies) + 1)
            yield copies[share - 1].recv() if share else work(part)
    except EOFError as fault:
        what = "a process that was at work on it ended by itself"
        raise SourceError("build", what, "see that there is memory enough, or use fewer --processes") from fault
    finally:
        for copy in copies:
            copy.close()


def _copy(work: Callable[[Part], Made], parts: Sequence[Part]) -> Connection:
    """Return where comes what a new copy of this process makes of its parts."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    context.Process(target=_send, args=(here, there, work, parts), daemon=True).start()
    there.close()
    return here


def _send(here: Connection, there: Connection, work: Callable[[Part], Made], parts: Iterable[Part]) -> None:
    here.close()
    # Where nobody takes it any more, nobody wants the rest.
    with suppress(BrokenPipeError):
        for part in parts:
            there.send(work(part))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let the copies share what there is: their collector would write into all of it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
