"""Markdown: CommonMark with tables, front matter anywhere, labels in bold, and HTML within."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from ...graph.document import Code, Heading, Item, Note, Passage, Span
from . import html
from .inline import words_of
from .lines import BOLD_LEVEL, BOLD_WORDS, block_of, bold_pair, heads, is_label, is_short, lines_of, pair_of, verbatim
from .plain import bullet_end, pipe_table
from .regions import Region, front_matter, front_of, regions_of
from .tables import are_rows, is_row

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from markdown_it.token import Token

    from ...graph.document import Block
    from .front import Front

_BOLD = re.compile(r"(?P<mark>\*\*|__)(?![\s*_])(?P<label>[^*\n]{1,120}?)(?P=mark)(?P<colon>\s{0,3}[:：])?")
_PREFIX = re.compile(r"[>\s]{0,200}(?:(?:[-*+]|\d{1,9}[.)])\s{1,9})?")
_FOOTNOTE = re.compile(r"\[(\^[^\]\[\s]{1,60})\]:\s{0,9}")


class Markdown:
    """The loader of Markdown."""

    name = "markdown"
    version = "2"
    suffixes = (".md", ".markdown")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks of a Markdown text."""
        lines = _lines(text)
        regions = regions_of(text, lines)
        environment: dict[str, dict[str, object]] = {}
        tokens = _parser().parse(_outside(text, lines, regions), environment)
        walk = _Walk(text, lines, environment.get("references", {}))
        ahead = deque(regions)
        for token in tokens:
            if token.map and token.type in _LEAVES:
                while ahead and ahead[0].lines.start <= token.map[0]:
                    yield from _region(text, lines, ahead.popleft())
            yield from walk.blocks_of(token)
        for region in ahead:
            yield from _region(text, lines, region)

    def front(self, text: str) -> Front | None:
        """Return the front matter at the head of a text; None where there is none."""
        lines = _lines(text)
        first = next(iter(regions_of(text, lines)), None)
        if first is None or first.is_html or any(text[s.start : s.end].strip() for s in lines[: first.lines.start]):
            return None
        return front_of(text, lines, first)


LOADER = Markdown()

_LEAVES = {"inline", "fence", "code_block", "html_block", "table_open"}


def _lines(text: str) -> list[Span]:
    lines = list(lines_of(text))
    if text.startswith("\ufeff"):
        lines[0] = Span(1, lines[0].end)
    return lines


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    return parser.disable("inline")


def _outside(text: str, lines: Sequence[Span], regions: Sequence[Region]) -> str:
    """Return the text for the parser, line by line the same, the lines of the regions blank."""
    blank = {line for region in regions for line in region.lines}
    kept = ("" if number in blank else text[line.start : line.end] for number, line in enumerate(lines))
    return "\n".join(kept).replace("\0", "\ufffd")


def _region(text: str, lines: Sequence[Span], region: Region) -> Iterator[Block]:
    if region.is_html:
        inside = lines[region.lines.start : region.lines.stop]
        return html.blocks_within(text, inside[0].to(inside[-1]))
    return front_matter(text, lines, region)


class _Walk:
    """The way through the tokens of the parser: which lists are open, and what their labels are."""

    def __init__(self, text: str, lines: Sequence[Span], references: Container[str]) -> None:
        self._text = text
        self._lines = lines
        self._references = references
        self._labels: list[str | None] = []
        self._is_fresh = False
        self._heading = 0
        self._in_table = False

    def blocks_of(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "list_item_open":
                self._labels.append(None)
                self._is_fresh = True
            case "list_item_close":
                self._labels.pop()
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._in_table = True
                yield self._table(token)
            case "table_close":
                self._in_table = False
            case "fence" | "code_block":
                yield from self._code(token)
            case "html_block":
                yield from html.blocks_within(self._text, self._span(*_map(token)))
            case "inline" if not self._in_table:
                yield from self._inline(token)

    def _span(self, first: int, end: int) -> Span:
        return self._lines[first].to(self._lines[max(first, min(end, len(self._lines)) - 1)])

    def _table(self, token: Token) -> Block:
        first, end = _map(token)
        rows = [self._after_prefix(line) for line in self._lines[first:end]]
        return pipe_table(self._text, rows, lambda cell: self._words(Passage.of(self._text, cell)))

    def _after_prefix(self, line: Span) -> Span:
        prefix = _PREFIX.match(self._text, line.start, line.end)
        end = line.start + len(self._text[line.start : line.end].rstrip())
        start = prefix.end() if prefix else line.start
        return Span(start, max(start, end))

    def _code(self, token: Token) -> Iterator[Block]:
        first, end = _map(token)
        if token.type == "fence":
            first += 1
            unended = bool(token.content) and not token.content.endswith("\n")
            end = min(end, first + token.content.count("\n") + unended)
        if first < end and (passage := Passage.joined(list(verbatim(self._text, self._span(first, end))))).text.strip():
            yield Code(passage)

    def _inline(self, token: Token) -> Iterator[Block]:
        spans = [span for span in self._spans(token) if span.start < span.end]
        if not spans:
            return
        if self._heading:
            if (passage := self._words(_joined(self._text, spans))).text:
                yield Heading(passage, self._heading)
        elif self._are_rows(spans):
            yield pipe_table(self._text, spans, lambda cell: self._words(Passage.of(self._text, cell)))
        else:
            for segment in self._segments(spans):
                yield from self._line(_joined(self._text, segment))

    def _are_rows(self, spans: Sequence[Span]) -> bool:
        lines = [self._text[span.start : span.end] for span in spans]
        pipes = {line.count("|") for line in lines}
        return len(lines) > 1 and (all(map(is_row, lines)) or (len(pipes) == 1 and are_rows(len(lines), *pipes)))

    def _spans(self, token: Token) -> Iterator[Span]:
        """Yield where each line of the content of a token stands: at the end of its line."""
        first, end = _map(token)
        for line, content in zip(self._lines[first:end], token.content.split("\n"), strict=False):
            words = content.strip().replace("\ufffd", "\0") if "\0" in self._text else content.strip()
            at = self._text.rfind(words, line.start, line.end) if words else -1
            yield Span(at, at + len(words)) if at >= 0 else Span(line.start, line.start)

    def _segments(self, spans: list[Span]) -> list[list[Span]]:
        """Return the lines of a paragraph, together unless a line break or a label parts them."""
        lines = [self._text[span.start : span.end] for span in spans]
        if len(lines) > 1 and all(pair_of(self._words(Passage.of(self._text, span))) for span in spans):
            return [[span] for span in spans]
        segments = [[spans[0]]]
        for (above, span), line in zip(pairwise(spans), lines[1:], strict=True):
            if self._breaks_after(above) or _starts_anew(line) or self._is_title(above):
                segments[-1][-1] = Span(above.start, above.end - self._text.endswith("\\", above.start, above.end))
                segments.append([span])
            else:
                segments[-1].append(span)
        return segments

    def _breaks_after(self, span: Span) -> bool:
        """Tell whether a line ends in a hard line break: a backslash or two spaces."""
        return self._text[span.end - 1] == "\\" or self._text.startswith("  ", span.end)

    def _is_title(self, span: Span) -> bool:
        """Tell whether a line is no more than a few words in bold, which head those below it."""
        bold = _BOLD.fullmatch(self._text, span.start, span.end)
        return bold is not None and is_label(bold["label"].rstrip(":： "), BOLD_WORDS)

    def _line(self, markup: Passage) -> Iterator[Block]:
        if footnote := _FOOTNOTE.match(markup.text):
            words = self._words(markup.part(footnote.end(), len(markup.text)))
            yield from [Note(footnote[1], words)] if words.text else []
            return
        bullet = bullet_end(markup.text)
        markup = markup.part(bullet, len(markup.text))
        path = tuple(label for label in self._labels if label)
        is_entry = bool(bullet) or (bool(self._labels) and self._is_fresh)
        passage = self._words(markup)
        if not passage.text:
            return
        bold = _BOLD.match(markup.text)
        end = len(self._words(markup.part(0, bold.end() - len(bold["colon"] or ""))).text) if bold else 0
        pair = (bold_pair(passage, end, path, is_entry=is_entry) if bold else None) or pair_of(passage, path)
        is_title = bold is not None and not passage.text[end:].strip(" :：")
        if self._labels and self._is_fresh and not bullet:
            self._is_fresh = False
            is_head = is_title or is_short(passage.text)
            self._labels[-1] = pair.label.text if pair else heads(passage) or (passage.text if is_head else None)
        if pair:
            yield pair
        elif is_entry:
            yield Item(passage, max(len(self._labels) - 1, 0), path)
        elif is_title and is_label(passage.text.rstrip(":： "), BOLD_WORDS):
            yield Heading(passage, BOLD_LEVEL)
        else:
            yield block_of(passage, path)

    def _words(self, markup: Passage) -> Passage:
        return words_of(markup, self._references)


def _map(token: Token) -> tuple[int, int]:
    first, end = token.map or (0, 0)
    return first, end


def _starts_anew(line: str) -> bool:
    bold = _BOLD.match(line)
    is_labelled = bold is not None and (bold["label"].endswith((":", "：")) or bold["colon"])
    return bool(is_labelled) or line[:1] in "•◦▪‣●○■" or _FOOTNOTE.match(line) is not None


def _joined(text: str, spans: Sequence[Span]) -> Passage:
    """Return the markup of several lines as one passage, each break and what leads the line one line feed."""
    parts = [(text[spans[0].start : spans[0].end], spans[0])]
    for above, span in pairwise(spans):
        parts += [("\n", Span(above.end, span.start)), (text[span.start : span.end], span)]
    return Passage.joined(parts)
