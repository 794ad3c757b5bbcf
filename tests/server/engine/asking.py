"""Questions for the engine."""

from __future__ import annotations

from whosays.server.engine.question import Question

BASE = "https://example.org/"
JSON, TURTLE = "application/sparql-results+json", "text/turtle"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def question(query, *, table=JSON, graph=TURTLE, seconds=30.0, default=()):
    return Question(query, BASE, table, graph, seconds, tuple(default))
