"""What the JSON of Wikibase is made of, in dumps as at its interfaces: keys, lists, ranks and values of a type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...formats.lines import NOTHING
from ...formats.nodes import Catalog, Listed, Mapped, Words
from ...formats.rdf_terms import standing_for
from .entities import ITEM, Kind, Rank, Snak, quantity_snak, time_snak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Passage
    from ...formats.nodes import Entry, Node

_UNIT = re.compile(r"https?://[^\s]{1,200}/entity/(Q[1-9][0-9]{0,11})")
# Days of the other calendar are days of no date here.
_JULIAN = "/Q1985786"
_PRECISION = re.compile(r"[0-9]{1,2}")
# Values of these name a thing, a page or a file somewhere else.
_IDENTIFIERS = frozenset(["external-id", "url", "commonsMedia", "geo-shape", "tabular-data"])


def at(node: Node | None, *keys: str) -> Node | None:
    """Return the value of the first of some keys that a mapping has."""
    found = {key.text: value for key, value in entries(node)}
    return next((found[key] for key in keys if key in found), None)


def words_of(node: Node | None, key: str) -> Passage:
    """Return the words under a key, nothing where it holds none."""
    value = at(node, key)
    return value.passage if isinstance(value, Words) else NOTHING


def entries(node: Node | None) -> tuple[Entry, ...]:
    """Return the entries of a mapping; an empty one is written as an empty list."""
    return node.entries if isinstance(node, Mapped | Catalog) else ()


def members(node: Node | None) -> tuple[Node, ...]:
    """Return the members of a list."""
    return node.nodes if isinstance(node, Listed) else ()


def rank_of(statement: Node) -> Rank:
    """Return the rank of a statement, normal where it has none that is known."""
    rank = words_of(statement, "rank").text
    return Rank(rank) if rank in list(Rank) else Rank.NORMAL


def valued(label: Passage, value: Node | None, type_: str, datatype: str) -> Snak:
    """Return the snak of a value, OTHER for a shape that is not known here; without words where it has none."""
    name = label.text
    match type_:
        case "string" if isinstance(value, Words) and value.token.startswith('"'):
            return Snak(name, label, Kind.IDENTIFIER if datatype in _IDENTIFIERS else Kind.TEXT, value.passage)
        case "wikibase-entityid":
            return Snak(name, label, Kind.ITEM, _item(value))
        case "monolingualtext":
            return Snak(name, label, Kind.TEXT, words_of(value, "text"), language=words_of(value, "language").text)
        case "time" if not words_of(value, "calendarmodel").text.endswith(_JULIAN):
            precision = words_of(value, "precision").text
            return time_snak(label, words_of(value, "time"), int(precision) if _PRECISION.fullmatch(precision) else 0)
        case "quantity":
            bounds = (words_of(value, bound).text for bound in ("lowerBound", "upperBound"))
            return quantity_snak(label, words_of(value, "amount"), _unit(words_of(value, "unit")), filter(None, bounds))
    words = value.passage if isinstance(value, Words) else next(_leaves(value), NOTHING)
    return Snak(name, label, Kind.OTHER, words)


def _item(value: Node | None) -> Passage:
    """Return the id of an item, which the REST interface gives alone; old dumps have only its number."""
    ident, number = value.passage if isinstance(value, Words) else words_of(value, "id"), words_of(value, "numeric-id")
    if ITEM.fullmatch(ident.text):
        return ident
    is_item = words_of(value, "entity-type").text == "item" and ITEM.fullmatch(f"Q{number.text}") is not None
    return standing_for(f"Q{number.text}", number.span) if is_item else NOTHING


def _unit(words: Passage) -> Passage:
    found = _UNIT.fullmatch(words.text)
    return words.part(*found.span(1)) if found is not None else NOTHING


def _leaves(node: Node | None) -> Iterator[Passage]:
    for _, value in entries(node):
        if isinstance(value, Words) and value.passage.text:
            yield value.passage
