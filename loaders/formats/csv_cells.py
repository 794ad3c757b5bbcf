"""Separated values: rows of cells as they stand in the file, quoted or plain, and what separates them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Span
from .lines import lines_of, parts_of, passage_at, passage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.document import Passage
    from .lines import Part

# How many rows tell what separates the cells, and how wide a row is.
SAMPLE = 200

# Spreadsheets say so in a line before the rows.
_STATED = re.compile(r'\ufeff?"?sep=([^\r\n"])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
# "#1" is a rank and "#,name" heads a column of numbers; neither is a comment.
_COMMENT = re.compile(r"\ufeff?#(?![\d,;|\t\"])[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_BLANK = re.compile(r"[ \ufeff]{0,20}")
# What a quoted cell begins with.
_OPENING = ('"', " ", "\ufeff")


class Field(NamedTuple):
    """The characters of a cell, without the quotes around it."""

    span: Span
    quoted: bool


class Row(NamedTuple):
    """The cells of a row; a comment is one cell without its sign."""

    fields: tuple[Field, ...]
    is_comment: bool = False


@cache
def _patterns(separator: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a quoted cell is, up to what must follow it, and what a plain one is."""
    mark = re.escape(separator)
    quoted = rf'"((?:[^"]++|"")*+)"[ ]{{0,20}}(?={mark}|[\r\n]|\Z)'
    return re.compile(quoted), re.compile(rf"[^{mark}\r\n]*+")


def rows_of(text: str, separator: str, start: int = 0) -> Iterator[Row]:
    """Yield the rows from `start` on that are not blank.

    A quoted cell may hold separators and line ends; quotes that do not close right before a separator or a line end are
    characters like others.
    """
    at = start
    while at < len(text):
        comment = _COMMENT.match(text, at)
        if comment is not None:
            words = comment.group().removeprefix("\ufeff").lstrip("#")
            yield Row((Field(Span(comment.end() - len(words), comment.end()), quoted=False),), is_comment=True)
            at = comment.end()
        else:
            fields, at = _fields(text, separator, at)
            if any(field.span.start < field.span.end for field in fields):
                yield Row(fields)
        at = _line_end(text, at)


def _fields(text: str, separator: str, at: int) -> tuple[tuple[Field, ...], int]:
    """Return the cells of the row that starts at `at`, and where the row ends."""
    quoted, plain = _patterns(separator)
    fields: list[Field] = []
    while True:
        found = None
        if text.startswith(_OPENING, at):
            blank = _BLANK.match(text, at)
            found = quoted.match(text, blank.end() if blank else at)
        if found is not None:
            fields.append(Field(Span(*found.span(1)), quoted=True))
        else:
            found = plain.match(text, at)
            end = found.end() if found else at
            fields.append(Field(Span(at, end), quoted=False))
        at = found.end() if found else at
        if not text.startswith(separator, at):
            return tuple(fields), at
        at += len(separator)


def _line_end(text: str, at: int) -> int:
    end = _LINE_END.match(text, at)
    return end.end() if end else at


def words_of(text: str, field: Field) -> Passage:
    """Return the words of a cell: a doubled quote within quotes reads as one."""
    if not field.quoted or '""' not in text[field.span.start : field.span.end]:
        return passage_at(text, field.span)
    return passage_of(_undoubled(text, field.span))


def _undoubled(text: str, span: Span) -> Iterator[Part]:
    at = span.start
    while (quote := text.find('""', at, span.end)) >= 0:
        yield from parts_of(text, Span(at, quote))
        yield '"', Span(quote, quote + 2)
        at = quote + 2
    yield from parts_of(text, Span(at, span.end))


def separator_of(text: str, candidates: Sequence[str]) -> tuple[str, int] | None:
    """Return what separates the cells and where the rows start; None where nothing does.

    That is what a first line `sep=;` states, else that by which most rows are of one width, and the widest.
    """
    stated = _STATED.match(text)
    if stated is not None:
        return stated[1], stated.end()
    fitting = {mark: fit for mark in candidates if (fit := _fit(islice(rows_of(text, mark), SAMPLE))) > 0}
    return (max(fitting, key=lambda mark: fitting[mark]), 0) if fitting else None


def _fit(rows: Iterable[Row]) -> float:
    """Return how well rows are made: their width, weighed by how many of them have it."""
    known = [row for row in rows if not row.is_comment]
    width, times = usual_width(known)
    return (width - 1) * times**3 / max(len(known), 1) ** 2


def usual_width(rows: Iterable[Row]) -> tuple[int, int]:
    """Return the number of cells that most rows of several have, and how many have it; (1, 0) where none has several.

    Of two widths that are as frequent it is the larger.
    """
    widths = Counter(len(row.fields) for row in rows if not row.is_comment)
    del widths[1]
    return max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))


def plain_lines(text: str) -> Iterator[Passage]:
    """Yield the lines of a text that has no separator."""
    for line in lines_of(text):
        passage = passage_at(text, line)
        if passage.text.strip(" ,;|"):
            yield passage
