"""What is exported over HTTP is what the command writes, and may be kept by who asks."""

from __future__ import annotations

import json

import pytest
from exporting import exported
from whosays.graph.exporting.context import context
from whosays.graph.limits import limit
from whosays.graph.snapshot import Snapshot
from whosays.server.endpoint import exports


def test_the_context_is_served(client):
    response = client.get("/context.jsonld")
    assert (response.status_code, response.content_type) == (200, "application/ld+json")
    assert json.loads(response.data) == {"@context": json.loads(json.dumps(context()))}


def test_the_annotations_of_a_source_are_those_of_the_command(client, data):
    response = client.get("/annotations/northlake-announcement")
    assert response.content_type == 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
    assert response.data == exported("annotations", Snapshot.current(data), source="northlake-announcement")


@pytest.mark.parametrize("name", ["nothing", "northlake-announcement/x", "%20", "a%22b", "../graph/build"])
def test_what_is_no_source_has_no_annotations(client, name):
    assert client.get(f"/annotations/{name}").status_code == 404


def test_who_waits_too_long_is_told(client, monkeypatch):
    monkeypatch.setattr(exports, "limit", lambda name: limit(name)._replace(value=-1))
    response = client.get("/annotations/northlake-announcement")
    assert response.status_code == 503
    assert b"ask the operator for a dump" in response.data


def test_the_page_of_a_source_leads_to_its_annotations(client):
    page = client.get("/source/northlake-announcement", headers={"Accept": "text/html"})
    assert b'href="/annotations/northlake-announcement"' in page.data


def test_the_card_of_a_model_is_that_of_the_command(client, data):
    response = client.get("/card/model/heron-2")
    assert response.content_type == "text/markdown; charset=utf-8"
    assert response.data == exported("card", Snapshot.current(data), about="Heron 2")


@pytest.mark.parametrize("path", ["model/nothing", "organization/northlake-labs", "%20", "model/", "Heron%202"])
def test_what_is_no_model_has_no_card(client, path):
    assert client.get(f"/card/{path}").status_code == 404


def test_the_page_of_a_model_leads_to_its_card_and_that_of_a_firm_to_none(client):
    pages = [client.get(f"/{path}").data for path in ("model/heron-2", "organization/northlake-labs")]
    assert b'href="/card/model/heron-2"' in pages[0]
    assert b"/card/" not in pages[1]


@pytest.mark.parametrize("address", ["/card/model/heron-2", "/context.jsonld", "/annotations/northlake-announcement"])
def test_what_is_served_may_be_kept_and_read_by_pages_of_other_sites(client, address):
    response = client.get(address)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head(address).data == b""
