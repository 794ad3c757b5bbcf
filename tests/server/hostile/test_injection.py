"""What a visitor types is never part of a query: no string makes a page show what it does not ask for."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from readings import published
from thorough import times
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.rdf import RDF, RDFS, WS
from whosays.graph.searching.reading import Index
from whosays.graph.snapshot import DOCUMENTS, Snapshot
from whosays.server.app import create_app
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.searching import rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

CANARY = "the canary sings"
PRIVATE = "https://example.org/private"
TRIED = settings(
    max_examples=times(300, 5_000),
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
VARIABLES = ("thing", "label", "claim", "value", "object", "quote", "source", "type", "property", "other", "count")
ALL = [f"GRAPH <{PRIVATE}> {{ ?canary ?key ?{name} }}" for name in VARIABLES]
SCRAPS = [
    *(
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "\\u0022",
        "\\u003E",
        "<",
        ">",
        "}",
        "{",
        ")",
        "(",
        ";",
        ".",
        ",",
        "#",
        "\n",
        "\r",
        " ",
    ),
    *(
        "UNION",
        "OPTIONAL",
        "UNDEF",
        "VALUES ?thing { UNDEF }",
        "FILTER(true)",
        "SELECT * {",
        "?thing",
        "a",
        "x",
        "heron",
    ),
    *(" OR ", " AND ", " NOT ", "NEAR(", "*", "^", ":", "-", "--", "/*", "*/", "' OR '1'='1", "; ATTACH 'x' AS y; --"),
    *(
        " UNION SELECT sql, sql, sql, sql, sql FROM sqlite_master --",
        "name_words : ",
        "%",
        "_",
        "\0",
        "%00",
        "%3E",
        "/",
        "..",
    ),
    *ALL,
]
BREAKING = st.sampled_from(
    [
        f"{end} }} UNION {{ {all_} {rest}"
        for end in ("x>", 'x"', "x", 'x" }', "x> }", "x' }", "\\")
        for all_ in ALL
        for rest in ("#", "} #", "}} #")
    ]
)
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join),
    BREAKING,
    st.from_regex(r"\A[\"'>}{#\\ ]{1,9}"),
)
PLACES = {
    "search": "/search?q={}",
    "typeahead": "/search/names?q={}",
    "type": "/things/{}",
    "address": "/{}",
    "entity": "/model/{}",
    "entity, whole": "/model/heron-2{}",
    "source": "/source/{}",
    "claim": "/claim/{}",
    "conflict": "/conflict/{}",
    "decision": "/consensus/{}",
    "data": "/model/heron-2{}?format=nq",
    "data by its ending": "/model/{}.trig",
    "filters": "/disagreements?kind={0}&severity={0}&thing={0}&source={0}&against={0}&page={0}",
    "filter of things": "/disagreements?thing=model/heron-2{}",
    "filters of sources": "/disagreements?source=source/field-notes{0}&against=source/quick-specs-heron-2{0}",
    "page of a list": "/disclosure?page={}",
    "memory": "/model/heron-2?precision={0}&cache={0}&context={0}&batch={0}",
    "example": "/sparql?example={}",
    "graph": "/graph-store?graph=https://w3id.org/whosays/source/field-notes{}",
    "dataset": "/dataset.{}",
    "a row to match": "/reconcile?queries=%7B%22q%22:%7B%22query%22:%22{}%22%7D%7D",
    "a value to match": "/reconcile?queries=%7B%22q%22:%7B%22properties%22:[%7B%22pid%22:%22developer%22,%22v%22:%22{}%22%7D]%7D%7D",
    "a thing to match": "/reconcile?queries=%7B%22q%22:%7B%22properties%22:[%7B%22pid%22:%22developer%22,%22v%22:%7B%22id%22:%22{}%22%7D%7D]%7D%7D",
    "a thing of a table": "/reconcile?extend=%7B%22ids%22:[%22{0}%22,%22model/heron-2%22],%22properties%22:[%7B%22id%22:%22{0}%22%7D,%7B%22id%22:%22developer%22%7D]%7D",
    "suggestion": "/reconcile/suggest/entity?prefix={0}&type={0}",
    "preview": "/reconcile/preview?id=model/heron-2{}",
    "flyout": "/reconcile/flyout/entity?id={}",
}


def canary() -> list[Quad]:
    """What nobody asks for: a node of no class in a graph that no page names, with all that pages ask of others."""
    node, graph = NamedNode(f"{PRIVATE}/node"), NamedNode(PRIVATE)
    said = (NamedNode(f"{PRIVATE}/key"), WS.exact, WS.reason, WS.setting, WS.fileName, RDF.object)
    return [Quad(node, key, Literal(CANARY), graph) for key in said]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("injection")
    built = Snapshot.current(published(folder / "built"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (built.folder / DOCUMENTS).iterdir()}
    publish(folder / "data", [*built.store, *canary()], texts, {"base": DEFAULT_BASE})
    return folder / "data"


@pytest.fixture(scope="module")
def client(data: Path) -> FlaskClient:
    return create_app(data).test_client()


def test_a_query_that_pastes_would_show_the_canary(data):
    """The strings below could: with what is typed as a part of it, this query tells what is in no graph that it names."""
    store, shown = Snapshot.current(data).store, 0
    for end in ("x>", 'x"'):
        for scrap in ALL:
            typed = f"{end} }} UNION {{ {scrap} #"
            for pasted in (f"<{DEFAULT_BASE}model/{typed}>", f'"{typed}"'):
                try:
                    rows = list(store.query(f"SELECT * {{ {{ ?thing ?property {pasted}\n }} }}"))
                except SyntaxError:
                    continue
                shown += any(CANARY in str(term) for row in rows for term in row)
    assert shown == 2 * len(ALL)


@pytest.mark.parametrize("place", PLACES)
def test_no_string_makes_a_page_sing(client, place):
    @TRIED
    @given(TYPED)
    def tried(typed: str) -> None:
        answer = client.get(PLACES[place].format(quote(typed, safe="")), headers={"Accept": "text/html"})
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        assert CANARY not in answer.text

    tried()


@pytest.mark.parametrize("kind", ["names", "beginnings", "quotes"])
def test_what_the_search_in_a_query_finds_is_rows_and_no_query(data, kind):
    """The words are looked up, and what is found becomes terms: the engine gets as many rows as the index gave."""
    snapshot = Snapshot.current(data)
    index = Index.of(snapshot)
    look = {"names": index.named, "beginnings": index.completions, "quotes": index.quoted}[kind]

    @TRIED
    @given(TYPED)
    def tried(typed: str) -> None:
        asked = f'SERVICE ws:search {{ ?thing ws:matches {Literal(typed)} ; ws:kind "{kind}" ; ws:text ?text }}'
        query = f"PREFIX ws: <{WS.iri}> SELECT ?thing ?text {{ {asked} }}"
        rows = list(snapshot.store.query(rewritten(query, checked(query), index)))
        found = [(each.claim, each.quote) if kind == "quotes" else (each.iri, each.name) for each in look(typed, 100)]
        assert [(row["thing"].value, row["text"].value) for row in rows] == found
        assert CANARY not in str(found)

    tried()


def test_a_name_that_is_a_query_is_a_row(tmp_path):
    """What documents call things is written into a query, too, where the search finds it."""
    names = [f"heron {end} }} UNION {{ {all_} }} #" for end in ("x>", 'x"', "\\", '\\"', "\n") for all_ in ALL]
    named = [
        Quad(NamedNode(f"{DEFAULT_BASE}model/{number}"), *said)
        for number, name in enumerate(names)
        for said in ((RDF.type, WS.Model), (RDFS.label, Literal(name)))
    ]
    snapshot = publish(tmp_path, [*named, *canary()])
    query = f'SELECT * {{ SERVICE <{WS.iri}search> {{ ?thing <{WS.iri}matches> "heron" ; <{WS.iri}text> ?text }} }}'
    rows = list(snapshot.store.query(rewritten(query, checked(query), Index.of(snapshot))))
    assert sorted(row["text"].value for row in rows) == sorted(names)
