"""The things that a row may mean, before they are compared: by id, by name, else by a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.rdf import WS
from ..pages.statements import text
from .agreement import compared
from .asked import Kind, Reference
from .entities import Held
from .likeness import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.vocabulary import Property
    from .asked import Condition, Query
    from .entities import Entities, Entity

# So many things are looked at for a name, and so many are compared for a row that has none.
_LOOKED_AT, _WITHOUT_NAME = 25, 200


class Retrieval:
    """Finds things for the queries of one batch; what several of them need is looked for once."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._called: dict[tuple[str, int], tuple[Entity, ...]] = {}
        self._with: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def found(self, query: Query) -> list[Entity]:
        """Return the things that a query may mean, each once."""
        found: dict[str, Entity] = {}
        for entity in self._looked_up(query):
            found.setdefault(entity.iri, entity)
        return list(found.values())

    def _looked_up(self, query: Query) -> Iterator[Entity]:
        named = [str(given) for each in query.of(Kind.NAME) for given in each.values]
        idents = [str(given) for each in query.of(Kind.ID) for given in each.values]
        known = (self._entities.with_id(ident) for ident in (*idents, *named))
        yield from filter(None, known)
        for name in named:
            yield from self.called(name, max(_LOOKED_AT, query.limit))
        if not (named or idents):
            known = (self._entities.with_id(iri) for iri in self._with_values(query)[:_WITHOUT_NAME])
            yield from filter(None, known)

    def called(self, name: str, most: int = _LOOKED_AT) -> tuple[Entity, ...]:
        """Return things that a name may mean."""
        if (name, most) not in self._called:
            self._called[name, most] = tuple(self._entities.called(name, most))
        return self._called[name, most]

    def _with_values(self, query: Query) -> list[str]:
        """Return the things that have the values that a query asks for, those with most of them first."""
        counted: dict[str, int] = {}
        for condition in query.of(Kind.PROPERTY):
            known = self._entities.property_of(condition.property)
            for iri in self._things_with(condition, known) if known is not None else ():
                counted[iri] = counted.get(iri, 0) + 1
        return sorted(counted, key=lambda iri: (-counted[iri], iri))

    def _things_with(self, condition: Condition, known: Property) -> list[str]:
        """Return the things that have a value that a condition asks for: nodes by the store, others by looking."""
        nodes = tuple(self._nodes(condition))
        key = known.name, nodes or tuple(map(str, condition.values))
        if key not in self._with:
            held: dict[str, list[Held]] = {}
            for row in self._entities.material.ask("things-with", property=WS[known.name].value, value=nodes or None):
                held.setdefault(text(row, "thing"), []).append(Held(row["value"], "", is_agreed=True))
            self._with[key] = [
                iri for iri, values in held.items() if nodes or compared(condition, known, values, self._entities).holds
            ]
        return self._with[key]

    def _nodes(self, condition: Condition) -> Iterator[str]:
        """Yield the things that the values of a condition are, or are called like."""
        for given in condition.values:
            if isinstance(given, Reference):
                yield self._entities.iri_of(given.id)
            elif isinstance(given, str):
                for entity in self.called(given):
                    if any(is_same(given, name) for name in entity.names):
                        yield entity.iri
