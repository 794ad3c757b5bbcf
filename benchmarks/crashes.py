"""What is left of a data folder when a command that writes into it is killed: the snapshot before it, or the new one.

Each command is killed before and after each of its calls that change a disk, and at random times. What the folder may
hold afterwards is known from a run that nobody killed.
"""

from __future__ import annotations

import random
import shutil
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from whosays.graph.errors import WhosaysError
from whosays.graph.shelf.shelf import Shelf
from whosays.graph.snapshot import CURRENT, SNAPSHOTS, Snapshot

from .killing import NEVER, Job, When, killing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .tracing import Traced

    Killing = Callable[[Job, When], Traced]

_KITE = "Harbour Labs released Tern 2 Mini on 5 April 2025. Tern 2 Mini has 7 billion parameters.\n"
_OSPREY = "# Osprey Nano\n\nHarbour Labs released Osprey Nano on 6 May 2025. Tern 2 Mini has 9 billion parameters.\n"
_NOTES = "https://example.org/notes"
_UPDATE = f'INSERT DATA {{ GRAPH <{_NOTES}> {{ <https://example.org/a> <https://example.org/b> "noted" }} }}'
_AGAIN = 20  # every so manieth time it is tried whether the next write goes well
_LITTER = (".building", ".rehearsal", f".{CURRENT}")
WRITES = ("build", "add", "remove", "POST /sources", "POST /update")


@dataclass
class Killed:
    """What came of killing a command: its calls, how often each of both was left, and what was broken."""

    name: str
    calls: int = 0
    old: int = 0
    new: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0


def measured(
    calls: int = 0, times: int = 20, names: Sequence[str] = WRITES, step: Callable[[str], None] = lambda _: None
) -> list[Killed]:
    """Return what came of each command, killed at so many calls (0: at all), before and after, and at so many times."""
    found = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="whosays-crashes-")))
        for name, text in (("first/kite.txt", _KITE), ("both/kite.txt", _KITE), ("both/osprey.md", _OSPREY)):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        kill = stack.enter_context(killing(folder / "both"))
        for name in names:
            found.append(_killed(_Write(folder, name, kill), calls, times))
            step(" ".join(_told(found[-1])))
    return found


def rows(found: Sequence[Killed]) -> Iterator[tuple[str, ...]]:
    """Yield what is to be shown, line by line."""
    yield "killed", "calls", "left as it was", "left as new", "broken"
    yield from map(_told, found)
    for each in found:
        yield from ((each.name, broken) for broken in each.broken[:5])


def _told(found: Killed) -> tuple[str, ...]:
    return found.name, f"{found.calls:,}", f"{found.old:,}", f"{found.new:,}", f"{len(found.broken):,}"


class _Write:
    """A command on a copy of a data folder: what that is before, and what it is after."""

    def __init__(self, folder: Path, name: str, kill: Killing) -> None:
        self.name, self._folder, self._kill = name, folder, kill
        self._before, self.data = folder / "before", folder / "data"
        shutil.rmtree(self._before, ignore_errors=True)
        self._do("first", self._before)
        if name == "remove":
            self._do("add", self._before)
        self.old = _said(self._before)
        begun = time.monotonic()
        self.calls = self.killed(NEVER).calls
        self.seconds = time.monotonic() - begun
        self.new = _said(self.data)
        if self.old == self.new:
            raise RuntimeError(f"{name} changes nothing, so nothing can be told from it")

    def killed(self, when: When) -> Traced:
        """Do it to a fresh copy, and kill it."""
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self._before, self.data, symlinks=True)
        return self._kill(self._job(self.name, self.data), when)

    def again(self) -> None:
        """Do it once more where it was killed."""
        self._do(self.name, self.data)

    def _do(self, name: str, data: Path) -> None:
        if status := self._kill(self._job(name, data), NEVER).status:
            raise RuntimeError(f"{name} ended with status {status}, and nobody killed it")

    def _job(self, name: str, data: Path) -> Job:
        document = str(self._folder / "both" / "osprey.md")
        match name:
            case "first":
                return Job(("build", str(self._folder / "first"), "--data", str(data), "--processes", "1"))
            case "build":
                return Job(("build", str(self._folder / "both"), "--data", str(data), "--processes", "1"))
            case "add":
                return Job(("add", document, "--data", str(data)))
            case "remove":
                return Job(("remove", "osprey", "--data", str(data)))
            case "POST /sources":
                return Job(asked={"job": "add", "data": str(data), "file": document, "name": "osprey.md", "told": {}})
        return Job(
            asked={
                "job": "update",
                "data": str(data),
                "update": _UPDATE,
                "base": "",
                "who": "Dagny Holm",
                "sparing": False,
            }
        )


def _killed(write: _Write, calls: int, times: int) -> Killed:
    found = Killed(write.name, write.calls)
    chance = random.Random(write.name)
    numbers = range(1, write.calls + 1)
    chosen = numbers if not calls else _some(chance, numbers, calls)
    whens = [When(call=number, is_after=after) for number in chosen for after in (False, True)]
    whens += [When(seconds=chance.uniform(0.001, write.seconds)) for _ in range(times)]
    for number, when in enumerate(whens, 1):
        write.killed(when)
        try:
            said = _said(write.data)
            if said == write.old:
                found.old += 1
            elif said == write.new:
                found.new += 1
            else:
                found.broken.append(f"{when}: neither the old snapshot nor the new one")
            if said == write.old and (not number % _AGAIN or number == len(whens)):
                write.again()
                if _said(write.data) != write.new or (litter := _litter(write.data)):
                    found.broken.append(f"{when}: the next write left {litter or 'something else'}")
        except (WhosaysError, RuntimeError) as fault:
            found.broken.append(f"{when}: {fault}")
    return found


def _some(chance: random.Random, numbers: Sequence[int], count: int) -> list[int]:
    """Return so many of the calls, half of them among the last eighth: there the snapshots are switched."""
    last = numbers[-len(numbers) // 8 :]
    return sorted([*chance.sample(numbers, count - count // 2), *chance.sample(last, count // 2)])


def _said(data: Path) -> object:
    """Return what the published snapshot comes to, each of its files as it was sealed and each on its shelf there."""
    snapshot, shelf = Snapshot.current(data, verify=True), Shelf.of(data)
    for each in shelf.added:
        shelf.path(each)
    if shelf.changes:  # their ids have the time in them
        return [quad.object.value for quad in snapshot.store.quads_for_pattern(None, None, None, NamedNode(_NOTES))]
    return snapshot.id


def _litter(data: Path) -> list[str]:
    return [path.name for path in (*data.iterdir(), *(data / SNAPSHOTS).iterdir()) if path.name.startswith(_LITTER)]
