"""A file that a build keeps beside its snapshot for the next one, which attaches it: SQLite, written once."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .errors import SnapshotError
from .seal import is_as_sealed
from .snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def keeping(name: str, table: str, before: Path | None, what: str) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """Open a new file of that name with one table, `main`, and that of the build before, `before`, else an empty one.

    `table` creates the table, with a blank for the file. SnapshotError says `what` cannot be kept where one refuses.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        try:
            with closing(_opened(path, table, before)) as file:
                yield path, file
        except sqlite3.Error as fault:
            words = f"{what} cannot be kept ({fault})"
            raise SnapshotError(str(path), words, "make room or check permissions, and build again") from fault


def published_file(data: Path, name: str) -> Path | None:
    """Return the file that the published snapshot keeps; None where there is none, or one not as it was sealed."""
    try:
        snapshot = Snapshot.current(data)
    except SnapshotError:
        return None
    return snapshot.folder / name if is_as_sealed(snapshot.folder, snapshot.seal, name) else None


def can_be_read(path: Path, query: str) -> bool:
    """Tell whether a file answers a query: another version may have kept its own."""
    try:
        with closing(sqlite3.connect(_sealed(path), uri=True)) as file:
            file.execute(query)
    except sqlite3.Error:
        return False
    return True


def _opened(path: Path, table: str, before: Path | None) -> sqlite3.Connection:
    file = sqlite3.connect(path, isolation_level=None, uri=True)
    # It is copied when it is whole; until then it may be lost.
    file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {table.format('main')}")
    file.execute("ATTACH ? AS before", [_sealed(before) if before else ":memory:"])
    if before is None:
        file.execute(table.format("before"))
    file.execute("BEGIN")
    return file


def _sealed(path: Path) -> str:
    """Return the address by which a file is read without a lock: nobody writes into a snapshot that is sealed."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
