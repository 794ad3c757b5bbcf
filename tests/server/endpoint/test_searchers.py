"""Searches in queries hold no event loop, and count as what their client asks."""

from __future__ import annotations

import asyncio
import threading
from array import array

import pytest
from whosays.graph.limits import limit
from whosays.graph.searching.reading import Hit, Index
from whosays.graph.snapshot import Snapshot
from whosays.server.endpoint.answering import Answering, Asked, wanted_by
from whosays.server.endpoint.refusals import Refused
from whosays.server.endpoint.searchers import is_short
from whosays.server.endpoint.searching import Search
from whosays.server.engine.readers import Answer
from whosays.server.operations.clients import SLOTS, Clients, Place

SEARCH = """PREFIX ws: <https://w3id.org/whosays/ontology#>
SELECT (GROUP_CONCAT(?s) AS ?all) (TRUE AS ?yes) { SERVICE ws:search { ?s ws:matches "he" } }"""
FOUND = "http://e.example/heron"


class SlowIndex(Index):
    """An index that finds one thing, once it is let go."""

    def __init__(self):
        super().__init__(path=None)
        object.__setattr__(self, "asked", threading.Event())
        object.__setattr__(self, "may_answer", threading.Event())

    def named(self, typed, most):
        self.asked.set()
        assert self.may_answer.wait(20), "who asks waits for the index, and nothing else goes on"
        return [Hit(FOUND, typed, typed, "", most)]


class Engine:
    """An engine that notes what it is asked."""

    def __init__(self):
        self.questions = []

    async def ask(self, _snapshot, question):
        self.questions.append(question)
        return Answer("table", b"{}")


@pytest.fixture
def index(monkeypatch):
    index = SlowIndex()
    monkeypatch.setattr(Index, "of", lambda _snapshot: index)
    yield index
    index.may_answer.set()


def a_place():
    clients = Clients([memoryview(array("H", [0] * SLOTS))], 0, b"secret")
    return clients, Place(clients, "192.0.2.1")


def work(engine, data, place=None, query=SEARCH, timeout=""):
    wanted = wanted_by("application/sparql-results+json", "", timeout=timeout)
    return Answering(engine).reply(Asked(query), wanted, Snapshot.current(data), "http://e.example/", place)


def test_a_search_holds_up_nobody_else(index, data):
    engine = Engine()

    async def asked():
        _, place = a_place()
        task = asyncio.create_task(work(engine, data, place))
        assert await asyncio.to_thread(index.asked.wait, 20)
        await asyncio.wait_for(work(engine, data, query="ASK {}"), 10)
        assert [each.query for each in engine.questions] == ["ASK {}"]
        index.may_answer.set()
        await task

    asyncio.run(asked())
    query = engine.questions[-1].query
    assert f"VALUES (?s) {{ (<{FOUND}>) }}" in query
    assert "STR(GROUP_CONCAT(?s))" in query
    assert "(true AS ?yes)" in query
    assert engine.questions[-1].seconds < limit("query_seconds").value


def test_who_asks_too_much_at_once_has_nothing_searched(index, data):
    async def asked():
        clients, place = a_place()
        for _ in range(limit("client_queries").value):
            clients.take("192.0.2.1")
        with pytest.raises(Refused) as refused:
            await work(Engine(), data, place)
        assert refused.value.code == 429

    asyncio.run(asked())
    assert not index.asked.is_set()


def test_a_search_has_the_time_of_its_query(index, data):
    engine = Engine()

    async def asked():
        with pytest.raises(Refused, match=r"limited to 0\.1 seconds") as refused:
            await work(engine, data, timeout="0.1")
        assert refused.value.code == 503
        index.may_answer.set()

    asyncio.run(asked())
    assert not engine.questions


@pytest.mark.parametrize(
    ("words", "most", "short"),
    [
        (["heron"], [100], True),
        (["heron"], [101], False),
        (["heron", "egret"], [60, 60], False),
        (["he"], [1], False),
        (["grey he"], [1], False),
        (["her", "egr"], [10, 10], True),
    ],
)
def test_a_short_search_needs_no_thread(words, most, short):
    asked = [Search(0, 1, word, "matches", each, ()) for word, each in zip(words, most, strict=True)]
    assert is_short(asked) == short


def test_a_short_search_is_answered_at_once(index, data):
    index.may_answer.set()
    engine = Engine()
    asyncio.run(work(engine, data, query=SEARCH.replace('"he"', '"heron" ; ws:limit 5')))
    assert f"VALUES (?s) {{ (<{FOUND}>) }}" in engine.questions[-1].query
    assert engine.questions[-1].seconds == limit("query_seconds").value
