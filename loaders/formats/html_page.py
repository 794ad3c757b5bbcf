"""The way through a page of HTML: which elements are open, and what the words in them are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...graph.document import Code, Heading, Item, Line, Pair, Passage
from .html_table import HtmlCell, HtmlTable
from .html_tokens import Text
from .html_tree import BLOCK, CELL, Enter, Leave
from .html_words import Buffer, Words, joined
from .lines import BOLD_LEVEL, BOLD_WORDS, NOTHING, block_of, bold_pair, heads, is_label, is_short, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block, Span
    from .html_tree import Event

HEADINGS = {f"h{level}": level for level in range(1, 7)}
TITLES = frozenset({"caption", "figcaption", "summary"})
CONTEXTS = frozenset({*HEADINGS, *TITLES, "p", "li", "dt", "dd", "pre"})
INLINE = frozenset({"a", "abbr", "b", "data", "em", "i", "label", "small", "span", "strong", "time"})
BOLD = frozenset({"b", "strong"})
# How many open elements, the innermost, may give the path of a pair.
MOST_OPEN = 40


@dataclass(slots=True)
class _Open:
    """An open element that says what its words are; its label is the path of what is in it."""

    tag: str
    label: str = ""
    is_fresh: bool = True


@dataclass(slots=True)
class _Term:
    """The last term of a definition list."""

    passage: Passage = NOTHING
    is_defined: bool = True


@dataclass(slots=True)
class Page:
    """What is open at a point of the page, and the words since the last block.

    Within a table cell no block stands: all words are the cell's, until the cell ends.
    """

    text: str
    _buffers: list[Buffer] = field(init=False)
    _open: list[_Open] = field(default_factory=list)
    _tables: list[HtmlTable | None] = field(default_factory=list)
    _cells: list[HtmlCell | None] = field(default_factory=list)
    _terms: list[_Term] = field(default_factory=lambda: [_Term()])
    _lists: int = 0

    def __post_init__(self) -> None:
        self._buffers = [Buffer(self.text)]

    @property
    def _in_cell(self) -> bool:
        return len(self._buffers) > 1

    def blocks_of(self, event: Event) -> Iterator[Block]:
        """Yield the blocks that end with this event."""
        if isinstance(event, Text):
            self._buffers[-1].add_text(event.span)
            return
        if event.tag in BLOCK or event.tag in CELL:
            yield from self.break_off(event.span)
        if isinstance(event, Enter):
            self._enter(event)
        else:
            yield from self._leave(event)

    def break_off(self, tag: Span) -> Iterator[Block]:
        """End the words before a block; in a cell a space does."""
        if not self._in_cell:
            yield from self._flushed()
        elif tag.start < tag.end:
            self._buffers[-1].add_space(tag)

    def end(self) -> Iterator[Block]:
        """Yield what the last words of the page are."""
        yield from self._flushed()

    def _enter(self, event: Enter) -> None:
        tag, words = event.tag, self._buffers[-1]
        if tag in {"table", "thead", "tr", "td", "th"}:
            self._enter_table(event)
        elif tag == "br":
            words.add_space(event.span) if self._in_cell else words.add_break(event.span)
        elif tag == "sup":
            words.enter_raised(event.span)
        elif tag in INLINE:
            runs_on = not self._in_cell and bool(self._open) and self._open[-1].tag in {"p", *HEADINGS}
            words.enter_inline(event.span, parts=not runs_on)
            if tag in BOLD:
                words.enter_bold()
        elif not self._in_cell:
            self._enter_block(tag)

    def _enter_table(self, event: Enter) -> None:
        tag = event.tag
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            lays_out = event.attributes.get("role") in {"presentation", "none"}
            self._tables.append(None if lays_out else HtmlTable())
        elif tag in {"td", "th"}:
            self._cells.append(HtmlCell.of(tag, event.attributes) if table else None)
            if table:
                self._buffers.append(Buffer(self.text))
        elif tag == "tr" and table:
            table.rows.append([])
        elif table:
            table.is_head = True

    def _enter_block(self, tag: str) -> None:
        self._lists += tag in {"ul", "ol", "menu", "dir"}
        if tag == "dl":
            self._terms.append(_Term())
        if tag in CONTEXTS:
            term = self._terms[-1]
            self._open.append(_Open(tag, term.passage.text if tag == "dd" else ""))
            self._buffers[-1].is_verbatim = tag == "pre"

    def _leave(self, event: Leave) -> Iterator[Block]:
        tag, words = event.tag, self._buffers[-1]
        if tag == "table":
            table = self._tables.pop()
            yield from table.blocks() if table else ()
        elif tag == "thead" and self._tables and (table := self._tables[-1]):
            table.is_head = False
        elif tag in {"td", "th"}:
            self._leave_cell()
        elif tag == "sup":
            words.leave_raised()
        elif tag in INLINE:
            if tag in BOLD:
                words.leave_bold()
            words.leave_inline()
        elif not self._in_cell:
            yield from self._leave_block(tag)

    def _leave_cell(self) -> None:
        cell = self._cells.pop()
        table = self._tables[-1] if self._tables else None
        if cell and table:
            words = self._buffers.pop()
            cell.passage, cell.is_bold = words.passage(), words.is_bold()
            table.add(cell)

    def _leave_block(self, tag: str) -> Iterator[Block]:
        self._lists -= tag in {"ul", "ol", "menu", "dir"}
        if tag == "dl":
            yield from self._end_term()
            self._terms.pop()
        if tag in CONTEXTS:
            self._open.pop()
            self._buffers[-1].is_verbatim = False

    def _end_term(self) -> Iterator[Block]:
        term = self._terms[-1]
        if not term.is_defined:
            yield Line(term.passage)
            term.is_defined = True

    def _flushed(self) -> Iterator[Block]:
        """Yield what the words since the last block are."""
        words = self._buffers[-1]
        opened = self._opened()
        tag = opened[-1].tag if opened else ""
        if tag in {"", "p", "li"}:
            for lines in words.paragraphs():
                for line in _parted(lines):
                    yield from self._line(line)
        elif (passage := words.passage()).text.strip():
            yield from self._titled(tag, passage)
        words.clear()

    def _opened(self) -> list[_Open]:
        """Return the innermost elements; a paragraph within another says nothing of its own."""
        opened = self._open[-MOST_OPEN:]
        return opened[:-1] if len(opened) > 1 and opened[-1].tag == "p" else opened

    def _titled(self, tag: str, passage: Passage) -> Iterator[Block]:
        """Yield the block of words of which their element says what they are."""
        if tag in HEADINGS:
            yield Heading(passage, HEADINGS[tag])
        elif tag == "pre":
            yield Code(passage)
        elif tag == "dt":
            yield from self._end_term()
            self._terms[-1] = _Term(passage, is_defined=False)
        elif tag == "dd" and self._terms[-1].passage.text:
            self._terms[-1].is_defined = True
            yield Pair(self._terms[-1].passage, passage, _path(self._opened()[:-1]))
        else:
            yield Line(passage) if is_short(passage.text) else block_of(passage)

    def _line(self, words: Words) -> Iterator[Block]:
        """Yield the block of a line of text or of a list."""
        passage, bold, _ = words
        opened = self._opened()
        entry = opened[-1] if opened and opened[-1].tag == "li" else None
        is_entry = entry is not None and entry.is_fresh
        path = _path(opened)
        pair = _pair(words, path, is_entry=is_entry)
        is_title = bold == len(passage.text) and is_label(passage.text.rstrip(" :："), BOLD_WORDS)
        if entry and is_entry:
            entry.is_fresh = False
            is_head = is_title or is_short(passage.text)
            entry.label = pair.label.text if pair else heads(passage) or (passage.text if is_head else "")
        if pair:
            yield pair
        elif is_entry:
            yield Item(passage, max(self._lists - 1, 0), path)
        elif is_title:
            yield Heading(passage, BOLD_LEVEL)
        else:
            yield from (block_of(part, path) for part in _apart(words))


def _path(opened: list[_Open]) -> tuple[str, ...]:
    return tuple(element.label for element in opened if element.label)


def _parted(lines: list[Words]) -> list[Words]:
    """Return lines that a break parts: each for itself where all are pairs or short, else as one."""
    if len(lines) == 1 or all(_pair(line) for line in lines) or all(is_short(line.passage.text) for line in lines):
        return lines
    return [Words(joined(lines), lines[0].bold)]


def _pair(words: Words, path: tuple[str, ...] = (), *, is_entry: bool = False) -> Pair | None:
    passage, bold, gap = words
    if bold and (pair := bold_pair(passage, bold, path, is_entry=is_entry)):
        return pair
    if pair := pair_of(passage, path):
        return pair
    if gap and (is_entry or bold == gap) and is_label(passage.text[:gap]):
        return Pair(passage.part(0, gap), passage.part(gap, len(passage.text)).stripped(), path)
    return None


def _apart(words: Words) -> list[Passage]:
    """Return the two sides of a gap if both are short, else the whole."""
    sides = [
        words.passage.part(0, words.gap),
        words.passage.part(words.gap, len(words.passage.text)).stripped(),
    ]
    return sides if words.gap and all(is_short(side.text) for side in sides) else [words.passage]
