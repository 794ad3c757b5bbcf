"""What a line of words is, whatever the format: a label with its value, a short line, or sentences."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ...graph.document import Line, Pair, Paragraph, Passage, Piece, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOTHING = Passage("", ())
"""The passage of a cell or value that is empty: it has no words and stands nowhere."""

LABEL_WORDS = 6
LABEL_CHARACTERS = 80
# A label in bold says that it is one, so it may be longer than others.
BOLD_WORDS = 12
BOLD_LEVEL = 6
LINE_WORDS = 8
LINE_CHARACTERS = 80

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
# White space other than one plain space, and characters that nobody sees.
_ODD = re.compile(r"\s{2,}|[^\S ]|[\u00ad\u200b\u2060\ufeff]+")
_WRAPPED = re.compile(r"\s{2,}|[^\S \n]|[\u00ad\u200b\u2060\ufeff]|\A\s|\s\Z")
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE))
# A colon that closes a label: before a space or the end; East Asian colons need none.
_COLON = re.compile(r":(?=\s|\Z)|：")
# What stands between a label in bold and its value.
_BETWEEN = re.compile(r" ?[:：]? ?(?:[–—-] )?")
# Arrows, boxes, shapes and pictures.
_SIGN = re.compile(r"\s?(?:[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff]\ufe0f?\s?){1,3}(?=[^\W_])")
_BREAK = re.compile(r"[.!?;](?=\s|\Z)")
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_END = re.compile(r"[.!?…。][\"'”’)\]»*]{0,3}\Z")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

Part = tuple[str, Span]


def lines_of(text: str) -> Iterator[Span]:
    """Yield each line without its line end; the three line ends LF, CR and CRLF count."""
    at = 0
    while at < len(text) and (line := _LINE.match(text, at)):
        yield Span(line.start(1), line.end(1))
        at = line.end()


def parts_of(text: str, span: Span, shift: int = 0) -> Iterator[Part]:
    """Yield the words of a span and where they stand, so many characters on: white space reads as one space."""
    at = span.start
    for odd in _ODD.finditer(text, span.start, span.end):
        start, end = odd.span()
        if at < start:
            yield text[at:start], Span(at + shift, start + shift)
        yield ("" if text[start] in _INVISIBLE else " "), Span(start + shift, end + shift)
        at = end
    if at < span.end:
        yield text[at : span.end], Span(at + shift, span.end + shift)


def passage_of(parts: Iterable[Part]) -> Passage:
    """Return the passage of the parts: no space at its ends, never two in a row."""
    kept: list[Part] = []
    for words, span in parts:
        if words[:1] == " " and (not kept or kept[-1][0][-1] == " "):
            exact = len(words) == span.end - span.start
            words, span = words[1:], Span(span.start + 1, span.end) if exact else span  # noqa: PLW2901
        if not words:
            continue
        if kept and _continues(kept[-1], (words, span)):
            kept[-1] = (kept[-1][0] + words, kept[-1][1].to(span))
        else:
            kept.append((words, span))
    return Passage.joined(kept).stripped() if kept else NOTHING


def _continues(left: Part, right: Part) -> bool:
    """Tell whether two parts touch and match their characters one by one, so that they are one piece."""
    return left[1].end == right[1].start and all(len(words) == span.end - span.start for words, span in (left, right))


def unwrapped(passage: Passage) -> Passage | None:
    """Return a passage whose only odd white space is its line feeds with spaces in their place; None for any other.

    It is what `passage_of` makes of it, much faster: most lines are so.
    """
    if not passage.text or _WRAPPED.search(passage.text):
        return None
    pieces: list[Piece] = []
    for piece in passage.pieces:
        last = pieces[-1] if pieces else None
        if last is not None and last.span.end == piece.span.start and last.is_exact and piece.is_exact:
            pieces[-1] = Piece(last.at, last.length + piece.length, Span(last.span.start, piece.span.end))
        else:
            pieces.append(piece)
    return Passage(passage.text.replace("\n", " "), tuple(pieces))


def passage_at(text: str, *spans: Span) -> Passage:
    """Return the words of one or more lines as one passage; the breaks between them read as spaces."""
    if len(spans) == 1 and _ODD.search(text, spans[0].start, spans[0].end) is None:
        words = text[spans[0].start : spans[0].end]
        start, kept = spans[0].start + words.startswith(" "), words.strip()
        return Passage(kept, (Piece(0, len(kept), Span(start, start + len(kept))),)) if kept else NOTHING
    parts: list[Part] = []
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None and before.end < span.start:
            parts.append((" ", Span(before.end, span.start)))
        parts.extend(parts_of(text, span))
    return passage_of(parts)


def visible(words: str) -> str:
    """Return the words without the characters that nobody sees."""
    return words.translate(_UNSEEN)


def verbatim(text: str, span: Span) -> Iterator[Part]:
    """Yield the characters of a span as they are, with every line end read as a line feed."""
    at = span.start
    for line in lines_of(text[span.start : span.end]):
        start, end = span.start + line.start, span.start + line.end
        if at < start:
            yield "\n", Span(at, start)
        yield text[start:end], Span(start, end)
        at = end
    if at < span.end:
        yield "\n", Span(at, span.end)


def decoded(entity: str) -> str | None:
    """Return the words of a character reference such as `&amp;`; None where it is none."""
    words = unescape(entity)
    if words == entity or not _ENTITY.fullmatch(entity):
        return None
    return " " if words.isspace() else visible(words)


def is_power_base(before: str) -> bool:
    """Tell whether the last three characters before a raised number are a bare 10, as in 10²⁵."""
    return before.endswith("10") and not before[:-2].isalnum()


def is_label(words: str, most: int = LABEL_WORDS) -> bool:
    """Tell whether words, `most` of them outside brackets, may stand as a label before a colon."""
    if not words.strip() or len(words) > LABEL_CHARACTERS or sum(map(str.isalpha, words)) < 2:
        return False
    bare = _BRACKETED.sub(" ", words)
    if "(" in bare or ")" in bare or _BREAK.search(bare):
        return False
    return len(bare.split()) <= most and "://" not in words


def pair_of(passage: Passage, path: tuple[str, ...] = ()) -> Pair | None:
    """Return the label and value of `Label: value`; None for any other words."""
    colon = _COLON.search(passage.text, 0, LABEL_CHARACTERS + 1)
    if colon is None or not is_label(passage.text[: colon.start()]):
        return None
    value = passage.part(colon.end(), len(passage.text)).stripped()
    if not value.text or value.text.startswith("//"):
        return None
    return Pair(_unsigned(passage.part(0, colon.start())), value, path)


def _unsigned(label: Passage) -> Passage:
    """Return a label without the pictures that it begins with."""
    sign = _SIGN.match(label.text)
    return label.part(sign.end() if sign else 0, len(label.text)).stripped()


def bold_pair(passage: Passage, end: int, path: tuple[str, ...] = (), *, is_entry: bool = False) -> Pair | None:
    """Return the pair of a label in bold, the first `end` characters, and the value that follows it.

    A colon within or after the label says so; in an entry of a list a dash does, too, or a value that does
    not go on in lower case as a sentence would.
    """
    bare = passage.text[:end].rstrip(" :：")
    between = _BETWEEN.match(passage.text, len(bare))
    start = between.end() if between else end
    if start == len(passage.text) or start < end or not is_label(bare, BOLD_WORDS):
        return None
    sign = passage.text[len(bare) : start].strip()
    is_value = bool(sign) or not (passage.text[start].islower() or passage.text[start] in ",;.)")
    if not (sign[:1] in {":", "："} or (is_entry and is_value)):
        return None
    return Pair(_unsigned(passage.part(0, len(bare))), passage.part(start, len(passage.text)), path)


def heads(passage: Passage) -> str | None:
    """Return the label of a line that ends with its colon and so heads what is nested under it."""
    label = passage.text.removesuffix(":").removesuffix("：")
    return label.strip() if label != passage.text and is_label(label) else None


def is_short(words: str) -> bool:
    """Tell whether words are a short line: a heading, a label or a value, not a sentence."""
    return len(words) <= LINE_CHARACTERS and len(words.split()) <= LINE_WORDS and not ends(words)


def ends(words: str) -> bool:
    """Tell whether words end as a sentence does."""
    return _END.search(words, max(0, len(words) - 4)) is not None


def block_of(passage: Passage, path: tuple[str, ...] = ()) -> Pair | Line | Paragraph:
    """Return what a line of words is by its own looks."""
    if pair := pair_of(passage, path):
        return pair
    return Line(passage) if is_short(passage.text) else Paragraph(passage)
