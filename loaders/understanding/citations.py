"""Cited works: the marks in a text ("[2]", "[^note]") and the entries of its list of references."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.claims import Work
from ...graph.document import Heading, Item, Line, Note, Pair, Paragraph, Passage, Span
from ...graph.vocabulary import label_key
from .terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Document

_MARK = re.compile(
    r"\[(?P<mark>\d{1,3}|\^[\w-]{1,40})\](?![(:])|<sup\b[^<>]{0,300}>\s{0,9}(?:<a\b[^<>]{0,500}>)?\s{0,9}(?P<raised>\d{1,3})\b"
)
# Between a claim and its mark no other sentence may begin, and no line.
_APART = re.compile(r"\n|[.!?][\"'”’)]{0,2}\s{1,9}[^\W\d_a-z]")
_NEAR = 400
_GROUP_GAP = re.compile(r"(?:</?(?:a|sup)\b[^<>]{0,500}>|[\s,]){0,9}")
_OWN_MARK = re.compile(r"\s{0,3}(?:\[(\d{1,3})\]|(\d{1,3})[.)](?=\s))[\s:]{0,3}")
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]{3,500}")
_LONGEST_ENTRY = 300


@dataclass(frozen=True, slots=True)
class Citations:
    """Where a document cites which works, in the order of its text."""

    places: tuple[tuple[int, int, Work], ...]

    def behind(self, span: Span, text: str) -> tuple[Work, ...]:
        """Return the works cited for the words at `span`: by the first marks behind them in their sentence."""
        at = bisect_left(self.places, span.end, key=lambda place: place[0])
        if at == len(self.places):
            return ()
        first = self.places[at][0]
        if first - span.end > _NEAR or _APART.search(text, span.end, first):
            return ()
        return tuple(self._group(at, text))

    def _group(self, at: int, text: str) -> Iterator[Work]:
        """Yield the works of marks that stand side by side: "[2][3]"."""
        end = self.places[at][0]
        for start, stop, work in self.places[at:]:
            if start != end and _GROUP_GAP.fullmatch(text, end, start) is None:
                return
            yield work
            end = stop


def citations_in(document: Document) -> Citations:
    """Return the citations of a document; a mark without an entry in a list of references is a work by itself."""
    entries = {work.mark: work for work in _entries(document)}
    places = []
    for match in _MARK.finditer(document.text):
        mark = match["mark"] or match["raised"]
        raised_power = match["raised"] and mark not in entries
        if not raised_power:
            places.append((match.start(), match.end(), entries.get(mark) or Work(mark)))
    return Citations(tuple(places))


def _entries(document: Document) -> Iterator[Work]:
    """Yield the entries of the lists of references, and the footnotes, of a document."""
    is_list, count = False, 0
    for block in document.blocks:
        match block:
            case Note(mark, passage):
                yield _work(document, mark, passage)
            case Heading(passage):
                is_list, count = label_key(passage.text) in lexicon().reference_headings, 0
            case Line(passage) if label_key(passage.text) in lexicon().reference_headings:
                is_list, count = True, 0
            case Item(passage) | Line(passage) | Paragraph(passage) if is_list:
                count += 1
                yield from _entry(document, passage, str(count) if isinstance(block, Item) else None)
            case Pair() if is_list:
                count += 1
                yield from _entry(document, _whole(block), str(count))


def _whole(pair: Pair) -> Passage:
    return Passage.joined([*_parts(pair.label), (": ", pair.label.span), *_parts(pair.value)])


def _parts(passage: Passage) -> Iterator[tuple[str, Span]]:
    for piece in passage.pieces:
        yield passage.text[piece.at : piece.at + piece.length], piece.span


def _entry(document: Document, passage: Passage, ordinal: str | None) -> Iterator[Work]:
    own = _OWN_MARK.match(passage.text)
    mark = (own[1] or own[2]) if own else ordinal
    words = passage.part(own.end(), len(passage.text)) if own else passage
    if mark is not None and words.text.strip():
        yield _work(document, mark, words)


def _work(document: Document, mark: str, passage: Passage) -> Work:
    address = _ADDRESS.search(document[_line_of(document, passage)])
    words = " ".join(passage.text.split())[:_LONGEST_ENTRY]
    return Work(mark, words, address.group().rstrip(".,;:") if address else None)


def _line_of(document: Document, passage: Passage) -> Span:
    """Return the characters of a passage with the markup around them, where the address of a link stands."""
    span = passage.span
    start = max(document.text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    end = document.text.find("\n", span.end)
    stop = len(document.text) if end < 0 else end
    return Span(start, min(stop, span.end + _NEAR))
