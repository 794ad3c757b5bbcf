"""Decisions as triples: one plain fact in the default graph, and a node that says by which rule and on whose word."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..rdf import RDF, WS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..iris import Iris
    from ..quads import Term, Triple, Writer
    from .consensus import Decision

_WITHOUT_VALUE = {"tie": WS.disputed, "undisclosed": WS.undisclosed}


def fact(decision: Decision, writer: Writer) -> Iterator[Triple]:
    """Yield what the default graph says: the value, or that it is disputed or undisclosed."""
    subject, name = NamedNode(decision.subject), WS[decision.property]
    if decision.value is not None:
        yield subject, name, _term(decision, writer)
    elif decision.rule in _WITHOUT_VALUE:
        yield subject, _WITHOUT_VALUE[decision.rule], name


def reasons(decision: Decision, writer: Writer) -> Iterator[Triple]:
    """Yield the decision as a node of the graph of the consensus."""
    value = _term(decision, writer) if decision.value is not None else None
    node = _node(decision, value, writer.iris)
    yield node, RDF.type, WS.Decision
    yield node, RDF.subject, NamedNode(decision.subject)
    yield node, RDF.predicate, WS[decision.property]
    if value is not None:
        yield node, RDF.object, value
    if decision.setting:
        yield node, WS.setting, Literal(decision.setting)
    yield node, WS.rule, Literal(decision.rule)
    yield node, WS.voices, Literal(str(decision.voices), datatype=XSD.integer)
    yield from ((node, WS.supportedBy, NamedNode(each.iri)) for each in decision.supporters)
    yield from ((node, WS.beats, NamedNode(each.iri)) for each in decision.beaten)
    if decision.disclosed_by is not None:
        yield node, WS.disclosedBy, NamedNode(decision.disclosed_by)
    yield from ((node, WS.disclosedIn, NamedNode(each.iri)) for each in decision.own)


def _term(decision: Decision, writer: Writer) -> Term:
    if decision.value is None:
        raise ValueError(f"{decision.subject}: a decision without a value has no term")
    return writer.term(decision.value, decision.supporters[0].claim)


def _node(decision: Decision, value: Term | None, iris: Iris) -> NamedNode:
    parts = (decision.subject, decision.property, decision.setting or "", str(value or ""))
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return NamedNode(f"{iris.base}consensus/{digest[:20]}")
