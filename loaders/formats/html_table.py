"""Rows of HTML cells unfolded to a grid: a cell that spans rows or columns stands in each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from ...graph.document import Cell, Table
from .lines import NOTHING, block_of
from .tables import EMPTY, checked, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.document import Block, Passage

# The spans that the HTML standard allows at most.
MOST_COLUMNS = 1000
MOST_ROWS = 65534


@dataclass(slots=True)
class HtmlCell:
    """A cell as the table states it; `rows` 0 means down to the last row."""

    is_header: bool
    columns: int
    rows: int
    passage: Passage = NOTHING
    is_bold: bool = False

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str]) -> HtmlCell:
        """Return the cell that a start tag states."""
        columns = min(max(_number(attributes.get("colspan", "1")), 1), MOST_COLUMNS)
        return cls(tag == "th", columns, min(_number(attributes.get("rowspan", "1")), MOST_ROWS))


@dataclass(slots=True)
class HtmlTable:
    """A table while it is read."""

    rows: list[list[HtmlCell]] = field(default_factory=list)
    titles: int = 0
    """How many of the rows stand in the head."""
    is_head: bool = False

    def add(self, cell: HtmlCell) -> None:
        """Add a cell to the last row; a row that has one counts as head while no other came before."""
        if not self.rows:
            self.rows.append([])
        if not self.rows[-1]:
            filled = sum(1 for row in self.rows if row) if self.is_head else -1
            self.titles += filled == self.titles
        self.rows[-1].append(cell)

    def blocks(self) -> Iterator[Block]:
        """Yield the table; where no row has two cells it only lays out lines."""
        rows = [row for row in self.rows if row]
        if all(len(row) == 1 for row in rows):
            for cell in (row[0] for row in rows):
                if cell.passage.text:
                    yield block_of(cell.passage)
        else:
            yield self._table(rows)

    def _table(self, rows: list[list[HtmlCell]]) -> Table:
        grid = _grid(rows)
        titles = _titles(grid, self.titles) or int(len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]))
        if not 0 < titles < len(grid):
            return table_of(grid, ())
        return table_of([*grid[: titles - 1], *grid[titles:]], grid[titles - 1])


def _titles(grid: list[tuple[Cell, ...]], head: int) -> int:
    """Return how many rows name the columns, the last of them each by itself; 0 where none does."""
    first = head or int(_is_section(grid[0]))
    if head and not _is_section(grid[head - 1]):
        return head
    more = sum(1 for _ in takewhile(_is_title, grid[first:]))
    return first + more if more else 0


def _is_section(row: tuple[Cell, ...]) -> bool:
    """Tell whether one cell spans the whole row."""
    return all(cell is row[0] for cell in row)


def _is_title(row: tuple[Cell, ...]) -> bool:
    return all(cell.is_header for cell in row) and not _is_section(row)


def _is_bold(row: list[HtmlCell]) -> bool:
    """Tell whether all that stands in a row is in bold; the corner over the names of rows may be empty."""
    filled = [cell for cell in row if cell.passage.text]
    return bool(filled) and all(cell.is_bold for cell in filled)


def _grid(rows: list[list[HtmlCell]]) -> list[tuple[Cell, ...]]:
    """Unfold the spans; SourceError for a table beyond the limit."""
    grid: list[tuple[Cell, ...]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    total = 0
    for row in rows:
        cells: list[Cell] = []
        for stated in row:
            _settle(cells, hanging)
            cell = Cell(stated.passage, stated.is_header)
            below = (stated.rows or len(rows)) - 1
            for _ in range(stated.columns):
                hanging.pop(len(cells), None)
                if below:
                    hanging[len(cells)] = cell, below
                cells.append(cell)
            checked(total + len(cells))
        last = max(hanging, default=-1)
        while len(cells) <= last:
            _settle(cells, hanging)
            if len(cells) <= last:
                cells.append(EMPTY)
        total += len(cells)
        checked(total)
        grid.append(tuple(cells))
    return grid


def _settle(cells: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
    """Place the cells that hang down from the rows above at the next columns."""
    while held := hanging.get(len(cells)):
        cell, below = held
        if below == 1:
            del hanging[len(cells)]
        else:
            hanging[len(cells)] = cell, below - 1
        cells.append(cell)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 1
