"""What a record format is made of: words, lists, and mappings of keys to either, each knowing its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from ...graph.errors import SourceError
from ...graph.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...graph.document import Cell, Passage, Span


class Words(NamedTuple):
    """A scalar as it is written; empty words where it has none. `token` keeps quotes and escapes, in JSON."""

    passage: Passage
    token: str = ""


class Listed(NamedTuple):
    """The entries of a list."""

    nodes: tuple[Node, ...]


class Entry(NamedTuple):
    """A key and its value."""

    key: Passage
    value: Node


class Mapped(NamedTuple):
    """The entries of a mapping, no two of which have one key; `span` is where it stands, if its format knows."""

    entries: tuple[Entry, ...]
    span: Span | None = None


class Later(Mapped):
    """A mapping whose entries are made where they are looked at: those of a whole dump take much more memory."""

    def __new__(cls, _made: Callable[[], tuple[Entry, ...]], span: Span) -> Self:
        """Return a mapping without entries of its own."""
        return super().__new__(cls, (), span)

    def __init__(self, made: Callable[[], tuple[Entry, ...]], _span: Span) -> None:
        self._made = made

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, made anew."""
        return self._made()


class Catalog(NamedTuple):
    """The entries of a mapping each of which is a thing of its own, also where there is only one."""

    entries: tuple[Entry, ...]


class Rows(NamedTuple):
    """A table that is written in lists: the titles of its columns, and its rows."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


Node = Words | Listed | Mapped | Catalog | Rows


def place_at(text: str, at: int) -> str:
    """Return the line and column of a character, both from 1."""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def twice(place: str, key: str) -> SourceError:
    """Return the fault of a key that stands in one mapping for the second time."""
    return SourceError(place, f"the key `{key}` stands here for the second time", "keep one of them")


def check(name: str, found: int, place: Callable[[], str], what: str) -> None:
    """Raise SourceError where `what` ("the YAML") has more levels or nodes than the limit of that name."""
    if found > limit(name).value:
        raise beyond(name, place(), what)


def beyond(name: str, place: str, what: str) -> SourceError:
    """Return the fault of a text that breaks the limit of that name."""
    bound = limit(name)
    remedy = "nest it less deep" if bound.unit == "levels" else "split it"
    return SourceError(place, f"{what} has over {bound.value:,} {bound.unit}", remedy)
