"""The snapshot that is being served: the published one, noticed as soon as another is published."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ..graph.errors import SnapshotError
from ..graph.snapshot import CURRENT, Snapshot
from .checking import found_in

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSE = 0.05  # seconds until what could not be taken up is tried again
_LOOK = 1.0


class Served:
    """Holds the snapshot to answer from; one that cannot be opened or is not ready leaves the last good one.

    `last_good` is where that is found by a process that has not served any yet.
    """

    def __init__(
        self,
        data: Path | Snapshot,
        is_ready: Callable[[Snapshot], bool] = lambda _: True,
        last_good: Path | None = None,
    ) -> None:
        self._is_ready, self._last_good = is_ready, last_good
        self._data = None if isinstance(data, Snapshot) else Path(data)
        self._snapshot = data if isinstance(data, Snapshot) else None
        self._target: str | None = None
        self._link = str((self._data or Path()) / CURRENT)
        self._lock = Lock()
        self._refused: str | None = None
        self._again = 0.0
        self._fault, self._looked = "", 0.0

    def now(self) -> Snapshot:
        """Return the published snapshot, at the cost of reading one link where it is the same as before.

        SnapshotError where none was ever published.
        """
        if self._data is None and self._snapshot is not None:
            return self._snapshot
        with self._lock:
            return self._current()

    def fault(self) -> str:
        """Return why what is published is not what is served, without naming a place; "" where all is well.

        Its files are looked at anew once a second at most.
        """
        if self._data is None or self._snapshot is None:
            return ""
        if time.monotonic() - self._looked > _LOOK:
            self._fault, self._looked = self._found(self._data, self._snapshot.id), time.monotonic()
        return self._fault

    def damage(self) -> str:
        """Return which file of what is served has changed since it was taken up, as far as was noticed; else ""."""
        if self._last_good is None or self._snapshot is None:
            return ""
        return found_in(self._last_good.parent, self._snapshot.id)

    def _current(self) -> Snapshot:
        target = _target(self._link)
        if self._snapshot is not None and target in {self._target, None}:
            return self._snapshot
        if self._snapshot is not None and target == self._refused and time.monotonic() < self._again:
            return self._snapshot
        if self._snapshot is None and self._last_good is not None:
            with suppress(SnapshotError):
                self._snapshot = Snapshot.open(self._last_good)
        try:
            snapshot = Snapshot.current(self._data or Path())
            is_ready = self._snapshot is None or self._is_ready(snapshot)
            if is_ready:
                len(snapshot.store)  # opens it
        except SnapshotError:
            if self._snapshot is None:
                raise
            is_ready = False
        if not is_ready and self._snapshot is not None:
            self._refused, self._again = target, time.monotonic() + _PAUSE
            return self._snapshot
        self._snapshot, self._target = snapshot, target
        return snapshot

    @staticmethod
    def _found(data: Path, served: str) -> str:
        if _target(str(data / CURRENT)) is None:
            return "no snapshot is published any more"
        try:
            published = Snapshot.current(data)
            if published.id != served:
                len(published.store)
        except SnapshotError:
            return "the published snapshot is missing or damaged"
        return ""


def _target(link: str) -> str | None:
    try:
        return os.readlink(link)  # noqa: PTH115 (at each request: a Path takes twenty times as long)
    except OSError:
        return None
