"""PDF: the text of its pages, with paragraphs put together again over lines, columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib.metadata import version
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ...graph.document import Cell, Heading, Pair, Span
from .lines import NOTHING, block_of, ends, is_label, is_short, lines_of, pair_of, parts_of, passage_at, passage_of
from .pdf_marks import HYPHEN, PAGE_END
from .plain import Outline, bullet_end
from .tables import cells_between_tabs, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Block, Passage
    from .lines import Part

TITLE_WORDS, TITLE_CHARACTERS = 20, 200
# Where on a page what is repeated on others may stand, in lines from its top or bottom.
_MARGIN = 3
_MOST_NUMBERS = 6
_MANY = 3
_DIGITS = re.compile(r"\d{1,6}")
_PAGE_NUMBER = re.compile(r"(?:[Pp]age )?(\d{1,6})(?: ?(?:/|of|\|) ?\d{1,6})?|[–—-] ?(\d{1,6}) ?[–—-]")
# Stands in a key for a number that grows with that of the page; no text has it.
_MOVES = "\0"
_NUMBERED = re.compile(r"(?P<numbers>\d{1,2}(?:\.\d{1,2}){0,3})\.?[ \t](?P<title>[A-Z][^\t]{1,100})")
_BROKEN_WORD = re.compile(r"[^\W\d_]{1,40}\Z")
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]{1,40}-[^\W\d_]{1,40}(?![\w-])")
_GOES_ON = re.compile(r"[^\W\d_]{1,40}")
# A line so much shorter than the longest of its paragraph was ended by its author.
_FULL = 0.6

_Lines = tuple[Span, ...]


class Pdf:
    """The loader of PDF."""

    name = "pdf"
    suffixes = (".pdf",)

    @property
    def version(self) -> str:
        """The version of the loader, with that of the library that reads the pages."""
        return f"1-pdfium-{version('pypdfium2')}"

    def text(self, read: bytes) -> str:
        """Return the text of a PDF, each page with a form feed at its end; SourceError where it has none."""
        from .pdf_pages import text_of_pdf  # noqa: PLC0415 (its library takes as long to load as all other formats)

        return text_of_pdf(read)

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks of such a text, without what pages repeat at their edges."""
        outline = Outline()
        for number, lines in enumerate(_joined(text, _paragraphs(text))):
            is_table = "\t" in text[lines[0].start : lines[-1].end]
            title = _passage(text, lines) if number == 0 and not is_table else NOTHING
            if title.text and _may_be_title(title.text):
                yield Heading(title, 1)
            else:
                yield from _blocks(text, lines, outline)


LOADER = Pdf()


def _paragraphs(text: str) -> Iterator[_Lines]:
    """Yield the lines between blank ones, page by page, without the furniture of the pages."""
    pages = list(_pages(text))
    repeated = _repeated(text, pages)
    for number, lines in enumerate(pages, 1):
        edges = _edges(lines)
        # A title that the pages repeat stands twice on its own page.
        titles = _second_of_two(text, lines) if number == 1 else set()
        open_: list[Span] = []
        for line in lines:
            words = text[line.start : line.end]
            if line in edges - titles and _is_furniture(words, number, len(pages), repeated):
                continue
            if words:
                open_.append(line)
            elif open_:
                yield tuple(open_)
                open_ = []
        if open_:
            yield tuple(open_)


def _pages(text: str) -> Iterator[list[Span]]:
    at = 0
    for page in text.split(PAGE_END):
        yield [_trimmed(text, at + line.start, at + line.end) for line in lines_of(page)]
        at += len(page) + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].lstrip(" \ufeff")
    start = end - len(words)
    return Span(start, start + len(words.rstrip(" ")))


def _edges(lines: Sequence[Span]) -> set[Span]:
    seen = [line for line in lines if line.start < line.end]
    return {*seen[:_MARGIN], *seen[-_MARGIN:]}


def _second_of_two(text: str, lines: Sequence[Span]) -> set[Span]:
    last = {text[line.start : line.end]: line for line in lines}
    first = {text[line.start : line.end]: line for line in reversed(lines)}
    return {line for words, line in last.items() if first[words] != line}


def _repeated(text: str, pages: Sequence[Sequence[Span]]) -> set[str]:
    """Return the keys of the lines that pages repeat at their edges: with the page's number, or on many pages."""
    counts = Counter(
        key
        for number, lines in enumerate(pages, 1)
        for key in {key for line in _edges(lines) for key in _keys(text[line.start : line.end], number)}
    )
    # The text ends with a form feed, behind which there is an empty page.
    many = min(_MANY, max(2, len(pages) // 2))
    return {key for key, count in counts.items() if count >= (2 if _MOVES in key else many)}


def _keys(words: str, page: int) -> Iterator[str]:
    """Yield a line as it is, and with each number in it as its distance from that of the page."""
    if words.count("\t") > 1:
        # The head of a table that goes on over pages is no furniture.
        return
    yield words
    for found in islice(_DIGITS.finditer(words), _MOST_NUMBERS):
        yield f"{words[: found.start()]}{_MOVES}{int(found[0]) - page}{words[found.end() :]}"


def _is_furniture(words: str, number: int, pages: int, repeated: set[str]) -> bool:
    if any(key in repeated for key in _keys(words, number)):
        return True
    found = _PAGE_NUMBER.fullmatch(words)
    is_number = found is not None and str(number) in found.groups()
    return is_number and (pages > 2 or not words.isdigit())


def _joined(text: str, paragraphs: Iterator[_Lines]) -> Iterator[_Lines]:
    """Yield the paragraphs, those as one that the end of a page has cut within a sentence or table."""
    open_: _Lines = ()
    for lines in paragraphs:
        if open_ and _goes_on(text, open_[-1], lines[0]):
            open_ += lines
            continue
        if open_:
            yield open_
        open_ = lines
    if open_:
        yield open_


def _goes_on(text: str, above: Span, below: Span) -> bool:
    words, following = text[above.start : above.end], text[below.start : below.end]
    is_cut = PAGE_END in text[above.end : below.start]
    if "\t" in words or "\t" in following:
        return is_cut and words.count("\t") == following.count("\t")
    if not is_cut or ends(words):
        return False
    return following[:1].islower() or words.endswith(("-", ","))


def _may_be_title(words: str) -> bool:
    is_worded = any(map(str.isalpha, words))
    return (
        is_worded
        and len(words.split()) <= TITLE_WORDS
        and len(words) <= TITLE_CHARACTERS
        and not ends(words.rstrip("?!"))
    )


def _blocks(text: str, lines: _Lines, outline: Outline) -> Iterator[Block]:
    """Yield the blocks of a paragraph: rows of a table, entries of a list, labels with values, sentences."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "\t" in text[lines[end].start : lines[end].end]:
            end += 1
        if end > at:
            outline.close()
            yield from _rows(text, lines[at:end])
        else:
            end = _end_of_logical(text, lines, at)
            yield from _words(text, lines[at:end], outline, is_alone=len(lines) == end - at == 1)
        at = end


def _rows(text: str, lines: _Lines) -> Iterator[Block]:
    rows = [tuple(Cell(passage_at(text, cell)) for cell in cells_between_tabs(text, line)) for line in lines]
    if len(rows) > 1 and len(set(map(len, rows))) == 1:
        yield table_of(rows)
    elif len(rows[0]) == 2 and is_label(rows[0][0].passage.text) and len(rows) == 1:
        yield Pair(rows[0][0].passage, rows[0][1].passage)
    else:
        passages = (passage_at(text, line) for line in lines)
        yield from (block_of(passage) for passage in passages if passage.text)


def _end_of_logical(text: str, lines: _Lines, at: int) -> int:
    """Return the end of the lines from `at` that are one entry, label or paragraph."""
    longest = max(line.end - line.start for line in lines)
    end = at + 1
    while end < len(lines):
        above, below = lines[end - 1], text[lines[end].start : lines[end].end]
        if "\t" in below or bullet_end(below):
            break
        is_full = above.end - above.start >= _FULL * longest and not _stands_alone(text, above, lines[end])
        if not is_full and not below[:1].islower():
            break
        end += 1
    return end


def _stands_alone(text: str, above: Span, below: Span) -> bool:
    """Tell whether two lines are each a label with its value."""
    return all(pair_of(passage_at(text, line)) is not None for line in (above, below))


def _words(text: str, lines: _Lines, outline: Outline, *, is_alone: bool) -> Iterator[Block]:
    first = lines[0]
    written = text[first.start : first.end]
    heading = _NUMBERED.fullmatch(written) if is_alone else None
    bullet = bullet_end(written) if heading is None else 0
    passage = _passage(text, (Span(first.start + bullet, first.end), *lines[1:]))
    if not passage.text:
        return
    if bullet:
        yield outline.entry(passage, 0)
        return
    outline.close()
    if heading is not None and is_short(heading["title"]):
        title = passage_at(text, Span(first.start + heading.start("title"), first.end))
        yield Heading(title, 2 + heading["numbers"].count("."))
    else:
        yield block_of(passage)


def _passage(text: str, lines: Sequence[Span]) -> Passage:
    """Return the words of lines as one passage, words that a line end has broken put together again."""
    parts: list[Part] = list(parts_of(text, lines[0]))
    for above, below in pairwise(lines):
        gap = Span(above.end, below.start)
        if text.startswith(HYPHEN, above.end - 1) and _is_broken(text, above, below):
            parts[-1] = _without_hyphen(parts[-1])
        elif not text.startswith("-", above.end - 1):
            parts.append((" ", gap))
        parts += parts_of(text, below)
    return passage_of(part for part in parts if part[0])


def _without_hyphen(part: Part) -> Part:
    words, span = part
    return words[:-1], Span(span.start, span.end - 1)


def _is_broken(text: str, above: Span, below: Span) -> bool:
    """Tell whether the hyphen at a line end is there for the line end only: the word has none elsewhere."""
    left = _BROKEN_WORD.search(text, max(above.start, above.end - 41), above.end - 1)
    right = _GOES_ON.match(text, below.start, below.end)
    if left is None or right is None or not (left[0].islower() and right[0].islower()):
        return False
    is_compound = text[left.start() - 1 : left.start()] == "-"
    return not is_compound and f"{left[0]}-{right[0]}" not in _compounds(text)


@lru_cache(maxsize=1)
def _compounds(text: str) -> frozenset[str]:
    """Return the words that a text writes with a hyphen within a line."""
    return frozenset(_COMPOUND.findall(text))
