"""What a process of the server is to the system: a part of it, that ends with it and says what it is."""

from __future__ import annotations

import ctypes
import signal
from contextlib import suppress
from pathlib import Path

_PARENT_DEATH_SIGNAL = 1  # see prctl(2)


def end_with_parent() -> None:
    """Let the kernel end this process, as one that is told to, when the thread that started it has ended."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM, 0, 0, 0)


def be_called(name: str) -> None:
    """Have `ps -o comm` and `top` show a name, of 15 signs at most."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name, encoding="ascii")
