"""Commands that write, each done in a process that is forked from a warm one and killed where it is told to be."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from whosays.cli import main
from whosays.commands import added, build, write_job  # noqa: F401  (a command loads its module when it is asked for)
from whosays.loaders.build import sources_in
from whosays.loaders.readers import collect_seldom, readings_of

from .running import Missing
from .tracing import Traced, killed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path


class Job(NamedTuple):
    """What writes: the arguments of a command, or what the server has another process do."""

    arguments: tuple[str, ...] = ()
    asked: Mapping[str, object] | None = None

    def __call__(self) -> None:
        """Do it, in silence."""
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  (it ends with this)
        if self.asked is None:
            main(list(self.arguments))
        else:
            asked = dict(self.asked)
            write_job.JOBS[str(asked.pop("job"))](**asked)


class When(NamedTuple):
    """When a job is killed: before or after its call of a number that changes a disk, or after some seconds."""

    call: int = 0
    is_after: bool = False
    seconds: float = 0.0

    def __str__(self) -> str:
        if self.call:
            return f"{'after' if self.is_after else 'before'} call {self.call}"
        return f"after {self.seconds:.3f} s" if self.seconds else "never"


NEVER = When()
_MOMENT = 0.001


@contextmanager
def killing(documents: Path) -> Iterator[Callable[[Job, When], Traced]]:
    """Give what does a job and kills it; it raises Missing where this system cannot.

    The documents are read first, so that all which is needed for them is in memory when a process is forked.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_listen, args=(theirs, documents), daemon=True)
    process.start()
    theirs.close()
    try:
        yield partial(_asked, ours)
    finally:
        ours.close()
        process.join()


def _asked(connection: Connection, job: Job, when: When) -> Traced:
    connection.send((job, when))
    found = connection.recv()
    if isinstance(found, Missing):
        raise found
    return Traced(*found)


def _listen(connection: Connection, documents: Path) -> None:
    """Do as told; this process never opens a store, whose threads would not survive a fork."""
    collect_seldom()
    for _ in readings_of(sources_in((documents,))):
        pass
    with suppress(EOFError):
        while True:
            job, when = connection.recv()
            try:
                connection.send(tuple(_killed(job, when)))
            except Missing as missing:
                connection.send(missing)


def _killed(job: Job, when: When) -> Traced:
    if not when.seconds:
        return killed(job, when.call, after=when.is_after)
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            job()
        finally:
            os._exit(0)
    until = time.monotonic() + when.seconds
    while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
        if time.monotonic() > until:
            for kill in (os.killpg, os.kill):  # it may not have a group of its own yet
                with suppress(ProcessLookupError):
                    kill(pid, signal.SIGKILL)
            ended = os.waitpid(pid, 0)
            break
        time.sleep(_MOMENT)
    return Traced(0, os.waitstatus_to_exitcode(ended[1]))
