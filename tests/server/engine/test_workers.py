"""Queries that never end or that kill the engine cost their asker an error, and nobody else anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store
from whosays.server.engine.workers import EngineFailure, TimeLimit, Workers
from whosays.server.evaluate import Question

BASE = "https://example.org/"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
# Numbers and dates together, as a fact's values are: pyoxigraph 0.5.13 aborts on ordering them.
DEADLY = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workers") / "store"
    made = Store(str(folder))
    xsd = "http://www.w3.org/2001/XMLSchema#"
    for number in range(60):
        date = Literal(f"20{number:02d}-01-01", datatype=NamedNode(f"{xsd}date"))
        for value in (Literal(number), date, Literal(str(number)), NamedNode(f"{BASE}{number}")):
            made.add(Quad(NamedNode(BASE), NamedNode(f"{BASE}p{number}"), value))
    made.flush()
    del made
    return folder


@pytest.fixture(scope="module")
def workers(store):
    return Workers(store)


def asked(workers, query, **more):
    return workers.answer(Question(query, BASE), QueryResultsFormat.CSV, **more).decode()


def test_a_query_is_answered(workers):
    assert asked(workers, COUNT).split() == ["n", "240"]


def test_a_graph_is_answered(workers):
    turtle = workers.answer(Question("CONSTRUCT WHERE { ?s ?p ?o }", BASE), RdfFormat.TURTLE)
    assert turtle.count(b"\n") >= 60


def test_a_bad_query_keeps_the_engines_message(workers):
    with pytest.raises(SyntaxError, match="expected"):
        asked(workers, "SELECT * {")
    assert asked(workers, COUNT).split() == ["n", "240"]


def test_an_endless_query_is_ended(workers):
    with pytest.raises(TimeLimit):
        asked(workers, ENDLESS, seconds=0.3)
    assert asked(workers, COUNT).split() == ["n", "240"]


def test_a_deadly_query_costs_only_its_asker(workers):
    with suppress(EngineFailure):
        asked(workers, DEADLY)
    assert asked(workers, COUNT).split() == ["n", "240"]


def test_several_are_answered_at_once(workers):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: asked(workers, COUNT).split(), range(24)))
    assert answers == [["n", "240"]] * 24


def test_large_answers_arrive_whole(workers):
    rows = asked(workers, "SELECT ?a ?b { ?x ?a ?y . ?z ?b ?w } LIMIT 50000").splitlines()
    assert len(rows) == 50_001


def test_no_process_is_left(store):
    workers = Workers(store)
    asked(workers, COUNT)
    (process,) = workers._alive
    del workers
    assert process.returncode is not None
