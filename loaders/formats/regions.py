"""Stretches of a Markdown text that another format rules: front matter, and tables written in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Pair, Record, Span
from ...graph.errors import SourceError
from .lines import passage_at
from .yaml_records import blocks_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Block

_KEY = re.compile(r"[A-Za-z_][\w .-]{0,60}:(?=\s|\Z)")
_MORE = re.compile(r"[ \t#]|-[ \t]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TABLE = re.compile(r" {0,3}<table[\s>]", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s{0,9}>", re.IGNORECASE)


class Region(NamedTuple):
    """Lines, by their numbers, that are not Markdown."""

    lines: range
    is_html: bool


def regions_of(text: str, lines: Sequence[Span]) -> list[Region]:
    """Return the regions of a text in its order; fenced code holds none."""
    found: list[Region] = []
    tables_end = max((end.start() for end in _TABLE_END.finditer(text)), default=-1)
    fence = ""
    number = 0
    while number < len(lines):
        line = text[lines[number].start : lines[number].end]
        if mark := _FENCE.match(line):
            fence = _fence_after(fence, mark[1], line[mark.end() :])
        elif not fence and (end := _front_matter_end(text, lines, number)):
            found.append(Region(range(number, end), is_html=False))
            number = end - 1
        elif not fence and lines[number].start < tables_end and _TABLE.match(line):
            end = _table_end(text, lines, number)
            found.append(Region(range(number, end), is_html=True))
            number = end - 1
        number += 1
    return found


def _fence_after(fence: str, mark: str, rest: str) -> str:
    """Return the fence that is open after a line that starts with the mark."""
    if not fence:
        return mark
    closes = mark[0] == fence[0] and len(mark) >= len(fence) and not rest.strip()
    return "" if closes else fence


def _is_dashes(text: str, line: Span) -> bool:
    return text[line.start : line.end].rstrip() == "---"


def _front_matter_end(text: str, lines: Sequence[Span], first: int) -> int:
    """Return the line after the front matter that starts at `first`; 0 where none does."""
    if not _is_dashes(text, lines[first]):
        return 0
    keys = 0
    for number in range(first + 1, len(lines)):
        line = text[lines[number].start : lines[number].end]
        if _is_dashes(text, lines[number]):
            return number + 1 if keys else 0
        if _KEY.match(line):
            keys += 1
        elif not (keys and _MORE.match(line)) and (first or line.strip()):
            return 0
    return 0


def _table_end(text: str, lines: Sequence[Span], first: int) -> int:
    """Return the line after the one where the HTML table that starts at `first` ends."""
    end = _TABLE_END.search(text, lines[first].start)
    number = first
    while end and number < len(lines) and lines[number].end < end.end():
        number += 1
    return number + 1


def front_matter(text: str, lines: Sequence[Span]) -> Iterator[Block]:
    """Yield the records of the lines between two `---`; what is not YAML is read line by line."""
    try:
        yield from list(blocks_within(text, lines[0].to(lines[-1])))
    except SourceError:
        pairs = (_pair(text, line) for line in lines)
        yield Record(tuple(pair for pair in pairs if pair))


def _pair(text: str, line: Span) -> Pair | None:
    key = _KEY.match(text, line.start, line.end)
    if key is None:
        return None
    return Pair(passage_at(text, Span(line.start, key.end() - 1)), passage_at(text, Span(key.end(), line.end)))
