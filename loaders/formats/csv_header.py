"""The header of separated values: one row of titles, a row of groups above them, or a row of units below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.dates import parse_date
from ...graph.document import Cell, Span
from ...graph.quantities import parse_quantity
from ...graph.unit_hints import parse_unit_hint
from .csv_cells import rows_of, words_of
from .lines import passage_of
from .tables import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Passage
    from .csv_cells import Row
    from .lines import Part

Cells = tuple[Cell, ...]

# What is longer is a sentence and heads no column.
LONGEST_TITLE = 80
_LEAST_TITLES = 3

_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")


def header_rows(grid: Sequence[Cells]) -> tuple[list[Cells], int]:
    """Return what heads the columns of a table, nothing where it begins with its values, and how many rows that is.

    Titles of groups stand in each of their columns; units are put behind the titles that they stand under.
    """
    first, second, third = (grid[at] if at < len(grid) else () for at in range(3))
    if not _are_titles(first) or len(grid) < 2:
        return [], 0
    if _are_units(second):
        return [tuple(map(_joined, first, _as_wide(second, first)))], 2
    gaps = any(not cell.passage.text for cell in first)
    if gaps and third and _are_under(first, second) and _are_titles(second) and not _are_titles(third):
        return [_grouped(first, second), tuple(replace(cell, is_header=True) for cell in second)], 2
    return [first], 1


def split_comment(text: str, row: Row, separator: str, width: int) -> Cells | None:
    """Return the header that a comment right above the values is; None where it is a comment only."""
    if not row.is_comment:
        return None
    span = row.fields[0].span
    split = next(rows_of(text[: span.end], separator, span.start), None)
    cells = tuple(Cell(words_of(text, field)) for field in split.fields) if split else ()
    is_full = len(cells) == width and all(cell.passage.text for cell in cells)
    return cells if is_full and _are_titles(cells) else None


def _are_titles(cells: Cells) -> bool:
    """Tell whether a row heads columns: its words are short, and hardly one of them is a number or a date."""
    words = [cell.passage.text for cell in cells if cell.passage.text]
    values = sum(parse_quantity(each) is not None or parse_date(each) is not None for each in words)
    # What stands behind columns without a title may be a note on the whole table.
    gap = next((at for at, cell in enumerate(cells) if not cell.passage.text), len(cells))
    titles = cells[:gap] if gap >= _LEAST_TITLES else cells
    return bool(words) and values * 3 <= len(words) and all(len(cell.passage.text) <= LONGEST_TITLE for cell in titles)


def _are_units(cells: Cells) -> bool:
    """Tell whether a row holds nothing but units, most of them in brackets: "(B)", "[k tokens]", "USD"."""
    words = [cell.passage.text for cell in cells if cell.passage.text]
    bracketed = sum(_BRACKETED.fullmatch(each) is not None for each in words)
    known = all(_BRACKETED.fullmatch(each) or parse_unit_hint(each) for each in words)
    return bool(words) and known and bracketed * 2 >= len(words) and len(words) < len(cells)


def _are_under(groups: Cells, titles: Cells) -> bool:
    """Tell whether each column has a title in one of two rows, and the columns that a group spans in the second."""
    return len(groups) == len(titles) and all(
        below.passage.text or above.passage.text for above, below in zip(groups, titles, strict=True)
    )


def _grouped(groups: Cells, titles: Cells) -> Cells:
    """Return the groups over each of their columns: one spans the columns without a group that follow it."""
    last, spread = EMPTY, []
    for group, title in zip(groups, titles, strict=True):
        last = group if group.passage.text else last if title.passage.text else EMPTY
        spread.append(last)
    return tuple(spread)


def _as_wide(cells: Cells, as_row: Cells) -> Cells:
    return (cells + (EMPTY,) * len(as_row))[: len(as_row)]


def _joined(title: Cell, unit: Cell) -> Cell:
    """Return a title with the unit below it: "Parameters" over "(B)" is "Parameters (B)"."""
    if not (title.passage.text and unit.passage.text):
        return title if title.passage.text else unit
    above, below = title.passage, unit.passage
    between = (" ", Span(above.span.end, below.span.start))
    return Cell(passage_of([*_parts(above), between, *_parts(below)]))


def _parts(passage: Passage) -> Iterator[Part]:
    for piece in passage.pieces:
        yield passage.text[piece.at : piece.at + piece.length], piece.span
