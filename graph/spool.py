"""More values than memory holds: kept on disk in their order, or sorted there."""

from __future__ import annotations

import heapq
import os
import pickle
import weakref
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from tempfile import TemporaryFile, gettempdir
from typing import IO, TYPE_CHECKING, Any, TypeVar, overload

from .errors import SnapshotError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

# More at once sort faster; so many claims take less memory than the modules that read them do.
AT_ONCE = 5_000
_TOGETHER = 64


class Spool(Sequence[T]):
    """Values in the order in which they were added, in a temporary file of their own; each look reads them anew."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it lives as long as the spool)
        weakref.finalize(self, _let_go, self._file)
        self._ends = [0]
        for value in values:
            self.append(value)

    def append(self, value: T) -> None:
        """Add a value; one that cannot be pickled raises what pickle raises, a full disk SnapshotError."""
        try:
            self._file.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            # Copies of this process read it, too, and would write anew what waits to be written.
            self._file.flush()
            self._ends.append(self._file.tell())
        except OSError as error:
            raise _unwritable(error) from error

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        start, end = self._ends[number : number + 2]
        written = os.pread(self._file.fileno(), end - start, start)
        value: T = pickle.loads(written)  # noqa: S301 (nobody else writes into it)
        return value


def sorted_on_disk(values: Iterable[T], key: Callable[[T], Any] | None = None, at_once: int = AT_ONCE) -> Iterator[T]:
    """Yield the values in the order of their keys, those of one key as they came, with so many at once in memory."""
    source = iter(values)
    by: Callable[[T], Any] = key or _itself
    runs: list[Iterator[T]] = []
    while run := sorted(islice(source, at_once), key=by):
        runs.append(iter(run) if len(run) < at_once else _laid_aside(run))
    return heapq.merge(*runs, key=by)


def _let_go(file: IO[bytes]) -> None:
    with suppress(OSError):  # what is not written yet is wanted by nobody
        file.close()


def _unwritable(error: OSError) -> SnapshotError:
    what = f"what is laid aside meanwhile cannot be written ({reason_of(error)})"
    return SnapshotError(gettempdir(), what, "make room there, or name another folder by TMPDIR, and build again")


def _itself(value: T) -> T:
    return value


def _laid_aside(run: Sequence[T]) -> Iterator[T]:
    """Write values to a file, and return an iterator that reads them back, some at a time."""
    batches = Spool(run[start : start + _TOGETHER] for start in range(0, len(run), _TOGETHER))
    return (value for batch in batches for value in batch)
