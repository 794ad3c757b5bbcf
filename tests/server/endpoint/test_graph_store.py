"""Graphs are read whole, by their IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse
from whosays.graph.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

BASE = "https://w3id.org/whosays/"
SOURCE = f"{BASE}source/quick-specs-heron-2"
GRAPHS = [SOURCE, f"{BASE}graph/conflicts", f"{BASE}graph/consensus", f"{BASE}graph/build", f"{BASE}ontology"]
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def client(either: FlaskClient) -> FlaskClient:
    return either


def triples(data: Path, graph: str | None) -> set[str]:
    name = DefaultGraph() if graph is None else NamedNode(graph)
    quads = Snapshot.current(data).store.quads_for_pattern(None, None, None, name)
    return {str(quad.triple) for quad in quads}


@pytest.mark.parametrize("graph", [None, *GRAPHS])
def test_indirectly(client: FlaskClient, data: Path, graph: str | None):
    response = client.get("/graph-store", query_string={"default": ""} if graph is None else {"graph": graph})
    assert (response.status_code, response.content_type) == (200, "text/turtle; charset=utf-8")
    assert {str(quad.triple) for quad in parse(response.data, format=RdfFormat.TURTLE)} == triples(data, graph)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("ending", ["", ".nt"])
def test_directly(client: FlaskClient, data: Path, graph: str, ending: str):
    path = graph.removeprefix(BASE) + (ending if "ontology" not in graph else "")
    response = client.get(f"/{path}", headers={"Accept": "application/n-triples"})
    assert (response.status_code, response.content_type) == (200, "application/n-triples")
    assert {str(quad.triple) for quad in parse(response.data, format=RdfFormat.N_TRIPLES)} == triples(data, graph)


@pytest.mark.parametrize(
    ("form", "engine"),
    [
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("application/trig", RdfFormat.TRIG),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("text/turtle", RdfFormat.TURTLE),
    ],
)
def test_forms(client: FlaskClient, data: Path, form: str, engine: RdfFormat):
    for asked in (
        {"query_string": {"graph": SOURCE}, "headers": {"Accept": form}},
        {"query_string": {"graph": SOURCE, "format": form}},
    ):
        response = client.get("/graph-store", **asked)
        assert response.mimetype == form
        assert {str(quad.triple) for quad in parse(response.data, format=engine)} == triples(data, SOURCE)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graph-store", 400),
        ("/graph-store?graph=", 400),
        ("/graph-store?graph=relative", 400),
        ("/graph-store?graph=%FF", 400),
        (f"/graph-store?graph={SOURCE}&default", 400),
        (f"/graph-store?graph={SOURCE}&graph={SOURCE}", 400),
        ("/graph-store?default&default", 400),
        ("/graph-store?default=yes", 400),
        ("/graph-store?graph=http://nowhere.example/", 404),
        ("/graph-store?graph=urn:x:%3E%20%7D%20%23", 400),
        (f"/graph-store?graph={BASE}source/nothing", 404),
        (f"/graph-store?graph={SOURCE}&format=csv", 406),
        ("/source/nothing", 404),
        ("/graph/nothing", 404),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_not_answered(client: FlaskClient, method: str, address: str, status: int):
    response = client.open(address, method=method)
    assert response.status_code == status
    assert (response.data == b"") == (method == "HEAD")


@pytest.mark.parametrize("accept", ["text/csv", "image/png", "text/turtle;q=0"])
def test_no_form_fits(client: FlaskClient, accept: str):
    assert client.get(f"/graph-store?graph={SOURCE}", headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_graphs_are_not_written_where_writing_is_off(client: FlaskClient, method: str):
    response = client.open(f"/graph-store?graph={SOURCE}", method=method)
    assert response.status_code == 403
    assert "writing is off here" in response.text


@pytest.mark.parametrize(
    ("address", "method"),
    [
        (f"/graph-store?graph={SOURCE}", "PATCH"),
        *(("/source/quick-specs-heron-2", method) for method in ("PUT", "POST", "DELETE", "PATCH")),
    ],
)
def test_what_a_source_says_is_not_written(client: FlaskClient, address: str, method: str):
    response = client.open(address, method=method)
    assert response.status_code == 405
    assert {"GET", "HEAD", "OPTIONS"} <= set(response.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    "address", [f"/graph-store?graph={SOURCE}", "/graph-store?default", "/source/quick-specs-heron-2.ttl"]
)
def test_head_and_tags(client: FlaskClient, address: str):
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert client.get(address, headers={"If-None-Match": got.headers["ETag"]}).status_code == 304


def test_people_still_get_the_page_of_a_source(client: FlaskClient):
    response = client.get("/source/quick-specs-heron-2", headers={"Accept": HTML})
    assert (response.status_code, response.mimetype) == (200, "text/html")


def test_an_address_that_is_no_iri_is_refused(client):
    assert client.get("/graph-store/%C2%80").status_code == 400
