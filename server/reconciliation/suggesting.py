"""What a name that is being typed may become: things, classes and properties, and a few words on each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...graph.searching.folding import key_of
from ...graph.words import counted
from ..pages.completing import facts_of
from .entities import class_name
from .extending import DERIVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .entities import Entities, Entity

# Suggestions, each with all that they are called.
Found = list[tuple["Suggestion", tuple[str, ...]]]
KINDS = ("entity", "type", "property")
_MORE = 100  # things of other classes that are passed over at most
_UNLIKE = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose: its id, its name, a few words; of a thing also its classes, of a class those above it."""

    id: str
    name: str
    description: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, which class is asked for if one, and which of the suggestions are wanted."""

    prefix: str
    type: str
    limit: int
    offset: int


def suggested(entities: Entities, kind: str, typed: Typed) -> list[Suggestion]:
    """Return suggestions of a kind, the best first."""
    if kind == "entity":
        return _entities(entities, typed)
    found = _types(entities) if kind == "type" else _properties(entities, typed.type)
    ranked = sorted((_rank(typed.prefix, names), place) for place, (_, names) in enumerate(found))
    fitting = [found[place][0] for rank, place in ranked if rank < _UNLIKE]
    return fitting[typed.offset : typed.offset + typed.limit]


def of_id(entities: Entities, kind: str, ident: str) -> Suggestion | None:
    """Return the thing, class or property of an id."""
    if kind == "entity":
        entity = entities.with_id(ident)
        return None if entity is None else _of_entities(entities, [entity])[0]
    found = _types(entities) if kind == "type" else _properties(entities, "")
    name = class_name(ident)
    return next((each for each, _ in found if each.id == name), None)


def _entities(entities: Entities, typed: Typed) -> list[Suggestion]:
    entities.learn([typed.prefix])
    known = entities.with_id(typed.prefix) if typed.prefix.strip() else None
    beginning = entities.beginning(typed.prefix, typed.offset + typed.limit + _MORE)
    found = {each.iri: each for each in (*filter(None, [known]), *beginning)}
    fitting = (each for each in found.values() if not typed.type or entities.is_a(each, typed.type))
    return _of_entities(entities, list(islice(fitting, typed.offset, typed.offset + typed.limit)))


def _of_entities(entities: Entities, found: Sequence[Entity]) -> list[Suggestion]:
    facts = facts_of(entities.material, [each.iri for each in found])
    return [
        Suggestion(
            each.id,
            each.label,
            "; ".join((entities.kind_of(each), *facts[each.iri], counted(each.claims, "claims"))),
            each.types,
        )
        for each in found
    ]


def _types(entities: Entities) -> Found:
    vocabulary = entities.vocabulary
    return [
        (Suggestion(name, each.label, each.definition, each.parents), (each.label, name, *each.synonyms))
        for name, each in vocabulary.classes.items()
        if entities.may_have(name)
    ]


def _properties(entities: Entities, type_: str) -> Found:
    vocabulary, name = entities.vocabulary, class_name(type_)
    known = sorted(vocabulary.properties.values(), key=lambda each: each.order)
    fitting = [each for each in known if name not in vocabulary.classes or vocabulary.applies(each, name)]
    found = [
        (Suggestion(each.name, each.label, each.definition), (each.label, each.name, *each.synonyms))
        for each in fitting
    ]
    return [*found, *((Suggestion(each.id, each.label, each.definition), (each.label, each.id)) for each in DERIVED)]


def _rank(typed: str, names: Sequence[str]) -> int:
    """Return how well a term is called so: its label before its other names, beginnings before what stands within."""
    wanted, keys = key_of(typed), [key_of(name) for name in names]
    if not typed.strip():
        return 0
    if not wanted:
        return _UNLIKE
    ranks = [2 * _place(key, wanted) + (at > 0) for at, key in enumerate(keys) if wanted in key]
    return min(ranks, default=_UNLIKE)


def _place(key: str, part: str) -> int:
    """Return where a name has a part of it: 0 where it begins, 1 where a word begins, 2 elsewhere."""
    return 0 if key.startswith(part) else 1 if f" {part}" in key else 2
