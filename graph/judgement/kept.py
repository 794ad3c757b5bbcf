"""Judgements that are kept beside a snapshot, for the build that comes after it: quads by what they rest on."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from ..kept_file import can_be_read, keeping, published_file

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

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
        with keeping(KEPT, _TABLE, before, "what was judged") as (path, file):
            yield cls(path, file)

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


def _published(data: Path) -> Path | None:
    """Return the file that the published snapshot keeps, unless there is none, or one of another version."""
    path = published_file(data, KEPT)
    return path if path is not None and can_be_read(path, "SELECT basis, quads FROM judgement LIMIT 1") else None
