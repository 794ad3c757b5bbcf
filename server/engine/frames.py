"""What travels between the server and its readers: frames of a letter, four bytes of length, and content."""

from __future__ import annotations

HEAD = 5
# What is sent to a reader: a question, or that all but the one which it is answering are to be forgotten.
ASKED, FORGET = b"?x"
# What an answering frame is: a whole answer, a table or a graph; the first part of a longer one, more of it, its end;
# a query that is none; one that the engine cannot answer; an answer of a kind that was not wanted; all forgotten.
WHOLE_TABLE, WHOLE_GRAPH, TABLE, GRAPH, MORE, END, NO_QUERY, FAILED, UNWANTED, FORGOTTEN = b"tgTG+.qfux"


def frame(kind: int, content: bytes) -> bytes:
    """Return a frame as it is sent."""
    return b"%c%b%b" % (kind, len(content).to_bytes(HEAD - 1), content)


class Frames:
    """Takes bytes as they come in and gives whole frames."""

    def __init__(self) -> None:
        self._bytes = bytearray()

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
