"""The endpoints are asked the same, in the same words, and what they answer is compared and told."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from random import Random
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.vocabulary import Vocabulary

from benchmarks.endpoint import driving, measuring, report
from benchmarks.endpoint.measuring import Found, Slot
from benchmarks.endpoint.peers import Peer, for_virtuoso
from benchmarks.endpoint.questions import Questions
from benchmarks.endpoint.sameness import rows_in
from benchmarks.running import Missing
from benchmarks.world import World


@pytest.fixture(scope="module")
def store():
    store = Store()
    store.bulk_extend(Contents(World(60, lineage=True).readings(), Vocabulary.load(), DEFAULT_BASE).quads())
    return store


@pytest.fixture(scope="module")
def questions(store):
    return Questions.about(store)


def test_every_kind_of_question_is_there_and_has_answers(store, questions):
    assert len(questions.templates) == 15
    for template in questions.templates:
        asked = [template.filled(Random(number), questions.pools) for number in range(12)]
        assert any(next(iter(store.query(query)), None) is not None for query in asked), template.name


def test_no_two_new_questions_are_alike_and_those_asked_again_are_few(questions):
    for template in (*questions.templates, None):
        new = list(islice(questions.new(template, Random(1)), 200))
        assert len(set(new)) == 200
        assert len(set(questions.again(template, Random(1)))) <= 60
    assert list(islice(questions.new(None, Random(1)), 9)) == list(islice(questions.new(None, Random(1)), 9))


def test_what_sparql_has_no_common_words_for_is_asked_in_those_of_the_peer(questions):
    ours, theirs = (questions.for_peer(name, for_virtuoso) for name in ("whosays", "Virtuoso"))
    assert "SERVICE ws:search" in ours.named("indexed-search").text
    assert "bif:contains" in theirs.named("indexed-search").text
    assert "GRAPH <urn:benchmark:default>" in theirs.named("indexed-prefix").text
    assert ours.named(None) is None


@pytest.mark.parametrize(
    ("query", "worded"),
    [
        (
            "SELECT ?a WHERE { ?a ?b 1 } LIMIT 5",
            "SELECT ?a WHERE { GRAPH <urn:benchmark:default> { ?a ?b 1 } } LIMIT 5",
        ),
        (
            "SELECT ?a WHERE { GRAPH ?g_1 { ?a ?b 1 } }",
            "SELECT ?a WHERE { GRAPH ?g_1 { ?a ?b 1 } FILTER (?g_1 != <urn:benchmark:default>) }",
        ),
    ],
)
def test_virtuoso_is_asked_for_the_default_graph_by_name(query, worded):
    assert for_virtuoso(query) == worded


def test_rows_are_the_same_whatever_their_order_and_the_forms_of_numbers():
    def body(*values):
        rows = [{"x": {"type": "literal", "value": value}} for value in values] + [{}]
        return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode()

    assert rows_in(body("1", "2.50"), is_graph=False) == rows_in(body("2.5", "1.0"), is_graph=False)
    assert rows_in(body("1"), is_graph=False) != rows_in(body("1", "1"), is_graph=False)
    one, other = b'<a:a> <a:b> "1"^^<a:integer> .\n<a:a> <a:b> <a:c> .\n', b'<a:a> <a:b> <a:c> .\n<a:a> <a:b> "1.0" .\n'
    assert rows_in(one, is_graph=True) == rows_in(other, is_graph=True) != Counter()


@contextmanager
def answering(store, statuses=(200,)):
    """The address of a server that answers from a store, with these statuses by turns."""
    turns = [0]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            found = store.query(parse_qs(urlsplit(self.path).query)["query"][0])
            form = QueryResultsFormat.JSON if isinstance(found, QuerySolutions) else RdfFormat.N_TRIPLES
            body = found.serialize(format=form)
            turns[0] += 1
            self.send_response(statuses[turns[0] % len(statuses)])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("has_wrk", [True, False])
def test_requests_are_counted_and_those_that_fail(store, questions, monkeypatch, has_wrk):
    if has_wrk and driving.shutil.which("wrk") is None:
        pytest.skip("wrk is not installed")
    if not has_wrk:
        monkeypatch.setattr(driving.shutil, "which", lambda _: None)
    (template,) = (each for each in questions.templates if each.name == "look-up")
    with answering(store, statuses=(200, 503)) as url:
        rate = driving.driven(url, questions.new(template, Random(1)), 2, 1.0)
    assert rate.a_second > 10
    assert rate.failed > 5
    assert rate.late > 0


def test_peers_are_measured_by_turns_and_a_wrong_answer_is_told(monkeypatch):
    monkeypatch.setattr(driving, "_A_SECOND", 100)
    monkeypatch.setattr(
        measuring, "driven", lambda url, queries, *_: driving.Rate(len(next(queries)) + len(url) * 0.0, 0, 1.0)
    )

    @contextmanager
    def whole(dump, _):
        store = Store()
        store.bulk_load(path=str(dump), format=RdfFormat.N_QUADS)
        with answering(store) as url:
            yield url

    @contextmanager
    def partly(dump, _):
        store = Store()
        store.load(dump.read_bytes().splitlines(keepends=True)[0], format=RdfFormat.N_QUADS)
        with answering(store) as url:
            yield url

    @contextmanager
    def missing(*_):
        raise Missing("`it` is not installed; install it")
        yield

    peers = [Peer("Oxigraph", whole), Peer("same", whole), Peer("other", partly), Peer("gone", missing)]
    steps = []
    found = measuring.measured(30, 1, 1.0, (1, 4), peers, steps.append)

    assert {name for name, _ in found.rates} == {"Oxigraph", "same", "other"}
    assert all(different.split(": ")[1].startswith("other") for different in found.different)
    assert len({different.split(": ")[0] for different in found.different}) > 8
    assert "gone: `it` is not installed; install it" in found.missing
    assert "round 1: the mix, again, 4 connections" in steps
    told = report.told(found)
    assert "| **the mix** |" in told
    assert "Not measured: gone" in told
    assert "| never seen | Oxigraph a second, 4 | same, 1 | same, 4 | other, 1 | other, 4 |" in told


def test_ratios_are_those_of_one_round():
    slot = Slot(None, True, 1)
    found = Found(1, {})
    found.rates["base", slot] = [driving.Rate(each, 0, 1.0) for each in (100, 10, 50)]
    found.rates["mine", slot] = [driving.Rate(each, 0, 1.0) for each in (200, 20, 25)]
    assert found.ratio("mine", "base", slot) == 2.0
    assert found.rate("base", slot) == 50
