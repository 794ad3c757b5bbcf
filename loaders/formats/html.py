"""HTML: what a reader of a page sees, block by block; scripts, navigation and the hidden are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.document import Span
from .html_asides import is_apart
from .html_page import Page
from .html_tokens import Text
from .html_tree import BLOCK, Enter, Leave, events_of
from .html_words import Buffer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.document import Block


class Html:
    """The loader of HTML."""

    name = "html"
    version = "2"
    suffixes = (".html", ".htm")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks of a page."""
        return blocks_within(text, Span(0, len(text)))

    def head(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what a page says of itself: its title, `meta` names, canonical address and marked times."""
        events = events_of(text, Span(0, len(text)))
        for event in events:
            match event:
                case Enter("title") if isinstance(title := next(events, None), Text):
                    words = Buffer(text)
                    words.add_text(title.span)
                    yield "title", words.passage().text
                case Enter("meta", attributes):
                    names = (attributes.get(key) for key in ("property", "name", "itemprop"))
                    yield next(filter(None, names), "").lower(), attributes.get("content", "")
                case Enter("link", attributes) if attributes.get("rel", "").lower() == "canonical":
                    yield "canonical", attributes.get("href", "")
                case Enter("time", attributes) if "itemprop" in attributes:
                    yield attributes["itemprop"].lower(), attributes.get("datetime", "")


LOADER = Html()

LEFT_OUT = frozenset(
    (
        *("head", "title", "script", "style", "template", "noscript", "nav", "footer", "aside", "dialog"),
        *("button", "select", "textarea", "iframe", "object", "canvas", "svg", "audio", "video", "map"),
        # Withdrawn by their author.
        *("del", "s", "strike"),
    )
)
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


def blocks_within(text: str, span: Span) -> Iterator[Block]:
    """Yield the blocks of a stretch of HTML."""
    page = Page(text)
    left_out = 0
    for event in events_of(text, span):
        if isinstance(event, Enter) and (left_out or _is_left_out(event.tag, event.attributes)):
            if not left_out and event.tag in BLOCK:
                yield from page.break_off(event.span)
            left_out += 1
        elif not left_out:
            yield from page.blocks_of(event)
        elif isinstance(event, Leave):
            left_out -= 1
    yield from page.end()


def _is_left_out(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag in LEFT_OUT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or is_apart(tag, attributes)
        or _UNSEEN.search(attributes.get("style", "")) is not None
    )
