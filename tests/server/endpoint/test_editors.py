"""Editors that know nothing of us find, in the default graph and by SPARQL, what they complete from.

The questions are those of the SPARQL editor of the SIB in substance, with the parameter that it adds to each.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from whosays.graph.guidance import examples
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.partitions import counted, described
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import PREFIXES
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SH, VOID = "PREFIX sh: <http://www.w3.org/ns/shacl#>", "PREFIX void: <http://rdfs.org/ns/void#>"
NAMESPACES = f"{SH} SELECT DISTINCT ?prefix ?iri {{ [] sh:namespace ?iri ; sh:prefix ?prefix }}"
QUESTIONS = f"""{SH} PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT DISTINCT ?one ?about ?text {{
    ?one a sh:SPARQLExecutable ; rdfs:comment ?about ; sh:select|sh:ask|sh:construct|sh:describe ?text }}"""
CLASSES = f"""{VOID} SELECT DISTINCT ?class ?property {{
    ?part void:class ?class ; void:propertyPartition ?inside . ?inside void:property ?property
    OPTIONAL {{ ?inside void:classPartition [ void:class ?other ] }} }}"""
OURS = "https://w3id.org/whosays/ontology#"


@pytest.fixture(scope="module")
def client(data: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of the same data with what a build adds."""
    folder = tmp_path_factory.mktemp("built")
    publish(
        folder,
        Snapshot.current(data).store,
        derived=[partial(each, base=DEFAULT_BASE) for each in (counted, described)],
    )
    return create_app(folder).test_client()


def asked(client: FlaskClient, query: str) -> list[dict[str, str]]:
    response = client.get("/sparql", query_string={"ac": "1", "query": query}, headers={"Accept": "application/json"})
    assert response.status_code == 200, response.text
    return [{name: each["value"] for name, each in row.items()} for row in response.json["results"]["bindings"]]


def test_prefixes_are_found(client: FlaskClient):
    assert {row["prefix"]: row["iri"] for row in asked(client, NAMESPACES)} == PREFIXES


def test_questions_are_found_and_can_be_asked(client: FlaskClient):
    found = {row["about"]: row["text"] for row in asked(client, QUESTIONS)}
    assert found == {query.about: query.text for query in examples(Catalogue.load())}


def test_classes_are_found_with_their_properties(client: FlaskClient):
    found = {(row["class"], row["property"]) for row in asked(client, CLASSES)}
    there = "SELECT DISTINCT ?class ?property { ?thing a ?class ; ?property ?value }"
    told = {(row["class"], row["property"]) for row in asked(client, there) if row["class"].startswith(OURS)}
    assert told
    assert told <= found


@pytest.mark.parametrize("words", ["SPARQLExecutable", "PrefixDeclaration", "query-claims", "prefix-owl"])
def test_what_helps_to_ask_is_not_found_among_things(client: FlaskClient, words: str):
    assert f"#{words}" not in client.get("/", headers={"Accept": "text/html"}).text
    assert f"#{words}" not in client.get(f"/search?q={words}", headers={"Accept": "text/html"}).text
