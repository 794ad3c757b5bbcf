"""What the records of a document are of, where its format names each thing by an IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Concept, Entity
from ....graph.document import Record
from ....graph.vocabulary import ValueKind
from ..names.knowledge import class_called, is_spoken_of_as
from ..names.naming import clean, is_name
from ..terms.gazetteer import Name, gazetteer
from .figures import ValueRead
from .values import values_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.document import Document, Pair, Subject
    from ....graph.vocabulary import Property, Vocabulary
    from ..names.knowledge import Knowledge

# What a thing of no stated class may be, if it has as many properties of that class and of no other.
_LIKELY = ("Model", "Organization", "Person", "License", "Event")
_ENOUGH = 2


def things_in(document: Document, vocabulary: Vocabulary) -> Mapping[str, Entity]:
    """Return what each IRI stands for that a record is of; records without a name or class stand for nothing."""
    found: dict[str, Entity] = {}
    for record in document.blocks:
        if isinstance(record, Record) and record.subject is not None:
            entity = entity_of(record, record.subject, vocabulary)
            if entity is not None:
                found.setdefault(record.subject.iri, entity)
    return found


def entity_of(record: Record, subject: Subject, vocabulary: Vocabulary) -> Entity | None:
    """Return the thing that a record is of: its best name, its class as stated or else as its properties tell."""
    name = next((passage.text for passage in subject.names if is_name(passage.text)), None)
    if name is None:
        return None
    type_ = _stated_class(subject, vocabulary) or _likely_class(record, vocabulary)
    if type_ is None or not vocabulary.is_a(type_, "Entity"):
        # Claims, sources and builds are no things that are spoken of.
        return None
    return gazetteer().called(name, type_) or Entity(type_, clean(name))


def aliases_in(document: Document, things: Mapping[str, Entity]) -> Iterator[Name]:
    """Yield the other names by which records call what they are of."""
    for record in document.blocks:
        if isinstance(record, Record) and record.subject is not None and record.subject.iri in things:
            for passage in record.subject.names:
                if is_name(passage.text):
                    yield Name(clean(passage.text), things[record.subject.iri])


def _stated_class(subject: Subject, vocabulary: Vocabulary) -> str | None:
    for kind in subject.kinds:
        meant = vocabulary.class_meant(kind)
        type_ = meant.name if meant is not None else class_called(vocabulary, kind)
        if type_ is not None:
            return type_
    return None


def _likely_class(record: Record, vocabulary: Vocabulary) -> str | None:
    counts = {type_: sum(_is_of(pair, type_, vocabulary) for pair in record.pairs) for type_ in _LIKELY}
    most = max(counts.values())
    likely = [type_ for type_, count in counts.items() if count == most]
    return likely[0] if most >= _ENOUGH and len(likely) == 1 else None


def _is_of(pair: Pair, type_: str, vocabulary: Vocabulary) -> bool:
    meant = any(vocabulary.property_meant(term, type_) for term in pair.terms[-1:])
    return meant or vocabulary.property_called(pair.label.text, on=type_) is not None


def values_of(known: Property, pair: Pair, knowledge: Knowledge, label: str = "") -> list[ValueRead]:
    """Return what the value of a pair says as a value of the property: a thing by its IRI, words as they stand."""
    words = pair.value.text
    if pair.thing is None:
        return values_in(known, words, knowledge, label)
    if known.kind is ValueKind.CONCEPT:
        entry = knowledge.vocabulary.concept_meant(known.range or "", pair.thing)
        if entry is not None:
            return [ValueRead(0, len(words), Concept(entry.name), known.name)]
    if known.kind is ValueKind.ROLE:
        role = knowledge.roles.get(pair.thing)
        return [ValueRead(0, len(words), role, known.name)] if role is not None else []
    if known.kind is ValueKind.ENTITY:
        entity = _thing(known.range or "", pair.thing, words, knowledge)
        return [ValueRead(0, len(words), entity, known.name)] if entity is not None else []
    return values_in(known, words, knowledge, label)


def _thing(range_: str, iri: str, name: str, knowledge: Knowledge) -> Entity | None:
    """Return what an IRI stands for: the thing of its record, if that is of the range, or the thing of this name."""
    stated = knowledge.things.get(iri)
    if stated is not None:
        # A family may be stated as a model, and the other way round.
        fits = is_spoken_of_as(stated.type, range_) or is_spoken_of_as(range_, stated.type)
        return stated if fits or knowledge.vocabulary.is_a(stated.type, range_) else None
    known = knowledge.names.gazetteer
    listed = known.called(iri.partition("://")[2], range_) or known.called(name, range_)
    return listed or (Entity(range_, clean(name)) if is_name(name) and name != iri else None)
