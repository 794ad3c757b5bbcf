"""A store in memory holds all that the one on disk holds, or there is none; it answers as that does."""

from __future__ import annotations

import os

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, Store
from whosays.graph.publish import publish
from whosays.graph.snapshot import STORE
from whosays.server.engine import stores as rooms
from whosays.server.engine.question import Question
from whosays.server.engine.stores import in_memory, on_disk

BASE = "https://e.example/"
IT, SAYS, GRAPH = (NamedNode(BASE + name) for name in ("it", "says", "g"))
QUERIES = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(?o = 'the graph') }",
    "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?o ?q { ?s ?p ?o graph ?g { ?s ?p ?q } }",
    "SELECT * FROM <https://e.example/g> { ?s ?p ?o }",
    "SELECT * FROM NAMED <https://e.example/g> { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o MINUS { ?s ?p 'here' } }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    words = {DefaultGraph(): ("here", "the graph"), GRAPH: ("there", "a graph")}
    quads = [Quad(IT, SAYS, Literal(word), graph) for graph, said in words.items() for word in said]
    return str(publish(tmp_path_factory.mktemp("stores"), quads).folder / STORE)


def rows(stores, question):
    union = stores.union and not (question.default or question.has_from)
    default = [NamedNode(iri) for iri in question.default] or None
    found = stores.for_question(question).query(question.query, default_graph=default, use_default_graph_as_union=union)
    return sorted(found.serialize(format=QueryResultsFormat.CSV).splitlines())


@pytest.mark.parametrize("union", [False, True])
def test_all_quads_are_there(snapshot, union):
    store = in_memory(str(snapshot.folder / STORE), union=union).whole
    disk = {str(quad) for quad in Store.read_only(str(snapshot.folder / STORE))}
    held = {str(quad) for quad in store}
    assert held >= disk
    assert len(held - disk) == (1 if union else 0)


@pytest.mark.parametrize("union", [False, True])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("default", [(), (f"{BASE}g",)])
def test_answers_are_those_of_the_store_on_disk(folder, union, query, default):
    question = Question(query, BASE, "text/csv", "", 1.0, default, has_from=" FROM " in query)
    assert rows(in_memory(folder, union=union), question) == rows(on_disk(folder, union=union), question)


@pytest.mark.parametrize(("query", "is_alone"), [(QUERIES[0], True), (QUERIES[2], False), ("DESCRIBE ?s {}", False)])
def test_the_default_graph_alone_answers_what_asks_nothing_else(folder, query, is_alone):
    stores = in_memory(folder, union=False)
    assert (len(stores.whole), len(stores.default)) == (4, 2)
    question = Question(query, BASE, "text/csv", "", 1.0)
    assert (stores.for_question(question) is stores.default) == is_alone
    assert stores.for_question(question._replace(default=(f"{BASE}g",))) is stores.whole
    assert stores.for_question(question._replace(has_from=True)) is stores.whole
    assert stores.for_question(question._replace(named=(f"{BASE}g",))) is stores.whole


def test_a_snapshot_of_nothing_but_a_default_graph_is_held_once(tmp_path):
    made = publish(tmp_path, [Quad(IT, SAYS, Literal("here"), DefaultGraph())])
    stores = in_memory(str(made.folder / STORE), union=False)
    assert stores.default is None
    assert stores.for_question(Question(QUERIES[0], BASE, "", "", 1.0)) is stores.whole


def test_what_can_be_read_in_part_only_is_not_held(tmp_path, capfd):
    with pytest.raises(ChildProcessError):
        in_memory(str(tmp_path / "nothing"), union=False)
    assert "nothing" in capfd.readouterr().err


class GoesAway:
    """A store that is ended while it is loaded."""

    read_only = Store.read_only

    def bulk_load(self, written, format):  # noqa: A002
        assert written.read(1), format
        raise KeyboardInterrupt


def test_who_ends_while_loading_leaves_no_traceback_of_who_reads(tmp_path, monkeypatch, capfd):
    more_than_a_pipe_holds = [Quad(IT, SAYS, Literal(f"{number} {'word ' * 20}"), GRAPH) for number in range(2_000)]
    made = publish(tmp_path, more_than_a_pipe_holds)
    monkeypatch.setattr(rooms, "Store", GoesAway)
    fork, forked = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: forked.append(fork()) or forked[-1])
    with pytest.raises(KeyboardInterrupt):
        in_memory(str(made.folder / STORE), union=False)
    assert os.waitpid(forked[0], 0)[1]
    assert capfd.readouterr().err == ""
