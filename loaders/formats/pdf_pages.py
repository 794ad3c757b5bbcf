"""The text of a PDF as its pages show it: lines, a blank line between paragraphs, tabs between cells, form feeds.

The text is ours, not the file's, so it is kept as plain as can be, and the same bytes always give the same text. The
library tells what each character is and where it stands; what stands together is told here, by distances alone.
"""

from __future__ import annotations

import re
from ctypes import c_double
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

from ...graph.errors import SourceError
from ...graph.limits import limit
from .pdf_marks import HYPHEN, PAGE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# As shares of the size of the letters: a gap that the library had to fill and no space between words is so wide.
_CELL_GAP, _LOOSE_CELL_GAP = 0.5, 0.9
_LONE_CELL_GAP = 2.0
_PARAGRAPH_GAP = 1.25
_SIZE_STEP = 1.08
_INDENT = (0.7, 4.0)
_LEAST_LETTERS = 4
_MARKER = re.compile(r"[•◦▪‣●○■·*–—-]|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_MOST_APART = 3.0
_SAME_HEIGHT = 0.2
_SMALL, _HIGHER = 0.9, 0.1
_RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xB7: "·"}
_SPACE, _LINE_FEED, _SOFT = 0x20, 0x0A, 0x02


class _Cell(NamedTuple):
    """Words that stand together on a line, from `left` to `right` of the page."""

    words: str
    left: float
    right: float


class _Line(NamedTuple):
    """Cells on one height; `size` is that of the letters, `is_broken` tells that the last word goes on below."""

    cells: tuple[_Cell, ...]
    height: float
    size: float
    is_broken: bool = False

    @property
    def left(self) -> float:
        """Where the line starts on the page."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where the line ends on the page."""
        return self.cells[-1].right


def text_of_pdf(read: bytes) -> str:
    """Return the text of a PDF; every page ends with a form feed.

    Raises SourceError where the bytes are no PDF, are encrypted or damaged, hold pictures only, or too much.
    """
    try:
        document = pypdfium2.PdfDocument(read)
    except pypdfium2.PdfiumError as fault:
        raise _fault(str(fault)) from fault
    try:
        pages = list(_pages(document))
    except pypdfium2.PdfiumError as fault:
        raise _fault(str(fault)) from fault
    finally:
        document.close()
    pitch = _pitch(pages)
    text = "".join(_written(lines, pitch) + PAGE_END for lines in pages)
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise SourceError("the PDF", "it holds pictures of text, or no text", "recognise the text first (OCR)")
    return text


def _fault(what: str) -> SourceError:
    if "password" in what.lower():
        return SourceError("the PDF", "it is encrypted", "save it without a password first")
    return SourceError("the PDF", f"it cannot be read ({what.rstrip('.')})", "print it to a new PDF, or get it anew")


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[_Line]]:
    pages, characters = limit("pdf_pages"), limit("pdf_characters")
    if len(document) > pages.value:
        raise SourceError("the PDF", f"it has {len(document):,} pages, over {pages.value:,}", f"split it: {pages.why}")
    size = 0
    for number in range(len(document)):
        page = document[number]
        try:
            shown = page.get_textpage()
            size += shown.count_chars()
            if size > characters.value:
                what = f"it has over {characters.value:,} {characters.unit}"
                raise SourceError(f"page {number + 1}", what, f"split it: {characters.why}")
            yield list(_rows(_lines(shown.raw, shown.count_chars())))
            shown.close()
        finally:
            page.close()


class _Letters:
    """The characters of a page, by their number: what they are and where they stand."""

    def __init__(self, page: object, count: int) -> None:
        self._page = page
        self.codes = [raw.FPDFText_GetUnicode(page, number) for number in range(count)]
        spaces = [number for number, code in enumerate(self.codes) if code == _SPACE]
        filled = sum(map(self.is_filled, spaces))
        # Where spaces are letters as others are, one that had to be filled in is more likely a gap between cells.
        self.cell_gap = _CELL_GAP if filled * 5 < len(spaces) else _LOOSE_CELL_GAP

    def is_filled(self, number: int) -> bool:
        """Tell whether a character stands for a gap in which the file has none."""
        return bool(raw.FPDFText_IsGenerated(self._page, number) == 1)

    def is_hyphen(self, number: int) -> bool:
        """Tell whether a hyphen breaks a word at the end of a line."""
        return bool(raw.FPDFText_IsHyphen(self._page, number) == 1)

    def size(self, number: int) -> float:
        """Return the size of a letter."""
        return float(raw.FPDFText_GetFontSize(self._page, number)) or 1.0

    def box(self, number: int) -> tuple[float, float, float]:
        """Return where a letter starts and ends on the page, and how high it stands."""
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        raw.FPDFText_GetCharBox(self._page, number, left, right, bottom, top)
        across, height = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._page, number, across, height)
        return left.value, right.value, height.value

    def written(self, number: int) -> str:
        """Return a character as it is to be read: the raised digit of a footnote or an exponent is one of its own."""
        code = self.codes[number]
        if chr(code) in _RAISED and self._is_raised(number):
            return _RAISED[chr(code)]
        is_none = code in {0xFFFE, 0xFFFF} or 0x7F <= code < 0xA0
        return "" if is_none else _BULLETS.get(code) or chr(code)

    def _is_raised(self, number: int) -> bool:
        """Tell whether a digit is smaller than what it follows and stands higher, or follows one that does."""
        before = number - 1
        while before > 0 and (self._is_of_size(before, number) or self.is_filled(before)):
            before -= 1
        if before < 0 or self.codes[before] <= _SPACE:
            return False
        is_small = self.size(number) < _SMALL * self.size(before)
        return is_small and self.box(number)[2] > self.box(before)[2] + _HIGHER * self.size(before)

    def _is_of_size(self, number: int, other: int) -> bool:
        return chr(self.codes[number]) in _RAISED and self.size(number) <= self.size(other)


def _lines(page: object, count: int) -> Iterator[_Line]:
    letters = _Letters(page, count)
    start = 0
    for number, code in enumerate([*letters.codes, _LINE_FEED]):
        is_break = number < count and code in {_SOFT, 0xFFFE} and letters.is_hyphen(number)
        if code == _LINE_FEED or is_break:
            line = _line(letters, [each for each in range(start, number) if letters.codes[each] >= _SPACE], is_break)
            if line is not None:
                yield line
            start = number + 1


def _rows(lines: Iterator[_Line]) -> Iterator[_Line]:
    """Yield the lines, those as one that stand at one height, each to the right of the one before."""
    open_ = next(lines, None)
    for line in lines:
        if open_ is not None and _is_beside(open_, line):
            open_ = open_._replace(cells=(*open_.cells, *line.cells), is_broken=line.is_broken)
        else:
            if open_ is not None:
                yield open_
            open_ = line
    if open_ is not None:
        yield open_


def _is_beside(left: _Line, right: _Line) -> bool:
    return abs(left.height - right.height) < _SAME_HEIGHT * left.size and right.left >= left.right


def _line(letters: _Letters, numbers: Sequence[int], is_broken: bool) -> _Line | None:
    seen = [number for number in numbers if letters.codes[number] != _SPACE]
    if not seen:
        return None
    boxes = {number: letters.box(number) for number in _ends(numbers, letters.codes)}
    size = max(letters.size(seen[0]), letters.size(seen[-1]))
    cells, words = [], [seen[0]]
    for before, number in pairwise(numbers):
        if number <= seen[0] or number > seen[-1]:
            continue
        is_space = letters.codes[number] == _SPACE
        if not is_space and letters.codes[before] == _SPACE and before in boxes:
            # Two spaces in a row leave no letter right before; the nearest one tells the gap.
            last = next(each for each in reversed(words) if letters.codes[each] != _SPACE)
            gap = boxes[number][0] - boxes[last][1] if last in boxes else 0.0
            if letters.is_filled(before) and gap > letters.cell_gap * size:
                cells.append(words)
                words = []
        words.append(number)
    cells.append(words)
    found = _without_marker([_cell(letters, cell, boxes) for cell in cells])
    return _Line(tuple(found), boxes[seen[0]][2], size, is_broken)


def _without_marker(cells: list[_Cell]) -> list[_Cell]:
    """Return the cells of a line, the bullet of an entry or the number of a heading as one with what it marks."""
    if len(cells) != 2 or not _MARKER.fullmatch(cells[0].words):
        return cells
    marker, entry = cells
    return [_Cell(f"{marker.words} {entry.words}", marker.left, entry.right)]


def _ends(numbers: Sequence[int], codes: Sequence[int]) -> Iterator[int]:
    """Yield the characters at the ends of words, and the spaces: only their places are asked for."""
    for place, number in enumerate(numbers):
        before = codes[numbers[place - 1]] if place else _SPACE
        after = codes[numbers[place + 1]] if place + 1 < len(numbers) else _SPACE
        if _SPACE in (before, after, codes[number]):
            yield number


def _cell(letters: _Letters, numbers: Sequence[int], boxes: dict[int, tuple[float, float, float]]) -> _Cell:
    seen = [number for number in numbers if letters.codes[number] != _SPACE]
    words = "".join(letters.written(number) for number in numbers)
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return _Cell(" ".join(whole.split()), boxes[seen[0]][0], boxes[seen[-1]][1])


def _written(lines: Sequence[_Line], pitch: float) -> str:
    """Return the lines of a page as text: rows of cells brought under each other, paragraphs apart."""
    if not lines:
        return ""
    rows = dict(_aligned(lines))
    parts = [_text(lines[0], rows.get(0))]
    for number, (above, line) in enumerate(pairwise(lines), 1):
        if above.is_broken:
            parts.append(HYPHEN)
        else:
            is_table = number in rows and number - 1 in rows
            parts.append("\n\n" if _is_apart(above, line, pitch) and not is_table else "\n")
        parts.append(_text(line, rows.get(number)))
    return "".join([*parts, "\n"])


def _text(line: _Line, row: str | None) -> str:
    if row is not None:
        return row
    parts = [line.cells[0].words]
    for left, right in pairwise(line.cells):
        # Text that is set flush may have wide gaps, too, above all between sentences.
        is_cell = right.left - left.right > _LONE_CELL_GAP * line.size
        parts += ["\t" if is_cell else " ", right.words]
    return "".join(parts)


def _pitch(pages: Sequence[Sequence[_Line]]) -> float:
    """Return how far lines of one paragraph stand apart, as a share of the size of their letters."""
    steps = [
        (above.height - line.height) / line.size
        for lines in pages
        for above, line in pairwise(lines)
        if 0 < above.height - line.height < 2 * line.size
    ]
    return median(steps) if steps else 1.2


def _is_apart(above: _Line, line: _Line, pitch: float) -> bool:
    """Tell whether a paragraph ends between two lines; a line higher up goes on in the next column."""
    if not 1 / _SIZE_STEP < line.size / above.size < _SIZE_STEP:
        return True
    step = (above.height - line.height) / line.size
    if step < 0:
        return False
    is_indented = _INDENT[0] < (line.left - above.left) / line.size < _INDENT[1]
    is_ended = above.cells[-1].words.endswith((".", ":", "?", "!"))
    return step > pitch * _PARAGRAPH_GAP or (is_indented and is_ended)


def _aligned(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Yield the number and text of each row of a table: cells that stand under each other have one place in the row."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].cells) > 1 and (end == at or _is_next(lines[end - 1], lines[end])):
            end += 1
        if end - at > 1:
            columns = _columns(lines[at:end])
            rows = [_row(line, columns) for line in lines[at:end]]
            if None not in rows:
                yield from ((number, row) for number, row in enumerate(rows, at) if row is not None)
        at = max(end, at + 1)


def _is_next(above: _Line, line: _Line) -> bool:
    """Tell whether a row may stand below another one in a table."""
    return 0 < above.height - line.height < _MOST_APART * max(above.size, line.size)


def _columns(rows: Sequence[_Line]) -> list[tuple[float, float]]:
    """Return the stretches of the page's width in which the cells of some rows stand."""
    columns: list[tuple[float, float]] = []
    for cell in sorted((cell for row in rows for cell in row.cells), key=lambda cell: cell.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], cell.right)
        else:
            columns.append((cell.left, cell.right))
    return columns


def _row(line: _Line, columns: Sequence[tuple[float, float]]) -> str | None:
    """Return the cells of a row with a tab for each column; None where two of them stand in one column."""
    words = [""] * len(columns)
    for cell in line.cells:
        place = next(number for number, (left, right) in enumerate(columns) if left <= cell.left <= right)
        if words[place]:
            return None
        words[place] = cell.words
    return "\t".join(words)
