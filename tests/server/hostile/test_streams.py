"""Large answers stream; who leaves ends his query; a cut answer never looks whole, and is never kept."""

from __future__ import annotations

import gzip
import http.client
import socket
import time
import zlib
from http import HTTPStatus
from urllib.parse import quote

import pytest
import zstandard
from bombs import ENDLESS
from processes import below, burnt, comes, readers

MANY = "SELECT ?a ?b ?c { ?x ?a ?y . ?z ?b ?w . ?u ?c ?v }"
ROWS = 1_000_000
MIB = 2**20


def sent(server, query, accept="text/csv", coding="identity", more=""):
    """Return a connection on which a query was asked."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    lines = f"GET /sparql?query={quote(query)}{more} HTTP/1.1\r\nHost: here\r\nAccept: {accept}\r\n"
    connection.sendall(f"{lines}Accept-Encoding: {coding}\r\nConnection: close\r\n\r\n".encode())
    return connection


def memory(server):
    return sum(each.memory for each in below(server.pid))


def test_a_million_rows_take_no_memory(server):
    with sent(server, f"{MANY} LIMIT 1000") as warm:
        while warm.recv(MIB):
            pass
    before, most, received = memory(server), 0, 0
    with sent(server, f"{MANY} LIMIT {ROWS}") as connection:
        while part := connection.recv(MIB):
            received += len(part)
            if received // MIB > (received - len(part)) // MIB:
                most = max(most, memory(server))
    assert received > 64 * MIB  # more than it may take
    assert most - before < 48 * MIB, (before, most)
    assert comes(lambda: memory(server) - before < 24 * MIB)


def test_the_first_bytes_come_long_before_the_last_rows_are_looked_for(server):
    before = {each.pid: each.seconds for each in readers(server.pid)}
    spent, received = [], 0
    with sent(server, f"{MANY} LIMIT {ROWS}") as connection:
        while part := connection.recv(MIB if spent else 1):
            received += len(part)
            if received // (8 * MIB) >= len(spent):  # a reader is not seen any more once it has ended
                spent.append(sum(each.seconds - before.get(each.pid, 0.0) for each in readers(server.pid)))
    assert received > 64 * MIB
    assert spent[0] < max(spent) / 4, spent


def test_a_large_answer_is_whole(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", f"/sparql?query={quote(f'{MANY} LIMIT {ROWS}')}", headers={"Accept": "text/csv"})
    assert connection.getresponse().read().count(b"\r\n") == ROWS + 1
    connection.close()


@pytest.mark.parametrize("query", [MANY, ENDLESS["product"], ENDLESS["sort"]])
@pytest.mark.parametrize("coding", ["identity", "gzip", "zstd"])
def test_who_leaves_ends_his_query(server, query, coding):
    before = {each.pid: each.seconds for each in readers(server.pid)}
    with sent(server, query, coding=coding) as connection:
        if query == MANY:
            connection.recv(1 << 16)
        time.sleep(0.3)
        assert any(each.seconds > before.get(each.pid, 0.0) for each in readers(server.pid))
    assert comes(lambda: burnt(server.pid, 0.2) < 0.05, 10)


UNPACKED = {
    "identity": lambda content: content,
    "gzip": lambda content: zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content),
    "zstd": lambda content: zstandard.ZstdDecompressor().decompressobj().decompress(content),
}


@pytest.mark.parametrize("coding", UNPACKED)
@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json"])
def test_an_answer_that_is_cut_does_not_end_well(server, coding, accept):
    for _ in range(2):  # the second time nothing is kept either
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        target = f"/sparql?query={quote(MANY)}&timeout=0.3"
        connection.request("GET", target, headers={"Accept": accept, "Accept-Encoding": coding})
        response = connection.getresponse()
        assert response.status == HTTPStatus.OK
        with pytest.raises(http.client.IncompleteRead) as cut:
            response.read()
        assert len(UNPACKED[coding](cut.value.partial)) > 1 << 16
        connection.close()
    if coding == "gzip":
        with pytest.raises(EOFError):
            gzip.decompress(cut.value.partial)


def test_a_slow_reader_is_no_slow_query(server):
    with sent(server, f"{MANY} LIMIT {ROWS}", more="&timeout=1") as connection:
        connection.recv(1000)
        time.sleep(2.5)  # far beyond the limit of the query, which stands still meanwhile
        size, last = 0, b""
        while part := connection.recv(MIB):
            size, last = size + len(part), (last + part)[-5:]
    assert size > 50 * MIB
    assert last == b"0\r\n\r\n"


def test_slow_readers_hold_no_other_client_up(server):
    slow = [sent(server, MANY) for _ in range(30)]
    time.sleep(0.5)
    other = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30, source_address=("127.0.0.2", 0))
    other.request("GET", "/sparql?query=SELECT+(2+AS+%3Fx)+%7B%7D", headers={"Accept": "text/csv"})
    answer = other.getresponse().read()
    other.close()
    for each in slow:
        each.close()
    assert answer == b"x\r\n2\r\n"
