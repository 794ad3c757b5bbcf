"""Which things a row may mean, in which order, and which of them is sure."""

from __future__ import annotations

import json

import pytest


def found(client, query, **more):
    batch = {"q": {"query": query, **more} if query is not None else more}
    answer = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert answer.status_code == 200, answer.text
    return answer.json["q"]["result"]


def drafted(client, *conditions, **more):
    answer = client.post("/reconcile/1.0-draft/match", json={"queries": [{"conditions": list(conditions), **more}]})
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json["results"][0]["candidates"]]


def with_(pid, value):
    return {"properties": [{"pid": pid, "v": value}]}


@pytest.mark.parametrize(
    "typed",
    ["Heron 2", "heron-2", "HERON 2 ", "Héron 2", "Heron2", "model/heron-2", "https://w3id.org/whosays/model/heron-2"],
)
def test_a_name_in_any_spelling_and_an_id_are_sure(client, typed):
    best = found(client, typed)[0]
    assert (best["id"], best["score"], best["match"]) == ("model/heron-2", 100, True)


@pytest.mark.parametrize("typed", ["Heron 3", "Heron 2 Ultra", "Herron 2", "Heron 2.5", "Heron 20"])
def test_what_is_only_alike_is_never_sure(client, typed):
    assert not any(each["match"] for each in found(client, typed))


def test_other_numbers_make_another_thing(client):
    (alike,) = [each for each in found(client, "Heron 3", limit=50) if each["id"] == "model/heron-2"]
    (misspelt,) = [each for each in found(client, "Herron 2", limit=50) if each["id"] == "model/heron-2"]
    assert alike["score"] < misspelt["score"]


@pytest.mark.parametrize(
    ("pid", "value"),
    [
        ("developer", "Northlake Labs"),
        ("developer", "northlake labs, Inc."),
        ("developer", {"id": "organization/northlake-labs", "name": "whatever"}),
        ("developer", "organization/northlake-labs"),
        ("https://w3id.org/whosays/ontology#developer", "Northlake Labs"),
        ("developer", ["Somebody", "Northlake Labs"]),
        ("totalParameters", "1.2T"),
        ("totalParameters", "1.2 trillion parameters"),
        ("totalParameters", 1.2e12),
        ("contextWindow", "256K"),
        ("contextWindow", 400_000),
        ("releaseDate", "2026-03-04T00:00:00Z"),
        ("releaseDate", "March 2026"),
        ("releaseDate", "2026"),
        ("openWeight", True),
        ("openWeight", "Yes"),
        ("modality", "image"),
        ("availability", "released"),
        ("layerCount", "96"),
    ],
)
def test_a_value_that_some_source_states_keeps_it_sure(client, pid, value):
    best = found(client, "Heron 2", **with_(pid, value))[0]
    assert (best["id"], best["match"]) == ("model/heron-2", True)
    (feature,) = [each for each in best["features"] if each["id"].startswith("property:")]
    assert feature["value"] >= 80


@pytest.mark.parametrize(
    ("pid", "value"),
    [
        ("developer", "Kestrel Cloud"),
        ("developer", {"id": "organization/the-courier"}),
        ("totalParameters", "7B"),
        ("totalParameters", 1e300),
        ("contextWindow", "many"),
        ("releaseDate", "2019-01-01"),
        ("releaseDate", "soon"),
        ("openWeight", False),
        ("modality", "audio"),
    ],
)
def test_a_value_that_contradicts_makes_it_unsure_and_lowers_the_score(client, pid, value):
    best = found(client, "Heron 2", **with_(pid, value))[0]
    assert (best["id"], best["match"]) == ("model/heron-2", False)
    assert best["score"] < 85


def test_what_nothing_is_known_of_speaks_neither_way(client):
    for pid in ("price", "no property of ours"):
        best = found(client, "Heron 2", **with_(pid, "9"))[0]
        assert best["match"]
        assert 80 < best["score"] < 100
        assert [each["id"] for each in best["features"] if each["id"].startswith("property:")] == []


def test_the_consensus_speaks_louder_than_one_source(client):
    agreed = found(client, "Heron 2", **with_("totalParameters", "1.2T"))[0]["score"]
    assert agreed > found(client, "Heron 2", **with_("totalParameters", "48B"))[0]["score"]


def test_a_type_rules_others_out_or_lets_them_come_last(client):
    assert found(client, "Heron 2", type="Organization") == []
    assert found(client, "Heron 2", type=["Organization", "Model"])[0]["match"]
    assert found(client, "Northlake Labs", type="Agent")[0]["match"]
    assert found(client, "Heron 2", type="https://w3id.org/whosays/ontology#Model")[0]["match"]
    best = found(client, "Heron 2", type="Organization", type_strict="should")[0]
    assert (best["id"], best["match"], best["score"]) == ("model/heron-2", False, 50)


def test_sources_and_claims_are_no_candidates(client):
    assert found(client, "Heron 2 is here") == [] or "source/" not in json.dumps(found(client, "Heron 2 is here"))
    assert all(not each["id"].startswith("source/") for each in found(client, "Heron 2 (encyclopedia)", limit=50))


def test_a_row_without_a_name_is_found_by_its_values_and_never_sure(client):
    best = found(client, None, **with_("developer", {"id": "organization/northlake-labs"}))
    assert [(each["id"], each["match"]) for each in best] == [("model/heron-2", False)]
    assert found(client, None, **with_("totalParameters", "7 billion"))[0]["name"] == "<script>alert(1)</script>"
    assert found(client, None, **with_("totalParameters", "8 billion")) == []


def test_the_draft_asks_by_conditions(client):
    name = {"matchType": "name", "propertyValue": "Heron 2"}
    assert drafted(client, name)[0] == "model/heron-2"
    assert drafted(client, {**name, "required": True}) == ["model/heron-2"]
    assert drafted(client, {"matchType": "id", "propertyValue": ["model/heron-2-mini"]}) == ["model/heron-2-mini"]
    maker = {"matchType": "property", "propertyId": "developer", "propertyValue": "Northlake Labs", "required": True}
    assert drafted(client, name, maker) == ["model/heron-2"]
    assert drafted(client, name, {**maker, "matchQuantifier": "none"}) == []
    both = {**maker, "propertyValue": ["Northlake Labs", "The Courier"]}
    assert drafted(client, name, {**both, "matchQuantifier": "all"}) == []
    assert drafted(client, name, both) == ["model/heron-2"]
    assert drafted(client, name, type="Person") == []


def test_so_many_are_told_as_are_wanted_the_best_first(client):
    every = found(client, "Heron 2", limit=50)
    assert len(every) > 2
    assert [each["score"] for each in every] == sorted((each["score"] for each in every), reverse=True)
    assert found(client, "Heron 2", limit=2) == every[:2]


def test_queries_of_a_batch_are_answered_as_each_would_be_alone(client):
    queries = {
        "a": {"query": "Heron 2", **with_("contextWindow", "256K")},
        "b": {"query": "Heron 2"},
        "c": {"query": "Ada Iversen"},
    }
    told = client.post("/reconcile", data={"queries": json.dumps(queries)}).json
    assert {key: told[key]["result"] for key in queries} == {
        key: found(client, each["query"], **{k: v for k, v in each.items() if k != "query"})
        for key, each in queries.items()
    }
