"""An engine over nurseries that are up, for the tests that ask it without a server."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from processes import comes
from whosays.server.engine.engine import Engine
from whosays.server.engine.nurseries import Nurseries, sockets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.graph.snapshot import Snapshot

_PATIENCE = 60.0


@contextmanager
def engine_of(snapshot: Snapshot, *, most_in_memory: int, **how: Any) -> Iterator[Engine]:
    """Give an engine until the block ends: in memory unless no quad may be there."""
    # The path of a socket has 107 bytes at most, so this is no folder of pytest's.
    with TemporaryDirectory(prefix="whosays-") as name:
        folder = Path(name)
        with Nurseries(folder, most_in_memory=most_in_memory, **how) as nurseries:
            nurseries.start(snapshot)
            in_memory, on_disk = sockets_of(folder, snapshot.id)
            assert on_disk.exists()
            assert comes(lambda: not most_in_memory or in_memory.exists(), within=_PATIENCE)
            yield Engine(folder)
