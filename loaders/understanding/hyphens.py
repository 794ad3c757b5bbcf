"""Hyphens that look alike are one: a text that writes "Heron‑2" with one that allows no break names Heron-2."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.document import Cell, Pair, Record, Subject, Table

if TYPE_CHECKING:
    from ...graph.document import Block, Document, Passage

_HYPHENS = {0x2010: "-", 0x2011: "-"}


def with_plain_hyphens(document: Document) -> Document:
    """Return the document as it is read: each sign stands for the one at its place, so that all spans stay."""
    text = document.text.translate(_HYPHENS)
    if text == document.text:
        return document
    cells: dict[int, Cell] = {}
    return replace(document, text=text, blocks=tuple(_block(block, cells) for block in document.blocks))


def _block(block: Block, cells: dict[int, Cell]) -> Block:
    match block:
        case Pair():
            return _pair(block)
        case Record(pairs, subject):
            return replace(block, pairs=tuple(map(_pair, pairs)), subject=subject and _subject(subject))
        case Table(header, rows):
            return replace(block, header=_row(header, cells), rows=tuple(_row(row, cells) for row in rows))
        case _:
            return replace(block, passage=_passage(block.passage))


def _pair(pair: Pair) -> Pair:
    path = tuple(label.translate(_HYPHENS) for label in pair.path)
    return replace(pair, label=_passage(pair.label), value=_passage(pair.value), path=path)


def _subject(subject: Subject) -> Subject:
    return replace(subject, names=tuple(map(_passage, subject.names)))


def _row(row: tuple[Cell, ...], cells: dict[int, Cell]) -> tuple[Cell, ...]:
    # A cell that spans several columns stays one cell.
    return tuple(cells.setdefault(id(cell), replace(cell, passage=_passage(cell.passage))) for cell in row)


def _passage(passage: Passage) -> Passage:
    return passage._replace(text=passage.text.translate(_HYPHENS))
