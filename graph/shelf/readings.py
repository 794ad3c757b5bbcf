"""Readings that are kept beside a snapshot: one that is wanted again is taken over, and its document not read again."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import sqlite3
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ..claims import Reading
from ..errors import SnapshotError
from ..seal import is_as_sealed
from ..snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        with TemporaryDirectory() as folder:
            path = Path(folder) / READINGS
            try:
                with closing(_opened(path, readings_file(data))) as file:
                    keys = file.execute("SELECT key FROM before.reading WHERE key IS NOT NULL")
                    yield cls(path, file, {key for (key,) in keys})
            except sqlite3.Error as fault:
                what = f"what was read cannot be kept ({fault})"
                raise SnapshotError(str(path), what, "make room or check permissions, and build again") from fault

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
    try:
        snapshot = Snapshot.current(data)
    except SnapshotError:
        return None
    path = snapshot.folder / READINGS
    return path if is_as_sealed(snapshot.folder, snapshot.seal, READINGS) else None


def _opened(path: Path, before: Path | None) -> sqlite3.Connection:
    file = sqlite3.connect(path, isolation_level=None, uri=True)
    # It is copied when it is whole; until then it may be lost.
    file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE.format('main')}")
    # Nobody writes into a snapshot that is sealed: it can be read without a lock.
    file.execute("ATTACH ? AS before", [f"{before.absolute().as_uri()}?mode=ro&immutable=1" if before else ":memory:"])
    if before is None:
        file.execute(_TABLE.format("before"))
    file.execute("BEGIN")
    return file


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
