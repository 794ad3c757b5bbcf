"""Entities in the JSON of Wikibase: a page of `Special:EntityData`, a dump as a list, or an entity a line."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from ...formats.lines import NOTHING
from ...formats.nodes import Catalog, Listed, Mapped, Words
from ...formats.rdf_terms import standing_for
from .entities import ITEM, PROPERTY, Entity, Kind, Named, Rank, Snak, Statement, quantity_snak, time_snak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.document import Passage
    from ...formats.nodes import Entry, Node

_UNIT = re.compile(r"https?://[^\s]{1,200}/entity/(Q[1-9][0-9]{0,11})")
# Days of the other calendar are days of no date here.
_JULIAN = "/Q1985786"
_PRECISION = re.compile(r"[0-9]{1,2}")
# Values of these name a thing, a page or a file somewhere else.
_IDENTIFIERS = frozenset(["external-id", "url", "commonsMedia"])


def entities_of(nodes: Iterable[Node]) -> Iterator[Entity]:
    """Yield the entities in what a JSON text holds; what has no id, or another shape, is none."""
    for each in chain.from_iterable(map(_found, nodes)):
        ident = _words(each, "id")
        if each.span is not None and ITEM.fullmatch(ident.text):
            yield Entity(
                id=ident,
                span=each.span,
                labels=tuple(_named(each, "labels")),
                aliases=tuple(_named(each, "aliases")),
                descriptions=tuple(_named(each, "descriptions")),
                statements=tuple(_statements(each)),
                modified=_words(each, "modified"),
            )


def _found(node: Node) -> Iterator[Mapped]:
    """Yield the mappings that may be entities: the whole, those of a list, those below `entities`."""
    if isinstance(node, Listed):
        for each in node.nodes:
            yield from _found(each)
    elif isinstance(node, Mapped):
        below = _at(node, "entities")
        if below is None:
            yield node
        else:
            yield from (value for _, value in _entries(below) if isinstance(value, Mapped))
            yield from (each for each in _members(below) if isinstance(each, Mapped))


def _statements(entity: Mapped) -> Iterator[Statement]:
    for _, listed in _entries(_at(entity, "claims", "statements")):
        for each in _members(listed):
            snak = _snak(_at(each, "mainsnak")) if isinstance(each, Mapped) else None
            if snak is not None:
                rank = _words(each, "rank").text
                yield Statement(
                    snak,
                    Rank(rank) if rank in list(Rank) else Rank.NORMAL,
                    tuple(_snaks(_at(each, "qualifiers"))),
                    tuple(tuple(_snaks(_at(one, "snaks"))) for one in _members(_at(each, "references"))),
                )


def _snaks(node: Node | None) -> Iterator[Snak]:
    for _, listed in _entries(node):
        yield from (snak for each in _members(listed) if (snak := _snak(each)) is not None)


def _snak(node: Node | None) -> Snak | None:
    label, sort = _words(node, "property"), _words(node, "snaktype")
    if not PROPERTY.fullmatch(label.text):
        return None
    if sort.text in {Kind.UNKNOWN, Kind.NONE}:
        return Snak(label.text, label, Kind(sort.text), sort)
    held = _at(node, "datavalue")
    value = _at(held, "value")
    snak = _valued(label, value, _words(held, "type").text, _words(node, "datatype").text)
    return snak if snak.words.text else None


def _valued(label: Passage, value: Node | None, type_: str, datatype: str) -> Snak:
    """Return the snak of a value, OTHER for a shape that is not known here; without words where it has none."""
    name = label.text
    match type_:
        case "string" if isinstance(value, Words) and value.token.startswith('"'):
            return Snak(name, label, Kind.IDENTIFIER if datatype in _IDENTIFIERS else Kind.TEXT, value.passage)
        case "wikibase-entityid":
            return Snak(name, label, Kind.ITEM, _item(value))
        case "monolingualtext":
            return Snak(name, label, Kind.TEXT, _words(value, "text"), language=_words(value, "language").text)
        case "time" if not _words(value, "calendarmodel").text.endswith(_JULIAN):
            precision = _words(value, "precision").text
            return time_snak(label, _words(value, "time"), int(precision) if _PRECISION.fullmatch(precision) else 0)
        case "quantity":
            bounds = (_words(value, bound).text for bound in ("lowerBound", "upperBound"))
            return quantity_snak(label, _words(value, "amount"), _unit(_words(value, "unit")), filter(None, bounds))
    words = value.passage if isinstance(value, Words) else next(_leaves(value), NOTHING)
    return Snak(name, label, Kind.OTHER, words)


def _item(value: Node | None) -> Passage:
    """Return the id of an item; old dumps have only its number."""
    ident, number = _words(value, "id"), _words(value, "numeric-id")
    if ITEM.fullmatch(ident.text):
        return ident
    is_item = _words(value, "entity-type").text == "item" and ITEM.fullmatch(f"Q{number.text}") is not None
    return standing_for(f"Q{number.text}", number.span) if is_item else NOTHING


def _unit(words: Passage) -> Passage:
    found = _UNIT.fullmatch(words.text)
    return words.part(*found.span(1)) if found is not None else NOTHING


def _named(entity: Mapped, key: str) -> Iterator[Named]:
    for language, held in _entries(_at(entity, key)):
        for each in [held] if isinstance(held, Mapped) else _members(held):
            if (words := _words(each, "value")).text:
                yield Named(language.text, language, words)


def _at(node: Node | None, *keys: str) -> Node | None:
    """Return the value of the first of some keys that a mapping has."""
    found = {key.text: value for key, value in _entries(node)}
    return next((found[key] for key in keys if key in found), None)


def _words(node: Node | None, key: str) -> Passage:
    value = _at(node, key)
    return value.passage if isinstance(value, Words) else NOTHING


def _entries(node: Node | None) -> tuple[Entry, ...]:
    # An empty mapping is written as an empty list.
    return node.entries if isinstance(node, Mapped | Catalog) else ()


def _members(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Listed) else ()


def _leaves(node: Node | None) -> Iterator[Passage]:
    for _, value in _entries(node):
        if isinstance(value, Words) and value.passage.text:
            yield value.passage
