"""Entities in the RDF of Wikibase: statements are nodes of their own, and so are exact values and references."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from ....graph.errors import SourceError
from ....graph.rdf import PROV, RDF, RDFS, SKOS
from ...formats.lines import NOTHING
from ...formats.rdf_terms import DATES, LANGUAGE_STRING, NUMBERS, STRING, standing_for
from ...formats.rdf_terms import Kind as TermKind
from .entities import ITEM, Entity, Kind, Named, Rank, Snak, Statement, quantity_snak, time_snak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ....graph.document import Passage, Span
    from ...formats.rdf_terms import Statement as Triple
    from ...formats.rdf_terms import Term
    from .shape import Shape

_WIKIBASE = "http://wikiba.se/ontology#"
_RANK = f"{_WIKIBASE}rank"
_RANKS = {f"{_WIKIBASE}{rank.capitalize()}Rank": rank for rank in Rank}
_LABELS = frozenset([RDFS.label.value, SKOS.prefLabel.value])
_ALIASES = frozenset([SKOS.altLabel.value])
_DESCRIPTIONS = frozenset(f"{scheme}://schema.org/description" for scheme in ("http", "https"))
_ABOUT, _MODIFIED = (
    frozenset(f"{scheme}://schema.org/{name}" for scheme in ("http", "https")) for name in ("about", "dateModified")
)
_FROM, _TYPE = PROV.wasDerivedFrom.value, RDF.type.value
# The unit of plain numbers, and the calendar whose days are days of no date here.
_ONE, _JULIAN = "Q199", "/Q1985786"
# How the type of a property is told, and types whose values name a thing, a page or a file somewhere else.
_TYPED = f"{_WIKIBASE}propertyType"
_IDENTIFIERS = frozenset(f"{_WIKIBASE}{name}" for name in ("ExternalId", "Url", "CommonsMedia"))
# What leads from an item to the address that an identifier stands for.
_NORMALIZED = "direct-normalized"
_TEXTS = frozenset([STRING, LANGUAGE_STRING])
_GENID = "/.well-known/genid/"
_DAY = re.compile(r"[+-]?[0-9]{4,}-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_PRECISION = re.compile(r"[0-9]{1,2}")
_PROPERTY = re.compile(r"(?:(?P<role>[a-z-]{1,20}(?:/value)?)/)?(?P<id>P[1-9][0-9]{0,11})")
# So many times the length of the file may the stretches of its entities have together.
_OVERLAP = 8
# More works, or more said of one, are not shown.
_MOST_CITED = 20


def entities_of(text: str, triples: Iterable[Triple], shape: Shape) -> Iterator[Entity]:
    """Yield the entities that triples describe, each from its first to its last statement.

    Raises SourceError where those of many entities stand mixed: what each says then fills the file again and again.
    """
    graph = _Graph(triples, shape)
    left = _OVERLAP * len(text) + 1
    for entity in sorted(map(graph.entity, graph.entities()), key=lambda each: each.span):
        left -= entity.span.end - entity.span.start
        if left < 0:
            what = "the statements on different entities stand mixed"
            raise SourceError("the whole", what, "write all on an entity together, as the dumps of Wikidata do")
        yield entity


class _Graph:
    """The triples of a document by what they are of."""

    def __init__(self, triples: Iterable[Triple], shape: Shape) -> None:
        self._shape = shape
        self._terms = shape.entity.removesuffix("entity/") + "prop/"
        self._about: dict[str, list[Triple]] = defaultdict(list)
        self._pages: dict[str, list[Triple]] = defaultdict(list)
        # What many lead to is read once: a file may say much of one node, and name it often.
        self._owners: dict[str, str] = {}
        self._roles: dict[str, tuple[str | None, str]] = {}
        self._exact: dict[str, Mapping[str, Term]] = {}
        self._cited: dict[str, tuple[Snak, ...]] = {}
        self._identifiers: set[str] = set()
        for each in triples:
            self._about[each.subject.value].append(each)
            role, name = self._role(each.predicate)
            if each.predicate.value in _ABOUT:
                self._pages[each.object.value].append(each)
            elif role == "":
                self._owners.setdefault(each.object.value, each.subject.value)
            elif role == _NORMALIZED:
                self._identifiers.add(name)
            elif each.predicate.value == _TYPED and each.object.value in _IDENTIFIERS:
                self._identifiers.add(each.subject.value.removeprefix(shape.entity))

    def entities(self) -> Iterator[str]:
        """Yield the IRIs of what is described: its statements stand here, or its names."""
        for iri, about in self._about.items():
            if ITEM.fullmatch(iri.removeprefix(self._shape.entity)) and any(map(self._describes, about)):
                yield iri

    def entity(self, iri: str) -> Entity:
        """Return the entity of an IRI."""
        about = self._about[iri]
        nodes = dict.fromkeys(each.object.value for each in about if self._owns(iri, each))
        # What its statement nodes say belongs to it; references and exact values are shared by many.
        spans = [_extent(each) for node in [iri, *nodes] for each in self._about.get(node, ())]
        first = about[0].subject
        return Entity(
            id=standing_for(iri.removeprefix(self._shape.entity), first.span),
            span=min(spans).to(max(spans, key=lambda span: span.end)),
            labels=tuple(_named(about, _LABELS)),
            aliases=tuple(_named(about, _ALIASES)),
            descriptions=tuple(_named(about, _DESCRIPTIONS)),
            statements=tuple(self._statements(iri, about)),
            modified=self._modified(iri),
        )

    def _describes(self, triple: Triple) -> bool:
        is_statement = self._role(triple.predicate)[0] in {"", "direct"}
        return is_statement or triple.predicate.value in _LABELS | _DESCRIPTIONS | _ALIASES

    def _role(self, predicate: Term) -> tuple[str | None, str]:
        """Return what a property of a Wikibase is here for, and its id; None for another property.

        Empty is that which leads to statement nodes.
        """
        known = self._roles.get(predicate.value)
        if known is None:
            is_ours = predicate.value.startswith(self._terms)
            found = _PROPERTY.fullmatch(predicate.value.removeprefix(self._terms)) if is_ours else None
            known = (found["role"] or "", found["id"]) if found is not None else (None, "")
            self._roles[predicate.value] = known
        return known

    def _owns(self, iri: str, triple: Triple) -> bool:
        """Tell whether a triple leads to a statement node, and that is no other entity's."""
        return self._role(triple.predicate)[0] == "" and self._owners.get(triple.object.value) == iri

    def _statements(self, iri: str, about: Sequence[Triple]) -> Iterator[Statement]:
        """Yield the statements of an entity: its nodes, and of properties without any the plain triples."""
        seen: set[str] = set()
        whole = {self._role(each.predicate)[1] for each in about if self._role(each.predicate)[0] == ""}
        for each in about:
            role, name = self._role(each.predicate)
            if self._owns(iri, each) and each.object.value in self._about and each.object.value not in seen:
                seen.add(each.object.value)
                yield from self._statement(name, self._about[each.object.value])
            elif role == "direct" and name not in whole:
                yield Statement(self._snak(name, each, ""))

    def _statement(self, name: str, node: Sequence[Triple]) -> Iterator[Statement]:
        snak = next(self._snaks(node, "statement", name), None)
        if snak is not None:
            ranks = (_RANKS.get(each.object.value) for each in node if each.predicate.value == _RANK)
            cited = dict.fromkeys(each.object.value for each in node if each.predicate.value == _FROM)
            yield Statement(
                snak,
                next(filter(None, ranks), Rank.NORMAL),
                tuple(self._snaks(node, "qualifier")),
                tuple(map(self._reference, islice(cited, _MOST_CITED))),
            )

    def _reference(self, node: str) -> tuple[Snak, ...]:
        if node not in self._cited:
            self._cited[node] = tuple(islice(self._snaks(self._about.get(node, ()), "reference"), _MOST_CITED))
        return self._cited[node]

    def _snaks(self, node: Sequence[Triple], role: str, only: str = "") -> Iterator[Snak]:
        """Yield what a node says by properties in a role."""
        exact = defaultdict(list)
        for each in node:
            its_role, name = self._role(each.predicate)
            if its_role == f"{role}/value":
                exact[name].append(each.object.value)
        for each in node:
            its_role, name = self._role(each.predicate)
            if its_role == role and only in {"", name}:
                values = exact.get(name, [])
                # Which exact form is that of which value of a qualifier is told by their order alone.
                yield self._snak(name, each, values.pop(0) if values else "")
            elif each.predicate.value == _TYPE and only and self._is_none(each.object, only):
                label = standing_for(only, each.object.span)
                yield Snak(only, label, Kind.NONE, standing_for(Kind.NONE, each.object.span))

    def _is_none(self, kind: Term, name: str) -> bool:
        return kind.value == f"{self._terms}novalue/{name}"

    def _snak(self, name: str, triple: Triple, exact: str) -> Snak:
        label, value = standing_for(name, triple.predicate.span), triple.object
        if value.kind is TermKind.BLANK or _GENID in value.value:
            return Snak(name, label, Kind.UNKNOWN, standing_for(Kind.UNKNOWN, value.span))
        if value.kind is TermKind.IRI:
            ident = value.value.removeprefix(self._shape.entity)
            is_item = ident != value.value and ITEM.fullmatch(ident) is not None
            return Snak(name, label, Kind.ITEM if is_item else Kind.IDENTIFIER, standing_for(ident, value.span))
        held = self._held(exact)
        if value.datatype in DATES:
            is_ours = not held.get("timeCalendarModel", value).value.endswith(_JULIAN)
            return time_snak(label, value.words, _precision(value.words.text, held) if is_ours else 0)
        if value.datatype in NUMBERS:
            bounds = [held[each].value for each in ("quantityLowerBound", "quantityUpperBound") if each in held]
            unit = held["quantityUnit"].value.removeprefix(self._shape.entity) if "quantityUnit" in held else _ONE
            return quantity_snak(
                label, value.words, NOTHING if unit == _ONE else standing_for(unit, value.span), bounds
            )
        kind = Kind.IDENTIFIER if name in self._identifiers else Kind.TEXT if value.datatype in _TEXTS else Kind.OTHER
        return Snak(name, label, kind, value.words, language=value.language)

    def _held(self, exact: str) -> Mapping[str, Term]:
        """Return what an exact value says, by the local names of Wikibase's properties."""
        if exact not in self._exact:
            triples = self._about.get(exact, ())
            self._exact[exact] = {each.predicate.value.removeprefix(_WIKIBASE): each.object for each in triples}
        return self._exact[exact]

    def _modified(self, iri: str) -> Passage:
        nodes = (each.subject.value for each in self._pages.get(iri, ()))
        days = (each.object.words for node in nodes for each in self._about[node] if each.predicate.value in _MODIFIED)
        return next(days, NOTHING)


def _precision(written: str, held: Mapping[str, Term]) -> int:
    """Return how exact a time is; where that is not told, the first of a month or year may mean all of it."""
    if "timePrecision" in held and _PRECISION.fullmatch(held["timePrecision"].value):
        return int(held["timePrecision"].value)
    found = _DAY.match(written)
    if found is None:
        return 0
    return 11 if found["day"] != "01" else 10 if found["month"] != "01" else 9


def _named(about: Sequence[Triple], properties: frozenset[str]) -> Iterator[Named]:
    for each in about:
        if each.predicate.value in properties and each.object.kind is TermKind.LITERAL and each.object.words.text:
            language = each.object.language
            yield Named(language, standing_for(language or "label", each.predicate.span), each.object.words)


def _extent(triple: Triple) -> Span:
    return triple.subject.span.to(triple.predicate.span).to(triple.object.span)
