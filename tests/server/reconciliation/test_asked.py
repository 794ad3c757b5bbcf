"""What clients send is read strictly: what is wrong is told in words with its place, and nothing else can happen."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thorough import times
from whosays.graph.limits import limit
from whosays.server.endpoint.refusals import Refused
from whosays.server.reconciliation.asked import (
    Condition,
    Kind,
    Quantifier,
    Query,
    Reference,
    batch_in,
    decoded,
    draft_batch_in,
    extension_in,
)

TRIED = settings(
    max_examples=times(150, 3_000),
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
KEYS = ("query", "queries", "type", "type_strict", "limit", "properties", "pid", "v", "id", "ids", "settings", "show")
DRAFT_KEYS = ("conditions", "matchType", "propertyId", "propertyValue", "required", "matchQuantifier")
WORDS = (
    *KEYS,
    *DRAFT_KEYS,
    "Heron 2",
    "name",
    "property",
    "any",
    "none",
    "developer",
    "Model",
    "model/heron-2",
    "stated",
    "quotes",
)
SCRAPS = (
    '"',
    "<script>alert(1)</script>",
    "?x } UNION { ?s ?p ?o",
    "' OR 1=1 --",
    "\0",
    "\ud800",
    "\u202e",
    "javascript:alert(1)",
    "%2e",
)
TEXTS = st.one_of(st.sampled_from(WORDS), st.sampled_from(SCRAPS), st.text(max_size=30))
NUMBERS = st.one_of(st.integers(-3, 60), st.integers(), st.floats(allow_nan=False, allow_infinity=False))
ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS + DRAFT_KEYS), TEXTS), inner, max_size=4),
    ),
    max_leaves=25,
)
PROPERTY = st.fixed_dictionaries(
    {"pid": TEXTS, "v": st.one_of(TEXTS, NUMBERS, st.booleans(), st.lists(TEXTS, max_size=3))}
)
QUERY = st.fixed_dictionaries(
    {"query": TEXTS},
    optional={
        "type": TEXTS,
        "type_strict": TEXTS,
        "limit": st.integers(1, 60),
        "properties": st.lists(PROPERTY, max_size=3),
    },
)


def read(reader, sent):
    with pytest.raises(Refused) as refused:
        reader(sent)
    return refused.value


@pytest.mark.parametrize(
    ("sent", "query"),
    [
        ({"query": "Heron 2"}, Query((Condition(Kind.NAME, ("Heron 2",)),))),
        (
            {"query": "", "type": "Model", "type_strict": "should", "limit": 3},
            Query((), ("Model",), is_strict=False, limit=3),
        ),
        (
            {
                "properties": [{"pid": "developer", "v": {"id": "organization/x", "name": "X"}}],
                "type": ["Model", "Person"],
            },
            Query((Condition(Kind.PROPERTY, (Reference("organization/x"),), "developer"),), ("Model", "Person")),
        ),
        (
            {"query": "x", "properties": [{"pid": "p", "v": ["a", 1, 2.5, True]}], "limit": 10**9},
            Query(
                (Condition(Kind.NAME, ("x",)), Condition(Kind.PROPERTY, ("a", 1, 2.5, True), "p")),
                limit=limit("reconcile_candidates").value,
            ),
        ),
    ],
)
def test_a_query_of_version_0_2(sent, query):
    assert batch_in({"q": sent}) == {"q": query}


def test_a_query_of_the_draft():
    sent = {
        "type": "Model",
        "limit": 2,
        "conditions": [
            {"matchType": "id", "propertyValue": "model/x"},
            {
                "matchType": "property",
                "propertyId": "p",
                "propertyValue": ["a"],
                "required": True,
                "matchQuantifier": "none",
            },
        ],
    }
    asked = Condition(Kind.PROPERTY, ("a",), "p", is_required=True, quantifier=Quantifier.NONE)
    assert draft_batch_in({"queries": [sent]}) == [
        Query((Condition(Kind.ID, ("model/x",)), asked), ("Model",), limit=2)
    ]


@pytest.mark.parametrize(
    ("reader", "sent", "place"),
    [
        (batch_in, [], "queries"),
        (batch_in, {"q1": "Heron"}, "queries.q1"),
        (batch_in, {"q1": {}}, "queries.q1"),
        (batch_in, {"q1": {"query": 3}}, "queries.q1.query"),
        (batch_in, {"q1": {"query": "x", "limit": 0}}, "queries.q1.limit"),
        (batch_in, {"q1": {"query": "x", "limit": "3"}}, "queries.q1.limit"),
        (batch_in, {"q1": {"query": "x", "limit": True}}, "queries.q1.limit"),
        (batch_in, {"q1": {"query": "x", "type": 3}}, "queries.q1.type"),
        (batch_in, {"q1": {"query": "x", "properties": {}}}, "queries.q1.properties"),
        (batch_in, {"q1": {"query": "x", "properties": [{"v": "x"}]}}, "queries.q1.properties[0].pid"),
        (batch_in, {"q1": {"query": "x", "properties": [{"pid": "x"}]}}, "queries.q1.properties[0].v"),
        (
            batch_in,
            {"q1": {"query": "x", "properties": [{"pid": "x", "v": {"id": 3}}]}},
            "queries.q1.properties[0].v.id",
        ),
        (draft_batch_in, {}, "queries"),
        (draft_batch_in, {"queries": [{"conditions": []}]}, "queries[0].conditions"),
        (draft_batch_in, {"queries": [{"conditions": [{"matchType": "shape"}]}]}, "queries[0].conditions[0].matchType"),
        (extension_in, {"properties": []}, "ids"),
        (extension_in, {"ids": ["x"]}, "properties"),
        (extension_in, {"ids": [3], "properties": []}, "ids[0]"),
        (extension_in, {"ids": [], "properties": [{"id": "p", "settings": 3}]}, "properties[0].settings"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(reader, sent, place):
    refused = read(reader, sent)
    assert refused.code == 400
    assert refused.members["place"] == place
    assert refused.description.startswith(f"{place}: ")


@pytest.mark.parametrize(
    ("reader", "sent", "name"),
    [
        (batch_in, {"q": {"query": "x", "properties": [{"pid": "p", "v": "x"}] * 21}}, "reconcile_conditions"),
        (batch_in, {"q": {"query": "x", "properties": [{"pid": "p", "v": ["x"] * 51}]}}, "reconcile_values"),
        (extension_in, {"ids": [str(at) for at in range(201)], "properties": []}, "reconcile_entities"),
        (extension_in, {"ids": [], "properties": [{"id": "p"}] * 21}, "reconcile_columns"),
    ],
)
def test_what_is_too_much_is_told_with_its_limit(reader, sent, name):
    assert str(limit(name).value) in read(reader, sent).description


@pytest.mark.parametrize("reader", [batch_in, lambda sent: draft_batch_in({"queries": list(sent.values())})])
def test_a_batch_of_too_many_is_413_as_the_specification_has_it(reader):
    queries = {str(at): {"query": "x"} for at in range(limit("reconcile_queries").value + 1)}
    assert read(reader, queries).code == 413


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[" * 100_000, "NaN", "1" * 10_000, "\ud800", '{"a": Infinity}'])
def test_what_is_no_json_is_told(text):
    assert read(lambda sent: decoded(sent, "queries"), text).description.startswith("queries")


def test_a_body_that_is_too_large_is_413(client):
    answer = client.post("/reconcile", data={"queries": "x" * limit("reconcile_bytes").value})
    assert answer.status_code == 413


def test_a_script_is_no_answer(client):
    for address in ("/reconcile", "/reconcile/suggest/entity", "/reconcile/properties", "/reconcile/preview"):
        answer = client.get(address, query_string={"callback": "alert"})
        assert answer.status_code == 400
        assert "JSONP" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reconcile/preview", 404),
        ("/reconcile/preview?id=source/field-notes", 404),
        ("/reconcile/flyout/entity?id=nothing", 404),
        ("/reconcile/flyout/shape?id=x", 404),
        ("/reconcile/suggest/shape", 404),
        ("/reconcile/suggest/type?limit=0", 400),
        ("/reconcile/suggest/type?offset=-1", 400),
        ("/reconcile/suggest/type?prefix=%ff", 400),
        ("/reconcile/properties?type=Unheard", 200),
        ("/reconcile/1.0-draft/match", 404),
    ],
)
def test_addresses_that_lead_nowhere(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status, answer.text


def test_a_post_with_nothing_to_answer_says_what_to_send(client):
    assert client.post("/reconcile").status_code == 400
    assert client.post("/reconcile/1.0-draft/match", data="{}", content_type="text/plain").status_code == 415


@TRIED
@given(st.one_of(ANY, st.dictionaries(TEXTS, st.one_of(QUERY, ANY), max_size=4)))
def test_whatever_is_sent_is_answered_or_refused(client, sent):
    text = json.dumps(sent)
    for name in ("queries", "extend"):
        answer = client.post("/reconcile", data={name: text})
        assert answer.status_code in {200, 400, 413}, answer.text
        json.loads(answer.text) if answer.status_code == 200 else answer.text.encode()
    for path in ("match", "extend"):
        assert client.post(f"/reconcile/1.0-draft/{path}", data=text, content_type="application/json").status_code in {
            200,
            400,
            413,
        }


@TRIED
@given(st.dictionaries(TEXTS, QUERY, min_size=1, max_size=3))
def test_every_query_that_is_well_formed_is_answered_under_its_key(client, batch):
    answer = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert answer.status_code == 200, answer.text
    assert list(answer.json) == list(json.loads(json.dumps(batch)))
    for each in answer.json.values():
        assert sum(found["match"] for found in each["result"]) <= 1
        assert all(0 <= found["score"] <= 100 for found in each["result"])
