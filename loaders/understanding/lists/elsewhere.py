"""Entries of a list that are about another page: its headline as a link, or its name as a wiki link with a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.names import name_key

if TYPE_CHECKING:
    from ....graph.document import Document, Passage
    from ..properties.topics import Topic

_LINK = re.compile(r"\[[^\[\]\n]{20,300}\]\(https?://[^\s()]{1,600}\)\s*\Z")
_REACH = 40
_HEADLINE_WORDS = 7
# "Ada Quill's [[fjord]] — $1B at $3.5B".
_FIGURE_OF = re.compile(
    r"\W{0,4}[^\[\]—–:$€£]{0,60}\[\[(?P<page>[^\[\]|]{1,60})(?:\|[^\[\]]{1,60})?\]\]\W{0,4}[^$€£.;]{0,60}[$€£]\d"
)


def is_of_another_page(entry: Passage, topic: Topic, document: Document) -> bool:
    """Tell whether an entry is the headline of another article, or says what another page's firm has got."""
    if not entry.pieces:
        return False
    span = entry.span
    found = _FIGURE_OF.match(document.text, max(0, span.start - len("[[")), span.end)
    if found is not None:
        page = name_key(found["page"])
        return all(name_key(each.name) != page for each in topic.entities)
    return _is_headline(entry, document)


def _is_headline(entry: Passage, document: Document) -> bool:
    """Tell whether an entry of an article is nothing but a link, with as many words as a headline has."""
    if document.metadata.published is None or len(entry.text.split()) < _HEADLINE_WORDS:
        return False
    text, span = document.text, entry.span
    begun = text.rfind("[", max(0, span.start - 4), span.start)
    end = text.find("\n", span.end)
    return begun >= 0 and _LINK.match(text, begun, end if end >= 0 else len(text)) is not None
