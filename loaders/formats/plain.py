"""Plain text: paragraphs, short lines, bullets, `Label: value` lines, and tables of pipes or tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Cell, Item, Pair, Span
from .lines import block_of, ends, heads, is_label, is_short, lines_of, pair_of, passage_at
from .tables import are_rows, cells_between_pipes, cells_between_tabs, is_row, is_ruler, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...graph.document import Block, Passage, Table

# A wrapped line is at least so long, and what follows it starts in lower case.
WRAPPED = 60
# How many open entries, the innermost, may give the path of a pair.
MOST_OPEN = 40

_BULLET = re.compile(r"(?:[•◦▪‣●○■·*+–—-]|\d{1,3}[.)])[ \t\u00a0]{1,20}(?=\S)")
_GLYPH = re.compile(r"[•◦▪‣●○■](?=\S)")


class PlainText:
    """The loader of plain text."""

    name = "plain"
    version = "1"
    suffixes = (".txt", ".text")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks of a plain text."""
        lines = [_trimmed(text, line) for line in lines_of(text)]
        outline = Outline()
        at = 0
        while at < len(lines):
            size = _table_size(text, lines, at)
            if size:
                yield _table(text, lines[at : at + size])
                outline = Outline()
            elif size := _logical_size(text, lines, at):
                yield from _blocks(text, lines[at : at + size], outline)
            at += max(size, 1)


LOADER = PlainText()


class Bullet(NamedTuple):
    """An open entry of a list: how far it is indented, and its label if it has one."""

    indent: int
    label: str | None


class Outline:
    """The entries of a list that are open at a line: what is indented deeper is nested under them."""

    def __init__(self) -> None:
        self._open: list[Bullet] = []

    def close(self, indent: int = -1) -> None:
        """Close the entries that a line with this indentation is not nested under."""
        while self._open and self._open[-1].indent >= indent:
            self._open.pop()

    def entry(self, passage: Passage, indent: int) -> Item | Pair:
        """Return the block of the next entry, and open it."""
        self.close(indent)
        path = tuple(bullet.label for bullet in self._open[-MOST_OPEN:] if bullet.label)
        pair = pair_of(passage, path)
        block = pair or Item(passage, len(self._open), path)
        head = heads(passage) or (passage.text if is_short(passage.text) else None)
        self._open.append(Bullet(indent, pair.label.text if pair else head))
        return block


def bullet_end(line: str) -> int:
    """Return where the words after a bullet start; 0 for a line without one."""
    bullet = _BULLET.match(line) or _GLYPH.match(line)
    return bullet.end() if bullet else 0


def pipe_table(text: str, lines: Sequence[Span], words: Callable[[Span], Passage]) -> Table:
    """Return the table of lines within pipes; the ruler, if it is the second line, tells the header."""
    rulers = [is_ruler(text[line.start : line.end]) for line in lines]
    rows = [
        tuple(Cell(words(cell)) for cell in cells_between_pipes(text, line))
        for line, ruler in zip(lines, rulers, strict=True)
        if not ruler
    ]
    if rulers[1:2] == [True] and not rulers[0]:
        return table_of(rows[1:], rows[0])
    return table_of(rows)


def _trimmed(text: str, line: Span) -> Span:
    words = text[line.start : line.end]
    if line.start == 0:
        words = words.lstrip("\ufeff").rjust(len(words))
    start = line.start + len(words) - len(words.lstrip())
    return Span(start, max(start, line.start + len(words.rstrip())))


def _table_size(text: str, lines: Sequence[Span], at: int) -> int:
    """Return how many lines from `at` are a table; 0 for none."""

    def line(number: int) -> str:
        return text[lines[number].start : lines[number].end] if number < len(lines) else ""

    end = at
    if is_row(line(at)):
        while is_row(line(end)):
            end += 1
    elif "|" in line(at) and is_ruler(line(at + 1)):
        while "|" in line(end):
            end += 1
    elif pipes := line(at).count("|"):
        while line(end).count("|") == pipes:
            end += 1
        end = end if are_rows(end - at, pipes) else at
    elif "\t" in line(at) and "\t" in line(at + 1):
        while "\t" in line(end):
            end += 1
    return end - at


def _table(text: str, lines: Sequence[Span]) -> Table:
    def words(cell: Span) -> Passage:
        return passage_at(text, cell)

    if "|" in text[lines[0].start : lines[0].end]:
        return pipe_table(text, lines, words)
    return table_of([tuple(Cell(words(cell)) for cell in cells_between_tabs(text, line)) for line in lines])


def _logical_size(text: str, lines: Sequence[Span], at: int) -> int:
    """Return how many lines from `at` are one line that was wrapped; 0 for a blank line."""
    end = at
    while end < len(lines) and lines[end].start < lines[end].end:
        end += 1
        if end == len(lines) or not _wraps(text, lines[end - 1], lines[end]):
            break
    return end - at


def _wraps(text: str, line: Span, following: Span) -> bool:
    long = line.end - line.start >= WRAPPED and not ends(text[max(line.start, line.end - 8) : line.end])
    below = text[following.start : following.end]
    return long and below[:1].islower() and "|" not in below


def _blocks(text: str, lines: Sequence[Span], outline: Outline) -> Iterator[Block]:
    """Yield the block of one line; none where nobody sees a word in it."""
    first = lines[0]
    bullet = bullet_end(text[first.start : first.end])
    passage = passage_at(text, Span(first.start + bullet, first.end), *lines[1:])
    if not passage.text:
        return
    if bullet:
        yield outline.entry(passage, _indent(text, first))
        return
    outline.close()
    cells = [] if len(lines) > 1 else list(cells_between_tabs(text, first))
    if len(cells) == 2 and is_label(text[cells[0].start : cells[0].end]):
        yield Pair(passage_at(text, cells[0]), passage_at(text, cells[1]))
    else:
        yield block_of(passage)


def _indent(text: str, line: Span) -> int:
    """Return how far a line is indented, in columns; a tab is four."""
    begin = max(text.rfind("\n", 0, line.start), text.rfind("\r", 0, line.start)) + 1
    return len(text[begin : line.start].expandtabs(4))
