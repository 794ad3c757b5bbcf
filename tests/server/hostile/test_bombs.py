"""A query that means harm costs its asker an answer in words, and nobody else anything."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from bombs import ENDLESS, stack_bombs
from processes import burnt, comes, readers, webs
from serving import Server
from whosays.graph.limits import limit

CSV = {"Accept": "text/csv"}
ONE = "/sparql?query=SELECT+(1+AS+%3Fx)+%7B%7D"
DEPTHS = (61, 500, 2_900)
REFUSED = {HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}


def asked(server, query, **more):
    """Return the answer to a query over a connection of its own."""
    alone = Server(server.port)
    try:
        return alone.ask("POST", "/sparql", {"Content-Type": "application/x-www-form-urlencoded"} | CSV,
                           urlencode({"query": query} | more).encode())  # fmt: skip
    finally:
        alone.close()


def names_a_limit(text):
    return "limited to" in text or "more memory than a query may take" in text


@pytest.mark.parametrize("name", ENDLESS)
def test_a_bomb_is_answered_with_its_limit(server, name):
    answer = asked(server, ENDLESS[name], timeout="0.5")
    assert answer.status in {HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE}, answer.text
    assert names_a_limit(answer.text)
    assert answer.status != HTTPStatus.SERVICE_UNAVAILABLE or "0.5 seconds" in answer.text or "memory" in answer.text
    assert server.ask("GET", ONE, CSV).text == "x\r\n1\r\n"


@pytest.mark.parametrize("depth", DEPTHS)
def test_no_depth_kills_anything(server, depth):
    before = [each.pid for each in webs(server.pid)]
    for name, query in stack_bombs(depth).items():
        answer = asked(server, query, timeout="1")
        if answer.status == HTTPStatus.OK:  # many of one kind side by side are no depth
            assert name in {"exclamations", "sums", "minuses", "unions", "optionals"}, name
            continue
        assert answer.status in REFUSED, (name, answer.text)
        assert "died" not in answer.text, name
        assert names_a_limit(answer.text) or "expected" in answer.text, (name, answer.text)
    assert [each.pid for each in webs(server.pid)] == before
    assert server.ask("GET", ONE, CSV).status == HTTPStatus.OK


def test_others_are_answered_while_many_bombs_run(server):
    bombs = list(ENDLESS.values())[:8]
    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(asked, server, bomb, timeout="5") for bomb in bombs]
        time.sleep(0.5)
        for target in (ONE, "/search?q=heron", "/") * 5:
            accept = CSV if target == ONE else {"Accept": "text/html"}
            assert server.ask("GET", target, accept).status == HTTPStatus.OK
        assert not all(each.done() for each in running)
        assert {each.result().status for each in running} <= REFUSED
    assert comes(lambda: burnt(server.pid, 0.3) < 0.05, 10)


def test_pages_go_on_while_pages_ask_bombs(server):
    page = {"Accept": "text/html"}
    target = "/sparql?" + urlencode({"query": ENDLESS["product"]})
    waiting = [Server(server.port) for _ in range(12)]
    with ThreadPoolExecutor(12) as pool:
        running = [pool.submit(each.ask, "GET", target + "&timeout=3", page) for each in waiting]
        time.sleep(0.3)
        assert server.ask("GET", "/about", page).status == HTTPStatus.OK
        assert not all(each.done() for each in running)
        assert {each.result().status for each in running} <= {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE}
    for each in waiting:
        each.close()


def test_a_time_that_is_asked_for_is_never_above_ours(server):
    assert asked(server, "ASK {}", timeout="0").status == HTTPStatus.BAD_REQUEST
    assert asked(server, "ASK {}", timeout=str(10 * limit("query_seconds").value)).status == HTTPStatus.OK


def test_who_waits_for_his_turn_is_not_waited_for_beyond_his_limit(server):
    most = limit("queries_aside").value + 8
    with ThreadPoolExecutor(most) as pool:
        found = list(pool.map(lambda _: asked(server, ENDLESS["product"], timeout="1"), range(most)))
    assert {answer.status for answer in found} == {HTTPStatus.SERVICE_UNAVAILABLE}
    assert comes(lambda: not [each for each in readers(server.pid) if each.seconds > 0.5])
