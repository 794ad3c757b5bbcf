"""Mappings as quads: SSSOM's record of each, a node with an IRI, and the plain triple that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ..rdf import DCTERMS, OWL, PAV, RDF, RDFS, SSSOM, XSD
from .mapping import SLOTS, Mapping
from .sssom import KEPT_SHORT, REFERENCES, kept_short, whole_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

    from ..iris import Iris

# The property of each slot: one of another vocabulary, else that which SSSOM names after the slot.
PROPERTIES = {slot: SSSOM[slot] for slot in SLOTS} | {
    "subject_id": OWL.annotatedSource,
    "predicate_id": OWL.annotatedProperty,
    "object_id": OWL.annotatedTarget,
    "author_id": PAV.authoredBy,
    "mapping_date": DCTERMS.created,
    "comment": RDFS.comment,
}
_MULTIPLE = REFERENCES | {"author_label", "reviewer_label"}
_Term = NamedNode | Literal


def quads_of_mappings(mappings: Iterable[Mapping], iris: Iris) -> Iterator[Quad]:
    """Yield the graph of mappings; one that a curator rejected has its record, and no plain triple."""
    graph = iris.graph("links")
    for each in mappings:
        node = NamedNode(each.iri(iris.base))
        yield Quad(node, RDF.type, OWL.Axiom, graph)
        for slot in SLOTS:
            for term in _terms(each, slot):
                yield Quad(node, PROPERTIES[slot], term, graph)
        if not each.is_rejection:
            predicate = NamedNode(whole_term("predicate_id", each.predicate_id))
            yield Quad(NamedNode(each.subject_id), predicate, NamedNode(each.object_id), graph)


def mappings_in(store: Store, iris: Iris) -> Iterator[Mapping]:
    """Yield the mappings that a store's graph of links holds."""
    graph = iris.graph("links")
    slots = {property_: slot for slot, property_ in PROPERTIES.items()}
    for record in store.quads_for_pattern(None, RDF.type, OWL.Axiom, graph):
        told: dict[str, list[str]] = {}
        for quad in store.quads_for_pattern(record.subject, None, None, graph):
            if isinstance(quad.predicate, NamedNode) and (slot := slots.get(quad.predicate)) is not None:
                told.setdefault(slot, []).append(_value(slot, quad.object))
        values = {slot: "|".join(sorted(each)) for slot, each in told.items()}
        numbers = {slot: float(values.pop(slot)) for slot in ("confidence", "similarity_score") if slot in values}
        yield Mapping(**values, **numbers)  # type: ignore[arg-type]


def still_spoken_of(mappings: Iterable[Mapping], store: Store, base: str) -> Iterator[Mapping]:
    """Yield the mappings of things that a store knows, and all rejections: what is gone may come back.

    Of what begins with the base both ends have to be known.
    """
    for each in mappings:
        own = [each.subject_id, *([each.object_id] if each.object_id.startswith(base) else [])]
        if each.is_rejection or all(
            any(store.quads_for_pattern(NamedNode(iri), RDF.type, None, DefaultGraph())) for iri in own
        ):
            yield each


def _terms(mapping: Mapping, slot: str) -> Iterator[_Term]:
    value = getattr(mapping, slot)
    if value in {"", None}:
        return
    if isinstance(value, float):
        yield Literal(repr(value), datatype=XSD.double)
    elif slot == "predicate_modifier":
        yield SSSOM.NegatedPredicate
    elif slot == "mapping_date":
        yield Literal(value, datatype=XSD.date)
    else:
        for each in value.split("|") if slot in _MULTIPLE else [value]:
            yield NamedNode(whole_term(slot, each)) if slot in REFERENCES else Literal(each)


def _value(slot: str, term: object) -> str:
    if slot == "predicate_modifier":
        return "Not"
    if isinstance(term, NamedNode):
        return kept_short(term.value) if slot in KEPT_SHORT else term.value
    return term.value if isinstance(term, Literal) else ""
