"""Stretches of a Markdown text that another format rules: front matter, and tables written in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...graph.errors import SourceError
from .front import KEY, MORE, front_within
from .nodes import Listed
from .records import blocks_of
from .yaml_records import nodes_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Block, Span
    from .front import Front

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
    """Return the line after the front matter that starts at `first`; 0 where none does.

    At the head of a text, where it is expected, it may have faults (fewer lines than it has keys), or hold nothing but
    comments and `{}`.
    """
    if not _is_dashes(text, lines[first]):
        return 0
    is_head = not any(text[line.start : line.end].strip() for line in lines[:first])
    keys = faults = comments = 0
    if is_head and first + 1 < len(lines) and text.startswith("[", lines[first + 1].start):
        return _list_end(text, lines, first)
    for number in range(first + 1, len(lines)):
        line = text[lines[number].start : lines[number].end]
        if _is_dashes(text, lines[number]):
            return number + 1 if keys > faults or (comments and not faults) else 0
        if KEY.match(line):
            keys += 1
        elif is_head and (line.startswith("# ") or line.strip() == "{}"):
            comments += 1
        elif not ((keys and MORE.match(line)) or (is_head and not line.strip())):
            faults += 1
            if not is_head or faults > keys:
                return 0
    return 0


def _list_end(text: str, lines: Sequence[Span], first: int) -> int:
    """Return the line after front matter that is a list, which it should not be; 0 for brackets of another kind."""
    end = next((at for at in range(first + 1, len(lines)) if _is_dashes(text, lines[at])), first)
    if end <= first + 1:
        return 0
    try:
        held = next(nodes_within(text, lines[first + 1].to(lines[end - 1])), None)
    except SourceError:
        return 0
    return end + 1 if isinstance(held, Listed) else 0


def _table_end(text: str, lines: Sequence[Span], first: int) -> int:
    """Return the line after the one where the HTML table that starts at `first` ends."""
    end = _TABLE_END.search(text, lines[first].start)
    number = first
    while end and number < len(lines) and lines[number].end < end.end():
        number += 1
    return number + 1


def front_of(text: str, lines: Sequence[Span], region: Region) -> Front:
    """Return what the front matter of a region holds."""
    return front_within(text, lines[region.lines.start + 1 : region.lines.stop - 1])


def front_matter(text: str, lines: Sequence[Span], region: Region) -> Iterator[Block]:
    """Yield the records of the front matter of a region."""
    return blocks_of(front_of(text, lines, region).node)
