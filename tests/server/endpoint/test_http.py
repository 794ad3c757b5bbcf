"""What HTTP asks of the endpoint: methods, headers, other sites' pages, encodings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ASK, SELECT, CONSTRUCT = "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 1", "CONSTRUCT WHERE { ?s ?p ?o }"
DIRECT, FORM, UPDATE = "application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update"
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
JSON, TURTLE = "application/sparql-results+json", "text/turtle; charset=utf-8"


@pytest.fixture
def client(either: FlaskClient) -> FlaskClient:
    return either


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        (DIRECT, ASK, 200),
        (f"{DIRECT}; charset=utf-8", ASK, 200),
        (f'{DIRECT}; charset="UTF-8"', ASK, 200),
        (f"{DIRECT}; charset=UTF-16", ASK, 415),
        (f"{DIRECT}; charset=latin-1", ASK, 415),
        (FORM, f"query={quote(ASK)}", 200),
        (f"{FORM}; charset=UTF-8", f"query={quote(ASK)}", 200),
        (f"{FORM}; charset=UTF-16", f"query={quote(ASK)}", 415),
        (FORM, "query=ASK%20%7B%3Fs%20%3Fp%20%22%FF%22%7D", 400),
        (FORM, f"query={quote(ASK)}&query={quote(ASK)}", 400),
        (FORM, "", 400),
        (FORM, "&".join("a=b" for _ in range(1001)), 400),
        ("multipart/form-data; boundary=x", f"query={quote(ASK)}", 415),
        ("application/json", "{}", 415),
        ("text/plain", ASK, 415),
        ("", ASK, 415),
        ("nonsense", ASK, 415),
    ],
)
def test_bodies(client: FlaskClient, content_type: str, body: str, status: int):
    response = client.post("/sparql", data=body.encode(), content_type=content_type or None)
    assert response.status_code == status
    assert ("Accept-Post" in response.headers) == (status == 415 and "charset" not in content_type)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("query=ASK%20%7B%7D", 200),
        ("query=ASK+{}", 200),
        ("query=ASK%20%7B%3Fs%20%3Fp%20%22%C3%A9%22%7D", 200),
        ("query=ASK%20%7B%3Fs%20%3Fp%20%22%E9%22%7D", 400),
        ("query=ASK%20%7B%7D&unknown=1", 200),
        ("query=", 400),
        ("query", 400),
        ("query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("query=ASK%20%7B%7D&default-graph-uri=", 400),
        ("query=ASK%20%7B%7D&default-graph-uri=relative", 400),
        ("query=ASK%20%7B%7D&named-graph-uri=http%3A%2F%2Fe.example%2Fa%20b", 400),
        ("query=ASK%20%7B%7D&named-graph-uri=http%3A%2F%2Fe.example%2Fa", 200),
    ],
)
def test_addresses(client: FlaskClient, address: str, status: int):
    assert client.get(f"/sparql?{address}").status_code == status


def test_a_query_may_not_come_in_two_ways_at_once(client: FlaskClient):
    for sent in ({"data": ASK.encode(), "content_type": DIRECT}, {"data": {"query": ASK}}):
        assert client.post(f"/sparql?query={quote(ASK)}", **sent).status_code == 400


def test_a_form_and_its_address_choose_graphs_together(client: FlaskClient):
    graph = "https://w3id.org/whosays/source/quick-specs-heron-2"
    query = "ASK { ?s ?p ?o }"
    there = client.post(f"/sparql?default-graph-uri={quote(graph)}", data={"query": query})
    nowhere = client.post("/sparql?default-graph-uri=http://nowhere.example/", data={"query": query})
    assert (there.json["boolean"], nowhere.json["boolean"]) == (True, False)


def test_what_a_query_is_packed_with_is_told(client: FlaskClient):
    response = client.post("/sparql", data=b"x", content_type=DIRECT, headers={"Content-Encoding": "gzip"})
    assert (response.status_code, "gzip" in response.text) == (415, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_told_which_there_are(client: FlaskClient, method: str):
    response = client.open("/sparql", method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_options(client: FlaskClient):
    response = client.options("/sparql")
    assert (response.status_code, response.data) == (200, b"")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("content-type", "content-type"),
        ("content-type, x-requested-with", "content-type, x-requested-with"),
        (None, "Accept, Content-Type, If-None-Match, X-Request-Id"),
        ("bad header; <b>", "Accept, Content-Type, If-None-Match, X-Request-Id"),
    ],
)
@pytest.mark.parametrize("path", ["/sparql", "/model/heron-2", "/ontology", "/nothing"])
def test_preflight(client: FlaskClient, path: str, asked: str | None, allowed: str):
    headers = {"Origin": "https://editor.example", "Access-Control-Request-Method": "POST"}
    if asked is not None:
        headers["Access-Control-Request-Headers"] = asked
    response = client.options(path, headers=headers)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    assert ("POST" in response.headers["Access-Control-Allow-Methods"]) == (path == "/sparql")
    assert response.headers["Access-Control-Allow-Headers"] == allowed
    assert int(response.headers["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/sparql?query=ASK{", "/model/heron-2.ttl", "/nothing", "/"])
def test_pages_of_other_sites_may_read_answers_and_refusals(client: FlaskClient, path: str):
    response = client.get(path, headers={"Origin": "https://editor.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "X-Request-Id"} <= set(response.headers["Access-Control-Expose-Headers"].split(", "))


@pytest.mark.parametrize("query", [ASK, SELECT, CONSTRUCT, "ASK {"])
def test_head_is_get_without_a_body(client: FlaskClient, query: str):
    got, head = (client.open("/sparql", method=method, query_string={"query": query}) for method in ("GET", "HEAD"))
    assert (head.status_code, head.data) == (got.status_code, b"")
    for name in ("Content-Type", "ETag", "Vary"):
        assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize("path", ["/", "/sparql", "/sparql?query=ASK{}", "/model/heron-2", "/dataset", "/nothing"])
def test_pages_vary_by_what_is_accepted(client: FlaskClient, path: str):
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.mimetype == "text/html"
    assert "Accept" in response.headers["Vary"].split(", ")


@pytest.mark.parametrize("query", [ASK, "ASK {"])
def test_answers_vary_by_what_is_accepted(client: FlaskClient, query: str):
    response = client.get("/sparql", query_string={"query": query})
    assert {"Accept", "Accept-Encoding"} <= set(response.headers["Vary"].split(", "))


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [
        ("abc-123", True),
        ("4bf92f3577b34da6a3ce929d0e0e4736", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("<b>", False),
        ("a b", False),
        ("", False),
        (None, False),
    ],
)
@pytest.mark.parametrize("path", ["/", "/nothing", "/sparql?query=ASK{}", "/sparql?query=ASK{"])
def test_each_answer_has_an_id(client: FlaskClient, path: str, given: str | None, is_kept: bool):
    response = client.get(path, headers={} if given is None else {"X-Request-Id": given})
    found = response.headers["X-Request-Id"]
    assert (found == given) == is_kept
    assert 1 <= len(found) <= 64


def test_ids_of_ours_differ(client: FlaskClient):
    assert len({client.get("/sparql?query=ASK{}").headers["X-Request-Id"] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("query", "accept", "status", "media_type"),
    [
        (SELECT, None, 200, JSON),
        (SELECT, "", 200, JSON),
        (SELECT, "*/*", 200, JSON),
        (SELECT, "application/*", 200, JSON),
        (SELECT, "*/*;q=0.1, text/csv;q=0.9", 200, "text/csv; charset=utf-8"),
        (SELECT, "text/csv;q=0.5, text/tab-separated-values;q=0.6", 200, "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/csv;q=0, */*", 200, JSON),
        (SELECT, f"{JSON};q=0, application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (SELECT, f"{JSON};q=0", 406, None),
        (SELECT, "image/png", 406, None),
        (SELECT, "image/png, */*;q=0.01", 200, JSON),
        (SELECT, "application/sparql-results+json;version=1.2", 200, f"{JSON};version=1.2"),
        (SELECT, "application/sparql-results+xml;version=1.1", 200, "application/sparql-results+xml"),
        (SELECT, "text/csv;version=1.2", 200, "text/csv; charset=utf-8"),
        (SELECT, "text/csv;q=abc, text/tab-separated-values", 200, "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/csv;q=, application/xml;q=0.1", 200, "text/csv; charset=utf-8"),
        (SELECT, ",,;;//", 200, JSON),
        (SELECT, "application/xml", 200, "application/xml"),
        (SELECT, HTML, 200, "text/html; charset=utf-8"),
        (ASK, "text/tab-separated-values", 200, "text/tab-separated-values; charset=utf-8"),
        (CONSTRUCT, None, 200, TURTLE),
        (CONSTRUCT, "*/*", 200, TURTLE),
        (CONSTRUCT, "text/*", 200, TURTLE),
        (CONSTRUCT, JSON, 406, "application/problem+json"),
        (CONSTRUCT, f"{JSON}, */*;q=0.5", 200, TURTLE),
        (CONSTRUCT, "application/json", 200, "application/json"),
        (CONSTRUCT, 'text/turtle;version="1.2"', 200, "text/turtle;version=1.2; charset=utf-8"),
        (CONSTRUCT, "application/n-triples;version=1.2-basic", 200, "application/n-triples;version=1.2"),
        (CONSTRUCT, "application/ld+json;version=1.2", 200, "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", 200, "application/rdf+xml"),
        (CONSTRUCT, "text/n3", 200, "text/n3; charset=utf-8"),
        ("DESCRIBE <https://w3id.org/whosays/model/heron-2>", "application/trig", 200, "application/trig"),
    ],
)
def test_what_is_accepted(client: FlaskClient, query: str, accept: str | None, status: int, media_type: str | None):
    headers = {} if accept is None else {"Accept": accept}
    response = client.get("/sparql", query_string={"query": query}, headers=headers)
    assert response.status_code == status
    assert response.content_type == (media_type or "text/plain; charset=utf-8")


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_the_protocol_overrides_from(client: FlaskClient, name: str):
    base = "https://w3id.org/whosays/source/"
    query = f"SELECT * FROM <{base}modelpedia-heron-2> FROM NAMED <{base}modelpedia-heron-2> {{ ?s ?p ?o }}"  # noqa: S608
    found = client.get("/sparql", query_string={"query": query, name: f"{base}quick-specs-heron-2"})
    rows = found.json["results"]["bindings"]
    assert (len(rows) > 0) == (name == "default-graph-uri")
    assert not any(row["s"]["value"] == f"{base}modelpedia-heron-2" for row in rows)


@pytest.mark.parametrize("accept", [JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_no_answer_begins_with_a_byte_order_mark(client: FlaskClient, accept: str):
    response = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": accept})
    assert not response.data.startswith(b"\xef\xbb\xbf")


def test_xml_that_cannot_be_is_refused_with_another_form(client: FlaskClient):
    query = 'SELECT ("\\u0001" AS ?x) {}'
    response = client.get("/sparql", query_string={"query": query, "format": "xml"})
    assert response.status_code >= 400
    assert "U+0001, which XML cannot; ask for JSON" in response.text
    assert client.get("/sparql", query_string={"query": query}).json["results"]["bindings"][0]["x"]["value"] == "\x01"


@pytest.mark.parametrize("query", ["SELECT", "SELECT * {"])
def test_a_faulty_query_gets_its_fault_whatever_is_accepted(client, query):
    told = client.get("/sparql", query_string={"query": query}, headers={"Accept": "application/problem+json"})
    assert (told.status_code, told.mimetype) == (400, "application/problem+json")
    assert told.json["line"] == 1


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("ASK {}", "text/turtle"),
        ("SELECT * {}", "image/png"),
        ("CONSTRUCT {} WHERE {}", "text/csv"),
    ],
)
def test_what_is_not_offered_is_named_as_it_was_asked_for(client, query, accept):
    told = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert told.status_code == 406
    assert told.text.startswith(f"{accept} is not offered for this")


@pytest.mark.parametrize(("query", "status"), [("ASK {}", 304), ("SELECT", 400), ("SELECT (UUID() AS ?u) {}", 200)])
def test_any_answer_that_is_known_already_is_not_sent(client, query, status):
    for _ in range(2):  # from the engine, and from what is kept
        told = client.get("/sparql", query_string={"query": query}, headers={"If-None-Match": "*"})
        assert told.status_code == status
        assert ("ETag" in told.headers) == (status == 304)
