"""The SPARQL protocol over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse
from whosays.graph.limits import limit
from whosays.server.endpoint.diagnosis import diagnosed
from whosays.server.endpoint.guard import checked

if TYPE_CHECKING:
    from flask.testing import FlaskClient

WS = "PREFIX ws: <https://w3id.org/whosays/ontology#>\n"
SELECT = WS + "SELECT ?n WHERE { <https://w3id.org/whosays/model/heron-2> ws:activeParameters ?n }"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = WS + "CONSTRUCT WHERE { ?s ws:activeParameters ?n }"
DIRECT, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def client(either: FlaskClient) -> FlaskClient:
    return either


@pytest.mark.parametrize(
    "case",
    [
        (SELECT, None, 200, "application/sparql-results+json"),
        (SELECT, "text/csv", 200, "text/csv; charset=utf-8"),
        (SELECT, "application/sparql-results+xml, text/csv;q=0.5", 200, "application/sparql-results+xml"),
        (SELECT, "text/tab-separated-values", 200, "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/turtle", 406, "text/plain; charset=utf-8"),
        (ASK, "application/json", 200, "application/json"),
        (ASK, "text/csv", 200, "text/csv; charset=utf-8"),
        (CONSTRUCT, None, 200, "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/ld+json", 200, "application/ld+json"),
        (CONSTRUCT, "application/n-triples", 200, "application/n-triples"),
        (CONSTRUCT, "application/n-quads", 200, "application/n-quads"),
        (CONSTRUCT, "application/trig", 200, "application/trig"),
        (CONSTRUCT, "application/rdf+xml", 200, "application/rdf+xml"),
        (CONSTRUCT, "text/csv", 406, "text/plain; charset=utf-8"),
        ("SELECT * { ?s", None, 400, "text/plain; charset=utf-8"),
        ("SELECT * { ?s", "*/*;q=0.1, application/problem+json", 400, "application/problem+json"),
        (SELECT, HTML, 200, "text/html; charset=utf-8"),
        ("SELECT * { ?s", HTML, 400, "text/html; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_status_and_type(client: FlaskClient, way: str, case: tuple[str, str | None, int, str]):
    query, accept, status, media_type = case
    headers = {"Accept": accept} if accept else {}
    match way:
        case "get":
            response = client.get("/sparql", query_string={"query": query}, headers=headers)
        case "form":
            response = client.post("/sparql", data={"query": query}, headers=headers)
        case _:
            response = client.post("/sparql", data=query.encode(), content_type=DIRECT, headers=headers)
    assert (response.status_code, response.content_type) == (status, media_type)
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("csv", "text/csv"), ("json", "application/sparql-results+json"), ("xml", "application/sparql-results+xml")],
)
def test_format_outranks_accept(client: FlaskClient, name: str, media_type: str):
    response = client.get("/sparql", query_string={"query": SELECT, "format": name}, headers={"Accept": HTML})
    assert response.mimetype == media_type


@pytest.mark.parametrize("name", ["ttl", "turtle", "text/turtle"])
def test_format_of_a_graph(client: FlaskClient, name: str):
    response = client.get("/sparql", query_string={"query": CONSTRUCT, "format": name})
    assert response.mimetype == "text/turtle"
    assert len(list(parse(response.data, format=RdfFormat.TURTLE))) == 1


def test_unknown_format_is_not_acceptable(client: FlaskClient):
    response = client.get("/sparql", query_string={"query": SELECT, "format": "pdf"})
    assert response.status_code == 406
    assert "text/csv" in response.text


def test_the_answer(client: FlaskClient):
    found = client.get("/sparql", query_string={"query": SELECT}).json
    assert [row["n"]["value"] for row in found["results"]["bindings"]] == ["48000000000"]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"method": "GET", "headers": {"Accept": "text/csv"}}, 400),
        ({"method": "POST", "data": {"query": []}, "content_type": FORM}, 400),
        ({"method": "GET", "query_string": {"query": [ASK, ASK]}}, 400),
        ({"method": "GET", "query_string": {"update": "CLEAR ALL"}}, 403),
        ({"method": "GET", "query_string": {"query": "CLEAR ALL"}}, 400),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": b"CLEAR ALL", "content_type": "application/sparql-update"}, 403),
        ({"method": "POST", "data": b"ASK {}", "content_type": "text/plain"}, 415),
        ({"method": "POST", "data": b"ASK {}"}, 415),
        ({"method": "POST", "data": b"ASK { ?s ?p '\xff' }", "content_type": DIRECT}, 400),
        ({"method": "POST", "data": b"", "content_type": DIRECT}, 400),
        ({"method": "PUT"}, 405),
        ({"method": "DELETE"}, 405),
        ({"method": "GET", "query_string": {"query": ASK, "default-graph-uri": "no iri"}}, 400),
        ({"method": "POST", "data": b"x" * (limit("body_bytes").value + 1), "content_type": FORM}, 413),
        ({"method": "POST", "data": b"x" * (limit("body_bytes").value + 1), "content_type": DIRECT}, 413),
        ({"method": "HEAD", "query_string": {"query": ASK}}, 200),
        ({"method": "OPTIONS"}, 200),
    ],
)
def test_ways_not_to_ask(client: FlaskClient, request_: dict, status: int):
    response = client.open("/sparql", **request_)
    assert response.status_code == status
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    if status == 405:
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_head_has_no_body(client: FlaskClient):
    assert client.head("/sparql", query_string={"query": ASK}).data == b""


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT *\nWHERE { ?s ws:x ?o }", 2, 12, "PREFIX ws: <https://w3id.org/whosays/ontology#>"),
        ("SELECT *\nWHERE { ?s ?p ?o", 2, 7, "{ is not closed"),
        ("SELECT *\nWHERE ( ?s ?p ?o }", 2, 18, "} closes nothing"),
        ("SELECT *\nWHERE { ?s ?p 'x }", 2, 15, "does not end"),
        ("SELECT *\nWHERE { ?s ?p ?o } LIMIT x", 2, 26, "expected"),
        ("SELECT * { SERVICE <http://h/> {} }", 1, 12, "SERVICE is not offered"),
        ("SELECT * " + "{" * 61, 1, 70, "limited to 60 nested brackets, found 61"),
    ],
)
def test_errors_name_the_place_and_the_remedy(client: FlaskClient, query: str, line: int, column: int, words: str):
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": "application/json"})
    problem = json.loads(response.data)
    status = 403 if "SERVICE" in query else 400
    assert (response.status_code, problem["status"], problem["line"], problem["column"]) == (
        status,
        status,
        line,
        column,
    )
    assert words in problem["detail"]
    assert f"line {line}, column {column}: " in client.get("/sparql", query_string={"query": query}).text


def test_the_page_shows_the_offending_line(client: FlaskClient):
    response = client.get(
        "/sparql", query_string={"query": "SELECT *\nWHERE { ?s <b>:x ?o }"}, headers={"Accept": HTML}
    )
    assert response.status_code == 400
    assert "WHERE { ?s &lt;b&gt;<mark>:</mark>x ?o }" in response.text


def test_a_message_without_a_place_is_kept():
    assert "boom" in str(diagnosed("ASK {}", checked("ASK {}"), "boom"))


SOURCE = "https://w3id.org/whosays/source/quick-specs-heron-2"
OTHER = "https://w3id.org/whosays/source/modelpedia-heron-2"


@pytest.mark.parametrize(
    ("parameters", "inside", "expected"),
    [
        ({}, "{0}", 1),
        ({"default-graph-uri": [SOURCE]}, "{0}", 1),
        ({"default-graph-uri": [SOURCE, OTHER]}, "{0}", 2),
        ({"default-graph-uri": ["http://nowhere/"]}, "{0}", 0),
        ({"default-graph-uri": [SOURCE]}, "GRAPH ?g {{ {0} }}", 0),
        ({"named-graph-uri": [SOURCE]}, "GRAPH ?g {{ {0} }}", 1),
        ({"named-graph-uri": [SOURCE]}, "{0}", 0),
        ({}, "GRAPH ?g {{ {0} }}", 3),
    ],
)
def test_the_dataset_of_the_protocol(client: FlaskClient, parameters: dict, inside: str, expected: int):
    pattern = inside.format("<model/heron-2> ws:activeParameters ?n")
    sent = {"query": f"{WS}SELECT * WHERE {{ {pattern} }}", **parameters}
    for response in (client.get("/sparql", query_string=sent), client.post("/sparql", data=sent)):
        assert len(response.json["results"]["bindings"]) == expected


def test_an_answer_is_known_by_its_tag(client: FlaskClient):
    first = client.get("/sparql", query_string={"query": SELECT})
    again = client.get("/sparql", query_string={"query": SELECT}, headers={"If-None-Match": first.headers["ETag"]})
    other = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": "text/csv"})
    assert (again.status_code, again.data) == (304, b"")
    assert other.headers["ETag"] != first.headers["ETag"]
    assert "Accept" in first.headers["Vary"]


def test_only_who_reads_is_told_that_nothing_has_changed(client: FlaskClient):
    tag = {"If-None-Match": client.get("/sparql", query_string={"query": SELECT}).headers["ETag"]}
    assert client.head("/sparql", query_string={"query": SELECT}, headers=tag).status_code == 304
    posted = client.post("/sparql", data={"query": SELECT}, headers=tag)
    assert (posted.status_code, posted.headers["ETag"]) == (200, tag["If-None-Match"])


@pytest.mark.parametrize("accept", [HTML, "*/*"])
def test_every_answer_is_guarded(client: FlaskClient, accept: str):
    for path in ("/sparql?query=ASK{}", "/", "/model/heron-2", "/nothing", "/static/whosays.css"):
        with client.get(path, headers={"Accept": accept}) as response:
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_without_a_query(client: FlaskClient):
    response = client.get("/sparql", headers={"Accept": HTML})
    assert response.status_code == 200
    assert "<textarea" in response.text
    assert "/sparql?example=" in response.text


def test_an_example_fills_the_box_and_is_not_run(client: FlaskClient):
    page = client.get("/sparql?example=who-says-what", headers={"Accept": HTML}).text
    assert "# title:" in page
    assert "Download:" not in page


def test_results_have_labels_links_and_a_count(client: FlaskClient):
    query = WS + "SELECT ?m ?n { ?m ws:activeParameters ?n }"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": HTML}).text
    assert '<a href="/model/heron-2">Heron 2</a>' in page
    assert "1 result<" in page
    assert "format=csv" in page


@pytest.mark.parametrize(("query", "words"), [(ASK, ">Yes<"), ("ASK { ?s ?s ?s }", ">No<"), (CONSTRUCT, "of Turtle")])
def test_other_answers_on_the_page(client: FlaskClient, query: str, words: str):
    assert words in client.get("/sparql", query_string={"query": query}, headers={"Accept": HTML}).text


def test_an_iri_that_is_no_link_stays_text(client: FlaskClient):
    query = "SELECT (<javascript:alert(1)> AS ?x) {}"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": HTML}).text
    assert "javascript:alert(1)</td>" in page
    assert 'href="javascript' not in page
