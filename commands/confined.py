"""Work that may be a trap is done within a time and a memory of its own; what goes beyond ends the process."""

from __future__ import annotations

import ctypes
import resource
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEWUSER, _NEWNET = 0x10000000, 0x40000000
_STATM = Path("/proc/self/statm")


@contextmanager
def confined(seconds: float, memory: int) -> Iterator[None]:
    """Allow so many seconds and so many bytes more than there are now; SIGALRM ends the process, as nothing else could.

    Memory beyond gives a MemoryError, or ends the process where it is the engine that asks.
    """
    before = resource.getrlimit(resource.RLIMIT_AS)
    if _STATM.exists():
        now = int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = now + memory
        resource.setrlimit(resource.RLIMIT_AS, (most if before[1] < 0 else min(most, before[1]), before[1]))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)


def without_network() -> bool:
    """Leave every network behind, where the system lets us, and tell whether it did: a second wall behind the guard."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    return unshare is not None and (unshare(_NEWNET) == 0 or unshare(_NEWUSER | _NEWNET) == 0)
