"""What a change states and what it takes back: each statement as a claim of its own, with its words where it has any.

A document's claims say facts of the ontology; a change may say anything, in any vocabulary, so its claims may be about
any property, and have no words where a pattern made them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ..limits import limit
from ..rdf import EDTF, PROV, RDF, WS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..iris import Iris
    from .change import Change

_STATED = WS.Claim, (RDF.subject, RDF.predicate, RDF.object)
_TAKEN_BACK = WS.RetractedClaim, (WS.retractedSubject, WS.retractedProperty, WS.retractedValue)


def claims_of(change: Change, ident: str, iris: Iris) -> Iterator[Quad]:
    """Yield the claims of a change: all that it added, and as much of what it removed as is told."""
    node = iris.source(ident)
    first = sorted(change.removed, key=str)[: limit("removed_told").value]
    for (kind, parts), quads in ((_STATED, change.added), (_TAKEN_BACK, first)):
        for quad in quads:
            claim = iris.changed(ident, kind.value, str(quad))
            yield Quad(claim, RDF.type, kind, node)
            for name, term in zip(parts, quad.triple, strict=True):
                yield Quad(claim, name, term, node)
            yield Quad(claim, WS.comparator, Literal("="), node)
            yield Quad(claim, WS.modality, WS.Asserted, node)
            yield Quad(claim, WS.inSource, node, node)
            yield Quad(claim, WS.curator, Literal(change.who), node)
            yield Quad(claim, PROV.generatedAtTime, Literal(change.when, datatype=XSD.dateTime), node)
            yield Quad(claim, WS.curatedOn, Literal(change.when[:10], datatype=EDTF), node)
            if isinstance(quad.graph_name, NamedNode):
                yield Quad(claim, WS.inGraph, quad.graph_name, node)
            yield from _words(change, quad, claim, node)


def _words(change: Change, quad: Quad, claim: NamedNode, node: NamedNode) -> Iterator[Quad]:
    """Yield where in the request a statement stands, if it does."""
    span = change.places.get(quad)
    if span is None:
        return
    yield Quad(claim, WS.exact, Literal(change.request[span.start : span.end]), node)
    yield Quad(claim, WS.start, Literal(str(span.start), datatype=XSD.integer), node)
    yield Quad(claim, WS.end, Literal(str(span.end), datatype=XSD.integer), node)
