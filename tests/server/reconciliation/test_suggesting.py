"""What is offered while a name is typed, the columns that are proposed, and the few words on each."""

from __future__ import annotations

import html

import pytest
from readings import HOSTILE
from whosays.graph.vocabulary import Vocabulary
from whosays.server.reconciliation.extending import DERIVED


def offered(client, kind, **asked):
    answer = client.get(f"/reconcile/suggest/{kind}", query_string=asked)
    assert answer.status_code == 200, answer.text
    return answer.json["result"]


def ids(found):
    return [each["id"] for each in found]


def test_things_by_how_their_names_begin_and_by_their_ids(client):
    first = offered(client, "entity", prefix="heron 2")[0]
    assert (first["id"], first["name"], first["notable"]) == (
        "model/heron-2",
        "Heron 2",
        [{"id": "Model", "name": "AI model"}],
    )
    assert "developer Northlake Labs" in first["description"]
    assert ids(offered(client, "entity", prefix="model/heron-2-mini")) == ["model/heron-2-mini"]
    assert ids(offered(client, "entity", prefix="https://w3id.org/whosays/model/heron-2-mini")) == [
        "model/heron-2-mini"
    ]
    assert ids(offered(client, "entity", prefix="her", type="ModelFamily")) == ["model/heron"]
    assert offered(client, "entity", prefix="zzz") == []


def test_some_are_passed_over_and_so_many_are_offered(client):
    every = ids(offered(client, "entity", prefix="h"))
    assert ids(offered(client, "entity", prefix="h", limit=2)) == every[:2]
    assert ids(offered(client, "entity", prefix="h", limit=2, offset=1)) == every[1:3]
    assert ids(offered(client, "entity", prefix="h", limit=2, cursor=2)) == every[2:4]


@pytest.mark.parametrize(
    ("kind", "typed", "first"),
    [
        ("type", "organi", "Organization"),
        ("type", "firm", "Organization"),
        ("property", "context win", "contextWindow"),
        ("property", "contextWindow", "contextWindow"),
        ("property", "context length", "contextWindow"),
        ("property", "number of sources", "sourceCount"),
    ],
)
def test_types_and_properties_by_label_id_and_synonym(client, kind, typed, first):
    assert ids(offered(client, kind, prefix=typed))[0] == first


def test_an_empty_prefix_offers_every_type_and_property(client):
    assert {"Model", "Organization"} <= set(ids(offered(client, "type", limit=200)))
    assert not {"Claim", "Source", "Evaluation", "Role"} & set(ids(offered(client, "type", limit=200)))
    assert set(ids(offered(client, "property", limit=200))) == {
        *Vocabulary.load().properties,
        *(each.id for each in DERIVED),
    }
    assert offered(client, "property", prefix="?!") == []


def test_properties_of_a_type_only(client):
    of_people = ids(offered(client, "property", type="Person", limit=200))
    assert "affiliation" in of_people
    assert "contextWindow" not in of_people


def test_columns_are_proposed_that_the_type_can_have(client):
    told = client.get("/reconcile/properties?type=Person").json
    assert told["type"] == "Person"
    assert "affiliation" in ids(told["properties"])
    assert "contextWindow" not in ids(told["properties"])
    assert ids(told["properties"])[-len(DERIVED) :] == [each.id for each in DERIVED]
    assert "score" not in ids(client.get("/reconcile/properties?type=Model").json["properties"])
    assert len(client.get("/reconcile/properties?type=Model&limit=3").json["properties"]) == 3
    assert len(client.get("/reconcile/properties").json["properties"]) > len(told["properties"])
    assert client.get("/reconcile/properties?type=Unheard").json["properties"] == []


def test_no_derived_column_is_called_like_a_property():
    assert not {each.id for each in DERIVED} & set(Vocabulary.load().properties)


@pytest.mark.parametrize(("kind", "ident"), [("entity", "model/heron-2"), ("type", "Model"), ("property", "developer")])
def test_few_words_on_each(client, kind, ident):
    told = client.get(f"/reconcile/flyout/{kind}", query_string={"id": ident}).json
    assert told["id"] == ident
    assert told["html"].startswith("<p><strong>")


def test_names_are_no_markup(client):
    (hostile,) = [each for each in offered(client, "entity", prefix="script") if each["name"] == HOSTILE.name]
    told = client.get("/reconcile/flyout/entity", query_string={"id": hostile["id"]}).json
    assert "<script" not in told["html"]
    assert html.escape(HOSTILE.name) in told["html"]
    page = client.get("/reconcile/preview", query_string={"id": hostile["id"]}).text
    assert "<script" not in page
