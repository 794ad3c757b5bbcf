"""The snapshot that is being served: the published one, noticed as soon as another is published."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from ..graph.errors import SnapshotError
from ..graph.snapshot import CURRENT, Snapshot


class Served:
    """Holds the snapshot to answer from; one that cannot be opened leaves the last good one in place."""

    def __init__(self, data: Path | Snapshot) -> None:
        self._data = None if isinstance(data, Snapshot) else Path(data)
        self._snapshot = data if isinstance(data, Snapshot) else None
        self._target: str | None = None
        self._lock = Lock()

    def now(self) -> Snapshot:
        """Return the published snapshot, at the cost of reading one link where it is the same as before.

        SnapshotError where none was ever published.
        """
        if self._data is None and self._snapshot is not None:
            return self._snapshot
        with self._lock:
            return self._current(Path(self._data or "."))

    def _current(self, data: Path) -> Snapshot:
        target = _target(data / CURRENT)
        if self._snapshot is not None and target in {self._target, None}:
            return self._snapshot
        try:
            snapshot = Snapshot.current(data)
            len(snapshot.store)  # opens it
        except SnapshotError:
            if self._snapshot is None:
                raise
            return self._snapshot
        self._snapshot, self._target = snapshot, target
        return snapshot


def _target(link: Path) -> str | None:
    try:
        return str(link.readlink())
    except OSError:
        return None
