"""Conflicts made by hand between the claims of `saying.py`, so that every row about them is known."""

from __future__ import annotations

from pyoxigraph import Quad
from saying import article, launch_post
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.judgement.conflict import Conflict, Kind, Severity
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load(), DEFAULT_BASE)


def claims(*wanted):
    """Return the IRIs of the claims on subjects and properties, as (subject's name, property)."""
    said = [claim for reading in (launch_post(), article()) for claim in reading.claims]
    return tuple(
        IRIS.claim(claim).value
        for name, known in wanted
        for claim in said
        if (claim.subject.name, claim.property) == (name, known)
    )


def model(name):
    return f"{DEFAULT_BASE}model/{name}"


def by_hand():
    """Return four conflicts: on a window, a size, a score, and a licence with a cost that nobody tells."""
    score = f"{DEFAULT_BASE}evaluation/heron-2/quiz-500"
    both = claims(("Heron 1", "license"), ("Heron 2", "trainingCost"))
    return (
        Conflict(Kind.PRECISION, Severity.LOW, model("heron-2"), "contextWindow", claims(("Heron 2", "contextWindow")), "One counts in thousands."),
        Conflict(Kind.CONTRADICTION, Severity.HIGH, score, "score", claims(("Heron 2", "score")), "91.5% and 88%.", audit="audit/none"),
        Conflict(Kind.LABEL, Severity.HIGH, model("plover"), "totalParameters", claims(("Plover", "totalParameters")), "Said of the wrong bird."),
        Conflict(Kind.CREDIT, Severity.MEDIUM, model("heron-1"), "", both, "Two that do not belong together.", audit="audit/none"),
    )  # fmt: skip


def quads():
    graph = IRIS.graph("conflicts")
    return [Quad(*triple, graph) for conflict in by_hand() for triple in conflict.triples(IRIS)]
