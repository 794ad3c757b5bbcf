"""The things that rows are matched to: ours, by the part of their IRI behind the base."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING

from ...graph import words
from ...graph.iris import may_be_link
from ...graph.limits import limit
from ...graph.rdf import RDF, WS
from ...graph.value_words import local_name
from ...graph.vocabulary import ValueKind
from ..endpoint.refusals import Refused
from ..pages.statements import text
from .addressed import addresses_of
from .likeness import is_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...graph.searching.reading import Hit
    from ...graph.vocabulary import Property
    from ..evaluate import Row, Term
    from ..pages.material import Material

_ANY = "Entity"
# Nodes that stand for what is said of another thing: no row of a table is one.
_BETWEEN = frozenset({"Evaluation", "Comparison", "Role"})
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing: its IRI, its id (the IRI without our base), what it is called, its classes, how much is said of it.

    `names` begin with the label; `types` are local names.
    """

    iri: str
    id: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    claims: int

    @property
    def label(self) -> str:
        """What it is called."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Held:
    """A value that a thing has, with its label where it is a node; `is_agreed` where the consensus has it."""

    term: Term
    label: str
    is_agreed: bool


class Entities:
    """The things of a snapshot, and their values."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.vocabulary = material.vocabulary
        self._found: dict[str, Entity | None] = {}
        self._iris: dict[str, str] = {}
        self._until = monotonic() + limit("page_seconds").value

    def check_time(self) -> None:
        """Refuse what takes longer than a page may."""
        if monotonic() > self._until:
            words_ = (
                f"an answer may take {limit('page_seconds').value} seconds, and this takes longer; ask for less at once"
            )
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, words_)

    def learn(self, typed: Iterable[str]) -> None:
        """Look up which texts are addresses of things elsewhere that are ours: from then on they are ids of these."""
        meant: dict[str, list[str]] = {}
        for each in dict.fromkeys(typed):
            addresses = addresses_of(each)
            if addresses and self.with_id(each) is None:
                for address in addresses:
                    meant.setdefault(address, []).append(each)
        found: dict[str, set[str]] = {}
        wanted = list(meant)
        for start in range(0, len(wanted), _AT_ONCE):
            for row in self.material.ask("things-at", address=wanted[start : start + _AT_ONCE]):
                found.setdefault(text(row, "address"), set()).add(text(row, "thing"))
        # What is several things of ours is none.
        only = {address: next(iter(things)) for address, things in found.items() if len(things) == 1}
        self._iris |= {each: iri for address, iri in only.items() for each in meant[address]}

    def matches_elsewhere(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return the things in other graphs that links say to be the same as ours."""
        found: dict[str, list[str]] = {}
        unique = list(dict.fromkeys(iris))
        for start in range(0, len(unique), _AT_ONCE):
            for row in self.material.ask("exact-matches-of", thing=unique[start : start + _AT_ONCE]):
                found.setdefault(text(row, "thing"), []).append(text(row, "address"))
        return found

    def with_id(self, ident: str) -> Entity | None:
        """Return the thing with an id or an IRI."""
        iri = self.iri_of(ident)
        if iri not in self._found:
            hit = self.material.index.thing(iri) if self.material.index is not None else None
            self._found[iri] = self._entity(hit) if hit is not None else None
        return self._found[iri]

    def called(self, name: str, most: int) -> Iterator[Entity]:
        """Yield things that a name may mean: at most so many that have its words, as many spelled nearly so."""
        self.check_time()
        index = self.material.index
        if index is None:
            return
        found = [entity for hit in index.named(name, most) if (entity := self._entity(hit)) is not None]
        yield from found
        # What is called so is not misspelt.
        if not any(is_same(name, each) for entity in found for each in entity.names):
            yield from filter(None, map(self._entity, index.near(name, most)))

    def beginning(self, typed: str, most: int) -> Iterator[Entity]:
        """Yield the things that a name which is being typed may become."""
        index = self.material.index
        for hit in index.completions(typed, most) if index is not None else ():
            if (entity := self._entity(hit)) is not None:
                yield entity

    def iri_of(self, ident: str) -> str:
        """Return the IRI of an id; an IRI is its own, but for an address elsewhere that was found to be ours."""
        if ident not in self._iris:
            self._iris[ident] = ident if may_be_link(ident) else self.material.base + ident
        return self._iris[ident]

    def property_of(self, ident: str) -> Property | None:
        """Return the property of an id, an IRI or a label."""
        found = self.vocabulary.properties.get(ident.removeprefix(WS.iri))
        return found if found is not None else self.vocabulary.property_called(ident)

    def kind_of(self, entity: Entity) -> str:
        """Return what a thing is, in words."""
        return words.listed([self.vocabulary.classes[each].label for each in entity.types])

    def may_have(self, type_: str) -> bool:
        """Tell whether a class, given by its local name, is one of things: sources and claims are none."""
        return type_ in self.vocabulary.classes and self.vocabulary.is_a(type_, _ANY) and type_ not in _BETWEEN

    def is_a(self, entity: Entity, type_: str) -> bool:
        """Tell whether a thing is a member of a class, given as an id or an IRI."""
        name = class_name(type_)
        return any(self.vocabulary.is_a(each, name) for each in entity.types)

    def types_here(self) -> list[str]:
        """Return the classes that there are things of, by their local names, in the order of the ontology."""
        counts = self.material.index.counts() if self.material.index is not None else {}
        return [name for name in self.vocabulary.classes if self.may_have(name) and WS[name].value in counts]

    def values(self, iris: Iterable[str], properties: Iterable[Property], *, sources: bool = False) -> Values:
        """Return the values of things; with `sources`, those too that only sources state."""
        found: Values = {}
        iris, wanted = list(iris), [WS[known.name].value for known in properties]
        for name in ("values-of", "values-by-source") if sources else ("values-of",):
            for row in self._rows(name, iris, wanted):
                here = found.setdefault((text(row, "thing"), local_name(text(row, "property"))), {})
                value = row["value"]
                here.setdefault(str(value), Held(value, text(row, "label"), name == "values-of"))
        return found

    def stating(self, iri: str, properties: Iterable[Property]) -> dict[str, dict[str, set[str]]]:
        """Return the sources that state a value of a thing, by the name of the property and by the value."""
        found: dict[str, dict[str, set[str]]] = {}
        for row in self._rows("values-by-source", [iri], [WS[known.name].value for known in properties]):
            here = found.setdefault(local_name(text(row, "property")), {})
            here.setdefault(str(row["value"]), set()).add(text(row, "source"))
        return found

    def types(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return all classes of things by their IRIs, where the consensus gives them."""
        found: dict[str, list[str]] = {}
        for row in self._rows("values-of", iris, [RDF.type.value]):
            if (name := local_name(text(row, "value"))) in self.vocabulary.classes:
                found.setdefault(text(row, "thing"), []).append(name)
        return {iri: tuple(sorted(names)) for iri, names in found.items()}

    def _rows(self, name: str, iris: Iterable[str], properties: Sequence[str]) -> Iterator[Row]:
        unique = list(dict.fromkeys(iris))
        for start in range(0, len(unique) if properties else 0, _AT_ONCE):
            yield from self.material.ask(name, thing=unique[start : start + _AT_ONCE], property=properties)

    def _entity(self, hit: Hit) -> Entity | None:
        """Return what was found as a thing of ours; None for sources, and for what is not below our base."""
        type_, base = local_name(hit.type), self.material.base
        if not (self.may_have(type_) and hit.iri.startswith(base)):
            return None
        names = self.material.index.names(hit.iri) if self.material.index else ()
        names = tuple(dict.fromkeys((hit.label, *names)))
        return Entity(hit.iri, hit.iri.removeprefix(base), names, (type_,), hit.claims)


Values = dict[tuple[str, str], dict[str, Held]]


def is_plain(known: Property) -> bool:
    """Tell whether things have the values of a property themselves, and no node between holds them."""
    return not _BETWEEN & set(known.on) and known.kind is not ValueKind.ROLE


def class_name(type_: str) -> str:
    """Return the local name of a class that is given by its id or its IRI."""
    return type_.removeprefix(WS.iri)
