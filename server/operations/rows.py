"""Numbers that the processes of a server share: each writes a row of its own and reads those of all.

A row is a small file in memory, and one process's for as long as that lives: the kernel tells by a lock. Who takes
the place of a dead process goes on with its row, so that what was counted stays; what was only so while it lived goes.
"""

from __future__ import annotations

import fcntl
import mmap
import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path


class Rows:
    """So many rows in a folder, of `lasting` and then `passing` bytes; `own` is which of them this process holds."""

    def __init__(self, folder: Path, rows: int, lasting: int, passing: int) -> None:
        folder.mkdir(exist_ok=True)
        self._lasting, self._size = lasting, lasting + passing
        self._files = [os.open(folder / f"{number}", os.O_RDWR | os.O_CREAT, 0o600) for number in range(rows)]
        for file in self._files:
            os.ftruncate(file, self._size)
            if hasattr(os, "posix_fallocate"):  # where a disk is full later, a page that it has not would end us
                os.posix_fallocate(file, 0, self._size)
        self._maps = [mmap.mmap(file, self._size) for file in self._files]
        self.own = self._taken()

    def lasting(self, number: int) -> memoryview:
        """Return what stays of a row, as numbers of eight bytes."""
        return memoryview(self._maps[number])[: self._lasting].cast("Q")

    def passing(self, number: int, start: int, end: int, form: Literal["Q", "H"]) -> memoryview:
        """Return a stretch of what goes with a row's process, as numbers of eight bytes (Q) or of two (H)."""
        return memoryview(self._maps[number])[self._lasting + start : self._lasting + end].cast(form)

    def __len__(self) -> int:
        return len(self._maps)

    def tidy(self) -> None:
        """Empty what went with processes that are no more."""
        for number in range(len(self)):
            if number != self.own and self._lock(number):
                self._empty(number)
                fcntl.flock(self._files[number], fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the row back."""
        fcntl.flock(self._files[self.own], fcntl.LOCK_UN)
        for file in self._files:
            os.close(file)

    def _taken(self) -> int:
        for number in range(len(self)):
            if self._lock(number):
                self._empty(number)
                return number
        raise RuntimeError(f"all {len(self)} rows are held by other processes")

    def _lock(self, number: int) -> bool:
        try:
            fcntl.flock(self._files[number], fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _empty(self, number: int) -> None:
        self._maps[number][self._lasting :] = bytes(self._size - self._lasting)
