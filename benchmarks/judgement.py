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
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import RdfFormat, Store
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement.kept import Kept
from whosays.graph.publish import publish
from whosays.graph.rdf import lines_of
from whosays.graph.spool import Spool
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.readers import collect_seldom

from .running import KIB
from .world import SOURCES, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whosays.graph.claims import Reading

_Found = TypeVar("_Found")

MODELS = (10_000, 100_000)
# A whole publish of more models takes long: most of it is claims, not judgement.
LARGEST_PUBLISHED = 20_000
_CHANGED = 7


@dataclass(frozen=True, slots=True)
class Judged:
    """What so many models took, in seconds of processor time and bytes.

    `kept` is a judgement that is kept for the next, `renewed` the next after one source was changed, which touched
    `anew` of all `things`. `stored` is what Oxigraph's bulk loader takes for all quads, `audited` what the audits take
    over them. `published`, a whole build, is None where that was not run.
    """

    models: int
    claims: int
    decisions: int
    conflicts: int
    quads: int
    looked: float
    judged: float
    written: float
    loaded: float
    kept: float
    renewed: float
    anew: int
    things: int
    stored: float
    audited: float
    published: float | None
    peak: int


def measured(models: int) -> Judged:
    """Return what the judgement of so many models takes, measured in this process."""
    collect_seldom()
    world = World(models)
    readings = Spool(world.readings())
    _progress(f"{models:,} models: made")
    looked, claims = _timed(lambda: sum(len(reading.claims) for reading in readings))
    contents = _contents(readings)
    judged, (decisions, conflicts) = _timed(lambda: _counts(contents))
    _progress(f"{models:,} models: {claims:,} claims judged in {judged:.0f} s")
    with TemporaryDirectory() as name:
        folder = Path(name)
        both, _ = _timed(lambda: _write(contents, folder / "judgement.nq"))
        kept, _ = _timed(lambda: _keep(readings, folder / "first", None))
        changed = Spool(world.reading(source, edition=int(source == _CHANGED)) for source in range(SOURCES))
        renewed, (anew, things) = _timed(lambda: _keep(changed, folder / "second", folder / "first"))
        _progress(f"{models:,} models: {anew:,} of {things:,} judged anew after one source was changed")
        peak = getrusage(RUSAGE_SELF).ru_maxrss * KIB
        loaded, quads = _timed(lambda: _load(folder / "peer", folder / "judgement.nq"))
        _progress(f"{models:,} models: written, and {quads:,} quads loaded by the peer")
        stored, audited = _audit(contents, folder)
        _progress(f"{models:,} models: all quads loaded in {stored:.0f} s, and audited in {audited:.0f} s")
        published = _publish(readings, folder) if models <= LARGEST_PUBLISHED else None
    return Judged(
        models,
        claims,
        decisions,
        conflicts,
        quads,
        looked,
        judged,
        max(both - judged, 0.0),
        loaded,
        kept,
        renewed,
        anew,
        things,
        stored,
        audited,
        published,
        peak,
    )


def _contents(readings: Sequence[Reading], kept: Kept | None = None) -> Contents:
    return Contents(readings, Vocabulary.load(), DEFAULT_BASE, kept=kept)


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


def _keep(readings: Sequence[Reading], path: Path, before: Path | None) -> tuple[int, int]:
    """Judge what is not yet judged, and keep it; return how many things of how many were judged."""
    with Kept.after(before) as kept:
        for _ in _contents(readings, kept).judgement():
            pass
        copyfile(kept.path, path)
    return kept.anew, kept.things


def _audit(contents: Contents, folder: Path) -> tuple[float, float]:
    """Return the seconds that all quads take to be loaded, and the audits over them."""
    lines = folder / "all.nq"
    with lines.open("wb") as file:
        file.writelines(lines_of(contents.quads()))
    store = Store(str(folder / "store"))
    stored, _ = _timed(lambda: store.bulk_load(path=str(lines), format=RdfFormat.N_QUADS))
    audited, _ = _timed(lambda: sum(1 for _ in contents.audited(store)))
    return stored, audited


def _publish(readings: Sequence[Reading], folder: Path) -> float:
    """Return the seconds of a whole build from readings."""
    contents = _contents(readings)
    written = contents.quads(), contents.texts(), contents.facts()
    derived = contents.audited, contents.counted
    published, _ = _timed(lambda: publish(folder / "data", *written, derived=derived, step=_progress))
    return published


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
        ("kept for the next build", *(f"{each.kept:.1f} s" for each in found)),
        (
            "after one source of 200 has changed",
            *(f"{each.renewed:.1f} s: {each.anew:,} of {each.things:,} judged anew" for each in found),
        ),
        ("audits, over a loaded store", *(f"{each.audited:.1f} s" for each in found)),
        (
            "in times that of Oxigraph's bulk load of all quads",
            *(f"{each.audited / each.stored:.2f}" for each in found),
        ),
        ("a whole build from readings", *(_seconds(each.published) for each in found)),
        ("memory, at most", *(f"{each.peak / 2**20:.0f} MiB" for each in found)),
    ]


def _seconds(taken: float | None) -> str:
    return "not run" if taken is None else f"{taken:.1f} s"


def _growth(each: Judged, first: Judged) -> float:
    """Return how much longer a model takes among so many than among the first."""
    return (each.judged / each.models) / (first.judged / first.models)


if __name__ == "__main__":
    print(json.dumps(asdict(measured(int(sys.argv[1])))))  # noqa: T201 (read by the process that started this one)
