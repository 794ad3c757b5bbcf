"""What a name that is being typed may become: things with their type, what is known first of them, and how much is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph import words
from ...graph.rdf import WS
from ...graph.searching.folding import words_in
from ...graph.value_words import value_words
from .highlight import Kind, Piece
from .search import named
from .statements import concept_label, property_of, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.vocabulary import Property, Vocabulary
    from ..evaluate import Row
    from .material import Material

_SHOWN = 8
_FACTS = 3
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Completion:
    """A thing to choose: where it leads, its name in pieces of which some are lit, and what is said beside it."""

    href: str
    name: tuple[tuple[str, bool], ...]
    type: str
    facts: tuple[str, ...]
    claims: str


def completions(material: Material, typed: str) -> list[Completion]:
    """Return the things with a name that what was typed may become, the best first."""
    hits = material.index.completions(typed, _SHOWN) if material.index else []
    links = {hit.iri: material.href(hit.iri) for hit in hits}
    linked = [hit for hit in hits if links[hit.iri] is not None]
    facts = facts_of(material, [hit.iri for hit in linked])
    wanted = words_in(typed)
    shown = [named(material, hit, wanted) for hit in linked]
    return [
        Completion(links[each.thing.iri] or "", _pieces(each.name), each.type, facts[each.thing.iri], each.claims)
        for each in shown
    ]


def _pieces(pieces: Sequence[Piece[str]]) -> tuple[tuple[str, bool], ...]:
    found: list[tuple[str, bool]] = []
    depth = 0
    for piece in pieces:
        match piece.kind:
            case Kind.TEXT:
                found.append((piece.text, depth > 0))
            case Kind.CLOSE:
                depth -= 1
            case _:
                depth += 1
    return tuple(found)


def facts_of(material: Material, things: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return three facts of each thing: the first of each group of properties before a second of any."""
    told: dict[str, dict[Property, list[str]]] = {thing: {} for thing in things}
    for row in material.ask("facts-of", thing=things) if things else ():
        known = property_of(text(row, "property"), material.vocabulary)
        if known.name in material.vocabulary.properties and text(row, "property") == WS[known.name].value:
            told[text(row, "thing")].setdefault(known, []).append(_words(row, known, material.vocabulary))
    return {thing: tuple(_first(found)) for thing, found in told.items()}


def _first(told: dict[Property, list[str]]) -> list[str]:
    short = {
        known: found[0] for known, found in told.items() if len(found) == 1 and 0 < len(found[0]) <= _LONGEST_VALUE
    }
    ordered = sorted(short, key=lambda known: known.order)
    leading = {known.group: known for known in reversed(ordered)}.values()
    chosen = [*sorted(leading, key=lambda known: known.order), *(each for each in ordered if each not in leading)]
    return [_fact(known.label, short[known]) for known in chosen[:_FACTS]]


def _fact(label: str, value: str) -> str:
    """Return a label and a value, and not its unit twice: `total parameters 9 billion`."""
    unit = label.rpartition(" ")[2]
    return f"{label} {value.removesuffix(f' {unit}')}"


def _words(row: Row, known: Property, vocabulary: Vocabulary) -> str:
    value = row["value"]
    if isinstance(value, NamedNode):
        return concept_label(value.value, vocabulary) or text(row, "label")
    return words.excerpt(value_words(value, known), "", _LONGEST_VALUE)
