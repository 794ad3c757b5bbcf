"""The tags and the text of HTML, cut as the HTML standard cuts them, in one pass and with their offsets.

Written out here because the parsers at hand give no offsets, or need quadratic time for what is never closed.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ...graph.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Text(NamedTuple):
    """Characters between tags; character references are still as written."""

    span: Span


class Start(NamedTuple):
    """A start tag; names are lower case, the values of attributes decoded."""

    tag: str
    attributes: Mapping[str, str]
    span: Span
    is_closed: bool = False


class End(NamedTuple):
    """An end tag."""

    tag: str
    span: Span


Token = Text | Start | End

# Elements whose content is characters only, up to their end tag.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})

_MARKUP = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?]|/(?![A-Za-z]))|(?P<end>/)?(?P<name>[A-Za-z][^\s/<>]*))")
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s=<>/][^\s=<>/]*+)(?:\s*=\s*(?:([\"'])|([^\s<>\"'][^\s<>]*+))?)?")
_BETWEEN = re.compile(r"[\s/=]*+")


def tokens_of(text: str, span: Span) -> Iterator[Token]:
    """Yield the tokens of a stretch of HTML; comments and declarations are left out."""
    at, end = span.start, span.end
    while markup := _MARKUP.search(text, at, end):
        if at < markup.start():
            yield Text(Span(at, markup.start()))
        if markup["comment"]:
            at = _after(text, "-->", markup.end() - 2, end)
        elif markup["other"]:
            at = _after(text, ">", markup.end(), end)
        else:
            attributes, at = _attributes(text, markup.end(), end)
            tag, place = markup["name"].lower(), Span(markup.start(), at)
            if markup["end"]:
                yield End(tag, place)
                continue
            yield Start(tag, attributes, place, is_closed=text.endswith("/>", markup.start(), at))
            if tag in RAW:
                raw_end = _raw_end(text, tag, at, end)
                if at < raw_end:
                    yield Text(Span(at, raw_end))
                at = raw_end
    if at < end:
        yield Text(Span(at, end))


def _after(text: str, mark: str, start: int, end: int) -> int:
    found = text.find(mark, start, end)
    return end if found < 0 else found + len(mark)


def _raw_end(text: str, tag: str, start: int, end: int) -> int:
    found = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(text, start, end)
    return found.start() if found else end


def _attributes(text: str, at: int, end: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag and where it ends; a `<` within ends it, too."""
    found: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(text, at, end):
        name, quote, bare = attribute.groups()
        at = attribute.end()
        value = bare or ""
        if quote and (close := text.find(quote, at, end)) >= 0:
            value, at = text[at:close], close + 1
        found.setdefault(name.lower(), unescape(value))
    between = _BETWEEN.match(text, at, end)
    at = between.end() if between else at
    return found, at + 1 if text.startswith(">", at, end) else at
