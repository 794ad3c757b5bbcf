"""A reader's end of what is between it and who asks: questions come in, answers go out, and a bell tells of them."""

from __future__ import annotations

from socket import MSG_DONTWAIT
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket

_AT_ONCE = 1 << 18
_QUIET = 1 << 15  # bytes that are sent before the bell is rung for them


class Line:
    """Sends answers at once, and rings for several together: to be woken costs who waits more than most answers do."""

    def __init__(self, sock: socket, bell: socket) -> None:
        self._sock, self._bell = sock, bell
        self._quiet = 0

    def take(self, *, waits: bool) -> bytes | None:
        """Return what was sent, b"" where nobody is there any more; None where there is nothing to take yet."""
        try:
            return self._sock.recv(_AT_ONCE, 0 if waits else MSG_DONTWAIT)
        except BlockingIOError:
            return None

    def send(self, content: bytes) -> None:
        """Send, waiting for room; what is much is rung for, so that there will be."""
        self._quiet += len(content)
        if self._quiet > _QUIET:
            self._bell.send(b"!")
        self._sock.sendall(content)
        if self._quiet > _QUIET:
            self.ring()

    def ring(self) -> None:
        """Ring for what was sent since the last time."""
        if self._quiet:
            self._bell.send(b"!")
            self._quiet = 0
