"""Rows that name things by what they are elsewhere, as links and catalogs' records say."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import NamedNode, Quad
from readings import readings
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.rdf import SCHEMA, SKOS
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app
from whosays.server.reconciliation.addressed import addresses_of

ITEM = "http://www.wikidata.org/entity/Q900002"
REPOSITORY = "https://huggingface.co/northlake/heron-2"
RECORD = "https://catalog.example/models/heron-2-mini"
SEVERAL = "https://catalog.example/herons"


def ours(path):
    return NamedNode(DEFAULT_BASE + path)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    contents = Contents(readings(), Vocabulary.load(), DEFAULT_BASE)
    record = ours("source/catalog/heron-2-mini")
    links = [
        (ours("model/heron-2"), SKOS.exactMatch, NamedNode(ITEM), ours("graph/links")),
        (ours("model/heron-2"), SKOS.exactMatch, NamedNode(REPOSITORY), ours("graph/links")),
        (ours("model/heron-2"), SKOS.exactMatch, ours("model/heron-2-mini"), ours("graph/links")),
        (ours("model/heron-2-mini"), SKOS.closeMatch, NamedNode(f"{ITEM}3"), ours("graph/links")),
        (record, SCHEMA.mainEntity, NamedNode(RECORD), record),
        (record, SCHEMA.about, ours("model/heron-2-mini"), record),
        *(
            (ours(path), SKOS.exactMatch, NamedNode(SEVERAL), ours("graph/links"))
            for path in ("model/heron-2", "model/heron")
        ),
        (ours("model/heron"), SKOS.exactMatch, NamedNode("https://huggingface.co/model/heron-2"), ours("graph/links")),
        (ours("organization/northlake-labs"), SKOS.exactMatch, NamedNode(f"{ITEM}4"), ours("graph/links")),
    ]
    folder = tmp_path_factory.mktemp("elsewhere")
    publish(folder, [*contents.quads(), *(Quad(*each) for each in links)], contents.texts(), contents.facts())
    return create_app(folder).test_client()


def best(client, query):
    found = client.post("/reconcile", data={"queries": json.dumps({"q": query})}).json["q"]["result"]
    return (found[0]["id"], found[0]["match"]) if found else None


@pytest.mark.parametrize(
    ("typed", "thing"),
    [
        (ITEM, "model/heron-2"),
        ("https://www.wikidata.org/wiki/Q900002", "model/heron-2"),
        ("Q900002", "model/heron-2"),
        (" wd:Q900002 ", "model/heron-2"),
        ("northlake/heron-2", "model/heron-2"),
        (REPOSITORY, "model/heron-2"),
        (f"{REPOSITORY}/", "model/heron-2"),
        (RECORD, "model/heron-2-mini"),
        ("model/heron-2", "model/heron-2"),
        (f"{DEFAULT_BASE}model/heron-2-mini", "model/heron-2-mini"),
    ],
)
def test_a_thing_by_what_it_is_elsewhere_is_sure(client, typed, thing):
    assert best(client, {"query": typed}) == (thing, True)
    assert client.get("/reconcile/suggest/entity", query_string={"prefix": typed}).json["result"][0]["id"] == thing
    told = client.post("/reconcile", data={"extend": json.dumps({"ids": [typed], "properties": [{"id": "iri"}]})}).json
    assert told["rows"][typed]["iri"] == [{"str": DEFAULT_BASE + thing}]


@pytest.mark.parametrize("typed", [f"{ITEM}3", SEVERAL, "Q1", "nobody/nothing", "https://nowhere.example/x"])
def test_what_is_only_near_or_several_things_or_unknown_is_not(client, typed):
    found = best(client, {"query": typed})
    assert found is None or not found[1]


def test_a_value_may_be_what_it_is_elsewhere_too(client):
    for value in ({"id": "Q9000024"}, f"{ITEM}4"):
        assert best(client, {"query": "Heron 2", "properties": [{"pid": "developer", "v": value}]}) == (
            "model/heron-2",
            True,
        )
    contradicting = [{"pid": "developer", "v": {"id": "Q900002"}}]
    assert best(client, {"query": "Heron 2", "properties": contradicting}) == ("model/heron-2", False)


def test_a_column_is_filled_with_what_things_are_elsewhere(client):
    asked = {"ids": ["model/heron-2", "model/heron-2-mini"], "properties": [{"id": "exactMatches"}]}
    rows = client.post("/reconcile", data={"extend": json.dumps(asked)}).json["rows"]
    assert {each["str"] for each in rows["model/heron-2"]["exactMatches"]} == {ITEM, REPOSITORY, SEVERAL}
    assert rows["model/heron-2-mini"]["exactMatches"] == []


@pytest.mark.parametrize(
    "typed", ["", "Heron 2", "Q", "Q0", "a/b/c", "javascript:alert(1)", "owner/", "/name", "x y/z", "Ｑ1"]
)
def test_most_texts_are_no_addresses(typed):
    assert addresses_of(typed) == ()
