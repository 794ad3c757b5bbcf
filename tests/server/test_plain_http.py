"""What clients of other times and kinds send: without a host, of HTTP/1.0, with wishes for another protocol."""

from __future__ import annotations

import os
import signal
import socket
import time
from urllib.parse import quote

import pytest
from processes import readers
from serving import serving

QUERY = b"/sparql?query=ASK%7B%7D"
LAST = b"GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
WISH = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"
MANY = quote("SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } LIMIT 20000").encode()
ENDLESS = quote("SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?x ?y ?z } }").encode()


@pytest.fixture(scope="module")
def server(data):
    with serving(data, "--processes", "1") as running:
        yield running


def sent(server, request):
    """Send a request; return all that comes until the connection is closed."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(request)
        return all_of(client)


def all_of(client):
    received = b""
    while part := client.recv(1 << 20):
        received += part
    return received


@pytest.mark.parametrize("path", [QUERY, b"/", b"/health", b"/nowhere"])
@pytest.mark.parametrize("hosts", [b"", b"Host: here\r\nHost: here\r\n", b"Host: a b\r\n", b"Host: here/there\r\n"])
def test_who_does_not_say_whom_he_asks_is_not_answered(server, path, hosts):
    received = sent(server, b"GET " + path + b" HTTP/1.1\r\n" + hosts + b"\r\n")
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"Host header" in body
    assert b"connection: close" in head.lower()
    assert b"x-request-id: " in head.lower()


@pytest.mark.parametrize("path", [QUERY, b"/", b"/health"])
@pytest.mark.parametrize("host", [b"", b"Host: here\r\n"])
def test_clients_of_http_1_0_need_not_say_it(server, path, host):
    assert sent(server, b"GET " + path + b" HTTP/1.0\r\n" + host + b"\r\n").startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("more", [b"", b"Connection: keep-alive\r\n"])
@pytest.mark.parametrize("method", [b"GET", b"POST"])
def test_a_long_answer_to_http_1_0_ends_with_its_connection(server, more, method):
    target, body, form = b"/sparql?query=" + MANY, b"", b""
    if method == b"POST":
        target, body = b"/sparql", b"query=" + MANY
        form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(body)
    asking, accepting = method + b" " + target + b" HTTP/", b"\r\nHost: here\r\nAccept: text/csv\r\n" + form
    head, _, old = sent(server, asking + b"1.0" + accepting + more + b"\r\n" + body).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"transfer-encoding" not in head.lower()
    assert b"content-length" not in head.lower()
    assert b"connection: close" in head.lower()
    new_head, _, new = sent(server, asking + b"1.1" + accepting + b"Connection: close\r\n\r\n" + body).partition(
        b"\r\n\r\n"
    )
    assert b"transfer-encoding: chunked" in new_head.lower()
    assert sorted(old.split(b"\r\n")) == sorted(unchunked(new).split(b"\r\n"))


def unchunked(body):
    found = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        found, body = found + body[: int(size, 16)], body[int(size, 16) + 2 :]
    return found


def test_an_answer_to_http_1_0_that_is_cut_does_not_end_as_if_it_were_whole(server):
    request = b"GET /sparql?query=" + ENDLESS + b" HTTP/1.0\r\nAccept: text/csv\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(request)
        assert client.recv(1024).startswith(b"HTTP/1.1 200 ")
        for reader in readers(server.pid):
            os.kill(reader.pid, signal.SIGKILL)
        with pytest.raises(ConnectionResetError):
            all_of(client)


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
def test_a_short_answer_to_http_1_0_says_its_length(server, version):
    head = sent(server, b"GET /about HTTP/" + version + b"\r\nHost: here\r\nConnection: close\r\n\r\n").lower()
    assert b"content-length: " in head


@pytest.mark.parametrize("path", [QUERY, b"/health"])
@pytest.mark.parametrize("pause", [0, 0.1])
def test_a_wish_for_another_protocol_is_passed_over(server, path, pause):
    wishing = b"GET " + path + b" HTTP/1.1\r\nHost: here\r\n" + WISH + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        for each in (wishing + wishing, wishing + LAST) if pause else (wishing * 3 + LAST,):
            client.sendall(each)
            time.sleep(pause)
        received = all_of(client)
    assert received.count(b"HTTP/1.1 200 ") == 4
    assert received.endswith(b"ok\n")


@pytest.mark.parametrize(
    ("framing", "body"),
    [
        (b"Content-Length: 6\r\n", b"ASK {}"),
        (b"Transfer-Encoding: chunked\r\n", b"6\r\nASK {}\r\n0\r\n\r\n"),
    ],
)
def test_the_body_of_who_wishes_for_another_protocol_is_read(server, framing, body):
    head = b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n" + WISH + framing
    received = sent(server, head + b"\r\n" + body + LAST)
    assert received.count(b"HTTP/1.1 200 ") == 2
    assert b"true" in received
    assert received.endswith(b"ok\n")


def test_many_such_wishes_at_once_are_answered_in_their_order(server):
    wishing = b"GET /health HTTP/1.1\r\nHost: here\r\n" + WISH + b"\r\n"
    assert sent(server, wishing * 500 + LAST).count(b"HTTP/1.1 200 ") == 501


@pytest.mark.parametrize("target", [b"here:80", b"/sparql"])
def test_nobody_connects_through_here(server, target):
    received = sent(server, b"CONNECT " + target + b" HTTP/1.1\r\nHost: here\r\n\r\n" + LAST)
    assert received.startswith(b"HTTP/1.1 501 ")
    assert b"CONNECT is not offered" in received
    assert received.count(b"HTTP/1.1") == 1
