"""Answers have the shape of their version: by our schemas, and by the published ones where a checkout of them is named."""

from __future__ import annotations

import json

import pytest
from reconciliation_shapes import CHECKOUT, OURS, faults

BATCH = {
    "q0": {
        "query": "Heron 2",
        "type": "Model",
        "type_strict": "should",
        "limit": 3,
        "properties": [{"pid": "developer", "v": [{"id": "organization/northlake-labs"}, "The Courier", 1, True]}],
    },
    "": {"query": "nothing is called so"},
}
DRAFT = {
    "queries": [
        {
            "type": "Model",
            "limit": 3,
            "conditions": [
                {"matchType": "name", "propertyValue": "Heron 2", "required": True},
                {
                    "matchType": "property",
                    "propertyId": "modality",
                    "propertyValue": ["image", "text"],
                    "matchQuantifier": "any",
                },
            ],
        },
        {"conditions": [{"matchType": "id", "propertyValue": "model/heron-2"}]},
    ]
}
COLUMNS = ["developer", "contextWindow", "totalParameters", "releaseDate", "announcementDate", "openWeight"]
SHOWN = ["consensus", "stated", "sources", "who", "quotes", "unheard of"]
EXTENSION = {
    "ids": ["model/heron-2", "organization/northlake-labs", "nothing", ""],
    "properties": [
        *({"id": each, "settings": {"show": show, "limit": 2}} for each, show in zip(COLUMNS, SHOWN, strict=False)),
        *({"id": each} for each in ("modality", "iri", "otherNames", "claimCount", "sourceCount", "unknown")),
    ],
}


def asked(client, version, name):
    root = "/reconcile" if version == "0.2" else "/reconcile/1.0-draft"
    ways = {
        ("0.2", "reconciliation-result-batch"): lambda: client.post(root, data={"queries": json.dumps(BATCH)}),
        ("1.0-draft", "reconciliation-result-batch"): lambda: client.post(f"{root}/match", json=DRAFT),
        ("0.2", "data-extension-response"): lambda: client.post(root, data={"extend": json.dumps(EXTENSION)}),
        ("1.0-draft", "data-extension-response"): lambda: client.post(f"{root}/extend", json=EXTENSION),
        ("0.2", "data-extension-property-proposal"): lambda: client.get(f"{root}/properties?type=Model&limit=200"),
        ("1.0-draft", "data-extension-property-proposal"): lambda: client.get(f"{root}/extend/propose?type=Model"),
    }
    ways |= {
        (each, f"suggest-{kinds}-response"): lambda kind=kind: client.get(f"{root}/suggest/{kind}?prefix=h")
        for each in ("0.2", "1.0-draft")
        for kinds, kind in (("entities", "entity"), ("types", "type"), ("properties", "property"))
    }
    return ways.get((version, name), lambda: client.get(root))()


@pytest.mark.parametrize(("version", "name"), OURS)
def test_an_answer_is_as_its_version_has_it(client, version, name):
    answer = asked(client, version, name)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    assert faults(version, name, answer.json) == []


@pytest.mark.skipif(not CHECKOUT, reason="WHOSAYS_RECONCILIATION_SPECS names no checkout of the specification")
def test_the_published_schemas_are_read():
    assert faults("0.2", "manifest", {"name": "x"}) != faults("0.2", "manifest", {})


def test_our_schemas_find_faults():
    assert faults("0.2", "reconciliation-result-batch", {"q0": {"result": [{"id": "x"}]}}) != []
    assert faults("1.0-draft", "manifest", {}) != []


def test_values_have_the_types_that_clients_read(client):
    rows = client.post("/reconcile", data={"extend": json.dumps(EXTENSION)}).json["rows"]
    assert rows["nothing"] == {each["id"]: [] for each in EXTENSION["properties"]}
    heron = rows["model/heron-2"]
    assert heron["developer"] == [{"id": "organization/northlake-labs", "name": "Northlake Labs"}]
    assert heron["contextWindow"] == [{"int": 256000}, {"int": 400000}]
    assert heron["totalParameters"] == [{"int": 3}]
    assert heron["openWeight"] == [{"str": "true"}]
    assert heron["modality"] == [{"str": "image"}]
    assert heron["iri"] == [{"str": "https://w3id.org/whosays/model/heron-2"}]


def test_both_versions_give_the_same_values(client):
    old = client.post("/reconcile", data={"extend": json.dumps(EXTENSION)}).json
    new = client.post("/reconcile/1.0-draft/extend", json=EXTENSION).json
    assert old["meta"] == new["meta"]
    assert old["rows"] == {row["id"]: {each["id"]: each["values"] for each in row["properties"]} for row in new["rows"]}


def test_answers_have_a_tag_while_they_stay_the_same(client):
    first = client.get("/reconcile")
    again = client.get("/reconcile", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "ETag" not in client.post("/reconcile", data={"queries": json.dumps(BATCH)}).headers


def test_a_batch_may_stand_in_an_address(client):
    told = client.get("/reconcile", query_string={"queries": json.dumps(BATCH)})
    assert told.json == client.post("/reconcile", data={"queries": json.dumps(BATCH)}).json
