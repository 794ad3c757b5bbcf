"""The shelf of a data folder: what was added by itself. Each snapshot lists it, and the folder keeps the bytes.

The list is sealed with the snapshot, so a source is on the shelf exactly as long as the published snapshot holds it,
whenever a build is killed; earlier snapshots have the list of their time.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import shutil
import unicodedata
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..errors import BusyError, SnapshotError, SourceError, reason_of
from ..seal import digest_of, sync
from ..snapshot import SNAPSHOTS, Snapshot, is_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIST = "shelf.json"
BYTES = "sources"
_LOCK = ".writing"
_LONGEST_NAME = 120  # characters; file systems allow 255 bytes
_UNFIT = re.compile(r"[^\w. ()+-]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Added:
    """What was added by itself: its id as a source, its file, the sha256 of its bytes, and what is said of it.

    `told` has the keys of a manifest; a change by hand has `who` and `when` instead. Links to other graphs are no
    source: their id is one that no source can have.
    """

    id: str
    file: str
    digest: str
    told: Mapping[str, str] = field(default_factory=dict)
    is_change: bool = False
    is_links: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was added to a data folder, in the order in which it was."""

    data: Path
    added: tuple[Added, ...] = ()

    @classmethod
    def of(cls, data: Path) -> Shelf:
        """Return the shelf that the published snapshot lists; empty where none is published or it lists nothing."""
        if not is_published(data):
            return cls(Path(data))
        return cls(Path(data), listed(Snapshot.current(data).folder))

    def named(self, source_id: str) -> Added | None:
        """Return what has this id; None where it is not on the shelf."""
        return next((each for each in self.added if each.id == source_id), None)

    def plus(self, added: Added) -> Shelf:
        """Return the shelf with one thing more."""
        return replace(self, added=(*self.without(added.id).added, added))

    def without(self, source_id: str) -> Shelf:
        """Return the shelf without what has this id."""
        return replace(self, added=tuple(each for each in self.added if each.id != source_id))

    @property
    def documents(self) -> tuple[Added, ...]:
        """The documents on it."""
        return tuple(each for each in self.added if not (each.is_change or each.is_links))

    @property
    def changes(self) -> tuple[Added, ...]:
        """The changes by hand on it, the earliest first."""
        return tuple(each for each in self.added if each.is_change)

    @property
    def links(self) -> Added | None:
        """The mappings to other graphs on it."""
        return next((each for each in self.added if each.is_links), None)

    def path(self, added: Added) -> Path:
        """Return the file that keeps the bytes; SourceError where they are not as they were added."""
        path = self.data / BYTES / added.digest / added.file
        if not path.is_file() or digest_of(path) != added.digest:
            what = "what was added is not there any more, or has other bytes"
            raise SourceError(str(path), what, f"run `whosays remove {added.id}`, and add it again")
        return path

    def put(self, file: Path, added: Added) -> None:
        """Copy the bytes of a file to where the shelf keeps them; nothing lists them yet."""
        folder = self.data / BYTES / added.digest
        part = folder / f".{added.file}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, part)
            sync(part)
            part.replace(folder / added.file)
            sync(folder)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def written(self, folder: Path) -> Mapping[str, Path]:
        """Write the list into a folder; return the file by the name that it has in the snapshot."""
        path = folder / LIST
        path.write_text(self._text(), encoding="utf-8")
        return {LIST: path}

    def told(self) -> dict[str, str]:
        """Return what a seal tells of it, and so what tells its snapshot from one of the same quads without it."""
        return {"shelf": hashlib.sha256(self._text().encode()).hexdigest()} if self.added else {}

    def tidy(self) -> None:
        """Remove bytes that no snapshot lists any more, which rollback cannot bring back either."""
        folders = [path for path in (self.data / SNAPSHOTS).iterdir() if not path.name.startswith(".")]
        try:
            wanted = {each.digest for folder in folders for each in listed(folder)}
        except SnapshotError:
            return  # a damaged snapshot may be mended: what it listed is not known
        for folder in (self.data / BYTES).glob("*"):
            if folder.name not in wanted and _DIGEST.fullmatch(folder.name):
                shutil.rmtree(folder, ignore_errors=True)

    def _text(self) -> str:
        return json.dumps([asdict(each) for each in self.added], indent=1, ensure_ascii=False) + "\n"


def listed(folder: Path) -> tuple[Added, ...]:
    """Return what the snapshot in a folder lists as added; SnapshotError where its list cannot be read."""
    path = folder / LIST
    try:
        return tuple(Added(**each) for each in json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, RecursionError) as fault:
        raise SnapshotError(str(path), f"cannot be read ({fault})", "build again") from fault


def safe_name(name: str) -> str:
    """Return a stranger's file name as one that can only be a file of the folder that it is put in."""
    base = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    plain = _UNFIT.sub("-", base).strip(" .-") or "document"
    if len(plain) <= _LONGEST_NAME and len(plain.encode()) <= 2 * _LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    kept = ending[:20] if dot else ""
    return f"{(stem or plain)[: _LONGEST_NAME // 2]}{dot}{kept}"


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """Hold the right to write into a data folder, from the first look at it to the last; BusyError where another does.

    The system releases it also when the process is killed.
    """
    try:
        lock = _lock(Path(data) / SNAPSHOTS)
    except BlockingIOError as error:
        raise BusyError(str(data), "another build is at work here", "wait until it ends") from error
    except OSError as error:
        raise _unwritable(data, error) from error
    with lock:
        yield


def _lock(folder: Path) -> IO[str]:
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / _LOCK).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise
    return lock


def _unwritable(place: Path, error: OSError) -> SnapshotError:
    what = f"it cannot be written to ({reason_of(error)})"
    return SnapshotError(str(place), what, "make room or check permissions")
