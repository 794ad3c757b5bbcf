"""A document: its text, and the blocks that a reader sees in it, each knowing where it stands.

Offsets are Unicode code points of the text as decoded; line ends are left as they are. Nothing here
rebuilds text: a block holds passages, and a passage can say which characters of the file its words are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


ITSELF = "https://document.invalid/"
"""By which IRI a document speaks of itself: it is kept without an address of its own."""


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """The characters from `start` up to, not including, `end`. A tuple: some hundred are made of each kilobyte."""

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Return a span; raise ValueError for one that starts before the text or behind its end."""
        if not 0 <= start <= end:
            raise ValueError(f"a span cannot run from {start} to {end}")
        return tuple.__new__(cls, (start, end))

    def to(self, other: Span) -> Span:
        """Return the shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """A stretch of a passage's words and the characters of the file that it is read from.

    Where both have one length they match character by character; otherwise (an entity such as `&amp;`, a
    folded line) the words as a whole stand for the characters as a whole.
    """

    at: int
    length: int
    span: Span

    @property
    def is_exact(self) -> bool:
        """Tell whether words and characters match one by one."""
        return self.length == self.span.end - self.span.start


def _place(piece: Piece) -> int:
    return piece.at


class Passage(NamedTuple):
    """Words as a reader sees them, without markup, and where in the file each stands."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, document_text: str, span: Span) -> Passage:
        """Return the passage whose words are exactly the characters of `span`."""
        text = document_text[span.start : span.end]
        return cls(text, (Piece(0, len(text), span),) if text else ())

    @classmethod
    def joined(cls, parts: Sequence[tuple[str, Span]]) -> Passage:
        """Return the passage that strings the parts together: words and the characters that they stand for."""
        pieces, at = [], 0
        for words, span in parts:
            if words:
                pieces.append(Piece(at, len(words), span))
                at += len(words)
        return cls("".join(words for words, _ in parts), tuple(pieces))

    @property
    def span(self) -> Span:
        """The characters of the file from the first word to the last; an empty passage has none.

        Raises ValueError for an empty passage.
        """
        if not self.pieces:
            raise ValueError("an empty passage stands nowhere")
        first = self.pieces[0].span
        return first.to(self.pieces[-1].span) if len(self.pieces) > 1 else first

    def between(self, start: int, end: int) -> Span:
        """Return the characters of the file that the words `text[start:end]` stand for (`start < end`)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no words from {start} to {end} in a passage of {len(self.text)} characters")
        first, last = self._piece(start), self._piece(end - 1)
        low = first.span.start + (start - first.at if first.is_exact else 0)
        high = last.span.start + (end - last.at) if last.is_exact else last.span.end
        return Span(low, high)

    def part(self, start: int, end: int) -> Passage:
        """Return the passage of the words `text[start:end]`."""
        pieces = []
        for piece in self.pieces_of(start, end):
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if low < high:
                shift = piece.span.start - piece.at
                span = Span(low + shift, high + shift) if piece.is_exact else piece.span
                pieces.append(Piece(low - start, high - low, span))
        return Passage(self.text[start:end], tuple(pieces))

    def pieces_of(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces that the words `text[start:end]` are read from, each whole."""
        if start >= end:
            return
        for number in range(self._number(start), len(self.pieces)):
            piece = self.pieces[number]
            if piece.at >= end:
                return
            yield piece

    def joined_by(self, words: str, other: Passage) -> Passage:
        """Return this passage, words that stand for what is between the two, and a later one; neither is empty."""
        at = len(self.text)
        between = Piece(at, len(words), Span(self.span.end, max(self.span.end, other.span.start)))
        moved = (Piece(piece.at + at + len(words), piece.length, piece.span) for piece in other.pieces)
        return Passage(f"{self.text}{words}{other.text}", (*self.pieces, between, *moved))

    def stripped(self) -> Passage:
        """Return the passage without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def _piece(self, at: int) -> Piece:
        return self.pieces[self._number(at)]

    def _number(self, at: int) -> int:
        """Return the number of the piece that holds a character; most passages have but one."""
        return bisect_right(self.pieces, at, key=_place) - 1 if len(self.pieces) > 1 else 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of what follows; `level` 1 is the highest."""

    passage: Passage
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """A short line of plain text: a heading, a label or a value; its neighbours tell which."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `depth` 0 is the outermost list, `path` names the labels that it is nested under."""

    passage: Passage
    depth: int = 0
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value; `path` names the labels that it is nested under, outermost first.

    Formats that name by IRI say which: `terms` are those of the labels, the own one last, `thing` that of the value.
    """

    label: Passage
    value: Passage
    path: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    thing: str | None = None

    @property
    def whole(self) -> Passage:
        """The label and its value as one passage: "label: value"."""
        return self.label.joined_by(": ", self.value)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a record is of, where its format says so: an IRI (or a name within the document), names and kinds.

    `names` has the preferred one first; `kinds` are classes, each by its IRI or its label.
    """

    iri: str
    names: tuple[Passage, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Pairs that speak of one thing: a catalog entry, a block of front matter, the statements on a node.

    `graph` is the IRI of the named graph that the statements stand in, in a format that has such.
    """

    pairs: tuple[Pair, ...]
    subject: Subject | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; one that spans several rows or columns stands in each of them."""

    passage: Passage
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows of one width; `header` is empty where the table has none."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def is_wide(row: tuple[Cell, ...]) -> bool:
    """Tell whether a row is one cell with words over several columns."""
    return len(row) > 1 and bool(row[0].passage.text) and len({cell.passage for cell in row}) == 1


@dataclass(frozen=True, slots=True)
class Code:
    """Characters that are no statement: a code sample, a command."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: what its mark in the text, such as `^note`, stands for."""

    mark: str
    passage: Passage


Block = Heading | Line | Paragraph | Item | Pair | Record | Table | Code | Note


def passages_of(block: Block) -> Iterator[Passage]:
    """Yield every passage of a block, in the order of the file."""
    match block:
        case Pair(label, value):
            yield label
            yield value
        case Record(pairs):
            for pair in pairs:
                yield from passages_of(pair)
        case Table(header, rows):
            for row in (header, *rows):
                yield from (cell.passage for cell in row)
        case _:
            yield block.passage


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document as a publication; dates are EDTF strings."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    license: str | None = None
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Where a document stands that is a part of another: the id of that one, and the characters of its text."""

    of: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: `id` names its graph, `name` is its file name, `loader` is `name/version`.

    `digest` is the SHA-256 of its bytes; where it is not stated, the bytes are the text in UTF-8. A form feed ends a
    page, in formats that have pages. A record of a catalog is a `part` of that; its places count in its own text.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    loader: str
    metadata: Metadata = field(default_factory=Metadata)
    digest: str | None = None
    part: Part | None = None

    @property
    def title(self) -> str:
        """What it is called: its title, or its file name where it has none."""
        return self.metadata.title or self.name

    def page_of(self, span: Span) -> int | None:
        """Return the page on which a span starts, from 1; None where the text has no pages."""
        if "\f" not in self.text:
            return None
        return self.text.count("\f", 0, span.start) + 1

    def __getitem__(self, span: Span) -> str:
        """Return the exact characters of a span."""
        return self.text[span.start : span.end]
