"""Tags of HTML within the values of catalogs and cells: a reader sees the words, and a stop where a block ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .html_tree import BLOCK
from .lines import passage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Passage, Span

_NAMES = (
    r"a|abbr|b|big|code|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|sub|sup|table|t[bdhr]|tbody|thead|u|ul|br"
)
_TAG = re.compile(rf"</?(?P<name>{_NAMES})(?:\s[^<>]{{0,600}})?\s?/?>", re.IGNORECASE)
_BREAKS = BLOCK | {"br", "tr", "td", "th"}
_STOPS = ".:;!?,"


def without_tags(value: Passage) -> Passage:
    """Return the words of a value without its tags; for one of a block, behind words, stands a stop."""
    return passage_of(_parts(value)) if "<" in value.text and _TAG.search(value.text) else value


def _parts(value: Passage) -> Iterator[tuple[str, Span]]:
    at, last = 0, ""
    for tag in _TAG.finditer(value.text):
        yield from _between(value, at, tag.start())
        last = value.text[at : tag.start()].strip()[-1:] or last
        if tag["name"].casefold() in _BREAKS and last and value.text[tag.end() :].strip():
            yield (" " if last in _STOPS else ". "), value.between(*tag.span())
            last = "."
        at = tag.end()
    yield from _between(value, at, len(value.text))


def _between(value: Passage, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for piece in value.part(start, end).pieces:
        yield value.text[start + piece.at : start + piece.at + piece.length], piece.span
