"""Each client has its share: at the limit all is answered, beyond it nothing, whichever process is asked."""

from __future__ import annotations

import asyncio
import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import Server, serving
from whosays.graph.limits import limit
from whosays.server.endpoint.refusals import Refused
from whosays.server.engine.question import Busy
from whosays.server.operations.clients import SLOTS, Clients, Place, client_of, shortened

if TYPE_CHECKING:
    from pathlib import Path

MOST = limit("client_queries").value
SHARE = limit("queries_aside").value * 3 // 4


def two_processes():
    rows = [memoryview(array("H", [0] * SLOTS)) for _ in range(2)]
    return [Clients(rows, own, b"secret") for own in range(2)]


def test_a_client_has_so_many_queries_in_all_processes_and_no_more():
    one, two = two_processes()
    for at in range(MOST):
        (one, two)[at % 2].take("192.0.2.1")
    for clients in (one, two):
        with pytest.raises(Refused) as refused:
            clients.take("192.0.2.1")
        assert refused.value.code == 429
        assert refused.value.headers == {"Retry-After": "1"}
        assert str(MOST) in refused.value.description
    one.take("192.0.2.2")
    one.leave("192.0.2.1")
    two.take("192.0.2.1")
    with pytest.raises(Refused):
        one.take("192.0.2.1")


def test_a_client_has_its_share_evaluated_here_and_its_others_wait_for_that():
    async def asked():
        clients, _ = two_processes()
        places = [Place(clients, "192.0.2.1") for _ in range(SHARE + 2)]
        for place in places[:SHARE]:
            await place.take(1)
        late, later = (asyncio.ensure_future(place.take(5)) for place in places[SHARE:])
        another = Place(clients, "192.0.2.2")
        await another.take(1)
        with pytest.raises(Busy):
            await Place(clients, "192.0.2.1").take(0.05)
        assert not late.done()
        places[0].leave()
        places[0].leave()
        await late
        assert not later.done()
        later.cancel()
        await asyncio.gather(later, return_exceptions=True)
        for place in (another, *places):
            place.leave()
        again = [Place(clients, "192.0.2.1") for _ in range(SHARE)]
        for place in again:
            await asyncio.wait_for(place.take(1), 0.5)

    asyncio.run(asked())


def test_a_place_is_taken_once_and_given_back_once():
    async def asked():
        one, _ = two_processes()
        place = Place(one, "192.0.2.1")
        for _ in range(3):
            place.leave()
            await place.take(1)
            await place.take(1)
        place.leave()
        for _ in range(MOST):
            one.take("192.0.2.1")

    asyncio.run(asked())


@pytest.mark.parametrize(
    ("address", "client", "short"),
    [
        ("192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::", "fe80::/48"),
        ("", "", ""),
        ("unknown", "", ""),
        ("192.0.2.1:8080", "", ""),
        ('"\x1b[31m\n', "", ""),
        ("1" * 10_000, "", ""),
    ],
)
def test_clients_are_addresses_or_nobody(address, client, short):
    assert client_of(address) == client
    assert shortened(client) == short


@given(st.text())
def test_no_text_is_a_fault(text):
    assert set(shortened(client_of(text))) <= set("0123456789abcdef:./")


_LONG = "SELECT (COUNT(*) AS ?n) {?a ?b ?c. ?d ?e ?f. ?g ?h ?i. ?j ?k ?l}"


def asked(port, number, address, timeout=8):
    server = Server(port)
    target = f"/sparql?timeout={timeout}&query={quote(_LONG)}%23{number}"
    answer = server.ask("GET", target, {"X-Forwarded-For": f"192.0.2.200, {address}"})
    server.close()
    return answer


def test_a_server_refuses_what_is_beyond_a_client_s_share_and_answers_others(data: Path):
    with serving(data, "--processes", "2", "--behind-proxy") as server, ThreadPoolExecutor(MOST + 2) as threads:
        bombs = [threads.submit(asked, server.port, number, "192.0.2.1") for number in range(MOST)]
        time.sleep(3)
        refused = asked(server.port, "more", "192.0.2.1")
        assert (refused.status, refused.headers["retry-after"]) == (429, "1")
        assert "at once" in refused.text
        usual = server.ask("GET", "/sparql?query=ASK%7B%7D", {"X-Forwarded-For": "192.0.2.1, 192.0.2.9"})
        assert usual.status == 200
        assert {bomb.result().status for bomb in bombs} == {503}
        assert asked(server.port, "later", "192.0.2.1", timeout=1).status == 503
