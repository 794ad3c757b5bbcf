"""Cells that name a thing on their first line, and on the next its makers, are two cells: "Heron 2", "Northlake"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.document import Cell, Passage, Piece, Span, Table
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Document

# A tag that ends a line; what is merely in small letters goes on with it, unless it is long before that.
_LINE_END = re.compile(r"</?(?:p|div|br|li|ul|h[1-6])\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;/&+|·]|\band\b)\s*")
_MAKER = "Developer"
# A column of fewer such cells tells nothing; of so many names of makers one is to be known as such.
_FEWEST = 2
_UNKNOWN_FOR_EACH = 4
_MOST_WORDS = 12


def with_makers_apart(document: Document) -> Document:
    """Return the document, its tables with a column of makers beside one that has them below its names."""
    blocks = tuple(_parted(block, document.text) if isinstance(block, Table) else block for block in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _parted(table: Table, text: str) -> Table:
    """Return a table with the first column that names things and, below them, their makers as two columns."""
    rows = [row for row in table.rows if len({id(cell) for cell in row}) > 1]
    for column in range(min(map(len, rows), default=0)):
        lines = {id(row[column]): lines_in(row[column].passage, text) for row in rows}
        below = [parts[1].text for parts in lines.values() if len(parts) == _FEWEST]
        filled = sum(bool(row[column].passage.text) for row in rows)
        if len(below) >= _FEWEST and len(below) * 2 > filled and _are_makers(below):
            return _with_column(table, column, lines)
    return table


def lines_in(passage: Passage, text: str) -> list[Passage]:
    """Return the lines that elements of a page part the words of a cell into."""
    at, found = 0, []
    for end, start in _line_ends(passage, text):
        found.append(passage.part(at, end).stripped())
        at = start
    found.append(passage.part(at, len(passage.text)).stripped())
    return [line for line in found if line.text]


def _line_ends(passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a line of the passage's words ends, and where the next one starts."""
    before: Piece | None = None
    for piece in passage.pieces if len(passage.pieces) > 1 else ():
        if not passage.text[piece.at : piece.at + piece.length].strip():
            continue
        if before is not None and _LINE_END.search(text, before.span.end, piece.span.start):
            yield before.at + before.length, piece.at
        before = piece


def _are_makers(lines: Sequence[str]) -> bool:
    """Tell whether lines name organizations: enough are known or called as such, and all could be names of some."""
    if any(not line[0].isupper() or len(line.split()) > _MOST_WORDS or line.endswith(".") for line in lines):
        return False
    return sum(map(_names_a_maker, lines)) * _UNKNOWN_FOR_EACH >= len(lines)


def _names_a_maker(line: str) -> bool:
    return any(
        gazetteer().called(name, "Organization") is not None or name.split()[-1:][0] in lexicon().organization_endings
        for name in _BETWEEN.split(line)
        if name
    )


def _with_column(table: Table, column: int, lines: dict[int, list[Passage]]) -> Table:
    pairs: dict[int, tuple[Cell, Cell]] = {}

    def widened(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        own, parts = row[column], lines.get(id(row[column]), [])
        is_head = row is table.header or (own.is_header and len(parts) < _FEWEST)
        is_section = len({id(cell) for cell in row}) == 1
        made = (own, own) if is_section else (own, _head_beside(own)) if is_head else _cells(parts)
        # A cell that stands in several rows is one still.
        return (*row[:column], *pairs.setdefault(id(own), made), *row[column + 1 :])

    return Table(widened(table.header) if table.header else (), tuple(map(widened, table.rows)))


def _cells(parts: list[Passage]) -> tuple[Cell, Cell]:
    name, below = (*parts[:_FEWEST], *[_EMPTY.passage] * _FEWEST)[:_FEWEST]
    return Cell(name), Cell(below)


def _head_beside(head: Cell) -> Cell:
    """Return the head of the makers beside that of the names; it stands nowhere, right behind it."""
    if not head.passage.pieces:
        return _EMPTY
    end = head.passage.span.end
    return Cell(Passage(_MAKER, (Piece(0, len(_MAKER), Span(end, end)),)), is_header=True)


_EMPTY = Cell(Passage("", ()))
