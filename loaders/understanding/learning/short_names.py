"""Shorter forms by which a text goes on about what it names in full: "Plover", "Quill", "Ada", "Swift 2.1"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ..terms.gazetteer import Name
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Entity
    from ..terms.gazetteer import Gazetteer

# "Swift 2.1" for "Heron Swift 2.1".
NAMED_BY_VARIANT = re.compile(r"[A-Z][A-Za-z]{2,20} (?P<short>(?P<variant>[A-Z][a-z]{2,20}) \d{1,2}(?:\.\d{1,2})?)")
# A capitalised word by itself, before a small one.
_ALONE = re.compile(r"(?<![\w’'-])([A-Z][a-z]{2,20})(?:[’'´]s)? (?=[a-z])")
_SHORTEST_FORM = 4
_FEWEST_ALONE = 2


def short_names(
    prose: str, text: str, known: Gazetteer, taught: Sequence[Entity], subject: Entity | None
) -> list[Name]:
    """Return the short forms that a text uses of its organizations' names: "Plover" for "Plover AI".

    Only one that stands in the middle of a sentence and is never written as a common word.
    """
    listed = (each.entity for each in known.find(prose))
    named = dict.fromkeys(each for each in (*listed, *taught) if each.type == "Organization")
    names = [_short_name(entity, prose, text, known, is_subject=entity == subject) for entity in named]
    found = [name for name in names if name is not None]
    # What a document calls by both names is called by the full one.
    return [
        Name(each.spelling, replace(each.entity, written=each.entity.name)) if each.entity in taught else each
        for each in found
    ]


def _short_name(entity: Entity, prose: str, text: str, known: Gazetteer, *, is_subject: bool) -> Name | None:
    first, _, rest = entity.name.partition(" ")
    is_odd = is_subject and not first.isalpha() and any(map(str.isalpha, first))
    is_short = rest in lexicon().organization_endings and (len(first) >= _SHORTEST_FORM or is_odd)
    # What a page on Northlake AI calls Northlake is not the family of its models.
    is_its_own = is_subject and is_short and known.is_weak(first, "ModelFamily")
    if known.called(first) not in ((None, entity) if is_short else (entity,)) and not is_its_own:
        return None
    if first in lexicon().not_families | lexicon().outside_names or not (first.isalpha() or is_odd):
        return None
    stands = re.search(rf"[a-z,] {first}(?![\w-]| (?:{re.escape(rest)}|\d))", text)
    # An address is no word: "northlake.ai".
    is_common = re.search(rf"(?<![\w./@]){first.lower()}(?![\w/]|\.\w)", prose) is not None
    return Name(first, entity) if rest and stands is not None and not is_common else None


def is_short(entity: Entity, joined: Sequence[Name]) -> bool:
    """Tell whether an organization is another by its short name."""
    return entity.type == "Organization" and any(name.spelling == entity.name for name in joined)


def spellings_of(entity: Entity, endings: Counter[str]) -> Iterator[str]:
    """Yield the full name and the short form by which a text may go on, where it can mean nothing else.

    `endings` counts the last words of all names that the document teaches.
    """
    yield entity.name
    if (
        entity.type == "Model"
        and (short := NAMED_BY_VARIANT.fullmatch(entity.name))
        and short["variant"] in lexicon().variants
    ):
        yield short["short"]
    last = last_word(entity)
    if endings[last] > 1 or last == entity.name or not last.isalpha() or not last[0].isupper():
        return
    if entity.type == "Person" and (len(last) >= _SHORTEST_FORM or _is_short_surname(last)):
        yield last
    if len(last) < _SHORTEST_FORM:
        return
    if entity.type == "Model" and last not in lexicon().variants:
        yield last


def given_names(taught: Sequence[Entity], prose: str) -> list[Name]:
    """Return the given names by which a text goes on about those that it names in full ("Ada wrote")."""
    people: dict[str, set[Entity]] = defaultdict(set)
    for each in taught:
        given, _, rest = each.name.partition(" ")
        if each.type == "Person" and rest and len(given) >= _SHORTEST_FORM - 1 and given.isalpha():
            people[given].add(each)
    alone = Counter(_ALONE.findall(prose)) if people else Counter()
    meant = ((given, named) for given, named in people.items() if len({last_word(each) for each in named}) == 1)
    return [
        Name(given, min(named, key=lambda each: len(each.name)))
        for given, named in meant
        if alone[given] >= _FEWEST_ALONE and _is_short_surname(given)
    ]


def _is_short_surname(name: str) -> bool:
    """Tell whether a short family name ("Ng") is no word that a sentence may begin with ("So")."""
    words = lexicon()
    folded = name.casefold()
    is_common = name in words.outside_names or any(folded in kind for kind in words.function_words.values())
    return len(name) > 1 and not is_common and name not in words.surname_words


def last_word(entity: Entity) -> str:
    """Return the last word of a name."""
    return entity.name.split()[-1]
