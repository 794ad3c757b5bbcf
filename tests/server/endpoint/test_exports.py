"""What is exported over HTTP is what the command writes, and may be kept by who asks."""

from __future__ import annotations

import json

import pytest
from whosays.graph.exporting.context import context


def test_the_context_is_served(client):
    response = client.get("/context.jsonld")
    assert (response.status_code, response.content_type) == (200, "application/ld+json")
    assert json.loads(response.data) == {"@context": json.loads(json.dumps(context()))}


@pytest.mark.parametrize("address", ["/context.jsonld"])
def test_what_is_served_may_be_kept_and_read_by_pages_of_other_sites(client, address):
    response = client.get(address)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head(address).data == b""
