"""Answers that are kept while there is room, shared by all processes that serve: a snapshot never changes.

They stand in two halves of one file. New ones go into the younger half; when it is full the older one is emptied and
becomes the younger. So what nobody asks for any more goes, at the price of one look in each half.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import lmdb

from ...graph.limits import limit

if TYPE_CHECKING:
    from pathlib import Path

_YOUNGER = b"younger"
_HALVES = (b"a", b"b")
# Written together, so that nobody waits for each: so many, or after so many seconds.
_TOGETHER, _SECONDS = 32, 0.25
_SPARE = 1.25  # what is being replaced stands in the file until nobody reads it


class Kept:
    """Answers by key, in a file that several processes open; at most so many bytes of them."""

    def __init__(self, path: Path, most_bytes: int | None = None) -> None:
        most = limit("kept_bytes").value if most_bytes is None else most_bytes
        self._half = most // 2
        self._file = lmdb.open(str(path), subdir=False, map_size=int(most * _SPARE) + (1 << 20), max_dbs=3, sync=False)
        self._meta = self._file.open_db(b"meta")
        self._halves = [self._file.open_db(name) for name in _HALVES]
        self._waiting: dict[bytes, bytes] = {}
        self._since = 0.0

    def get(self, key: bytes) -> bytes | None:
        """Return the answer kept under a key."""
        if (waiting := self._waiting.get(key)) is not None:
            return waiting
        with self._file.begin() as reading:
            for half in self._halves:
                if (found := reading.get(key, db=half)) is not None:
                    return bytes(found)
        return None

    def keep(self, key: bytes, answer: bytes) -> None:
        """Keep an answer, unless it is too large to be kept beside others."""
        if len(answer) > limit("kept_answer_bytes").value:
            return
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting[key] = answer
        if len(self._waiting) >= _TOGETHER or time.monotonic() - self._since > _SECONDS:
            self.write()

    def write(self) -> None:
        """Write what waits into the younger half."""
        waiting, self._waiting = self._waiting, {}
        try:
            with self._file.begin(write=True) as writing:
                half = self._younger(writing)
                for key, answer in waiting.items():
                    writing.put(key, answer, db=half)
        except lmdb.MapFullError:
            with self._file.begin(write=True) as writing:
                for half in self._halves:
                    writing.drop(half, delete=False)
        except lmdb.Error:  # the disk is full: then there is nothing to keep answers in
            return

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _younger(self, writing: lmdb.Transaction) -> lmdb._Database:
        """Return the half to write into, emptied first where it was the older one until now."""
        number = int(writing.get(_YOUNGER, db=self._meta, default=b"0"))
        half = self._halves[number]
        stat = writing.stat(half)
        pages = stat["branch_pages"] + stat["leaf_pages"] + stat["overflow_pages"]
        if pages * stat["psize"] < self._half:
            return half
        number = 1 - number
        writing.drop(self._halves[number], delete=False)
        writing.put(_YOUNGER, b"%d" % number, db=self._meta)
        return self._halves[number]
