"""CSV and TSV: a table whose cells know where they stand, and the titles, comments and notes around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Cell
from .csv_cells import SAMPLE, Row, plain_lines, rows_of, separator_of, usual_width, words_of
from .csv_header import header_rows, split_comment
from .lines import block_of
from .nodes import Entry, Listed, Mapped, Words
from .tables import EMPTY, table_of
from .tags import without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block, Passage
    from .nodes import Node


class Separated(NamedTuple):
    """The loader of a format of separated values; `separators` are those that its files may have."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    separators: tuple[str, ...]

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield what stands above the table, the table, and then the rows that are none of it.

        Those are notes of one cell, and rows with words beyond the header's last column: to which columns their cells
        belong cannot be told, so each is a table of its own, which has no header.
        """
        found = separator_of(text, self.separators)
        if found is None:
            yield from map(block_of, plain_lines(text))
            return
        separator, start = found
        rows = list(rows_of(text, separator, start))
        width, _ = usual_width(islice(rows, SAMPLE))
        first = next((at for at, row in enumerate(rows) if _begins_table(row, width)), len(rows))
        above, body = rows[:first], [row for row in rows[first:] if not _is_note(row)]
        grid = [_cells(text, row) for row in body]
        heads, used = header_rows(grid)
        if not heads and above and (cells := split_comment(text, above[-1], separator, width)):
            above, heads = above[:-1], [cells]
        yield from _notes(text, above)
        yield from _tables(heads, grid[used:])
        yield from _notes(text, [row for row in rows[first:] if _is_note(row)])

    def node(self, text: str) -> Node:
        """Return the rows below the first as mappings by its titles, columns without a title left out.

        A row that is not as wide as the titles is a list of its cells: under which titles they stand, nobody can tell.
        """
        found = separator_of(text, self.separators)
        if found is None:
            return Listed(())
        heads, *rows = (row for row in rows_of(text, *found) if not row.is_comment)
        titles = tuple(words_of(text, field) for field in heads.fields)
        return Listed(tuple(_row(text, row, titles) for row in rows))


CSV = Separated("csv", "1", (".csv",), (",", ";", "\t", "|"))
TSV = Separated("tsv", "1", (".tsv", ".tab"), ("\t",))


def _row(text: str, row: Row, titles: tuple[Passage, ...]) -> Node:
    cells = tuple(Words(words_of(text, field)) for field in row.fields)
    if len(cells) != len(titles):
        return Listed(cells)
    entries = tuple(Entry(title, cell) for title, cell in zip(titles, cells, strict=True) if title.text)
    return Mapped(entries, row.fields[0].span.to(row.fields[-1].span))


def _begins_table(row: Row, width: int) -> bool:
    """Tell a row of the table from a title above it, which fills one cell."""
    filled = sum(field.span.start < field.span.end for field in row.fields)
    return not _is_note(row) and filled > 1 and len(row.fields) * 2 >= width


def _is_note(row: Row) -> bool:
    return row.is_comment or len(row.fields) == 1


def _notes(text: str, rows: list[Row]) -> Iterator[Block]:
    for passage in (words_of(text, field) for row in rows for field in row.fields):
        if passage.text:
            yield block_of(passage)


def _cells(text: str, row: Row) -> tuple[Cell, ...]:
    words = (without_tags(words_of(text, field)) for field in row.fields)
    return tuple(Cell(passage) if passage.text else EMPTY for passage in words)


def _tables(heads: list[tuple[Cell, ...]], grid: list[tuple[Cell, ...]]) -> Iterator[Block]:
    """Yield the table of the rows that the header is wide enough for, then the others, each by itself."""
    width = max(map(len, heads or grid), default=0)
    fits = [not any(cell.passage.text for cell in row[width:]) for row in grid]
    whole = [row[:width] for row, is_whole in zip(grid, fits, strict=True) if is_whole]
    if heads or whole:
        yield table_of([*heads[1:], *whole], heads[0] if heads else ())
    for row, is_whole in zip(grid, fits, strict=True):
        if not is_whole:
            yield table_of([row], ())
