"""Readings that are kept beside a snapshot: one that is wanted again is taken over, and its document not read again."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..claims import Reading
from ..errors import SnapshotError
from ..kept_file import keeping, published_file

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

READINGS = "readings.sqlite"
_TABLE = (
    "CREATE TABLE {}.reading (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, key BLOB, reading BLOB NOT NULL)"
)
_FAST = 1
_OURS = __package__.rpartition(".")[0]
_MODULES = {f"{_OURS}.{name}" for name in ("claims", "dates", "document")}
_OTHERS = {("decimal", "Decimal"): Decimal, ("datetime", "date"): dt.date}
_REBUILD = "build again from the documents"


@dataclass
class KeptReadings:
    """The file of this build, with that of the build before attached; `taken` counts what is taken over."""

    path: Path
    _file: sqlite3.Connection
    _known: set[bytes] = field(default_factory=set)
    taken: int = 0

    @classmethod
    @contextmanager
    def beside(cls, data: Path) -> Iterator[KeptReadings]:
        """Open a new file, and that of the published snapshot of a data folder, if it keeps a sound one."""
        with keeping(READINGS, _TABLE, readings_file(data), "what was read") as (path, file):
            keys = file.execute("SELECT key FROM before.reading WHERE key IS NOT NULL")
            yield cls(path, file, {key for (key,) in keys})

    def has(self, key: bytes | None) -> bool:
        """Tell whether the build before kept a reading by this key."""
        return key in self._known

    def before(self, key: bytes) -> Reading:
        """Return the reading that the build before kept by a key; KeyError for one that it did not keep."""
        found = self._file.execute("SELECT reading FROM before.reading WHERE key = ?", [key]).fetchone()
        if found is None:
            raise KeyError(key.hex())
        self.taken += 1
        return _unpacked(found[0])

    def keep(self, reading: Reading, key: bytes | None) -> None:
        """Keep a reading; without a key it is not what its document alone gives, and serves as it is only."""
        row = (reading.document.id, key, zlib.compress(pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), _FAST))
        self._file.execute("INSERT INTO main.reading (id, key, reading) VALUES (?, ?, ?)", row)

    def taken_over(self, without: str | None = None) -> Iterator[Reading]:
        """Yield every reading that the build before kept, but that of one source, and keep them again."""
        copy = "INSERT INTO main.reading SELECT * FROM before.reading WHERE id IS NOT ? ORDER BY number"
        self._file.execute(copy, [without])
        for (packed,) in self._file.execute("SELECT reading FROM main.reading ORDER BY number"):
            yield _unpacked(packed)

    def finish(self) -> None:
        """Make the file whole."""
        self._file.execute("COMMIT")

    @property
    def files(self) -> Mapping[str, Path]:
        """The file by the name that it has in the snapshot."""
        return {READINGS: self.path}


def readings_file(data: Path) -> Path | None:
    """Return the file that the published snapshot keeps; None where there is none, or one not as it was sealed."""
    return published_file(data, READINGS)


def _unpacked(packed: bytes) -> Reading:
    try:
        reading = _Values(io.BytesIO(zlib.decompress(packed))).load()
    except (pickle.UnpicklingError, zlib.error, AttributeError, TypeError, ValueError, EOFError) as fault:
        what = f"another version kept what was read ({fault})"
        raise SnapshotError(READINGS, what, _REBUILD) from fault
    if not isinstance(reading, Reading):
        raise SnapshotError(READINGS, "holds something that is no reading", _REBUILD)
    return reading


class _Values(pickle.Unpickler):
    """Makes values of ours and nothing else, whoever wrote the file: a pickle could call anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return _OTHERS[module, name]
        found = getattr(import_module(module), name, None) if module in _MODULES else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a reading")
