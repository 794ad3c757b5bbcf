"""More lines than memory holds, sorted on disk, each line once."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

# What is read at once of all runs together.
_READ = 32 * 2**20
_LEAST = 2**16


class SortedLines:
    """Lines of bytes that come in any order; each is there once, however often it came."""

    def __init__(self, folder: Path, read: int = _READ) -> None:
        self._folder = folder
        self._read = read
        self._files = ExitStack()
        self._runs: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._files.close()

    def add(self, lines: bytes) -> None:
        """Lay aside lines that each end in a line feed, sorted, in a file without a name in the folder."""
        each = dict.fromkeys(sorted(lines.split(b"\n")[:-1]))
        run = self._files.enter_context(TemporaryFile(dir=self._folder))  # noqa: SIM115 (they end together)
        run.write(b"\n".join([*each, b""]))
        self._runs.append(run)

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield all lines in the order of their bytes, many together, without their line feeds."""
        size = max(self._read // max(len(self._runs), 1), _LEAST)
        runs = [_Run(run, size) for run in self._runs]
        while runs := [run for run in runs if run.has_more()]:
            # Up to here nothing can come any more from what is not yet read.
            end = min(run.lines[-1] for run in runs)
            together = [line for run in runs for line in run.until(end)]
            # The sort of Python finds the runs in it, and merges them.
            together.sort()
            yield list(dict.fromkeys(together))


class _Run:
    """A sorted file of which some is read: `lines` are those read last, of which some may be taken."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._size = size
        self._taken = 0
        self.lines: list[bytes] = []
        file.seek(0)

    def has_more(self) -> bool:
        """Read on where all is taken; tell whether there is anything."""
        if self._taken == len(self.lines):
            read = self._file.read(self._size) + self._file.readline()
            self.lines, self._taken = read.split(b"\n")[:-1], 0
        return bool(self.lines)

    def until(self, end: bytes) -> list[bytes]:
        """Take the lines up to and with this one."""
        start, self._taken = self._taken, bisect_right(self.lines, end, self._taken)
        return self.lines[start : self._taken]
