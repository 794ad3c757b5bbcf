"""An answer as the engine writes it: parts go out as they fill, and none beyond the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.limits import limit
from .confine import end_after
from .frames import END, MORE, frame
from .xml_text import XmlText

if TYPE_CHECKING:
    from .line import Line

# The first part goes out early, for those who wait; then larger ones, for those who read all.
_FIRST, _PART = 1 << 16, 1 << 17
# What stands between two rows or triples. In JSON a quote inside a value is escaped, so that this is none.
_BETWEEN = {"application/sparql-results+json": b'}},{"', "application/sparql-results+xml": b"<result>"}
_XML = ("application/sparql-results+xml", "application/rdf+xml")


class TooMuch(Exception):  # noqa: N818
    """An answer is larger than the limits allow."""


class Parts:
    """A file that the engine writes to, `whole` and `first` the frames for a short answer and a long one's beginning.

    While a part is on its way the time limit is not counted: a slow client is no slow query.
    """

    def __init__(self, line: Line, media_type: str, whole: int, first: int) -> None:
        self._line, self._whole, self._next = line, whole, first
        self._between = _BETWEEN.get(media_type, b"\n")
        self._xml = XmlText() if media_type in _XML else None
        self._waiting: list[bytes] = []
        self._size = self._bytes = self._rows = 0
        self._part = _FIRST

    def write(self, written: bytes) -> int:
        """Take what the engine wrote; TooMuch where that is beyond a limit."""
        self._waiting.append(written)
        self._size += len(written)
        if self._size >= self._part:
            self._send()
        return len(written)

    def flush(self) -> None:
        """Do nothing: parts go out when they are full."""

    def last(self) -> bytes:
        """Return the end of the answer as frames: all of it where nothing was sent yet."""
        content = self._content()
        if self._xml is not None:
            content += self._xml.rest()
        return frame(MORE, content) + frame(END, b"") if self._bytes else frame(self._whole, content)

    def _content(self) -> bytes:
        content = b"".join(self._waiting)
        self._waiting.clear()
        return content if self._xml is None else self._xml.feed(content)

    def _send(self) -> None:
        content = self._content()
        self._bytes += len(content)
        self._rows += content.count(self._between)
        for name, found in (("answer_bytes", self._bytes), ("answer_rows", self._rows)):
            if found > (bound := limit(name)).value:
                raise TooMuch(f"answers are limited to {bound.value:,} {bound.unit}")
        left = end_after(0)
        self._line.send(frame(self._next, content))
        end_after(left)
        self._next, self._part, self._size = MORE, _PART, 0
