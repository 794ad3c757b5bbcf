"""The stretches of a document that are judged one by one: sentences, values with their labels, cells, headings."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ....graph.document import Code, Heading, Item, Line, Note, Pair, Paragraph, Record, Table
from ..grammar.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Block, Cell, Passage, Span


class Form(StrEnum):
    """What a stretch is to a reader."""

    SENTENCE = "sentence"
    VALUE = "value"
    CELL = "cell"
    HEADING = "heading"


class Stretch(NamedTuple):
    """Words at a place; `labels` say what they are a value of: a label, or the heads of their column and row.

    They stand `at` a place in the words `of` their paragraph, cell or line.
    """

    form: Form
    text: str
    span: Span
    of: str
    at: int = 0
    labels: tuple[str, ...] = ()


def stretches_of(block: Block, before: Block | None = None) -> Iterator[Stretch]:
    """Yield the stretches of a block; a line may be the value of the line `before` it."""
    match block:
        case Paragraph(passage) | Item(passage):
            yield from _sentences(passage)
        case Pair(name, value):
            yield from _whole(Form.VALUE, value, (name.text,))
        case Record(pairs):
            for pair in pairs:
                yield from stretches_of(pair)
        case Table(header, rows):
            yield from _cells(header, rows)
        case Heading(passage):
            yield from _whole(Form.HEADING, passage)
        case Line(passage):
            label = before.passage.text if isinstance(before, Line) else ""
            yield from _whole(Form.VALUE if label else Form.HEADING, passage, (label,))
        case Code() | Note():
            return


def _sentences(passage: Passage) -> Iterator[Stretch]:
    for start, end in sentences(passage.text):
        yield Stretch(Form.SENTENCE, passage.text[start:end], passage.between(start, end), passage.text, start)


def _whole(form: Form, passage: Passage, labels: tuple[str, ...] = ()) -> Iterator[Stretch]:
    if passage.text:
        yield Stretch(form, passage.text, passage.span, passage.text, labels=tuple(filter(None, labels)))


def _cells(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Iterator[Stretch]:
    for cell in header:
        yield from _whole(Form.HEADING, cell.passage)
    for row in rows:
        for column, cell in enumerate(row):
            heads = (header[column].passage.text if column < len(header) else "", row[0].passage.text if column else "")
            yield from _whole(Form.CELL, cell.passage, heads)
