"""Which things the rows of a batch may mean, the best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...graph import words
from .asked import Kind, Reference
from .entities import Entities
from .retrieval import Retrieval
from .scoring import sure, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..pages.material import Material
    from .asked import Query
    from .entities import Entity, Values
    from .scoring import Weighed


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for a candidate or against it, as a number or as yes and no."""

    id: str
    name: str
    value: bool | float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a row may mean: how well it fits, from 0 to 100, whether that is sure, and why."""

    entity: Entity
    score: float
    is_sure: bool
    description: str
    features: tuple[Feature, ...]


def candidates(material: Material, queries: Sequence[Query]) -> list[list[Candidate]]:
    """Return the candidates for each query, the best first; Refused where all together take too long."""
    entities = Entities(material)
    entities.learn(_texts(queries))
    retrieval = Retrieval(entities)
    found = [retrieval.found(query) for query in queries]
    types = entities.types(entity.iri for each in found for entity in each)
    found = [[replace(entity, types=types.get(entity.iri, entity.types)) for entity in each] for each in found]
    values = _values(queries, found, entities)
    return [_chosen(query, each, values, entities) for query, each in zip(queries, found, strict=True)]


def _texts(queries: Sequence[Query]) -> Iterator[str]:
    """Yield all that may be the id of a thing."""
    for condition in (each for query in queries for each in query.conditions):
        for value in condition.values:
            if isinstance(value, str | Reference):
                yield value if isinstance(value, str) else value.id


def _values(queries: Sequence[Query], found: Sequence[Sequence[Entity]], entities: Entities) -> Values:
    """Return the values of all things found, for the properties that any query asks about."""
    asked = [entities.property_of(each.property) for query in queries for each in query.of(Kind.PROPERTY)]
    known = {each.name: each for each in asked if each is not None}
    pairs = zip(queries, found, strict=True)
    iris = [entity.iri for query, each in pairs if query.of(Kind.PROPERTY) for entity in each]
    return entities.values(iris, known.values(), sources=True)


def _chosen(query: Query, found: Sequence[Entity], values: Values, entities: Entities) -> list[Candidate]:
    fitting = [each for each in (weighed(query, entity, values, entities) for entity in found) if each is not None]
    certain = sure(fitting)
    # The one that is sure comes first, also where another scores as much.
    fitting.sort(key=lambda each: (-each.score, each is not certain, -each.entity.claims, each.entity.id))
    return [_candidate(query, each, entities, is_sure=each is certain) for each in fitting[: query.limit]]


def _candidate(query: Query, found: Weighed, entities: Entities, *, is_sure: bool) -> Candidate:
    told = f"{entities.kind_of(found.entity)}, {words.counted(found.entity.claims, 'claims')}"
    return Candidate(found.entity, round(found.score, 1), is_sure, told, tuple(_features(query, found, entities)))


def _features(query: Query, found: Weighed, entities: Entities) -> Iterator[Feature]:
    if query.of(Kind.NAME) or query.of(Kind.ID):
        called = found.called
        yield Feature("id", "its id is given", called.is_id)
        yield Feature("name_exact", "called exactly so", called.likeness.is_same)
        yield Feature("name_is_label", "by its label, not by another name", called.is_label)
        yield Feature("name_similarity", "how alike the names are", round(100 * called.likeness.similarity, 1))
        yield Feature("same_numbers", "the same numbers in both names", called.likeness.same_numbers)
    if query.types:
        yield Feature("type", "of the type that is asked for", found.has_type)
    yield Feature("claims", "how many claims there are about it", found.entity.claims)
    seen = set()
    for each in found.compared:
        known = entities.property_of(each.condition.property) if each.condition.kind is Kind.PROPERTY else None
        if known is not None and known.name not in seen and each.agreement is not None:
            seen.add(known.name)
            yield Feature(f"property:{known.name}", f"how well {known.label} agrees", round(100 * each.agreement, 1))
