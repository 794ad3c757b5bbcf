"""Tables: rows of cells, brought to one width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.document import Cell, Span, Table
from ...graph.errors import SourceError
from ...graph.limits import limit
from .lines import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EMPTY = Cell(NOTHING)

_PIPE = re.compile(r"\\.|\|")
_RULER = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)*+[ \t]*:?-*:?[ \t]*")
_NUMBER = re.compile(r"[~≈<>≤≥±+$€£¥−-]{0,4}[ ]?\d")


def is_ruler(line: str) -> bool:
    """Tell whether a line is the `|---|:--:|` under a header."""
    return "|" in line and "-" in line and _RULER.fullmatch(line.strip()) is not None


def is_row(line: str) -> bool:
    """Tell whether a line is a row of cells within pipes."""
    return line.startswith("|") and line.find("|", 1) > 0


def are_rows(lines: int, pipes: int) -> bool:
    """Tell whether so many lines, each with so many pipes, are a table without pipes at their start."""
    return pipes > 0 and (lines > 2 or (lines == 2 and pipes > 1))


def cells_between_pipes(text: str, line: Span) -> Iterator[Span]:
    r"""Yield the cells of a row, without the space around them; `\|` does not divide."""
    at, end = line.start, line.end
    if text.startswith("|", at, end):
        at += 1
    for pipe in _PIPE.finditer(text, at, end):
        if pipe[0] == "|":
            yield _trimmed(text, at, pipe.start())
            at = pipe.end()
    if text[at:end].strip():
        yield _trimmed(text, at, end)


def cells_between_tabs(text: str, line: Span) -> Iterator[Span]:
    """Yield the cells of a row that tabs divide."""
    at = line.start
    for cell in text[line.start : line.end].split("\t"):
        yield _trimmed(text, at, at + len(cell))
        at += len(cell) + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))


def table_of(rows: Sequence[tuple[Cell, ...]], header: tuple[Cell, ...] | None = None) -> Table:
    """Return the table of the rows, brought to one width by empty cells.

    Without a header the first of several rows is taken for one if no cell of it is empty or a number.
    Raises SourceError for a table that would unfold beyond the limit.
    """
    if header is None and len(rows) > 1 and all(_is_title(cell) for cell in rows[0]):
        header, rows = rows[0], rows[1:]
    width = max(map(len, (header or (), *rows)), default=0)
    checked(width * (len(rows) + 1))
    titles = tuple(Cell(cell.passage, is_header=True) for cell in header or ())
    return Table(_wide(titles, width) if header else (), tuple(_wide(row, width) for row in rows))


def checked(cells: int) -> None:
    """Raise SourceError where a table has more cells than the limit."""
    most = limit("table_cells")
    if cells > most.value:
        raise SourceError("a table", f"it unfolds to {cells:,} cells, over {most.value:,}", "split the table")


def _wide(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return row + (EMPTY,) * (width - len(row))


def _is_title(cell: Cell) -> bool:
    return bool(cell.passage.text) and _NUMBER.match(cell.passage.text) is None
