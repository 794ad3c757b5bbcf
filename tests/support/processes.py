"""The processes of a server as the system sees them: who they are, what they hold, what they burn."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = os.sysconf("SC_PAGE_SIZE")
_NANOSECOND = 1e-9


@dataclass(frozen=True)
class Process:
    """A process: its parent, the seconds of a core that it took, bytes in memory, descriptors, its command and name."""

    pid: int
    parent: int
    seconds: float
    memory: int
    descriptors: int
    command: str
    name: str

    @property
    def is_nursery(self) -> bool:
        return "engine.nursery" in self.command


def below(root: int) -> list[Process]:
    """Return a process and all that descend from it, each after its parent."""
    children: dict[int, list[Process]] = {}
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                process = _read(folder)
                children.setdefault(process.parent, []).append(process)
                found += [process] if process.pid == root else []
    for process in found:
        found += children.get(process.pid, [])
    return found


def readers(root: int) -> list[Process]:
    """Return the readers below a server: what its nurseries forked."""
    found = below(root)
    nurseries = {each.pid for each in found if each.is_nursery}
    return [each for each in found if each.is_nursery and each.parent in nurseries]


def webs(root: int) -> list[Process]:
    """Return the processes of a server that take requests."""
    return [each for each in below(root) if each.parent == root and each.name == "whosays web"]


def burnt(root: int, seconds: float) -> float:
    """Return how many seconds of a core all readers take in so many seconds."""
    before = {each.pid: each.seconds for each in readers(root)}
    time.sleep(seconds)
    return sum(each.seconds - before.get(each.pid, 0.0) for each in readers(root))


def comes(true: Callable[[], bool], within: float = 5.0) -> bool:
    """Tell whether something comes to be true within so many seconds."""
    until = time.monotonic() + within
    while not (found := true()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def _read(folder: Path) -> Process:
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    command = (folder / "cmdline").read_bytes().replace(b"\x00", b" ").decode(errors="replace")
    memory = int((folder / "statm").read_text().split()[1]) * _PAGE
    descriptors = len(list((folder / "fd").iterdir()))
    name = (folder / "comm").read_text().strip()
    return Process(int(folder.name), int(fields[1]), _seconds(folder), memory, descriptors, command, name)


def _seconds(folder: Path) -> float:
    """Return what all threads took; in `stat` it is counted in hundredths of a second, and less than one is none."""
    taken = 0
    for thread in folder.glob("task/*/schedstat"):
        with suppress(OSError):
            taken += int(thread.read_text().split()[0])
    return taken * _NANOSECOND
