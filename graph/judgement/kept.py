"""Judgements that are kept beside a snapshot, for the build that comes after it: quads by what they rest on."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from ..errors import SnapshotError
from ..seal import is_as_sealed
from ..snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from pyoxigraph import Quad

    from .basis import Basis

KEPT = "judgements.sqlite"
_TABLE = "CREATE TABLE {}.judgement (basis BLOB PRIMARY KEY, quads BLOB NOT NULL)"
_FAST = 1  # most of what is compressed are IRIs that begin alike


@dataclass
class Kept:
    """The file of this build, with that of the build before attached; `anew` of all `things` were judged again."""

    path: Path
    _file: sqlite3.Connection
    things: int = 0
    anew: int = 0

    @classmethod
    def beside(cls, data: Path) -> AbstractContextManager[Kept]:
        """Open a new file, and the one that the published snapshot of a data folder keeps, if it keeps a sound one."""
        return cls.after(_published(data))

    @classmethod
    @contextmanager
    def after(cls, before: Path | None) -> Iterator[Kept]:
        """Open a new file, and that of the build before; SnapshotError where one of them refuses."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / KEPT
            try:
                with closing(_opened(path, before)) as file:
                    yield cls(path, file)
            except sqlite3.Error as fault:
                what = f"what was judged cannot be kept ({fault})"
                raise SnapshotError(str(path), what, "make room or check permissions, and build again") from fault

    def taken_over(self, bases: Mapping[str, Basis]) -> Iterator[Quad]:
        """Yield the quads of all households whose judgement the build before kept, and keep them again."""
        for basis in bases.values():
            self.things += basis.things
            if (quads := self._before(basis)) is not None:
                self._keep(basis, quads)
                yield from parse(zlib.decompress(quads), format=RdfFormat.N_QUADS)

    def unknown(self, bases: Mapping[str, Basis]) -> frozenset[str]:
        """Return the households that the build before did not judge on the same basis."""
        return frozenset(household for household, basis in bases.items() if self._before(basis) is None)

    def keep(self, basis: Basis, quads: Sequence[Quad]) -> None:
        """Keep the quads of a judgement that was made anew."""
        self.anew += basis.things
        self._keep(basis, zlib.compress(serialize(quads, format=RdfFormat.N_QUADS) or b"", _FAST))

    def finish(self) -> None:
        """Make the file whole."""
        self._file.execute("COMMIT")

    @property
    def files(self) -> Mapping[str, Path]:
        """The file by the name that it has in the snapshot."""
        return {KEPT: self.path}

    def _before(self, basis: Basis) -> bytes | None:
        found = self._file.execute("SELECT quads FROM before.judgement WHERE basis = ?", [basis.digest]).fetchone()
        return found[0] if found else None

    def _keep(self, basis: Basis, quads: bytes) -> None:
        self._file.execute("INSERT INTO main.judgement VALUES (?, ?)", [basis.digest, quads])


def _opened(path: Path, before: Path | None) -> sqlite3.Connection:
    """Return a new file with that of the build before attached, else an empty one."""
    file = sqlite3.connect(path, isolation_level=None, uri=True)
    # It is copied when it is whole; until then it may be lost.
    file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE.format('main')}")
    # Nobody writes into a snapshot that is sealed: it can be read without a lock.
    file.execute("ATTACH ? AS before", [f"{before.absolute().as_uri()}?mode=ro&immutable=1" if before else ":memory:"])
    if before is None:
        file.execute(_TABLE.format("before"))
    file.execute("BEGIN")
    return file


def _published(data: Path) -> Path | None:
    """Return the file that the published snapshot keeps, unless there is none, or one that is not as it was sealed."""
    try:
        snapshot = Snapshot.current(data)
    except SnapshotError:
        return None
    path = snapshot.folder / KEPT
    return path if is_as_sealed(snapshot.folder, snapshot.seal, KEPT) and _is_readable(path) else None


def _is_readable(path: Path) -> bool:
    """Tell whether a file has the table that we write: another version may have kept its own."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            file.execute("SELECT basis, quads FROM judgement LIMIT 1")
    except sqlite3.Error:
        return False
    return True
