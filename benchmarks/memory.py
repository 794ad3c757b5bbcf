"""Memory: the peak for 1,000 documents and for 10,000, from bytes to claims and for a whole build, each by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whosays.graph.claims import Reading
from whosays.loaders.build import sources_in
from whosays.loaders.readers import readings_of

from .corpus import written
from .running import run

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW, MANY = 1_000, 10_000
# Short documents, so that the run is short, too.
LONGEST = 700


class Peak(NamedTuple):
    """So many documents were read in so many seconds, with so many bytes of memory at most in one process."""

    documents: int
    bytes: int
    seconds: float
    peak: int


def peaks_of(count: int) -> tuple[Peak, Peak]:
    """Return what so many documents take from bytes to claims, and built into a snapshot."""
    with TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        sources.mkdir()
        size = written(sources, count, longest=LONGEST)
        build = ["whosays", "build", str(sources), "--data", str(Path(folder) / "data")]
        return (
            Peak(count, size, *_run("benchmarks.memory", str(sources))),
            Peak(count, size, *_run(*build)),
        )


def _run(*command: str) -> tuple[float, int]:
    """Run a module of Python and return its seconds and peak."""
    taken = run([sys.executable, "-m", *command])
    return taken.seconds, taken.peak


def rows(few: Sequence[Peak], many: Sequence[Peak]) -> list[tuple[str, str, str, str]]:
    """Return the figures for people."""
    told = [
        (
            what,
            f"{less.documents:,}: {_told(less)}",
            f"{more.documents:,}: {_told(more)}",
            f"× {more.peak / less.peak:.2f}",
        )
        for what, less, more in zip(("bytes to claims", "whole build"), few, many, strict=True)
    ]
    sizes = (f"{each[0].documents:,} documents, {each[0].bytes / 1e6:.1f} MB" for each in (few, many))
    return [("", *sizes, "peak"), *told]


def _told(peak: Peak) -> str:
    return f"{peak.peak / 2**20:.0f} MiB at most, {peak.seconds:.0f} s"


def claims_in(folder: Path) -> int:
    """Return how many claims the documents of a folder make, read one after the other in this process."""
    readings = readings_of(sources_in([folder]))
    return sum(len(reading.claims) for reading in readings if isinstance(reading, Reading))


if __name__ == "__main__":
    claims_in(Path(sys.argv[1]))
