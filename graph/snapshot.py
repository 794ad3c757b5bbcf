"""A snapshot is one whole build on disk, never changed once it is sealed; `current` is the published one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pyoxigraph import QuerySolutions, Store

from .errors import SnapshotError
from .seal import read_seal

if TYPE_CHECKING:
    from collections.abc import Mapping

SNAPSHOTS = "snapshots"
CURRENT = "current"
STORE = "store"
DOCUMENTS = "documents"
_SOURCE_ID = re.compile(r"[^\W_][\w.-]{0,999}")
_LONGEST_NAME = 200  # bytes: file systems allow 255


@dataclass(frozen=True)
class Snapshot:
    """A sealed build: `id` from its content, `folder`, and the seal's facts.

    The seal holds `digest` (sha256 of the sorted N-Quads), `quads`, `counts`, `policy`, `loaders`, `base`,
    `built` (ISO time) and `files`.
    """

    id: str
    folder: Path
    seal: Mapping[str, Any]

    @classmethod
    def open(cls, folder: Path, *, verify: bool = False) -> Snapshot:
        """Return the snapshot in a folder, checked against its seal: sizes, and digests too with `verify`.

        SnapshotError where it is missing or damaged.
        """
        folder = Path(folder).resolve()
        seal = read_seal(folder, verify=verify)
        if seal["id"] != folder.name and not folder.name.startswith("."):
            raise SnapshotError(str(folder), f"holds snapshot {seal['id']}", "give the folder its name back")
        return cls(seal["id"], folder, MappingProxyType(seal))

    @classmethod
    def current(cls, data: Path, *, verify: bool = False) -> Snapshot:
        """Return the published snapshot of a data folder; SnapshotError where there is none."""
        link = Path(data) / CURRENT
        if not is_published(data):
            remedy = f"run `whosays build SOURCES --data {data}` first"
            raise SnapshotError(str(data), "no snapshot is published here", remedy)
        return cls.open(link, verify=verify)

    @cached_property
    def store(self) -> Store:
        """The quads, opened for reading only."""
        try:
            return Store.read_only(str(self.folder / STORE))
        except OSError as error:
            place = str(self.folder / STORE)
            raise SnapshotError(place, f"cannot be opened ({error})", "build again") from error

    def select(self, query: str) -> QuerySolutions:
        """Return the solutions of a SELECT query of ours; a stranger's goes through the server's guard."""
        found = self.store.query(query)
        if not isinstance(found, QuerySolutions):
            raise TypeError("a SELECT query is wanted")
        return found

    def text(self, source_id: str) -> str:
        """Return the text of a source exactly as it was read; SnapshotError where it is not kept here."""
        path = self.folder / DOCUMENTS / document_file(source_id)
        try:
            return path.read_bytes().decode("utf-8")
        except OSError as error:
            what = "its text is not in this snapshot"
            raise SnapshotError(source_id, what, "see `whosays sources`") from error


def is_published(data: Path) -> bool:
    """Tell whether a snapshot is published in a data folder; in what can be none because of its name, none is."""
    try:
        return (Path(data) / CURRENT).exists()
    except (OSError, ValueError):
        return False


def is_source_id(name: str) -> bool:
    """Tell whether a name may be the id of a source: letters, digits, dots, hyphens, underscores."""
    return _SOURCE_ID.fullmatch(name) is not None


def document_file(source_id: str) -> str:
    """Return the name of the file that keeps a source's text; SnapshotError for an unfit id."""
    if not is_source_id(source_id):
        remedy = "use letters, digits, dots, hyphens and underscores, and begin with a letter or digit"
        raise SnapshotError(repr(source_id)[:120], "this cannot be the id of a source", remedy)
    if len(source_id.encode()) > _LONGEST_NAME:
        return f"{hashlib.sha256(source_id.encode()).hexdigest()}.txt"
    return f"{source_id}.txt"
