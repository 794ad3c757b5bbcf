"""Statements in the JSON of Wikibase's REST interface: a property and a value side by side, references in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...formats.nodes import Mapped, Words
from .entities import PROPERTY, Kind, Snak, Statement
from .json_nodes import at, members, rank_of, valued, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...formats.nodes import Node

_ENTITIES = "wikibase-"
_TYPES = frozenset(["time", "quantity", "monolingualtext"])


def statement_of(node: Mapped) -> Statement | None:
    """Return a statement; None for what has no property and no value."""
    snak = _snak(node)
    if snak is None:
        return None
    references = (tuple(_snaks(at(one, "parts"))) for one in members(at(node, "references")))
    return Statement(snak, rank_of(node), tuple(_snaks(at(node, "qualifiers"))), tuple(references))


def _snaks(node: Node | None) -> Iterator[Snak]:
    yield from (snak for each in members(node) if (snak := _snak(each)) is not None)


def _snak(node: Node) -> Snak | None:
    told, held = at(node, "property"), at(node, "value")
    label, sort = words_of(told, "id"), words_of(held, "type")
    if not PROPERTY.fullmatch(label.text):
        return None
    if sort.text in {Kind.UNKNOWN, Kind.NONE}:
        return Snak(label.text, label, Kind(sort.text), sort)
    content, datatype = at(held, "content"), words_of(told, "data_type").text
    snak = valued(label, content, _type_of(content, datatype), datatype)
    return snak if snak.words.text else None


def _type_of(content: Node | None, datatype: str) -> str:
    """Return the type of a value as dumps have it, which this interface leaves to the type of its property."""
    if isinstance(content, Words):
        return "wikibase-entityid" if datatype.startswith(_ENTITIES) else "string"
    return datatype if datatype in _TYPES else ""
