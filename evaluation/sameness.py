"""When a value that was read is the one that a careful reader found: numbers, dates, names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from ..graph.names import name_key
from ..loaders.understanding.terms.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..graph.vocabulary import Vocabulary

_CLOSE = Decimal("1e-6")
_HUNDRED = Decimal(100)
_SEPARATORS = re.compile("[,_]")
_YEAR = re.compile(r"\d{4}")
# "Northlake" and "Northlake AI" are one firm to those who write about it.
_FIRM = "ai"


@dataclass(frozen=True, slots=True)
class SameNames:
    """Which names mean one thing: spellings of one name, and names that the vocabulary or a curator lists as one.

    `groups` gives, for the letters of a name, the things that go by it.
    """

    groups: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> SameNames:
        """Return what the closed lists of the ontology and the gazetteer say."""
        return _same_names(vocabulary)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names mean one thing."""
        first, second = _letters(one), _letters(other)
        if first == second or first + _FIRM == second or second + _FIRM == first:
            return True
        none: frozenset[str] = frozenset()
        return not self.groups.get(first, none).isdisjoint(self.groups.get(second, none))


def same_number(one: Decimal, other: Decimal, *, is_share: bool = False) -> bool:
    """Tell whether two numbers are equal but for rounding; a share may be written in percent or as a fraction."""
    factors = (Decimal(1), _HUNDRED, 1 / _HUNDRED) if is_share else (Decimal(1),)
    return any(abs(one - other * factor) <= _CLOSE * max(abs(one), abs(other * factor)) for factor in factors)


def same_date(wanted: str, read: str) -> bool:
    """Tell whether a date is the wanted one or finer; of a loose one ("2025~late") the certain part counts."""
    certain = wanted.split("~", maxsplit=1)[0].strip()
    if not _YEAR.match(certain):
        return name_key(wanted) == name_key(read)
    return wanted == read or read.startswith(certain)


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is, with or without thousands separators."""
    try:
        number = Decimal(_SEPARATORS.sub("", text.strip()))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _letters(name: str) -> str:
    return name_key(name).replace(" ", "")


@cache
def _same_names(vocabulary: Vocabulary) -> SameNames:
    groups: dict[str, set[str]] = defaultdict(set)
    for group, names in _groups(vocabulary):
        for name in names:
            groups[_letters(name)].add(group)
    return SameNames({letters: frozenset(found) for letters, found in groups.items() if letters})


def _groups(vocabulary: Vocabulary) -> Iterator[tuple[str, Iterable[str]]]:
    for concept in vocabulary.concepts.values():
        yield concept.name, (concept.label, *concept.synonyms)
    for type_ in vocabulary.classes:
        for name in gazetteer().of_type(type_):
            yield f"{type_} {name.entity.name}", (name.spelling,)
