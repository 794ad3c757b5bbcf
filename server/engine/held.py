"""A process that another one forked, held so that it can be ended: by its id, somebody else's might be."""

from __future__ import annotations

import os
import signal
import weakref
from contextlib import suppress


def descriptor_of(pid: int) -> int | None:
    """Return a new descriptor of a child that was not waited for yet; None where the kernel has none, or forbids it."""
    try:
        descriptor = os.pidfd_open(pid)
    except OSError:
        return None
    try:
        signal.pidfd_send_signal(descriptor, 0)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


class Held:
    """A process with its descriptor, which is closed with it; where there is none it is known by its id alone."""

    def __init__(self, pid: int, descriptor: int | None) -> None:
        self.pid, self._descriptor = pid, descriptor
        self._closed = None if descriptor is None else weakref.finalize(self, os.close, descriptor)

    def kill(self) -> None:
        """End it, if it has not ended."""
        with suppress(ProcessLookupError):
            if self._descriptor is None:
                os.kill(self.pid, signal.SIGKILL)
            elif self._closed is not None and self._closed.alive:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def be_nice(self, niceness: int) -> None:
        """Let it leave the cores to others, if it has not ended."""
        with suppress(OSError):
            if self._descriptor is not None:
                signal.pidfd_send_signal(self._descriptor, 0)
            os.setpriority(os.PRIO_PROCESS, self.pid, niceness)

    def close(self) -> None:
        """Give its descriptor back; it cannot be ended any more."""
        if self._closed is not None:
            self._closed()
