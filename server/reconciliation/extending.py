"""Values to fill columns with: of the consensus, or what sources state and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ...graph.rdf import EDTF, WS, XSD
from ..pages.statements import concept_label, statements, text
from .entities import class_name, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ...graph.vocabulary import Property
    from ..evaluate import Term
    from ..pages.statements import Statement
    from .asked import Column, Extension
    from .entities import Entities, Entity

Value = dict[str, Any]
# OpenRefine reads an `int` in 32 bits, and what is larger as another number.
_LARGEST_INT = 2**31 - 1
_MOST_VALUES = 100
_A_DAY = len("2026-03-04")


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that is no property of the ontology: what is known of the thing as such."""

    id: str
    label: str
    definition: str


DERIVED = (
    Derived("iri", "IRI", "The IRI of the thing."),
    Derived("exactMatches", "the same elsewhere", "What it is in other graphs, such as Wikidata, by our links."),
    Derived("otherNames", "other names", "What else it is called."),
    Derived("claimCount", "number of claims", "How many claims there are about it."),
    Derived("sourceCount", "number of sources", "How many sources say something of it."),
)
SHOWN = {
    "consensus": "what the sources together support",
    "stated": "every value that a source states",
    "sources": "how many sources state a value",
    "who": "which sources state a value",
    "quotes": "the words of the sources",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A column with its values: `known` is the property, `derived` what it is instead; neither for an unknown one."""

    column: Column
    known: Property | None
    derived: Derived | None
    values: Mapping[str, Sequence[Value]]

    @property
    def name(self) -> str:
        """What the column is called."""
        found = self.known or self.derived
        return found.label if found is not None else self.column.property


def proposed(entities: Entities, type_: str, most: int) -> list[Property | Derived]:
    """Return the columns to propose for the members of a class: the properties that they can have, then the derived."""
    vocabulary, name = entities.vocabulary, class_name(type_)
    if name and name not in vocabulary.classes:
        return []
    told = sorted(vocabulary.properties.values(), key=lambda known: known.order)
    fitting = (each for each in told if is_plain(each) and (not name or vocabulary.applies(each, name)))
    return list(islice((*fitting, *DERIVED), most))


def extended(entities: Entities, asked: Extension) -> list[Filled]:
    """Return the columns that are asked for, each with its values by the ids as they were sent."""
    entities.learn(asked.ids)
    things = {ident: entity for ident in asked.ids if (entity := entities.with_id(ident)) is not None}
    return [_filled(entities, column, things) for column in asked.columns]


def _filled(entities: Entities, column: Column, things: Mapping[str, Entity]) -> Filled:
    known = entities.property_of(column.property)
    derived = next((each for each in DERIVED if each.id == column.property), None)
    if derived is not None:
        values = _derived(entities, derived, things)
    elif known is not None:
        values = _values(entities, known, str(column.settings.get("show", "")), things)
    else:
        values = {}
    most = _most(column.settings.get("limit"))
    return Filled(column, known, derived, {ident: found[:most] for ident, found in values.items()})


def _values(entities: Entities, known: Property, show: str, things: Mapping[str, Entity]) -> dict[str, list[Value]]:
    if show in _FROM_CLAIMS:
        said = _stated(entities, known, [each.iri for each in things.values()])
        return {ident: _FROM_CLAIMS[show](entities, said.get(each.iri, [])) for ident, each in things.items()}
    held = entities.values([each.iri for each in things.values()], [known])
    return {
        ident: [_value(entities, each.term) for _, each in sorted(held.get((entity.iri, known.name), {}).items())]
        for ident, entity in things.items()
    }


def _stated(entities: Entities, known: Property, iris: Sequence[str]) -> dict[str, list[Statement]]:
    """Return the claims that state a value, by the thing that they are about."""
    if not iris:
        return {}
    material = entities.material
    found: dict[str, list[Statement]] = {}
    rows = material.ask("claimed-of", subject=iris, property=WS[known.name].value)
    for each in statements(material.ask, material.vocabulary, rows):
        if each.is_stated and each.value is not None:
            found.setdefault(each.subject.iri, []).append(each)
    return found


def _every_value(entities: Entities, said: Sequence[Statement]) -> list[Value]:
    terms = {str(each.value): each.value for each in said if each.value is not None}
    return [_value(entities, term) for _, term in sorted(terms.items())]


def _count(_: Entities, said: Sequence[Statement]) -> list[Value]:
    return [{"int": len({each.source.iri for each in said})}]


def _who(_: Entities, said: Sequence[Statement]) -> list[Value]:
    return [{"str": title} for title in dict.fromkeys(each.source.label for each in said)]


def _quotes(_: Entities, said: Sequence[Statement]) -> list[Value]:
    told = (f"{each.source.label}: “{' '.join(each.quote.split())}”" for each in said if each.quote)
    return [{"str": each} for each in dict.fromkeys(told)]


_FROM_CLAIMS: dict[str, Callable[[Entities, Sequence[Statement]], list[Value]]] = {
    "stated": _every_value,
    "sources": _count,
    "who": _who,
    "quotes": _quotes,
}


def _derived(entities: Entities, derived: Derived, things: Mapping[str, Entity]) -> dict[str, list[Value]]:
    match derived.id:
        case "iri":
            return {ident: [{"str": each.iri}] for ident, each in things.items()}
        case "exactMatches":
            found = entities.matches_elsewhere(each.iri for each in things.values())
            return {ident: [{"str": iri} for iri in found.get(each.iri, ())] for ident, each in things.items()}
        case "otherNames":
            return {ident: [{"str": name} for name in each.names[1:]] for ident, each in things.items()}
        case "claimCount":
            return {ident: [{"int": each.claims}] for ident, each in things.items()}
        case _:
            counts = _source_counts(entities, [each.iri for each in things.values()])
            return {ident: [{"int": counts.get(each.iri, 0)}] for ident, each in things.items()}


def _source_counts(entities: Entities, iris: Sequence[str]) -> dict[str, int]:
    rows = entities.material.ask("sources-of", subject=iris) if iris else ()
    return {text(row, "subject"): int(text(row, "count")) for row in rows}


def _value(entities: Entities, term: Term) -> Value:
    """Return a term as clients take it: a thing of ours, a number, a day, else a text."""
    if isinstance(term, NamedNode):
        if label := concept_label(term.value, entities.vocabulary):
            return {"str": label}
        thing = entities.with_id(term.value)
        return {"str": term.value} if thing is None else {"id": thing.id, "name": thing.label}
    value = term.value
    if term.datatype == XSD.integer:
        return {"int": int(value)} if abs(int(value)) <= _LARGEST_INT else {"float": float(value)}
    if term.datatype in {XSD.decimal, XSD.double}:
        return {"float": float(value)}
    if term.datatype == EDTF and len(value) == _A_DAY and value.replace("-", "").isdecimal():
        return {"date": f"{value}T00:00:00Z"}
    return {"str": value}


def _most(setting: object) -> int:
    """Return how many values a column may have of each thing; a setting that is no number from 1 on sets nothing."""
    written = str(setting if setting is not None else "").partition(".")[0]
    most = int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0
    return min(most or _MOST_VALUES, _MOST_VALUES)
