"""A connection as a client meets it: how large and how slow a request's head may be, and what is asked in a row."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from urllib.parse import quote

import pytest
from processes import comes, webs
from serving import serving
from whosays.graph.limits import limit

MOST = limit("head_bytes").value
ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: here\r\nAccept: application/sparql-results+json\r\n"
PAGE = b"GET /health HTTP/1.1\r\nHost: here\r\n"


@pytest.fixture(scope="module")
def server(data):
    with serving(data, "--processes", "1") as running:
        yield running


def sent(server, request, *, until=b"", rest=()):
    """Send a request, then the rest part by part; return what comes until the end or `until`."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(request)
        received = b""
        for part in rest:
            time.sleep(0.05)
            client.sendall(part)
        while not (until and until in received) and (part := client.recv(65536)):
            received += part
        return received


def with_head_of(size, begin=ASK):
    """Return a request whose address and headers, each with four bytes around it, are so many bytes."""
    lines = begin.split(b"\r\n")[1:-1]
    address = begin.split(b" ")[1]
    used = len(address) + sum(len(line.replace(b": ", b"", 1)) + 4 for line in lines)
    name = b"X-Filling"
    return begin + name + b": " + b"x" * (size - used - len(name) - 4) + b"\r\n\r\n"


@pytest.mark.parametrize("begin", [ASK, PAGE])
def test_a_head_may_be_so_large_and_no_larger(server, begin):
    assert sent(server, with_head_of(MOST, begin), until=b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")
    refused = sent(server, with_head_of(MOST + 1, begin))
    assert refused.startswith(b"HTTP/1.1 431 ")
    assert f"limited to {MOST} bytes".encode() in refused


@pytest.mark.parametrize(
    "begin",
    [
        b"GET /sparql?query=" + b"A" * 4096,
        b"GET / HTTP/1.1\r\nX-Endless: " + b"a" * 4096,
        b"POST /sparql HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"x" * 4096,
        b"POST /sparql HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: " + b"x" * 4096,
    ],
)
def test_what_never_ends_is_refused_when_it_is_too_large(server, begin):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(begin)
        with pytest.raises(ConnectionError):
            send_on(client)


def send_on(client):
    for _ in range(2000):
        client.sendall(b"x" * 4096)
        time.sleep(0.0005)


def test_trailers_are_counted_and_passed_over(server):
    head = ASK.replace(b"GET", b"POST").replace(b"?query=ASK%7B%7D", b"")
    body = b"Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n"
    assert sent(server, head + body + b"Accept: image/png\r\n\r\n", until=b"true}").startswith(b"HTTP/1.1 200 ")


def test_who_is_slow_with_a_head_is_let_go(server):
    assert sent(server, ASK).startswith(b"HTTP/1.1 408 ")


def test_several_questions_in_a_row_are_answered_in_their_order(server):
    asked = [quote(f"SELECT ({number} AS ?n) {{}}").encode() for number in range(5)]
    requests = [b"GET /sparql?query=" + each + b" HTTP/1.1\r\nHost: here\r\nAccept: text/csv\r\n\r\n" for each in asked]
    requests.insert(2, PAGE + b"\r\n")
    last = requests.pop().replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    received = sent(server, b"".join(requests) + last)
    bodies = [each.partition(b"\r\n\r\n")[2].split(b"HTTP/1.1")[0] for each in received.split(b"HTTP/1.1 200")[1:]]
    assert [body.split()[-1] for body in bodies] == [b"0", b"1", b"ok", b"2", b"3", b"4"]


@pytest.mark.parametrize("more", [b"Connection: close\r\n", b""])
def test_the_connection_is_kept_or_closed_as_the_client_wishes(server, more):
    version = b"1.1" if more else b"1.0"
    received = sent(server, ASK.replace(b"1.1", version) + more + b"\r\n")
    assert received.startswith(b"HTTP/1.1 200 ")
    assert b"connection: close" in received.lower()


def test_who_leaves_ends_the_query_that_nobody_waits_for(server):
    endless = (
        b"SELECT%20(COUNT(*)%20AS%20?n)%7BGRAPH%20?g%20%7B?a%20?b%20?c.?d%20?e%20?f.?x%20?y%20?z.?u%20?v%20?w%7D%7D"
    )
    for more in (b"", b"Connection: close\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
            client.sendall(ASK.replace(b"ASK%7B%7D", endless) + more + b"\r\n")
            assert comes(lambda: evaluating(server) == 1, 20)
        assert comes(lambda: evaluating(server) == 0, 20)


def evaluating(server):
    """Return how many queries are evaluated, which is counted each second."""
    time.sleep(1.1)
    lines = server.ask("GET", "/metrics").text.splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith("whosays_readers") and "evaluating" in line)


MUCH = quote("SELECT ?a ?b ?c { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } LIMIT 400").encode()


def test_who_asks_much_and_takes_nothing_is_not_answered_without_end(server):
    question = ASK.replace(b"ASK%7B%7D", MUCH) + b"\r\n"
    size = len(sent(server, question.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")))
    assert size > 20_000
    before = webs(server.pid)[0].memory
    with socket.create_connection(("127.0.0.1", server.port), timeout=1) as client:
        with suppress(TimeoutError):
            for _ in range(60):
                client.sendall(question * 50)
        time.sleep(0.5)
        assert webs(server.pid)[0].memory - before < 32 * 2**20
    assert server.ask("GET", "/sparql?query=ASK%7B%7D").status == 200


def test_nothing_stands_within_an_answer_but_the_answer(server):
    cross = quote("SELECT ?a ?c { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?x ?y ?z } }").encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(ASK.replace(b"ASK%7B%7D", cross) + b"\r\n")
        received = client.recv(1024)
        client.sendall(b"GARBAGE\r\n\r\n")
        with suppress(ConnectionError):
            while part := client.recv(1 << 20):
                received = (received + part)[-4096:]
                assert b"HTTP/1.1 400" not in received


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/about", "/nowhere", "/static/whosays.css", "/dataset.ttl"),
        *("/graph-store?default", "/health", "/sparql?query=ASK%7B%7D"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_length_and_date_are_said_once(server, path, method):
    request = f"{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode()
    head = sent(server, request).partition(b"\r\n\r\n")[0].lower()
    assert head.count(b"content-length:") + head.count(b"transfer-encoding:") <= 1
    assert head.count(b"\ndate:") == 1
