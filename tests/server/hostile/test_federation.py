"""Only the endpoints that the operator lists are asked, however a query spells them; without a list none is."""

from __future__ import annotations

import asyncio
import random
from http import HTTPStatus
from urllib.parse import quote

import pytest
from engines import engine_of
from peers import ear
from pyoxigraph import Store
from serving import Server, serving
from spellings import CALLS
from thorough import times
from whosays.graph.snapshot import Snapshot
from whosays.server.endpoint.federation import normalized
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.tokens import QueryFault
from whosays.server.engine.question import EngineFailure, Question, TimeLimit, Unwanted

CSV = {"Accept": "text/csv"}
MUTATIONS = times(10_000, 100_000)
SPELLINGS = [
    *CALLS,
    "SELECT * { VALUES ?e { <IRI> } SERVICE SILENT ?e { ?a ?b ?c } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <IRI> { ?a ?b ?c } } } } }",
    "BASE <IRI> SELECT * { SERVICE <> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <IRI> { ?a ?b ?c } }",
    "SELECT * FROM <IRI> FROM NAMED <IRI> { { ?a ?b ?c } UNION { GRAPH <IRI> { ?a ?b ?c } } }",
    "LOAD <IRI>",
    "LOAD SILENT <IRI> INTO GRAPH <a:b>",
    "INSERT { ?a ?b ?c } WHERE { SERVICE <IRI> { ?a ?b ?c } }",
]


@pytest.fixture(scope="module")
def peer():
    with ear() as listening:
        yield listening


@pytest.fixture(scope="module")
def stranger():
    with ear() as listening:
        yield listening


@pytest.fixture(scope="module")
def mute():
    with ear(b"") as listening:
        yield listening


@pytest.fixture(scope="module")
def open_server(hostile_data, peer, mute):
    listed = ("--federation", peer.address, "--federation", mute.address)
    with serving(hostile_data, "--processes", "1", *listed) as server:
        yield server


def asked(server, query, more=""):
    alone = Server(server.port)
    try:
        return alone.ask("GET", f"/sparql?query={quote(query)}{more}", CSV)
    finally:
        alone.close()


@pytest.mark.parametrize("query", SPELLINGS)
def test_nobody_is_asked_who_is_not_listed(server, open_server, peer, stranger, query):
    before = len(peer.calls)
    spelt = query.replace("IRI", stranger.address)
    for each in (server, open_server):
        refused = asked(each, spelt)
        assert refused.status == HTTPStatus.OK if "FROM" in query else refused.status in {400, 403}, refused.text
        update = each.ask("POST", "/sparql", {"Content-Type": "application/sparql-update"}, spelt.encode())
        assert update.status in {400, 401, 403}, update.text
    assert stranger.calls == []
    assert len(peer.calls) == before


LISTED = [
    "SELECT ?a { SERVICE <IRI> { ?a ?b ?c } }",
    "SELECT ?a { service silent <IRI> { ?a ?b ?c } }",
    "SELECT ?a { { SELECT * { SERVICE\n<IRI> { ?a ?b ?c } } } }",
]


@pytest.mark.parametrize("query", LISTED)
def test_who_is_listed_is_asked_and_the_answer_is_never_kept(server, open_server, peer, query):
    for spelling in (peer.address, peer.address.replace("http", "HTTP")):
        before = len(peer.calls)
        answer = asked(open_server, query.replace("IRI", spelling))
        assert (answer.status, answer.text) == (HTTPStatus.OK, "a\r\nfrom afar\r\n")
        assert len(peer.calls) == before + 1
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
    refused = asked(server, query.replace("IRI", peer.address))
    assert refused.status == HTTPStatus.FORBIDDEN
    assert "asks no other" in refused.text


@pytest.mark.parametrize(
    "other",
    ["/sparql/", "/sparql?x=1", "/sparql#x", "/other", "/a/../sparql", "//sparql", "/%73parql", "/spar\\u0071l", ""],
)
def test_any_other_address_of_a_listed_host_is_forbidden_in_words(open_server, peer, other):
    before = len(peer.calls)
    refused = asked(
        open_server, f"SELECT * {{ SERVICE <{peer.address.removesuffix('/sparql')}{other}> {{ ?a ?b ?c }} }}"
    )
    assert refused.status == HTTPStatus.FORBIDDEN
    assert "only for the addresses that the operator lists" in refused.text
    assert len(peer.calls) == before


def test_a_call_within_a_call_is_forbidden_too(open_server, peer, stranger):
    query = f"SELECT * {{ SERVICE <{peer.address}> {{ SERVICE <{stranger.address}> {{ ?a ?b ?c }} }} }}"
    assert asked(open_server, query).status == HTTPStatus.FORBIDDEN
    both = f"SELECT * {{ SERVICE <{peer.address}> {{ ?a ?b ?c }} BIND(<{stranger.address}> AS ?e) SERVICE ?e {{ ?a ?b ?c }} }}"
    assert asked(open_server, both).status == HTTPStatus.FORBIDDEN
    assert stranger.calls == []


def test_an_endpoint_that_never_answers_ends_at_the_time_limit(open_server, mute):
    for silent in ("", "SILENT"):
        answer = asked(open_server, f"SELECT * {{ SERVICE {silent} <{mute.address}> {{ ?a ?b ?c }} }}", "&timeout=0.5")
        assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "limited to 0.5 seconds" in answer.text
    assert asked(open_server, "ASK {}").status == HTTPStatus.OK


def test_a_redirection_is_not_followed(hostile_data, stranger):
    lead = f"HTTP/1.1 307 Elsewhere\r\nLocation: {stranger.address}\r\nContent-Length: 0\r\n\r\n".encode()
    with ear(lead) as leading, serving(hostile_data, "--processes", "1", "--federation", leading.address) as server:
        answer = asked(server, f"SELECT * {{ SERVICE <{leading.address}> {{ ?a ?b ?c }} }}")
        assert answer.status == HTTPStatus.BAD_REQUEST
        assert leading.calls
    assert stranger.calls == []


def test_the_description_says_whether_others_are_asked(server, open_server):
    turtle = {"Accept": "text/turtle"}
    assert "BasicFederatedQuery" in open_server.ask("GET", "/sparql", turtle).text
    assert "BasicFederatedQuery" not in server.ask("GET", "/sparql", turtle).text


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Example.ORG/sparql", "https://example.org:443/sparql"),
        ("http://example.org:80", "http://example.org:80/"),
        ("HTTP://example.org:8080/a?b=c", "http://example.org:8080/a?b=c"),
        ("http://me@example.org/", None),
        ("http://example.org/#a", None),
        ("http://example.org/a/../b", None),
        ("http://example.org\\@evil/", None),
        ("http://exämple.org/", None),
        ("http://example.org:0/", None),
        ("file:///etc/passwd", None),
        ("ftp://example.org/", None),
        ("", None),
    ],
)
def test_an_address_has_one_spelling(address, expected):
    assert normalized(address) == expected


def mutated(address):
    """Yield queries that are almost the spellings above: signs taken out, put in, doubled, in other case."""
    chance = random.Random(5)  # noqa: S311  (no secret)
    scraps = [
        *"(){}[]<>#'\"?$:.;,/|*+!=&-\\@_ \n\t",
        "SERVICE",
        "service ",
        "SILENT ",
        "'''",
        '"""',
        "true",
        "1",
        "<<",
        "FILTER(",
    ]
    for _ in range(MUTATIONS):
        letters = list(chance.choice(SPELLINGS).replace("IRI", address))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(letters))
            match chance.randrange(4):
                case 0:
                    letters[at] = ""
                case 1:
                    letters[at] += chance.choice(scraps)
                case 2:
                    letters[at] *= 2
                case _:
                    letters[at] = letters[at].swapcase()
        yield "".join(letters)


def test_what_passes_the_guard_asks_nobody(stranger):
    store, passed = Store(), 0
    store.update("INSERT DATA { <a:s> <a:p> true, 1, <a:o> }")
    for query in mutated(stranger.address):
        try:
            checked(query, {"http://example.org:80/sparql"})
        except QueryFault:
            continue
        passed += 1
        try:
            list(store.query(query))  # type: ignore[arg-type]
        except (SyntaxError, TypeError, ValueError, RuntimeError):
            continue
        except OSError:
            pytest.fail(query)
    assert passed > 100
    assert stranger.calls == []


@pytest.mark.parametrize("most_in_memory", [0, 10_000], ids=["on disk", "in memory"])
def test_a_reader_asks_nobody_even_without_a_guard(hostile_data, stranger, most_in_memory):
    snapshot = Snapshot.current(hostile_data)
    with engine_of(snapshot, most_in_memory=most_in_memory) as engine:
        failed = engine.done(_all_asked(engine, snapshot, stranger.address))
    assert failed > 100
    assert stranger.calls == []


async def _all_asked(engine, snapshot, address):
    failed = 0
    for number, query in enumerate((*(each.replace("IRI", address) for each in SPELLINGS), *mutated(address))):
        question = Question(query, "https://example.org/", "text/csv", "text/turtle", 5.0, calls=number % 100 == 0)
        try:
            answer = await engine.ask(snapshot, question)
        except (SyntaxError, TimeLimit, EngineFailure, Unwanted):
            failed += 1
            continue
        if answer.rest is not None:
            answer.rest.close()
    await asyncio.sleep(0)
    return failed


def test_what_is_listed_must_be_a_plain_address(hostile_data):
    with (
        pytest.raises(AssertionError, match="no plain http or https address"),
        serving(hostile_data, "--federation", "x:y"),
    ):
        pass
