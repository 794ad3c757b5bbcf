"""Commands that are timed, each in a process of its own, and the programs of others that they need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

KIB = 1024 if sys.platform != "darwin" else 1


class Missing(Exception):  # noqa: N818 (it is told to people, with what to do)
    """A program that a benchmark needs is not installed; the message says how it comes."""


class Run(NamedTuple):
    """What a command took: seconds by the clock and of processors, and bytes of memory at most."""

    seconds: float
    processor: float
    peak: int


def run(command: Sequence[str]) -> Run:
    """Run a command; RuntimeError, with the end of what it told, where it fails."""
    start = monotonic()
    with TemporaryFile() as told:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told)  # noqa: S603
        _, status, usage = os.wait4(child.pid, 0)
        seconds = monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            told.seek(0)
            last = told.read()[-1000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)} ended with status {child.returncode}: {last}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB)


def program(name: str, remedy: str, *folders: str) -> str:
    """Return the path of a program on PATH, beside this Python or in those folders; Missing with the remedy."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath), *folders]
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        raise Missing(f"`{name}` is not installed; {remedy}")
    return found


def size_of(folder: Path) -> int:
    """Return the bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
