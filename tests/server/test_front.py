"""The server as it runs: what is asked usually is answered before the application, and just as it would."""

from __future__ import annotations

import socket
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from serving import serving
from whosays.server.app import create_app

ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
CROSS = "SELECT ?a ?c { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?x ?y ?z } }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c . ?d ?e ?f . ?x ?y ?z . ?u ?v ?w } }"
JSON = {"Accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def server(data):
    with serving(data, "--processes", "2") as running:
        yield running


def target(query, more=""):
    return f"/sparql?query={quote(query, safe='')}{more}"


QUERIES = [
    "ASK {}",
    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 0",
    "SELECT",
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'é\\u00e9 + % & # ?' }",
    "",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("accept", ["", "*/*", "text/csv", "text/turtle;q=0.5, text/csv", "image/png"])
def test_the_hot_path_answers_as_the_application_does(server, data, query, accept):
    there = server.ask("GET", target(query), {"Accept": accept})
    here = create_app(data).test_client().get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert (there.status, there.body) == (here.status_code, here.data)
    different = {"x-request-id", "server", "date", "content-length"}
    assert {name: value for name, value in there.headers.items() if name not in different} == {
        name.lower(): value for name, value in here.headers if name.lower() not in different
    }


def test_an_answer_comes_once_and_is_then_known_by_its_tag(server):
    first = server.ask("GET", target(ALL), JSON)
    again = server.ask("GET", target(ALL), JSON)
    assert (again.body, again.headers["etag"]) == (first.body, first.headers["etag"])
    known = server.ask("GET", target(ALL), JSON | {"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (known.status, known.body) == (304, b"")


def test_what_is_another_thing_each_time_is_not_kept(server):
    asked = [server.ask("GET", target("SELECT (UUID() AS ?u) {}"), JSON) for _ in range(2)]
    assert asked[0].body != asked[1].body
    assert "etag" not in asked[0].headers
    assert asked[0].headers["cache-control"] == "no-store"


@pytest.mark.parametrize("query", [ALL, f"{CROSS} LIMIT 20000"])
def test_an_answer_is_packed_as_the_client_can_unpack_it(server, query):
    plain = server.ask("GET", target(query), JSON)
    packed = server.ask("GET", target(query), JSON | {"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert sorted(zlib.decompress(packed.body, zlib.MAX_WBITS | 16)) == sorted(plain.body)
    assert len(packed.body) < len(plain.body) / 2


def test_a_time_limit_may_be_lowered_and_holds(server):
    refused = server.ask("GET", target(ENDLESS, "&timeout=0.5"), JSON)
    assert refused.status == 503
    assert "limited to 0.5 seconds" in refused.text
    assert server.ask("GET", target("ASK {}"), JSON).status == 200
    wrong = server.ask("GET", target("ASK {}", "&timeout=never"), JSON)
    assert (wrong.status, "timeout" in wrong.text) == (400, True)


def test_others_are_answered_while_endless_queries_run(server):
    with ThreadPoolExecutor(6) as pool, serving_many(server, 6) as askers:
        bombs = [pool.submit(each.ask, "GET", target(ENDLESS, "&timeout=3"), JSON) for each in askers]
        time.sleep(0.3)
        assert server.ask("GET", target("SELECT * { ?s ?p ?o } LIMIT 1"), JSON).status == 200
        assert server.ask("GET", "/").status == 200
        assert not all(bomb.done() for bomb in bombs)
        assert {bomb.result().status for bomb in bombs} == {503}


class serving_many:  # noqa: N801  (used as a function)
    """Several connections to one server."""

    def __init__(self, server, count):
        self._made = [type(server)(server.port) for _ in range(count)]

    def __enter__(self):
        return self._made

    def __exit__(self, *_):
        for each in self._made:
            each.close()


def test_a_long_answer_comes_early_and_ends_when_its_reader_leaves(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(f"GET {target(CROSS)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n".encode())
        first = client.recv(65536)
        assert first.startswith(b"HTTP/1.1 200")
        assert b"transfer-encoding: chunked" in first.lower()
    assert server.ask("GET", target("ASK {}"), JSON).status == 200


def test_a_cut_answer_ends_its_connection(server):
    request = f"GET {target(CROSS, '&timeout=1')} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(request.encode())
        received = b""
        while part := client.recv(1 << 20):
            received = (received + part)[-64:]
    assert not received.endswith(b"\r\n0\r\n\r\n")


def test_a_body_beyond_its_limit_is_refused_before_it_is_read(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 50000000\r\n\r\n"
        client.sendall(head.encode())
        assert client.recv(4096).startswith(b"HTTP/1.1 413")


def test_slow_bodies_hold_nobody_up(server):
    slow = []
    for _ in range(40):
        client = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nA"
        )
        slow.append(client)
    try:
        assert server.ask("GET", "/").status == 200
        assert server.ask("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"ASK {}").status == 200
    finally:
        for client in slow:
            client.close()
