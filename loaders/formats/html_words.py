"""The words of a stretch of HTML between two blocks, with the line breaks and the bold start in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Passage, Span
from .lines import decoded, is_power_base, parts_of, passage_of, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lines import Part

_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")
# A raised number, letter or sign that is no power is a note to the words before it.
_NOTE = re.compile(r"[+-]?\d{1,4}|[a-z*†‡§¶]{1,2}(?<!st|nd|rd|th)")
# A longer stretch of raised words is no note.
NOTE_PARTS = 8


class Words(NamedTuple):
    """A line of words: so many characters at its start are `bold`; at `gap` two elements meet."""

    passage: Passage
    bold: int = 0
    gap: int = 0


@dataclass(slots=True)
class Buffer:
    """Words as they come; `is_verbatim` keeps white space as it is."""

    text: str
    is_verbatim: bool = False
    _parts: list[Part] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _gaps: list[int] = field(default_factory=list)
    _bolds: dict[int, int] = field(default_factory=dict)
    _bold_at: int | None = None
    _bold_depth: int = 0
    _has_plain: bool = False
    _raised: list[tuple[int, Span]] = field(default_factory=list)
    _is_blank: bool = True
    _is_after_inline: bool = False

    def add_text(self, span: Span) -> None:
        """Add the characters of a span, character references decoded."""
        at = span.start
        for entity in _ENTITY.finditer(self.text, span.start, span.end):
            words = decoded(entity[0])
            if words is not None:
                self._add_plain(Span(at, entity.start()))
                self._add(words, Span(*entity.span()))
                at = entity.end()
        self._add_plain(Span(at, span.end))

    def _add_plain(self, span: Span) -> None:
        parts = verbatim(self.text, span) if self.is_verbatim else parts_of(self.text, span)
        for words, place in parts:
            self._add(words, place)

    def _add(self, words: str, span: Span) -> None:
        self._parts.append((words, span))
        if not words.isspace() and words:
            self._is_blank = self._is_after_inline = False
            self._has_plain |= not self._bold_depth

    def add_space(self, span: Span) -> None:
        """Add the space that a tag stands for."""
        self._add(" ", span)

    def add_break(self, span: Span) -> None:
        """Add a line break."""
        self._add("\n" if self.is_verbatim else " ", span)
        self._breaks.append(len(self._parts))
        self._is_blank = True

    def enter_inline(self, span: Span, *, parts: bool) -> None:
        """Note that an element starts in the line; `parts` it from one that has just ended."""
        if self._is_after_inline and parts:
            self.add_space(span)
            self._gaps.append(len(self._parts))
        self._is_after_inline = False

    def leave_inline(self) -> None:
        """Note that an element in the line ends."""
        self._is_after_inline = not self._is_blank

    def enter_bold(self) -> None:
        """Note that bold words start."""
        self._bold_depth += 1
        if self._is_blank and self._bold_at is None:
            self._bold_at = self._breaks[-1] if self._breaks else 0

    def leave_bold(self) -> None:
        """Note that bold words end."""
        self._bold_depth = max(0, self._bold_depth - 1)
        if self._bold_at is not None and not self._is_blank:
            self._bolds.setdefault(self._bold_at, len(self._parts))
        self._bold_at = None

    def enter_raised(self, span: Span) -> None:
        """Note that raised words start: a power, or the mark of a note."""
        self._raised.append((len(self._parts), span))

    def leave_raised(self) -> None:
        """Let `10<sup>25</sup>` read as a power; leave out the mark of a note, if not in brackets."""
        if not self._raised:
            return
        at, span = self._raised.pop()
        if len(self._parts) - at > NOTE_PARTS:
            return
        words = "".join(words for words, _ in self._parts[at:]).strip()
        if _NOTE.fullmatch(words):
            before = self._parts[at - 1][0][-3:] if at else ""
            if words[-1].isdigit() and is_power_base(before):
                self._parts.insert(at, ("^", span))
            else:
                del self._parts[at:]

    def passage(self) -> Passage:
        """Return all words as one passage."""
        return Passage.joined(self._parts) if self.is_verbatim else passage_of(self._parts)

    def is_bold(self) -> bool:
        """Tell whether all words are bold."""
        return not self._has_plain and any(words.strip() for words, _ in self._parts)

    def paragraphs(self) -> Iterator[list[Words]]:
        """Yield the lines between empty lines, together."""
        lines: list[Words] = []
        gaps = iter([*self._gaps, len(self._parts) + 1])
        gap = next(gaps)
        for start, end in zip([0, *self._breaks], [*self._breaks, len(self._parts)], strict=True):
            inner = []
            while gap <= end:
                inner.append(gap)
                gap = next(gaps)
            line = self._line(start, end, inner)
            if line.passage.text:
                lines.append(line)
            elif lines:
                yield lines
                lines = []
        if lines:
            yield lines

    def _line(self, start: int, end: int, gaps: list[int]) -> Words:
        def length(until: int) -> int:
            return len(passage_of(self._parts[start:until]).text)

        bold = length(min(self._bolds[start], end)) if start in self._bolds else 0
        return Words(passage_of(self._parts[start:end]), bold, length(gaps[0]) if len(gaps) == 1 else 0)

    def clear(self) -> None:
        """Forget the words."""
        for kept in (self._parts, self._breaks, self._gaps, self._raised):
            kept.clear()
        self._bolds.clear()
        self._bold_at = None
        self._is_blank, self._is_after_inline = True, False


def joined(lines: list[Words]) -> Passage:
    """Return the lines as one passage; the breaks between them read as spaces."""
    parts: list[Part] = []
    for line in lines:
        if parts:
            parts.append((" ", Span(parts[-1][1].end, line.passage.span.start)))
        parts += [(line.passage.text[p.at : p.at + p.length], p.span) for p in line.passage.pieces]
    return passage_of(parts)
