"""What the records of a document are of, where its format names each thing by an IRI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Concept, Entity
from ....graph.document import Record
from ....graph.vocabulary import ValueKind
from ..names.knowledge import class_called, is_spoken_of_as
from ..names.naming import clean, is_name
from ..terms.gazetteer import Name, gazetteer
from .figures import ValueRead
from .joined import joined_by_runs, led_to
from .values import values_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from ....graph.document import Document, Pair, Subject
    from ....graph.vocabulary import Property, Vocabulary
    from ..names.knowledge import Knowledge

# Kinds that all things may be of, beside those that a class of ours stands below.
_SAY_LITTLE = re.compile(
    r"http://www\.w3\.org/(?:2002/07/owl#(?:Thing|NamedIndividual)|2000/01/rdf-schema#Resource)"
    r"|http://wikiba\.se/ontology#Item"
)
# What a thing of no stated class may be, if it has as many properties of that class and of no other.
_LIKELY = ("Model", "Organization", "Person", "License", "Event")
_ENOUGH = 2
_FIRM = "Organization"
_ANYTHING, _TESTED, _TEST, _DATA = "Entity", "Evaluation", "Benchmark", "Dataset"


def things_in(document: Document, vocabulary: Vocabulary) -> Mapping[str, Entity | None]:
    """Return what each IRI stands for that a record is of: None where that says to be nothing that is spoken of.

    Records without a name or class stand for nothing, and are not in it. A set of data is a benchmark where an
    evaluation was made with it, or with the task of the run that gave the evaluation.
    """
    found: dict[str, Entity] = {}
    others: dict[str, Subject] = {}
    data: dict[str, Subject] = {}
    evaluations: dict[str, Record] = {}
    rest: dict[str, Record] = {}
    for record in document.blocks:
        if not isinstance(record, Record) or record.subject is None:
            continue
        entity = entity_of(record, record.subject, vocabulary)
        if entity is not None:
            found.setdefault(record.subject.iri, entity)
        if entity is None or entity.type == _TEST:
            rest[record.subject.iri] = record
        if entity is None and says_else(record.subject, vocabulary):
            others[record.subject.iri] = record.subject
        if any(map(vocabulary.is_other_class, record.subject.kinds)):
            data[record.subject.iri] = record.subject
        if entity is not None and entity.type == _TESTED:
            evaluations[record.subject.iri] = record
    tested = {iri for record in evaluations.values() for iri in led_to(record)}
    is_named = {iri: any(_is_test(each, found, data) for each in led_to(it)) for iri, it in evaluations.items()}
    open_ = {iri for iri, named in is_named.items() if not named}
    tested |= {iri for each in joined_by_runs(open_, rest, data).values() for iri in each}
    for iri, subject in data.items():
        name = _name(subject) if iri in tested and (iri not in found or found[iri].type == _DATA) else None
        if name is not None:
            found[iri] = gazetteer().called(name, _TEST) or Entity(_TEST, clean(name))
    return {**dict.fromkeys(others), **found}


def _is_test(iri: str, found: Mapping[str, Entity], data: Container[str]) -> bool:
    return iri in data or (iri in found and found[iri].type == _TEST)


def entity_of(record: Record, subject: Subject, vocabulary: Vocabulary) -> Entity | None:
    """Return the thing that a record is of: its best name, its class as stated or else as its properties tell."""
    type_ = _class_of(record, subject, vocabulary)
    # What joins a model to a benchmark needs no name.
    name = _name(subject) or (subject.iri if type_ == _TESTED else None)
    if name is None or type_ is None or not vocabulary.is_a(type_, _ANYTHING):
        # Claims, sources and builds are no things that are spoken of.
        return None
    return gazetteer().called(name, type_) or Entity(type_, clean(name))


def says_else(subject: Subject, vocabulary: Vocabulary) -> bool:
    """Tell whether a thing says that it is of a kind, and that is none of ours: a field of a table, a property."""
    iris = [kind for kind in subject.kinds if "://" in kind]
    if any(vocabulary.class_meant(kind) for kind in iris):
        return False
    if any(vocabulary.is_other_class(kind) for kind in iris):
        return True
    if any(class_called(vocabulary, kind) for kind in subject.kinds):
        return False
    # A code, such as Q42, has no words that could say more.
    has_words = any(kind and "://" not in kind for kind in subject.kinds)
    return has_words and not all(_SAY_LITTLE.fullmatch(kind) or vocabulary.is_broader_class(kind) for kind in iris)


def _name(subject: Subject) -> str | None:
    return next((passage.text for passage in subject.names if is_name(passage.text)), None)


def aliases_in(document: Document, things: Mapping[str, Entity | None]) -> Iterator[Name]:
    """Yield the other names by which records call what they are of."""
    for record in document.blocks:
        subject = record.subject if isinstance(record, Record) else None
        thing = things.get(subject.iri) if subject is not None else None
        if subject is not None and thing is not None:
            for passage in subject.names:
                if is_name(passage.text):
                    yield Name(clean(passage.text), thing)


def _class_of(record: Record, subject: Subject, vocabulary: Vocabulary) -> str | None:
    """Return the class that the kinds of a thing mean or are called, else, if they say little, that of its properties.

    What says that it is something else is nothing of ours, however much its properties look like those of a model.
    """
    if says_else(subject, vocabulary):
        return None
    meant = [found.name for kind in subject.kinds if (found := vocabulary.class_meant(kind)) is not None]
    # Whatever is published may be called data, too.
    meant.sort(key=_DATA.__eq__)
    called = [type_ for kind in subject.kinds if (type_ := class_called(vocabulary, kind)) is not None]
    stated = meant or [type_ for type_ in called if type_ != _ANYTHING]
    return stated[0] if stated else _likely_class(record, vocabulary) or next(iter(called), None)


def _likely_class(record: Record, vocabulary: Vocabulary) -> str | None:
    counts = {type_: sum(_is_of(pair, type_, vocabulary) for pair in record.pairs) for type_ in _LIKELY}
    most = max(counts.values())
    likely = [type_ for type_, count in counts.items() if count == most]
    return likely[0] if most >= _ENOUGH and len(likely) == 1 else None


def _is_of(pair: Pair, type_: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a pair is on a property of a class; what all things or all works have tells nothing."""
    meant = (vocabulary.property_meant(term, type_) for term in pair.terms[-1:])
    known = next(filter(None, meant), None) or vocabulary.property_called(pair.label.text, on=type_)
    return known is not None and not {_ANYTHING, _DATA} & set(known.on)


def values_of(known: Property, pair: Pair, knowledge: Knowledge, label: str = "") -> list[ValueRead]:
    """Return what the value of a pair says as a value of the property: a thing by its IRI, words as they stand."""
    words = pair.value.text
    if pair.thing is None:
        read = values_in(known, words, knowledge, label)
        return [each for each in read if not _may_be_a_person(each, known, pair, knowledge)]
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


def _may_be_a_person(read: ValueRead, known: Property, pair: Pair, knowledge: Knowledge) -> bool:
    """Tell whether a bare name under a term such as `schema:author`, which is no word for a maker, may be anybody's."""
    if known.range != _FIRM or not pair.terms or not isinstance(read.value, Entity):
        return False
    called = knowledge.vocabulary.property_called(pair.label.text, on=known.on[0])
    return called is not known and knowledge.names.gazetteer.called(read.value.name, _FIRM) is None


def _thing(range_: str, iri: str, name: str, knowledge: Knowledge) -> Entity | None:
    """Return what an IRI stands for: the thing of its record, if that is of the range, or the thing of this name."""
    stated = knowledge.things.get(iri)
    if stated is None and iri in knowledge.things:
        return None
    if stated is not None:
        # A family may be stated as a model, and the other way round.
        fits = is_spoken_of_as(stated.type, range_) or is_spoken_of_as(range_, stated.type)
        return stated if fits or knowledge.vocabulary.is_a(stated.type, range_) else None
    known = knowledge.names.gazetteer
    listed = known.called(iri.partition("://")[2], range_) or known.called(name, range_)
    return listed or (Entity(range_, clean(name)) if is_name(name) and name != iri else None)
