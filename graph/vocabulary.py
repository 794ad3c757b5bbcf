"""The ontology as Python sees it: what can be said, by which labels, in which units."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .ontology import BROADER, NEAR, RELATED, SAME, entries
from .terms import NAMESPACE, by_term, term_key
from .units import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from .ontology import Entry

LONGEST_LABEL = 120  # characters; what is longer is a sentence

_CAMEL = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Z][a-z]{2})")
_JOINTS = re.compile(r"[-_/‐–—]")
_ARTICLES = re.compile(r"^(?:(?:the|an?) )+(?=\S)")
_COUNT = re.compile(r"^(?:(?:number|num|no\.?|nr\.?|count|n|#) of |(?:num|nb|nr\.?|n) |# ?)(?=\S)")


class ValueKind(StrEnum):
    """What a property's values are, and so how they are read."""

    QUANTITY = "Quantity"
    MONEY = "Money"
    PERCENTAGE = "Percentage"
    DATE = "Date"
    CONCEPT = "ConceptValue"
    ENTITY = "EntityValue"
    BOOLEAN = "BooleanValue"
    TEXT = "TextValue"
    ROLE = "RoleValue"

    @property
    def is_number(self) -> bool:
        """Tell whether the values are numbers with a unit."""
        return self in {ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.PERCENTAGE}


@dataclass(frozen=True, slots=True)
class Property:
    """Something that can be said of a thing.

    `on` holds the local names of the classes that have it, `range` that of the class of its values or of
    their closed list; `datatype` and `aligned` are IRIs. `minimum` and `maximum` bound what is plausible,
    in `unit`; numbers in one of `other_units` do not convert to it. `smaller_part` is the property that a
    document writes beside this one ("37 / 671"), `counted_by` the one that a bare number under this one's
    label belongs to ("GPUs: 512"), `inverse` the one that says the same from the other side ("founded", "founded by").
    `inverse_label` is what the value calls what it is a value of: of a developer, what it develops. `tells_of` is the
    property of which this one says whether there is any value. Of each of the `alternatives` at most one holds; where
    there are none all values that differ are rivals. A `pooled` figure of a family may be of all its members together.
    """

    name: str
    label: str
    synonyms: tuple[str, ...]
    definition: str
    on: tuple[str, ...]
    kind: ValueKind
    range: str | None
    datatype: str | None
    unit: str | None
    other_units: frozenset[str]
    one_valued: bool
    varies: bool
    group: str
    order: int
    minimum: Decimal | None
    maximum: Decimal | None
    smaller_part: str | None
    tells_of: str | None
    counted_by: str | None
    inverse: str | None
    inverse_label: str | None
    aligned: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()
    pooled: bool = False

    def counts_in(self, unit: str | None) -> bool:
        """Tell whether a document may give the property's numbers in a unit."""
        return unit is not None and (unit == self.unit or unit in self.other_units)

    def allows(self, number: Decimal) -> bool:
        """Tell whether a number in the property's unit lies within the plausible bounds."""
        return (self.minimum is None or self.minimum <= number) and (self.maximum is None or number <= self.maximum)


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """An entry of a closed list, by the local name of its `scheme`; `broadest` is that of what it is a sort of.

    `beside` are those that can be true of the same thing at once, `bits` is what a number format takes a weight.
    """

    name: str
    label: str
    synonyms: tuple[str, ...]
    scheme: str
    definition: str
    broadest: str
    beside: frozenset[str] = frozenset()
    bits: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A kind of thing; `path_segment` stands in the IRIs of its members, `parents` are local names."""

    name: str
    label: str
    synonyms: tuple[str, ...]
    definition: str
    path_segment: str
    parents: tuple[str, ...]
    aligned: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All properties, classes and concepts of the ontology, by local name, in the order of the file."""

    properties: Mapping[str, Property]
    classes: Mapping[str, ClassEntry]
    concepts: Mapping[str, ConceptEntry]
    _lineages: Mapping[str, frozenset[str]]
    _properties_by_label: Mapping[str, tuple[Property, ...]]
    _concepts_by_label: Mapping[tuple[str, str], ConceptEntry]
    _properties_by_term: tuple[Mapping[str, tuple[Property, ...]], ...]
    _classes_by_term: tuple[Mapping[str, tuple[ClassEntry, ...]], ...]
    _broader_terms: frozenset[str]
    _related_terms: frozenset[str]

    @classmethod
    def load(cls, path: Path | None = None) -> Vocabulary:
        """Return the vocabulary of an ontology file, by default the packaged one; read once.

        Raises OntologyError, with the file and the entry, where something is missing or two entries clash.
        """
        return _load(path)

    def property_called(self, text: str, on: str | None = None) -> Property | None:
        """Return the property with this label or synonym: the only one, or the only one of class `on`.

        KeyError where `on` is no class of the ontology.
        """
        if len(text) > LONGEST_LABEL:
            return None
        found = self._properties_by_label.get(label_key(text), ())
        if on is not None:
            found = tuple(known for known in found if self.applies(known, on))
        return found[0] if len(found) == 1 else None

    def concept_called(self, scheme: str, text: str) -> ConceptEntry | None:
        """Return the entry of a closed list with this label or synonym."""
        if len(text) > LONGEST_LABEL:
            return None
        return self._concepts_by_label.get((scheme, label_key(text)))

    def property_meant(self, iri: str, on: str) -> Property | None:
        """Return the property of class `on` that an IRI means: it is ours, or the same as ours, or near to only one.

        KeyError where `on` is no class of the ontology.
        """
        for properties in self._properties_by_term:
            found = [known for known in properties.get(term_key(iri), ()) if self.applies(known, on)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def near_properties(self, iri: str) -> tuple[Property, ...]:
        """Return every property, of any class, that an IRI may mean."""
        return tuple(known for properties in self._properties_by_term for known in properties.get(term_key(iri), ()))

    def class_meant(self, iri: str) -> ClassEntry | None:
        """Return the class that an IRI means: ours, or one that is the same as ours or near to it."""
        found = (each.get(term_key(iri), ()) for each in self._classes_by_term)
        return next((classes[0] for classes in found if classes), None)

    def is_broader_class(self, iri: str) -> bool:
        """Tell whether an IRI is that of a class that one of ours stands below."""
        return term_key(iri) in self._broader_terms

    def is_other_class(self, iri: str) -> bool:
        """Tell whether an IRI is that of a class that only has to do with one of ours, and is no other name of it."""
        return term_key(iri) in self._related_terms

    def concept_meant(self, scheme: str, iri: str) -> ConceptEntry | None:
        """Return the entry of a closed list with this IRI."""
        found = self.concepts.get(iri.removeprefix(NAMESPACE)) if iri.startswith(NAMESPACE) else None
        return found if found is not None and found.scheme == scheme else None

    def labels(self) -> Iterator[tuple[str, Property]]:
        """Yield each label and synonym as the ontology spells it, with its property."""
        for known in self.properties.values():
            for label in (known.label, *known.synonyms):
                yield label, known

    def concepts_of(self, scheme: str) -> tuple[ConceptEntry, ...]:
        """Return the entries of a closed list; none for a name that is no list."""
        return tuple(concept for concept in self.concepts.values() if concept.scheme == scheme)

    def applies(self, known: Property, class_: str) -> bool:
        """Tell whether members of a class can have a property."""
        return any(self.is_a(class_, each) for each in known.on)

    def is_a(self, class_: str, ancestor: str) -> bool:
        """Tell whether a class is `ancestor` or stands below it; KeyError for an unknown class."""
        return ancestor in self._lineages[class_]


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """Return the form in which labels are compared: `Context Length (tokens):` as `context length`.

    `numHiddenLayers`, `num_hidden_layers` and `# hidden layers` have one key. The key of a key is itself.
    """
    previous = None
    while text != previous:  # each step can bare what another step removes
        previous, text = text, _plainer(text)
    return text


def _plainer(text: str) -> str:
    text = _JOINTS.sub(" ", _CAMEL.sub(" ", unicodedata.normalize("NFKC", text))).casefold()
    text = _without_brackets(" ".join(text.split()).strip(" :;,.?*†‡"))
    return _COUNT.sub("number of ", _ARTICLES.sub("", text))


def _without_brackets(text: str) -> str:
    while text.endswith((")", "]")):
        opening = text.rfind("(" if text.endswith(")") else "[")
        if opening < 0:
            break
        text = text[:opening].rstrip(" :*†‡")
    return text


@cache
def _load(path: Path | None) -> Vocabulary:
    stated = list(entries(path))
    classes: dict[str, ClassEntry] = {}
    kinds = {entry.name: entry for entry in stated if entry.is_a("owl:Class")}
    for entry in kinds.values():
        classes[entry.name] = _class(entry, classes)
    listed = {entry.name: entry for entry in stated if entry.is_a("skos:Concept")}
    concepts = {name: _concept(entry) for name, entry in listed.items()}
    facts = {entry.name: entry for entry in stated if entry.is_a("ws:FactProperty")}
    schemes = {concept.scheme for concept in concepts.values()}
    properties = {name: _property(entry, classes, schemes, facts) for name, entry in facts.items()}
    lineages = _lineages(classes)
    return Vocabulary(
        properties=properties,
        classes=classes,
        concepts=concepts,
        _lineages=lineages,
        _properties_by_label=_by_label(facts, properties, lineages),
        _concepts_by_label=_by_list_and_label(listed, concepts),
        _properties_by_term=(by_term(facts, properties, SAME), by_term(facts, properties, NEAR)),
        _classes_by_term=(by_term(kinds, classes, SAME), by_term(kinds, classes, NEAR)),
        _broader_terms=_terms(kinds.values(), BROADER),
        _related_terms=_terms(kinds.values(), RELATED),
    )


def _terms(stated: Iterable[Entry], predicates: Sequence[str]) -> frozenset[str]:
    """Return the keys of the terms of others that entries are compared to by some predicates."""
    return frozenset(term_key(iri) for entry in stated for iri in entry.aligned(*predicates))


def _class(entry: Entry, known: Collection[str]) -> ClassEntry:
    parents = entry.ours("rdfs:subClassOf")
    if not set(parents) <= set(known):
        raise entry.fault("stands before a class that it is below", "state the broader class first")
    return ClassEntry(
        name=entry.name,
        label=entry.one("rdfs:label"),
        synonyms=_synonyms(entry),
        definition=entry.one("skos:definition"),
        path_segment=entry.one("ws:pathSegment"),
        parents=parents,
        aligned=entry.aligned(),
    )


def _concept(entry: Entry) -> ConceptEntry:
    return ConceptEntry(
        name=entry.name,
        label=entry.one("skos:prefLabel"),
        synonyms=_synonyms(entry),
        scheme=_local(entry.one("skos:inScheme")),
        definition=entry.one("skos:definition"),
        broadest=_local(entry.maybe("skos:broader") or entry.name),
        beside=frozenset(map(_local, entry.all("ws:holdsBeside"))),
        bits=entry.number("ws:bitsPerWeight"),
    )


def _other_units(entry: Entry, kind: ValueKind) -> frozenset[str]:
    """Return the units beside the property's own; money may be in any currency, a rate of money too."""
    others = set(entry.all("ws:otherUnit"))
    if kind is ValueKind.MONEY:
        own, per, rate = entry.one("ws:unit").partition(" per ")
        others |= {f"{currency}{per}{rate}" for currency in CURRENCIES if currency != own}
    return frozenset(others)


def _property(entry: Entry, classes: Collection[str], schemes: Collection[str], facts: Collection[str]) -> Property:
    kind = _kind(entry)
    range_ = _range(entry, kind, classes, schemes)
    part, count, inverse = entry.maybe("ws:smallerPart"), entry.maybe("ws:countedBy"), entry.maybe("owl:inverseOf")
    whether = entry.maybe("ws:tellsOf")
    for other in (part, count, inverse, whether):
        if other is not None and _local(other) not in facts:
            raise entry.fault(f"goes with {other}, which is no fact property", "name one")
    return Property(
        name=entry.name,
        label=entry.one("rdfs:label"),
        synonyms=_synonyms(entry),
        definition=entry.one("skos:definition"),
        on=_on(entry, classes),
        kind=kind,
        range=range_,
        datatype=None if range_ is not None else entry.one("rdfs:range"),
        unit=entry.one("ws:unit") if kind.is_number else None,
        other_units=_other_units(entry, kind),
        one_valued=entry.flag("ws:oneValued"),
        varies=entry.flag("ws:varies"),
        group=entry.one("ws:group"),
        order=_order(entry),
        minimum=entry.number("ws:minimum"),
        maximum=entry.number("ws:maximum"),
        smaller_part=None if part is None else _local(part),
        tells_of=None if whether is None else _local(whether),
        counted_by=None if count is None else _local(count),
        inverse=None if inverse is None else _local(inverse),
        inverse_label=entry.maybe("ws:inverseLabel"),
        alternatives=tuple(tuple(names.split(", ")) for names in entry.all("ws:alternatives")),
        pooled=entry.maybe("ws:pooled") is not None and entry.flag("ws:pooled"),
        aligned=entry.aligned(),
    )


def _kind(entry: Entry) -> ValueKind:
    value = entry.one("ws:valueKind")
    try:
        return ValueKind(_local(value))
    except ValueError:
        kinds = ", ".join(f"ws:{kind}" for kind in ValueKind)
        raise entry.fault(f"has the unknown value kind {value}", f"use one of {kinds}") from None


def _range(entry: Entry, kind: ValueKind, classes: Collection[str], schemes: Collection[str]) -> str | None:
    if kind not in {ValueKind.ENTITY, ValueKind.ROLE, ValueKind.CONCEPT}:
        return None
    range_ = _local(entry.one("ws:range"))
    if range_ not in (schemes if kind is ValueKind.CONCEPT else classes):
        raise entry.fault(f"ranges over ws:{range_}, which is not stated", "state it, or name another")
    return range_


def _on(entry: Entry, classes: Collection[str]) -> tuple[str, ...]:
    on = entry.ours("ws:on")
    if not on or not set(on) <= set(classes):
        raise entry.fault("is on no class, or on one that is not stated", "name classes of the ontology by ws:on")
    return on


def _order(entry: Entry) -> int:
    number = entry.number("ws:order")
    if number is None or number != number.to_integral_value():
        raise entry.fault("has no whole number as ws:order", "add one")
    return int(number)


def _synonyms(entry: Entry) -> tuple[str, ...]:
    synonyms = entry.all("skos:altLabel")
    for synonym in synonyms:
        if not label_key(synonym):
            raise entry.fault(f"has a synonym without words, {synonym!r}", "remove it")
    return synonyms


def _local(name: str) -> str:
    return name.removeprefix("ws:")


def _lineages(classes: Mapping[str, ClassEntry]) -> Mapping[str, frozenset[str]]:
    """Return for each class itself and all that it stands below; a broader class comes before those below it."""
    found: dict[str, frozenset[str]] = {}
    for name, entry in classes.items():
        found[name] = frozenset([name]).union(*(found[parent] for parent in entry.parents))
    return found


def _by_label(
    facts: Mapping[str, Entry], properties: Mapping[str, Property], lineages: Mapping[str, frozenset[str]]
) -> Mapping[str, tuple[Property, ...]]:
    found: dict[str, tuple[Property, ...]] = defaultdict(tuple)
    for name, known in properties.items():
        for label in dict.fromkeys(map(label_key, (known.label, *known.synonyms))):
            for other in found[label]:
                if _share_a_class(known, other, lineages):
                    raise facts[name].fault(*_clash(label, other.name))
            found[label] += (known,)
    return dict(found)


def _share_a_class(first: Property, second: Property, lineages: Mapping[str, frozenset[str]]) -> bool:
    return any(lineage & set(first.on) and lineage & set(second.on) for lineage in lineages.values())


def _by_list_and_label(
    stated: Mapping[str, Entry], concepts: Mapping[str, ConceptEntry]
) -> Mapping[tuple[str, str], ConceptEntry]:
    found: dict[tuple[str, str], ConceptEntry] = {}
    for name, concept in concepts.items():
        for label in map(label_key, (concept.label, *concept.synonyms)):
            other = found.setdefault((concept.scheme, label), concept)
            if other is not concept:
                raise stated[name].fault(*_clash(label, other.name))
    return found


def _clash(label: str, other: str) -> tuple[str, str]:
    return f"and ws:{other} are both called {label!r}", "give the label to one of them"
