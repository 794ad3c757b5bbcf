"""Entities in the JSON of Wikibase: a page of `Special:EntityData`, a dump as a list, an entity a line or of REST."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ...formats.nodes import Listed, Mapped, Words
from . import from_rest
from .entities import ITEM, PROPERTY, Entity, Kind, Named, Snak, Statement
from .json_nodes import at, entries, members, rank_of, valued, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...formats.nodes import Node


def entities_of(nodes: Iterable[Node]) -> Iterator[Entity]:
    """Yield the entities in what a JSON text holds; what has no id, or another shape, is none."""
    for each in chain.from_iterable(map(_found, nodes)):
        ident = words_of(each, "id")
        if each.span is not None and ITEM.fullmatch(ident.text):
            yield Entity(
                id=ident,
                span=each.span,
                labels=tuple(_named(each, "labels")),
                aliases=tuple(_named(each, "aliases")),
                descriptions=tuple(_named(each, "descriptions")),
                statements=tuple(_statements(each)),
                modified=words_of(each, "modified"),
            )


def _found(node: Node) -> Iterator[Mapped]:
    """Yield the mappings that may be entities: the whole, those of a list, those below `entities`."""
    if isinstance(node, Listed):
        for each in node.nodes:
            yield from _found(each)
    elif isinstance(node, Mapped):
        below = at(node, "entities")
        if below is None:
            yield node
        else:
            yield from (value for _, value in entries(below) if isinstance(value, Mapped))
            yield from (each for each in members(below) if isinstance(each, Mapped))


def _statements(entity: Mapped) -> Iterator[Statement]:
    for _, listed in entries(at(entity, "claims", "statements")):
        for each in members(listed):
            if isinstance(each, Mapped):
                stated = _statement(each) or from_rest.statement_of(each)
                yield from [stated] if stated is not None else []


def _statement(node: Mapped) -> Statement | None:
    snak = _snak(at(node, "mainsnak"))
    if snak is None:
        return None
    references = (tuple(_snaks(at(one, "snaks"))) for one in members(at(node, "references")))
    return Statement(snak, rank_of(node), tuple(_snaks(at(node, "qualifiers"))), tuple(references))


def _snaks(node: Node | None) -> Iterator[Snak]:
    for _, listed in entries(node):
        yield from (snak for each in members(listed) if (snak := _snak(each)) is not None)


def _snak(node: Node | None) -> Snak | None:
    label, sort = words_of(node, "property"), words_of(node, "snaktype")
    if not PROPERTY.fullmatch(label.text):
        return None
    if sort.text in {Kind.UNKNOWN, Kind.NONE}:
        return Snak(label.text, label, Kind(sort.text), sort)
    held = at(node, "datavalue")
    snak = valued(label, at(held, "value"), words_of(held, "type").text, words_of(node, "datatype").text)
    return snak if snak.words.text else None


def _named(entity: Mapped, key: str) -> Iterator[Named]:
    """Yield the names under a key, by language: each has a mapping of its own, or is the words alone."""
    for language, held in entries(at(entity, key)):
        for each in members(held) or [held]:
            words = each.passage if isinstance(each, Words) else words_of(each, "value")
            if words.text:
                yield Named(language.text, language, words)
