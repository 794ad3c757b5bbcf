"""What travels between the server and its readers: frames of a letter, four bytes of length, and content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket

HEAD = 5
ASKED = ord("?")
# What an answering frame is: a whole answer, a table or a graph; the first part of a longer one, more of it, its end;
# a query that is none; one that the engine cannot answer; an answer of a kind that was not wanted.
WHOLE_TABLE, WHOLE_GRAPH, TABLE, GRAPH, MORE, END, NO_QUERY, FAILED, UNWANTED = b"tgTG+.qfu"


def frame(kind: int, content: bytes) -> bytes:
    """Return a frame as it is sent."""
    return b"%c%b%b" % (kind, len(content).to_bytes(HEAD - 1), content)


class Frames:
    """Takes bytes as they come in and gives whole frames."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes)

    def add(self, received: bytes) -> None:
        """Take what came in."""
        self._bytes += received

    def next(self) -> tuple[int, bytes] | None:
        """Return the next frame's kind and content; None while it is not whole."""
        held = self._bytes
        if len(held) < HEAD:
            return None
        end = HEAD + int.from_bytes(held[1:HEAD])
        if len(held) < end:
            return None
        kind, content = held[0], bytes(held[HEAD:end])
        del held[:end]
        return kind, content


def received(sock: socket, size: int) -> bytes | None:
    """Return so many bytes of a socket; None where it ends before."""
    parts = bytearray()
    while len(parts) < size:
        part = sock.recv(min(size - len(parts), 1 << 18))
        if not part:
            return None
        parts += part
    return bytes(parts)
