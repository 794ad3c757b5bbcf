"""Cells left empty below the one that holds for them: a maker named once, beside the first of its models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.vocabulary import ValueKind
from ..properties.labelled import ANY_MODEL, property_of

if TYPE_CHECKING:
    from ..names.knowledge import Knowledge
    from .columns import Header, Row

# Where fewer rows are without a maker, it may be that nobody knows it.
_OFTEN = 3
_GROUPS = 2


def filled_down(header: Header, column: int, knowledge: Knowledge) -> Header:
    """Return a table with what first cells leave open taken from above, where they group what a column names.

    So are tables written whose first column names each maker once, beside the first of what it made.
    """
    if column == 0 or not _groups_rows(header, knowledge):
        return header
    rows: list[Row] = []
    for row in header.rows:
        rows.append(row if row[0].passage.text else (rows[-1][0], *row[1:]))
    return replace(header, rows=tuple(rows))


def _groups_rows(header: Header, knowledge: Knowledge) -> bool:
    rows = header.rows
    if not rows or not all(rows) or not rows[0][0].passage.text or any(header.sections):
        return False
    known = property_of(header.labels[0], ANY_MODEL, knowledge)
    texts = header.texts(0)
    is_in_order = len(set(texts)) == len(texts) >= _GROUPS
    are_open = (len(rows) - len(texts)) * _OFTEN >= len(rows)
    return known is not None and known.kind is ValueKind.ENTITY and is_in_order and are_open
