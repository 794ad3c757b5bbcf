"""Exports: what each format takes of a made-up world, a process each; memory is to stay flat."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whosays.graph.exporting.forms import FORMS
from whosays.graph.exporting.tables import has_parquet
from whosays.graph.snapshot import Snapshot

from .bulk import written
from .running import Run, run

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW, MANY = 700, 3_000  # models
_OF_ONE = {"card"}  # formats of one thing


class Exported(NamedTuple):
    """What a format took, and the bytes that it wrote."""

    form: str
    run: Run
    bytes: int


def measured(models: int) -> tuple[int, list[Exported]]:
    """Return how many quads the world of so many models is, and what each format takes of it."""
    with TemporaryDirectory() as name:
        data, dump, place = Path(name) / "data", Path(name) / "dump.nq", Path(name) / "export"
        # In processes of their own: what this one has in memory would be counted as its children's.
        run([sys.executable, "-m", "benchmarks.exports", str(models), str(dump)])
        run([sys.executable, "-m", "whosays", "restore", str(dump), "--data", str(data)])
        quads = int(Snapshot.current(data).seal["quads"])
        found = []
        for form in FORMS:
            if form.name in _OF_ONE or (form.name == "parquet" and not has_parquet()):
                continue
            options = ("--format", form.name, "--data", str(data), "--out", str(place))
            taken = run([sys.executable, "-m", "whosays", "export", *options])
            found.append(Exported(form.name, taken, place.stat().st_size))
        return quads, found


def rows(few: tuple[int, Sequence[Exported]], many: tuple[int, Sequence[Exported]]) -> list[tuple[str, ...]]:
    """Return the figures for people."""
    heads = (f"{quads:,} quads" for quads, _ in (few, many))
    told = [
        (less.form, _told(less), f"{_told(more)}, {more.bytes / 1e6:.1f} MB written")
        for less, more in zip(few[1], many[1], strict=True)
    ]
    return [("", *heads), *told]


def _told(exported: Exported) -> str:
    return f"{exported.run.seconds:.1f} s, {exported.run.peak / 2**20:.0f} MiB at most"


if __name__ == "__main__":
    written(int(sys.argv[1]), Path(sys.argv[2]))
