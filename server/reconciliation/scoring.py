"""How well a thing fits a row, from 0 to 100, and whether it is surely the one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agreement import Compared, compared, quantified
from .asked import Kind
from .likeness import NOTHING, Likeness, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .asked import Condition, Given, Query
    from .entities import Entities, Entity, Values

_WEIGHTS = {Kind.NAME: 1.0, Kind.ID: 1.0, Kind.PROPERTY: 0.3}
# What nothing is known of speaks neither for a thing nor against it.
_UNKNOWN = 0.5
_ALIAS, _OTHER_TYPE = 0.97, 0.5
_LEAST = 30.0


@dataclass(frozen=True, slots=True)
class Called:
    """How a thing is called, beside what was typed: by its label or by another name; or it is the thing of an id."""

    likeness: Likeness
    is_label: bool
    is_id: bool = False

    @property
    def agreement(self) -> float:
        """How well the name fits."""
        return 1.0 if self.is_id else self.likeness.similarity * (1.0 if self.is_label else _ALIAS)

    @property
    def is_same(self) -> bool:
        """Tell whether nothing but this name, or this id, was typed."""
        return self.is_id or self.likeness.is_same


@dataclass(frozen=True, slots=True)
class Weighed:
    """A thing with what is found of each condition of a query, and its score."""

    entity: Entity
    called: Called
    has_type: bool
    compared: tuple[Compared, ...]
    score: float

    @property
    def may_be_sure(self) -> bool:
        """Tell whether it is called so, or is the thing of the id, and nothing speaks against it."""
        return self.called.is_same and self.has_type and not any(each.contradicts for each in self.compared)


def weighed(query: Query, entity: Entity, values: Values, entities: Entities) -> Weighed | None:
    """Return a thing with its score; None for one that a query rules out, or that fits too badly to be told."""
    has_type = not query.types or any(entities.is_a(entity, each) for each in query.types)
    if query.is_strict and not has_type:
        return None
    found = tuple(_compared(each, entity, values, entities) for each in query.conditions)
    if not all(each.holds for each in found if each.condition.is_required):
        return None
    score = _score(found) * (1.0 if has_type else _OTHER_TYPE)
    if score < _LEAST:
        return None
    return Weighed(entity, _best(query, entity, entities), has_type, found, score)


def sure(found: Sequence[Weighed]) -> Weighed | None:
    """Return the one that is meant beyond doubt: the only one of an id, else the only one of a name; or None."""
    certain = [each for each in found if each.may_be_sure]
    certain = [each for each in certain if each.called.is_id] or certain
    return certain[0] if len(certain) == 1 else None


def _score(found: Sequence[Compared]) -> float:
    weights = [_WEIGHTS[each.condition.kind] for each in found]
    agreed = [_UNKNOWN if each.agreement is None else each.agreement for each in found]
    return 100 * sum(map(float.__mul__, weights, agreed)) / sum(weights) if weights else 0.0


def _compared(condition: Condition, entity: Entity, values: Values, entities: Entities) -> Compared:
    entities.check_time()
    if condition.kind is Kind.PROPERTY:
        known = entities.property_of(condition.property)
        if known is None:
            return Compared(condition, None)
        return compared(condition, known, list(values.get((entity.iri, known.name), {}).values()), entities)
    agreed = (_called(each, condition.kind, entity, entities).agreement for each in condition.values)
    return Compared(condition, quantified(condition, agreed))


def _called(given: Given, kind: Kind, entity: Entity, entities: Entities) -> Called:
    """Return how a thing is called beside what is given; a name that is its id counts as the id."""
    if entities.iri_of(str(given)) == entity.iri:
        return Called(NOTHING, is_label=False, is_id=True)
    if kind is Kind.ID:
        return Called(NOTHING, is_label=False)
    found = (Called(likeness(str(given), name), name == entity.label) for name in entity.names)
    return max(found, key=lambda each: (each.agreement, each.is_label))


def _best(query: Query, entity: Entity, entities: Entities) -> Called:
    """Return the best of what a query says of the name or the id of a thing."""
    conditions = [each for each in query.conditions if each.kind is not Kind.PROPERTY]
    found = [_called(given, each.kind, entity, entities) for each in conditions for given in each.values]
    return max(found, key=lambda each: (each.is_same, each.agreement), default=Called(NOTHING, is_label=False))
