"""What is refused before the engine sees it."""

from __future__ import annotations

import atexit
import socket
from itertools import pairwise
from threading import Thread

import pytest
import spellings
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store
from whosays.graph.limits import limit
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.tokens import QueryFault, Token, start_of, tokens

DEPTH, TOKENS, BYTES = (limit(f"query_{name}").value for name in ("depth", "tokens", "bytes"))

CALLS = [
    *spellings.CALLS,
    "SELECT * { FILTER(?x<?y#>)SERVICE<IRI>{?a ?b ?c}\n) SERVICE<IRI>{?a ?b ?c} }",
    "SELECT * { FILTER(?x<<http://h/#>)SERVICE<IRI>{?a ?b ?c}\n) }",
    "SELECT * { FILTER(?x<'>'''||true)SERVICE<IRI>{?a ?b ?c} #'''\n}",
]

HARMLESS = [
    "SELECT ?service WHERE { ?service ?p 'SERVICE <http://h/> {}' }",
    'SELECT * { ?s ?p """SERVICE <http://h/> { "quoted" } \\u0053""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://h/> {}",
    "SELECT * { ?s a <http://www.w3.org/ns/sparql-service-description#Service> }",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service OPTIONAL { ?s ?p 1 } }",
    "SELECT * FROM <http://h/graph> FROM NAMED <http://h/service> { GRAPH <http://h/service> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?o<3&&?o>1) }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > <http://h/#x>) }",
    "SELECT * { VALUES (?a ?b) { (<http://h/#a> <http://h/#b>) } }",
    "SELECT * { ?s ?p <http://h/\\u0061\\U0001F47E> }",
    "SELECT * { VALUES ?o { <<( <a:s> <a:p> 1 )>> <<( <a:s> <a:p> <<( <a:s> <a:p> 'o' )>> )>> } ?s ?p ?o }",
    "SELECT * { ( <<?a <a:p> <a:o>>> <<?b <a:p> <a:o> ~ _:r>> ) <a:q> 123 }",
    "SELECT * { ?s <http://h/a>/<http://h/b>*|^<http://h/c> ?o }",
    "ASK {}",
    "",
]


@pytest.mark.parametrize("query", CALLS)
def test_service_is_refused_in_any_spelling(query: str):
    with pytest.raises(QueryFault):
        checked(query.replace("IRI", "http://127.0.0.1:9/"))


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_may_stand_where_it_calls_nothing(query: str):
    checked(query)


@pytest.mark.parametrize("query", ["INSERT DATA { <a:a> <a:b> 1 }", "PREFIX a: <b:c>\nload <http://h/>", "CLEAR ALL"])
def test_updates_are_refused_in_words(query: str):
    with pytest.raises(QueryFault, match="update"):
        checked(query)


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "{}", ("<<", ">>"), ("{FILTER EXISTS", "}"), ("!(", ")")])
def test_depth_at_the_limit_and_one_more(opening: str, closing: str):
    checked(f"{opening} " * DEPTH + f" {closing}" * DEPTH)
    with pytest.raises(QueryFault, match=f"limited to {DEPTH} nested brackets, found {DEPTH + 1}"):
        checked(f"{opening} " * (DEPTH + 1))


def test_closing_what_is_not_open_does_not_make_room():
    with pytest.raises(QueryFault, match="nested"):
        checked("(}" * (DEPTH + 1))


@pytest.mark.parametrize("chain", ["1 ", "+1", "!", "/:", "<1", ",1"])
def test_chains_at_the_limit_and_beyond(chain: str):
    checked("(" + chain * ((TOKENS - 1) // len(chain)))
    with pytest.raises(QueryFault, match=f"limited to {TOKENS} words and signs, found {TOKENS + 1}"):
        checked("(" + chain * TOKENS)


def test_size_at_the_limit_and_one_more():
    checked("é" * (BYTES // 2))
    with pytest.raises(QueryFault, match=f"limited to {BYTES} bytes, found {BYTES + 1}"):
        checked(" " * (BYTES + 1))


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ('SELECT *\n{ ?s ?p "open }', (2, 9)),
        ("SELECT *\n{ ?s ?p 'a\nb' }", (2, 9)),
        (r"SELECT * { ?s \u0053ERVICE ?o }", (1, 15)),
        (r'SELECT * { ?s ?p "\q" }', (1, 18)),
        ("SELECT * { ?s ?p <a\\u006> }", (1, 20)),
        ("SELECT * { FILTER(?x <a\\u0062> ?y) }", (1, 24)),
        ("SELECT * { FILTER(?x <<<a> ?y) }", (1, 22)),
    ],
)
def test_what_cannot_be_divided_is_refused_at_its_place(query: str, place: tuple[int, int]):
    with pytest.raises(QueryFault) as caught:
        checked(query)
    assert (caught.value.line, caught.value.column) == place


SCRAPS = st.sampled_from(
    [
        *"(){}[]<>#'\"?$:.;,/|^*+!=&-\\@_ \n", "SERVICE", "service ", "<http://h/#a>", "<a>", "'''", '"""', "?x", "x:y",
        "true", "1", "<<", ">>", "<<(", ")>>", "<\\u0061#>", "\\u0053", "FILTER(", "SELECT * {", "PREFIX x: <http://a:80>", "é", "\x00", "SILENT",
    ]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_divided_or_refused(query: str):
    found, fault = divided(query)
    assert all(query[token.start : token.start + len(token.text)] == token.text for token in found)
    assert all(before.start + len(before.text) <= after.start for before, after in pairwise(found))
    assert fault is None or start_of(query, fault.line, fault.column) <= len(query)


def divided(query: str) -> tuple[list[Token], QueryFault | None]:
    found = []
    try:
        found.extend(tokens(query))
    except QueryFault as fault:
        return found, fault
    return found, None


@given(st.lists(SCRAPS, min_size=1, max_size=12).map("".join), st.lists(SCRAPS, max_size=6).map("".join))
@settings(max_examples=300)
def test_nothing_that_passes_reaches_the_network(before: str, after: str):
    query = f"PREFIX x: <http://a:80> SELECT * {{ {before}SERVICE<http://127.0.0.1:{PORT}/>{{?a ?b ?c}}{after} }}"
    try:
        checked(query)
    except QueryFault:
        return
    try:
        list(STORE.query(query))  # type: ignore[arg-type]
    except (SyntaxError, TypeError):
        return
    except OSError:
        pytest.fail(query)
    assert not CALLERS, query


STORE = Store()
STORE.update("INSERT DATA { <http://h/s> <http://h/p> true, 1, <http://a:80> }")
CALLERS: list[object] = []
LISTENER = socket.create_server(("127.0.0.1", 0))
atexit.register(LISTENER.close)  # also where tests are only collected
PORT = LISTENER.getsockname()[1]


def _listen() -> None:
    while True:
        try:
            connection, caller = LISTENER.accept()
        except OSError:
            return
        CALLERS.append(caller)
        connection.close()


@pytest.fixture(autouse=True, scope="module")
def listener():
    thread = Thread(target=_listen, daemon=True)
    thread.start()
    yield
    LISTENER.shutdown(socket.SHUT_RDWR)
    LISTENER.close()
    thread.join(timeout=5)


def test_a_hostile_line_is_divided_quickly():
    for scrap in ("a", "1", "<", "'", '"""', ":", "?", "_:", "<a", "@a", "\\", "é.", "a-"):
        found, fault = divided((scrap * 20_000)[:20_000])
        assert found or fault
