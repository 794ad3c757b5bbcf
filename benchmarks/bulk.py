"""Bulk loading: `whosays restore`, sealing and all, beside the native `oxigraph load` of the same N-Quads."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.nquads import chunks_of
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary

from .running import Run, program, run, size_of
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MODELS = 3_000
ROUNDS = 3
OXIGRAPH = "pip install 'whosays[benchmark]'"


class Loaded(NamedTuple):
    """What one loader took in each round, and the bytes of what it left on disk."""

    name: str
    runs: list[Run]
    disk: int

    @property
    def seconds(self) -> float:
        """The median of the rounds."""
        return median(each.seconds for each in self.runs)


class Compared(NamedTuple):
    """The peer and ours on so many quads in so many bytes of N-Quads."""

    quads: int
    bytes: int
    peer: Loaded
    ours: Loaded


def measured(models: int, rounds: int = ROUNDS) -> Compared:
    """Return what loading the graph of so many models takes, the loaders by turns; Missing without the peer."""
    oxigraph = program("oxigraph", OXIGRAPH)
    with TemporaryDirectory() as name:
        dump = Path(name) / "dump.nq"
        quads = written(models, dump)
        return Compared(quads, dump.stat().st_size, *_by_turns(_loaders(oxigraph), dump, rounds))


def written(models: int, path: Path) -> int:
    """Write the graph of so many made-up models as N-Quads; return how many lines that are."""
    contents = Contents(Spool(World(models).readings()), Vocabulary.load(), DEFAULT_BASE)
    lines = 0
    with path.open("wb") as file:
        for chunk in chunks_of(contents.quads()):
            file.write(chunk)
            lines += chunk.count(b"\n")
    return lines


def _loaders(oxigraph: str) -> dict[str, Callable[[Path, Path], Sequence[str]]]:
    return {
        "oxigraph load": lambda dump, into: (oxigraph, "load", "--location", str(into), "--file", str(dump)),
        "whosays restore": lambda dump, into: (
            *(sys.executable, "-m", "whosays", "restore"),
            *(str(dump), "--data", str(into)),
        ),
    }


def _by_turns(loaders: dict[str, Callable[[Path, Path], Sequence[str]]], dump: Path, rounds: int) -> Iterable[Loaded]:
    """Run each loader so many times, the one that begins changing, so that what else the machine does falls on both."""
    found = {name: Loaded(name, [], 0) for name in loaders}
    for number in range(rounds):
        for name in list(loaders) if number % 2 == 0 else reversed(loaders):
            into = dump.parent / "loaded"
            found[name].runs.append(run(loaders[name](dump, into)))
            found[name] = found[name]._replace(disk=size_of(into))
            shutil.rmtree(into)
    return found.values()


def rows(found: Compared) -> list[tuple[str, ...]]:
    """Return the figures for people."""
    both = found.peer, found.ours
    return [
        (f"{found.quads:,} quads, {found.bytes / 1e6:.0f} MB", *(each.name for each in both)),
        ("seconds, the median of the rounds", *(f"{each.seconds:.1f}" for each in both)),
        ("quads a second", *(f"{found.quads / each.seconds:,.0f}" for each in both)),
        ("speed, in times the peer's", "1.00", f"{found.peer.seconds / found.ours.seconds:.2f}"),
        ("processor time", *(f"{median(one.processor for one in each.runs):.1f} s" for each in both)),
        ("memory, at most", *(f"{max(one.peak for one in each.runs) / 2**20:.0f} MiB" for each in both)),
        ("on disk", *(f"{each.disk / 1e6:.0f} MB" for each in both)),
    ]
