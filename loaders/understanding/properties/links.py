"""Links to where a model can be had: `[Hugging Face](https://.../heron-2-7b)` says so of the model in its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim
from ....graph.names import name_key
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Entity
    from ....graph.document import Passage, Span
    from ..names.knowledge import Knowledge
    from .topics import Topic

_CHANNEL = "accessChannel"
_BEHIND = re.compile(r"[^\[\]\n]{0,40}\]\((?P<address>https?://[^\s()]{1,300})\)")
_BEFORE = re.compile(
    r"<a\s[^<>]{0,300}?\bhref\s{0,3}=\s{0,3}[\"'](?P<address>https?://[^\s\"'<>]{1,300})[\"'][^<>]{0,300}>"
)
_END = "</a"
_NEAR = 900
_WORD = re.compile(r"[^\W\d_]{1,30}")
_SIZE = re.compile(r"\d")
# What hosts of models have besides models.
_NO_MODEL = frozenset(["datasets", "spaces", "papers", "docs", "blog", "posts", "tree", "blob", "issues"])


def claims_of_links(passage: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield where the model under discussion can be had: a channel labels a link whose address names the model."""
    model = topic.of_type("Model")
    known = knowledge.vocabulary.properties.get(_CHANNEL)
    if model is None or known is None or known.range is None or not passage.text:
        return
    for found in knowledge.names.gazetteer.find(passage.text):
        channel = knowledge.names.gazetteer.called(passage.text[found.start : found.end], known.range)
        if channel is None:
            continue
        span = passage.between(found.start, found.end)
        address = _address_at(knowledge.document.text, span.start, span.end)
        if address is not None and _leads_to(address, model.name):
            written = passage.text[found.start : found.end]
            yield Claim(knowledge.document.id, model, known.name, channel, span, written)


def claims_of_linked_cell(
    label: str, cell: Passage, anchor: Passage, model: Entity, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield where a model can be had, by the link in a cell below "Download" or "HF link" whose address names it."""
    known = knowledge.vocabulary.properties[_CHANNEL]
    words = {word.casefold() for word in _WORD.findall(label)}
    if not cell.pieces or not words & lexicon().link_labels or not knowledge.may_have(model, known):
        return
    span = cell.between(0, len(cell.text))
    address = _address_at(knowledge.document.text, span.start, span.end) or _address_within(
        knowledge.document.text, span
    )
    if address is None or not _leads_to(address, model.name):
        return
    *_, host, _ending = ("", *address.partition("://")[2].split("/")[0].split("."))
    channel = knowledge.names.gazetteer.called(host, known.range or "")
    if channel is not None:
        yield Claim(knowledge.document.id, model, known.name, channel, anchor.span.to(span), cell.text)


def _address_at(text: str, start: int, end: int) -> str | None:
    """Return the address of the Markdown or HTML link whose label holds the characters from `start` to `end`."""
    behind = _BEHIND.match(text, end)
    if behind is not None:
        return behind["address"]
    opened = text.rfind("<a", max(0, start - _NEAR), start)
    before = _BEFORE.match(text, opened, start) if opened >= 0 else None
    return before["address"] if before is not None and _END not in text[before.end() : start] else None


def _address_within(text: str, span: Span) -> str | None:
    """Return the address of a link that begins between two places, behind an icon perhaps."""
    opened = text.find("<a", span.start, span.end)
    link = _BEFORE.match(text, opened) if opened >= 0 else None
    return link["address"] if link is not None else None


def _leads_to(address: str, model: str) -> bool:
    """Tell whether the path of an address is of a maker and a model of that name, with its size perhaps."""
    _host, *path = address.partition("://")[2].rstrip("/").split("/")
    if len(path) <= 1 or _NO_MODEL & set(path):
        return False
    wanted, named = name_key(model).split(), name_key(path[-1]).split()
    return named[: len(wanted)] == wanted and all(_SIZE.search(word) for word in named[len(wanted) :])
