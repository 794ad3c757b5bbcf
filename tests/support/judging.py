"""Judgements made by hand on the claims of `saying.py`: a conflict of each kind that they do not give, and a tie."""

from __future__ import annotations

from conflicting import IRIS, claims, model
from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.judgement.conflict import Conflict, Kind, Severity
from whosays.graph.rdf import RDF, WS, XSD

_HERON, _PLOVER = model("heron-2"), model("plover")
_TIED = "trainingTokens"


def quads():
    """Return the quads of five conflicts, and of a tie on what Heron 2 was trained on."""
    graph = IRIS.graph("conflicts")
    yield from (Quad(*triple, graph) for conflict in _conflicts() for triple in conflict.triples(IRIS))
    consensus, node = IRIS.graph("consensus"), NamedNode(f"{IRIS.base}consensus/by-hand")
    yield Quad(NamedNode(_HERON), WS.disputed, WS[_TIED])
    yield Quad(node, RDF.type, WS.Decision, consensus)
    yield Quad(node, RDF.subject, NamedNode(_HERON), consensus)
    yield Quad(node, RDF.predicate, WS[_TIED], consensus)
    yield Quad(node, WS.rule, Literal("tie"), consensus)
    yield Quad(node, WS.voices, Literal("0", datatype=XSD.integer), consensus)
    yield from (Quad(node, WS.beats, NamedNode(claim), consensus) for claim in claims(("Heron 2", _TIED)))


def _conflicts():
    cost = claims(("Heron 2", "trainingCost"))
    windows, plover = claims(("Heron 2", "contextWindow")), claims(("Plover", "totalParameters"))
    yield Conflict(Kind.CHANGE, Severity.LOW, _HERON, "contextWindow", windows, "It shrank.")
    yield Conflict(Kind.SCOPE, Severity.MEDIUM, _PLOVER, "totalParameters", plover, "It is the flock's.")
    yield Conflict(
        Kind.ARITHMETIC, Severity.HIGH, _PLOVER, "totalParameters", plover, "7 is not 8.", audit="audit/none"
    )
    yield Conflict(Kind.BORROWED, Severity.HIGH, _PLOVER, "totalParameters", plover, "It is a heron's.")
    yield Conflict(Kind.UNDISCLOSED, Severity.LOW, _HERON, "trainingCost", cost, "Nobody tells.")
