"""What an entity of Wikibase holds, in whatever form: names, statements with their qualifiers and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ...formats.lines import NOTHING
from ...formats.rdf_terms import standing_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....graph.document import Passage, Span

ITEM = re.compile(r"[QPL][1-9][0-9]{0,11}")
PROPERTY = re.compile(r"P[1-9][0-9]{0,11}")
_AMOUNT = re.compile(r"\+?(-?[0-9]{1,40}(?:\.[0-9]{1,40})?)")
_TIME = re.compile(r"\+?([0-9]{4}-[0-9]{2}-[0-9]{2})T")
# How much of `2024-07-23` a precision says: a year, a month, a day. A decade is written `202X`.
_DIGITS = {9: 4, 10: 7, 11: 10}
_DECADE, _DAY = 8, 11


class Kind(StrEnum):
    """What the value of a snak is."""

    ITEM = "item"
    TIME = "time"
    QUANTITY = "quantity"
    TEXT = "text"
    IDENTIFIER = "identifier"
    OTHER = "other"
    UNKNOWN = "somevalue"
    NONE = "novalue"


class Rank(StrEnum):
    """How the community of a Wikibase stands to a statement."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Snak:
    """A property, at the words that name it, and what it is said to be.

    `words` are an item's id, a date as exact as it is said to be, plain digits or text; `unit` is an item's id.
    `language` is that of text, and `is_about` tells that bounds stand beside an amount.
    """

    property: str
    label: Passage
    kind: Kind
    words: Passage
    unit: Passage = NOTHING
    language: str = ""
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What an entity is said to have, how that is ranked and narrowed, and by what each reference supports it."""

    snak: Snak
    rank: Rank = Rank.NORMAL
    qualifiers: tuple[Snak, ...] = ()
    references: tuple[tuple[Snak, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Words in a language, and the words before them that tell so."""

    language: str
    label: Passage
    words: Passage


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity at `span`, with its id as it is written, and the time of its last change where that is told."""

    id: Passage
    span: Span
    labels: tuple[Named, ...] = ()
    aliases: tuple[Named, ...] = ()
    descriptions: tuple[Named, ...] = ()
    statements: tuple[Statement, ...] = ()
    modified: Passage = NOTHING


def time_snak(label: Passage, words: Passage, precision: int) -> Snak:
    """Return a time, so much of `+2024-07-23T00:00:00Z` as its precision says; OTHER for no date of ours."""
    found = _TIME.match(words.text)
    if found is None or precision < _DECADE:
        return Snak(label.text, label, Kind.OTHER, words)
    if precision == _DECADE:
        return Snak(label.text, label, Kind.TIME, standing_for(f"{found[1][:3]}X", words.span))
    end = found.start(1) + _DIGITS[min(precision, _DAY)]
    return Snak(label.text, label, Kind.TIME, words.part(found.start(1), end))


def quantity_snak(label: Passage, words: Passage, unit: Passage, bounds: Iterable[str]) -> Snak:
    """Return an amount without its plus, about right where bounds differ from it; OTHER for what is no number."""
    found = _AMOUNT.fullmatch(words.text)
    if found is None:
        return Snak(label.text, label, Kind.OTHER, words)
    is_about = any(bound != words.text for bound in bounds)
    return Snak(label.text, label, Kind.QUANTITY, words.part(*found.span(1)), unit, is_about=is_about)
