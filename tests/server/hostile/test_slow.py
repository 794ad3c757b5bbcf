"""Clients that are slow, send without end, or send what can be read in two ways, hold nobody up."""

from __future__ import annotations

import socket
from contextlib import ExitStack, suppress
from http import HTTPStatus

import pytest
from processes import below

ONE = "/sparql?query=SELECT+(3+AS+%3Fx)+%7B%7D"
HEAD = b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
CHUNK = b"8000\r\n" + b" " * 0x8000 + b"\r\n"


def connected(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=5)


def answered(connection):
    """Return the first line and all that comes until the other end closes or is silent."""
    received = b""
    try:
        while part := connection.recv(1 << 16):
            received += part
            if received.endswith(b"}") or (b"\r\n\r\n" in received and b"content-length: 0" in received):
                break
    except (TimeoutError, ConnectionError):
        pass
    return received


def is_closed(connection):
    """Tell whether the other end takes no more, however much is sent."""
    try:
        for _ in range(400):
            connection.sendall(CHUNK)
    except OSError:
        return True
    return False


def test_slow_headers_and_bodies_hold_nobody_up(server):
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(server)) for _ in range(250)]
        for number, each in enumerate(slow):
            each.sendall(HEAD[:40] if number < 200 else HEAD + b"Content-Length: 1000\r\n\r\nSELECT")
        for target in [ONE, "/", "/search?q=a", "/health", ONE, "/about", "/health"] * 3:
            assert server.ask("GET", target, {"Accept": "*/*"}).status == HTTPStatus.OK
            for each in slow:
                each.sendall(b"x")


def test_a_body_without_end_is_refused_when_it_is_too_large(server):
    with connected(server) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        with suppress(ConnectionError):
            for _ in range(2):  # 65,536 bytes are allowed: one more is not
                connection.sendall(CHUNK)
            connection.sendall(b"1\r\n")
            connection.sendall(b" \r\n")
        assert answered(connection).startswith(b"HTTP/1.1 413 ")
        assert is_closed(connection)
    assert server.ask("GET", ONE).status == HTTPStatus.OK


@pytest.mark.parametrize("path", [b"/sparql", b"/", b"/sources", b"/graph-store?default", b"/search"])
@pytest.mark.parametrize("size", [65_537, 50_000_000, 10**17])
def test_a_large_body_is_refused_before_it_is_read(server, path, size):
    before = sum(each.memory for each in below(server.pid))
    with connected(server) as connection:
        connection.sendall(b"POST %b HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % (path, size))
        assert answered(connection).startswith(b"HTTP/1.1 413 ")
    assert sum(each.memory for each in below(server.pid)) - before < 32 * 2**20


BODY = b"ASK {}"
# Read in two ways: what stands between the first end and the second could be another request.
SMUGGLED = [
    b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}G",
    b"Content-Length: 6, 7\r\n\r\nASK {}G",
    b"Content-Length: +6\r\n\r\nASK {}",
    b"Content-Length: -6\r\n\r\nASK {}",
    b"Content-Length: 0x6\r\n\r\nASK {}",
    b"Content-Length: 99999999999999999999999\r\n\r\nASK {}",
    b"Transfer-Encoding: xchunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked, identity\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    b"Transfer-Encoding : chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n-6\r\nASK {}\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nASK {}\r\n0\r\n\r\n",
    b"X: a\rb: c\r\nContent-Length: 6\r\n\r\nASK {}",
    b"X: a\x00b\r\nContent-Length: 6\r\n\r\nASK {}",
    b"X\r\nContent-Length: 6\r\n\r\nASK {}",
]


@pytest.mark.parametrize("rest", SMUGGLED)
def test_what_can_be_read_in_two_ways_is_refused(server, rest):
    with connected(server) as connection:
        connection.sendall(HEAD + rest)
        received = answered(connection)
        assert received.startswith(b"HTTP/1.1 4") or received == b"", received[:100]
        assert received.count(b"HTTP/1.1") <= 1
    assert server.ask("GET", ONE).status == HTTPStatus.OK


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    ],
)
def test_a_length_beside_chunks_gives_one_answer_and_ends_the_connection(server, rest):
    with connected(server) as connection:
        connection.sendall(HEAD + rest + b"GET /smuggled HTTP/1.1\r\nHost: here\r\n\r\n")
        received = answered(connection)
    assert received.count(b"HTTP/1.1") == 1, received
    assert received.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 200 "))
