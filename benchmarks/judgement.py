"""Judgement: what consensus and conflicts take as the models get more, each size in a process of its own.

The peers of the same run: merely looking at each claim, and Oxigraph's bulk loader on the quads that were written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import RdfFormat, Store
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.rdf import lines_of
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary

from .memory import KIB
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whosays.graph.claims import Reading

_Found = TypeVar("_Found")

MODELS = (10_000, 100_000)
# A whole publish of more models takes long: most of it is claims, not judgement.
LARGEST_PUBLISHED = 20_000


@dataclass(frozen=True, slots=True)
class Judged:
    """What so many models took, in seconds of processor time and bytes; `published` is None where that was not run."""

    models: int
    claims: int
    decisions: int
    conflicts: int
    quads: int
    looked: float
    judged: float
    written: float
    loaded: float
    published: float | None
    peak: int


def measured(models: int) -> Judged:
    """Return what the judgement of so many models takes, measured in this process."""
    readings = Spool(World(models).readings())
    _progress(f"{models:,} models: made")
    looked, claims = _timed(lambda: sum(len(reading.claims) for reading in readings))
    contents = Contents(readings, Vocabulary.load(), DEFAULT_BASE)
    judged, (decisions, conflicts) = _timed(lambda: _counts(contents))
    _progress(f"{models:,} models: {claims:,} claims judged in {judged:.0f} s")
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "judgement.nq"
        both, _ = _timed(lambda: _write(contents, lines))
        peak = getrusage(RUSAGE_SELF).ru_maxrss * KIB
        loaded, quads = _timed(lambda: _load(Path(folder) / "peer", lines))
        _progress(f"{models:,} models: written, and {quads:,} quads loaded")
        published = _timed(lambda: _publish(readings, Path(folder)))[0] if models <= LARGEST_PUBLISHED else None
    written = max(both - judged, 0.0)
    return Judged(models, claims, decisions, conflicts, quads, looked, judged, written, loaded, published, peak)


def _counts(contents: Contents) -> tuple[int, int]:
    """Return how many decisions and conflicts there are."""
    decisions = conflicts = 0
    for judgement in contents.judgements():
        decisions += len(judgement.decisions)
        conflicts += len(judgement.conflicts)
    return decisions, conflicts


def _write(contents: Contents, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(lines_of(contents.judgement()))


def _load(folder: Path, lines: Path) -> int:
    """Load N-Quads as Oxigraph does by itself: the peer; return how many they are."""
    store = Store(str(folder))
    store.bulk_load(path=str(lines), format=RdfFormat.N_QUADS)
    return len(store)


def _publish(readings: Sequence[Reading], folder: Path) -> None:
    contents = Contents(readings, Vocabulary.load(), DEFAULT_BASE)
    publish(folder / "data", contents.quads(), contents.texts(), contents.facts(), step=_progress)


def _timed(work: Callable[[], _Found]) -> tuple[float, _Found]:
    start = process_time()
    found = work()
    return process_time() - start, found


def _progress(told: str) -> None:
    print(told, file=sys.stderr, flush=True)  # noqa: T201 (the benchmark's own progress)


def of_sizes(sizes: Iterable[int]) -> list[Judged]:
    """Return the figures of each size; RuntimeError where one fails."""
    return [_in_a_process_of_its_own(models) for models in sizes]


def _in_a_process_of_its_own(models: int) -> Judged:
    command = [sys.executable, "-m", "benchmarks.judgement", str(models)]
    child = subprocess.run(command, stdout=subprocess.PIPE, check=False, env={**os.environ, "PYTHONHASHSEED": "0"})  # noqa: S603
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with status {child.returncode}")
    return Judged(**json.loads(child.stdout))


def rows(found: Sequence[Judged]) -> list[tuple[str, ...]]:
    """Return the figures for people: a column for each size."""
    first = found[0]
    return [
        ("", *(f"{each.models:,} models" for each in found)),
        ("claims", *(f"{each.claims:,}" for each in found)),
        ("decisions, conflicts", *(f"{each.decisions:,}, {each.conflicts:,}" for each in found)),
        ("consensus and conflicts", *(f"{each.judged:.1f} s" for each in found)),
        ("their quads, written", *(f"{each.written:.1f} s, {each.quads:,} quads" for each in found)),
        ("time a model, in times that of the first size", *(f"{_growth(each, first):.2f}" for each in found)),
        ("in times that of looking at each claim", *(f"{each.judged / each.looked:.1f}" for each in found)),
        (
            "written, in times that of Oxigraph's bulk load of the quads",
            *(f"{(each.judged + each.written) / each.loaded:.1f}" for each in found),
        ),
        ("a whole publish", *("-" if each.published is None else f"{each.published:.1f} s" for each in found)),
        ("memory, at most", *(f"{each.peak / 2**20:.0f} MiB" for each in found)),
    ]


def _growth(each: Judged, first: Judged) -> float:
    """Return how much longer a model takes among so many than among the first."""
    return (each.judged / each.models) / (first.judged / first.models)


if __name__ == "__main__":
    print(json.dumps(asdict(measured(int(sys.argv[1])))))  # noqa: T201 (read by the process that started this one)
