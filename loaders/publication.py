"""What a document says of itself as a publication: title, author, when it was published and last changed."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ..graph.dates import find_dates, parse_date
from ..graph.document import ITSELF, Heading, Line, Metadata, Pair, Paragraph, Record
from .formats.lines import NOTHING, ends
from .formats.loader import WithHead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..graph.document import Block
    from .formats.loader import Loader

# How many blocks are the top of a document, where its title, its author and a bare date stand.
TOP = 10
TITLE_WORDS = 20

Found = tuple[str, str]
"""A field of Metadata, and its value."""

# What the head of a page or front matter calls our fields.
FIELDS = {
    **dict.fromkeys(("title", "og:title"), "title"),
    **dict.fromkeys(("author", "authors", "creator", "dc.creator", "citation_author", "article:author"), "author"),
    **dict.fromkeys(("publisher", "og:site_name", "dc.publisher"), "publisher"),
    **dict.fromkeys(("canonical", "og:url", "url"), "url"),
    **dict.fromkeys(
        (
            "date",
            "published",
            "datepublished",
            "article:published_time",
            "pubdate",
            "dc.date",
            "issued",
            "publish_date",
        ),
        "published",
    ),
    **dict.fromkeys(
        (
            "updated",
            "modified",
            "datemodified",
            "article:modified_time",
            "og:updated_time",
            "last_updated",
            "lastmod",
        ),
        "modified",
    ),
}
_DATES = {"published", "modified"}

_MODIFIED = re.compile(
    r"(?:(?:last|date)[ -])?(?:updated|reviewed|modified|revised|edited)(?: on| at)?"
    r"|last (?:update|review|change)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:(?:first|date) )?(?:published|posted)(?: on| at)?|publication date", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:authors?|written by|by)", re.IGNORECASE)
_BYLINE = re.compile(r"(?:[Ww]ritten )?[Bb][Yy] ([^\W\d_][^|·•,:\d]{2,60}?)(?: ?[|·•,:–—-].{0,80})?")
_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_NUMBER = re.compile(r"[~≈<>≤≥$€£]?\d|[-–—?]\Z")
_BAR = re.compile(r"\s[|•·]\s")
# Words that head the first part of any document, and so are the title of none.
_PARTS = re.compile(
    r"(?:introduction|overview|summary|abstract|contents|about|home|menu|skip to .{1,40})\W?",
    re.IGNORECASE,
)


def metadata_of(loader: Loader, text: str, blocks: Sequence[Block]) -> Metadata:
    """Return what a text, read to these blocks, says of itself; what is written for machines comes first."""
    head = list(_fields(loader.head(text))) if isinstance(loader, WithHead) else []
    stated = [
        *_fields(_of_itself(blocks)),
        *_fields(_front_matter(blocks)),
        *_titles(blocks),
        *head,
        *_labelled(blocks),
        *_at_top(blocks),
    ]
    first: dict[str, str] = {}
    for name, value in stated:
        first.setdefault(name, value)
    return Metadata(**first)  # type: ignore[arg-type]


def merged(stated: Metadata, found: Metadata) -> Metadata:
    """Return what is stated, and what was found where nothing is."""
    gaps = [known.name for known in fields(Metadata) if getattr(stated, known.name) is None]
    return replace(stated, **{name: getattr(found, name) for name in gaps})


def _fields(named: Iterable[Found]) -> Iterator[Found]:
    """Yield the fields that names such as `og:title` stand for, where their values are sound."""
    for name, value in named:
        known, words = FIELDS.get(name, ""), " ".join(value.split())
        if known in _DATES:
            yield from _dated(known, words)
        elif known and words and (known == "url") == words.startswith(("http://", "https://")):
            yield known, words


def _dated(name: str, words: str) -> Iterator[Found]:
    """Yield the field with the first date in the words; nothing where there is no field, or no date."""
    if not name:
        return
    date = parse_date(words)
    if date is None and (iso := _ISO.search(words)):
        date = parse_date(iso[0])
    if date is None and (found := find_dates(words)):
        date = found[0].date
    if date is not None:
        yield name, date.edtf


def _of_itself(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield what a graph states of the document that it stands in."""
    for block in blocks:
        if isinstance(block, Record) and block.subject is not None and block.subject.iri == ITSELF:
            yield from (("title", name.text) for name in block.subject.names)
            yield from ((pair.label.text.lower(), pair.value.text) for pair in block.pairs)


def _front_matter(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the pairs of a record that stands before a text; where all is records, they are the text."""
    if blocks and isinstance(blocks[0], Record) and not _is_catalog(blocks):
        for pair in blocks[0].pairs:
            if not pair.path:
                yield pair.label.text.lower(), pair.value.text


def _is_catalog(blocks: Sequence[Block]) -> bool:
    """Tell whether all is records, perhaps under headings: none of them speaks of the whole then."""
    records = sum(isinstance(block, Record) for block in blocks)
    headings = sum(isinstance(block, Heading) for block in blocks)
    first = isinstance(blocks[0], Heading) if blocks else False
    return records == len(blocks) or (first and 0 < records == len(blocks) - headings)


def _titles(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the title: the first heading of level 1 at the top, else the first line that looks like one."""
    if _is_catalog(blocks):
        return
    for block in islice(blocks, TOP):
        if isinstance(block, Heading) and block.level == 1:
            yield "title", block.passage.text
    for block, following in pairwise([*blocks[:TOP], Line(NOTHING)]):
        match block:
            case Heading(passage) | Line(passage) | Paragraph(passage) if _may_be_title(passage.text):
                if not (isinstance(following, Line) and _NUMBER.match(following.passage.text)):
                    yield "title", passage.text
                return
            case Paragraph(passage) if ends(passage.text):
                return


def _may_be_title(words: str) -> bool:
    looks_so = (words[0].isalnum() or words[0] in "“\"'‘«") and not ends(words.rstrip("?!"))
    if len(_BAR.findall(words)) > 1:
        # Links side by side: "Repository | Paper | Demo".
        return False
    return looks_so and len(words.split()) <= TITLE_WORDS and not (_ISO.search(words) or _PARTS.fullmatch(words))


def _labelled(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the dates that stand behind words such as `Last updated`, in a pair, a line or the line below."""
    for block, following in pairwise([*blocks, Line(NOTHING)]):
        match block:
            case Pair(label, value):
                yield from _dated(_date_field(label.text), value.text[:80])
                yield from _led(label.text)
            case Line(passage) | Paragraph(passage) if len(passage.text) <= 100:
                below = following.passage.text if isinstance(following, Line) else ""
                if _date_field(passage.text):
                    yield from _dated(_date_field(passage.text), below)
                else:
                    yield from _led(passage.text)


def _led(words: str) -> Iterator[Found]:
    """Yield the date of words such as `Updated 3 May 2025`."""
    if start := _MODIFIED.match(words) or _PUBLISHED.match(words):
        yield from _dated(_date_field(start[0]), words[start.end() :])


def _date_field(label: str) -> str:
    words = label.strip(" :")
    if _MODIFIED.fullmatch(words):
        return "modified"
    return "published" if _PUBLISHED.fullmatch(words) else ""


def _at_top(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the author, and a date without a label, from the first blocks."""
    before: Block | None = None
    for block in islice(blocks, TOP):
        match block:
            case Pair(label, value) if _AUTHOR.fullmatch(label.text) and len(value.text) <= 80:
                yield "author", value.text
            case Pair(label, value) if label.text.lower() == "date":
                yield from _dated("published", value.text[:80])
            case Line(passage) if byline := _BYLINE.fullmatch(passage.text):
                yield "author", byline[1].strip()
                yield from _dated("published", passage.text[byline.end(1) :])
            case Line(passage) if _stands_for_itself(passage.text, before):
                yield from _dated("published", passage.text)
        before = block


def _stands_for_itself(words: str, before: Block | None) -> bool:
    """Tell whether a line gives the date of its document: below a line it may be the value of that label."""
    if parse_date(words) is not None:
        return not isinstance(before, Line)
    iso = _ISO.search(words)
    return iso is not None and (iso.start() == 0 or iso.end() == len(words))
