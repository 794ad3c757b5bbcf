"""The snapshot that is being served: the published one, noticed as soon as another is published."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ..graph.errors import SnapshotError
from ..graph.snapshot import CURRENT, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable


class Served:
    """Holds the snapshot to answer from; one that cannot be opened or is not ready leaves the last good one."""

    def __init__(self, data: Path | Snapshot, is_ready: Callable[[Snapshot], bool] = lambda _: True) -> None:
        self._is_ready = is_ready
        self._data = None if isinstance(data, Snapshot) else Path(data)
        self._snapshot = data if isinstance(data, Snapshot) else None
        self._target: str | None = None
        self._link = str((self._data or Path()) / CURRENT)
        self._lock = Lock()

    def now(self) -> Snapshot:
        """Return the published snapshot, at the cost of reading one link where it is the same as before.

        SnapshotError where none was ever published.
        """
        if self._data is None and self._snapshot is not None:
            return self._snapshot
        with self._lock:
            return self._current()

    def _current(self) -> Snapshot:
        target = _target(self._link)
        if self._snapshot is not None and target in {self._target, None}:
            return self._snapshot
        try:
            snapshot = Snapshot.current(self._data or Path())
            len(snapshot.store)  # opens it
        except SnapshotError:
            if self._snapshot is None:
                raise
            return self._snapshot
        if self._snapshot is not None and not self._is_ready(snapshot):
            return self._snapshot
        self._snapshot, self._target = snapshot, target
        return snapshot


def _target(link: str) -> str | None:
    try:
        return os.readlink(link)  # noqa: PTH115 (at each request: a Path takes twenty times as long)
    except OSError:
        return None
