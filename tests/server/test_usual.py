"""The usual question is answered whatever happens to it."""

from __future__ import annotations

import asyncio

import pytest
from whosays.server.usual import _query, _refusal, _told, is_usual


async def broken():
    raise RuntimeError("broken")


def test_a_fault_of_ours_is_told_and_noted(caplog):
    reply = asyncio.run(_told("", broken()))
    assert reply.status == 500
    assert b"noted in the server's log" in reply.body
    assert "broken" in caplog.text
    assert _refusal(ValueError("secret")).description != "secret"


@pytest.mark.parametrize(
    ("quoted", "query"),
    [
        (b"ASK%20%7B%7D", "ASK {}"),
        (b"ASK+{}", "ASK {}"),
        (b"a%3Db=c%3d", "a=b=c="),
        (b"%C3%A9%", "é%"),
        (b"%zz%41%4", "%zzA%4"),
        (b"=3D%3D3D", "=3D=3D"),
        (b"a%0D%0Ab%0A", "a\r\nb\n"),
        (b"trailing%20%20", "trailing  "),
        (b"=%0A=%0D%0Ax", "=\n=\r\nx"),
        (b"_%5F_", "___"),
    ],
)
def test_an_address_is_read_as_it_was_written(quoted, query):
    assert _query(b"/sparql?query=" + quoted) == query


@pytest.mark.parametrize(
    ("target", "sent", "is_ours"),
    [
        (b"/sparql?query=ASK", {}, True),
        (b"/sparql?query=ASK", {b"accept": b"text/csv"}, True),
        (b"/sparql?query=ASK", {b"accept": b"text/html"}, False),
        (b"/sparql?query=ASK", {b"accept": b"a/b," * 300}, False),
        (b"/sparql?query=ASK", {b"content-length": b"3"}, False),
        (b"/sparql?query=ASK", {b"upgrade": b"h2c"}, False),
        (b"/sparql?query=ASK&timeout=1", {}, False),
        (b"/sparql?query=ASK#a", {}, False),
        (b"/sparql?default-graph-uri=x", {}, False),
        (b"/", {}, False),
    ],
)
def test_what_is_usual(target, sent, is_ours):
    assert is_usual(target, sent) is is_ours
