"""Conditions of writes: If-Match and If-None-Match hold by the tags that reading gives (RFC 9110, 13.1)."""

from __future__ import annotations

import pytest
from readings import published
from whosays.graph.snapshot import Snapshot
from whosays.server.writing import Conditions
from writing_here import MAY, client_of

NOTES, OTHER = "/graph-store?graph=x:notes", "/graph-store?graph=x:other"
TURTLE = {"content_type": "text/turtle", "data": b"<x:s> <x:p> 1 ."}
FORMS = [
    {},
    {"Accept": "text/turtle"},
    {"Accept": "application/n-triples;version=1.2"},
    {"Accept": "application/ld+json", "Accept-Encoding": "gzip"},
    {"Accept": "text/csv, application/xml;q=0.5", "Accept-Encoding": "zstd"},
]


@pytest.fixture
def data(tmp_path):
    return published(tmp_path, slice(1))


@pytest.fixture
def client(data):
    client = client_of(data)
    assert client.put(NOTES, headers=MAY, **TURTLE).status_code == 201
    return client


def tag_of(client, address=NOTES, **headers):
    return client.get(address, headers=headers).headers["ETag"]


# the header, what it says of the tag that the graph has, status: of a graph that is there, and of one that is not
CASES = [
    ("If-Match", "{}", 200, 412),
    ("If-Match", '"x", {}', 200, 412),
    ("If-Match", "*", 200, 412),
    ("If-Match", '"x"', 412, 412),
    ("If-Match", "W/{}", 412, 412),
    ("If-Match", "nonsense", 412, 412),
    ("If-None-Match", "*", 412, 201),
    ("If-None-Match", "{}", 412, 201),
    ("If-None-Match", "W/{}", 412, 201),
    ("If-None-Match", '"x"', 200, 201),
]


WRITES = [("PUT", case, address) for case in CASES for address in (NOTES, OTHER)]
WRITES += [
    (method, case, address) for method in ("POST", "DELETE") for case in CASES[:4:3] for address in (NOTES, OTHER)
]


@pytest.mark.parametrize("write", WRITES, ids=[f"{method} {case[0]}: {case[1]}" for method, case, _ in WRITES])
def test_a_write_is_made_where_its_conditions_are_met(client, data, write):
    method, (name, value, there, new), address = write
    expected = there if address == NOTES else new
    if method == "DELETE" and address == OTHER:
        expected = 404  # as without a condition
    before = Snapshot.current(data).id
    sent = TURTLE | {"data": b"<x:s> <x:p> 2 ."} if method != "DELETE" else {}
    headers = MAY | {name: value.format(tag_of(client)), "Accept": "application/json"}
    answer = client.open(address, method=method, headers=headers, **sent)
    assert answer.status_code == expected, answer.text
    assert (Snapshot.current(data).id == before) == (expected in {404, 412})
    if expected == 412:
        assert "If-Match" in answer.json["what"]
        assert answer.json["place"] == address.partition("=")[2]


@pytest.mark.parametrize("accepted", FORMS, ids=repr)
def test_whatever_form_a_graph_was_read_in_its_tag_is_known(client, accepted):
    tag = tag_of(client, **accepted)
    assert client.put(NOTES, headers=MAY | {"If-Match": tag}, **TURTLE).status_code == 200


def test_the_default_graph_is_always_there(client):
    tag = tag_of(client, "/graph-store?default")
    assert client.post("/graph-store?default", headers=MAY | {"If-None-Match": "*"}, **TURTLE).status_code == 412
    assert client.post("/graph-store?default", headers=MAY | {"If-Match": tag}, **TURTLE).status_code == 200
    assert client.post("/graph-store?default", headers=MAY | {"If-Match": tag}, **TURTLE).status_code == 412


def test_of_two_who_read_the_same_the_first_writes(client):
    tag = tag_of(client)
    first, second = ({"data": f"<x:s> <x:p> {n} .".encode(), "content_type": "text/turtle"} for n in (2, 3))
    assert client.put(NOTES, headers=MAY | {"If-Match": tag}, **first).status_code == 200
    assert client.put(NOTES, headers=MAY | {"If-Match": tag}, **second).status_code == 412
    assert client.get(NOTES, headers={"Accept": "application/n-triples"}).text.count('"2"') == 1


def test_what_may_not_be_changed_is_denied_whatever_the_condition(client):
    ours = "/graph-store?graph=https://w3id.org/whosays/graph/conflicts"
    assert client.put(ours, headers=MAY | {"If-None-Match": "*"}, **TURTLE).status_code == 403


def test_a_source_is_taken_out_where_the_conditions_are_met(client):
    made = client.put(OTHER, headers=MAY, **TURTLE).json["id"]
    address, tag = f"/sources/{made}", tag_of(client, f"/source/{made}", Accept="text/turtle")
    for name, value, status in [
        ("If-Match", '"x"', 412),
        ("If-None-Match", "*", 412),
        ("If-None-Match", tag, 412),
        ("If-Match", tag, 200),
        ("If-Match", "*", 404),
    ]:
        assert client.delete(address, headers=MAY | {name: value}).status_code == status


def test_conditions_speak_of_the_snapshot_that_is_written_upon():
    assert Conditions().are_met("a", is_there=False)
    assert Conditions(snapshot="a").are_met("a", is_there=True)
    assert not Conditions(snapshot="a").are_met("b", is_there=True)
    assert not Conditions(unless="a").are_met("a", is_there=True)
    assert Conditions(unless="a").are_met("b", is_there=True)
    assert not Conditions(is_there=True).are_met("a", is_there=False)
    assert not Conditions(is_there=False).are_met("a", is_there=True)
