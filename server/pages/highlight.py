"""A text with quotes lit in it: pieces in order that a page writes down one by one, properly nested."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = TypeVar("Key")


class Kind(Enum):
    """What a piece does."""

    TEXT = "text"
    OPEN = "open"  # a quote begins
    REOPEN = "reopen"  # a quote goes on that another one cut
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Piece(Generic[Key]):
    """Characters of the text, or the beginning or end of a quote's light; `key` says whose."""

    kind: Kind
    text: str = ""
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class _Quote(Generic[Key]):
    start: int
    end: int
    key: Key


def lit(text: str, quotes: Iterable[tuple[int, int, Key]]) -> Iterator[Piece[Key]]:
    """Yield the pieces of a text with quotes `(start, end, key)`; the text pieces joined are the text.

    Each quote is opened once, where it starts, and what is open is closed in reverse order. A quote that
    another one cuts in two goes on in a further light. One outside the text, wholly or in part, is left out.
    """
    waiting = _in_order(text, quotes)
    opened: list[_Quote[Key]] = []
    at = 0
    while waiting or opened:
        stop = min([*(quote.end for quote in opened), *(quote.start for quote in waiting[-1:])])
        if at < stop:
            yield Piece(Kind.TEXT, text[at:stop])
            at = stop
        yield from _closed(opened, at)
        while waiting and waiting[-1].start == at:
            opened.append(waiting.pop())
            yield Piece(Kind.OPEN, key=opened[-1].key)
    if at < len(text):
        yield Piece(Kind.TEXT, text[at:])


def _in_order(text: str, quotes: Iterable[tuple[int, int, Key]]) -> list[_Quote[Key]]:
    """Return the quotes that fit, last first; of those that start together the longest is met first."""
    fitting = [_Quote(start, end, key) for start, end, key in quotes if 0 <= start < end <= len(text)]
    fitting.sort(key=lambda quote: (quote.start, -quote.end))
    return fitting[::-1]


def _closed(opened: list[_Quote[Key]], at: int) -> Iterator[Piece[Key]]:
    """Close what ends here, and open again what lay inside it and goes on."""
    ending = [place for place, quote in enumerate(opened) if quote.end == at]
    if not ending:
        return
    inside = opened[ending[0] :]
    yield from (Piece(Kind.CLOSE, key=quote.key) for quote in reversed(inside))
    del opened[ending[0] :]
    for quote in inside:
        if quote.end > at:
            opened.append(quote)
            yield Piece(Kind.REOPEN, key=quote.key)
