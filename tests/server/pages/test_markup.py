"""What pages say in schema.org's words: true to the graph, known to schema.org, bounded, and never a way out of its block."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import PAYLOADS
from pyoxigraph import RdfFormat, parse
from rdflib import SDO, URIRef
from saying import HERON, Author
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.rdf import SCHEMA, WS
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HERON_2, BASE = "/model/heron-2", DEFAULT_BASE
LAUNCHED, ENCYCLOPEDIA, CARD = (f"{BASE}source/{name}" for name in ("northlake-announcement", "modelpedia-heron-2", "quick-specs-heron-2"))  # fmt: skip


def blocks(client: FlaskClient, path: str) -> list[str]:
    return BLOCK.findall(client.get(path, headers={"Accept": "text/html"}).text)


def markup(client: FlaskClient, path: str) -> dict[str, Any]:
    (block,) = blocks(client, path)
    return json.loads(block)


def claims_of(data: Path) -> dict[str, str]:
    """The quote of each claim of the snapshot."""
    quads = Snapshot.current(data).store.quads_for_pattern(None, WS.exact, None)
    return {quad.subject.value: quad.object.value for quad in quads if "/claim/" in quad.subject.value}


def nodes(told: object) -> list[dict[str, Any]]:
    if isinstance(told, list):
        return [node for each in told for node in nodes(each)]
    return [told, *nodes(list(told.values()))] if isinstance(told, dict) else []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (HERON_2, {"@type": "CreativeWork", "name": "Heron 2", "datePublished": "2026-03-04", "@id": f"{BASE}model/heron-2"}),
        ("/organization/northlake-labs", {"@type": "Organization", "name": "Northlake Labs"}),
        ("/person/ada-iversen", {"@type": "Person", "name": "Ada Iversen"}),
        ("/benchmark/quiz-500", {"@type": "CreativeWork", "name": "Quiz-500"}),
    ],
)  # fmt: skip
def test_a_thing_is_told_by_its_kind_and_name(client: FlaskClient, path: str, expected: dict[str, str]):
    told = markup(client, path)
    assert told["@context"] == "https://schema.org"
    assert {name: told[name] for name in expected} == expected


def test_what_the_ontology_entails_is_said_in_properties_of_schema_org(client: FlaskClient):
    told = markup(client, HERON_2)
    assert told["creator"] == {"@type": "Organization", "@id": f"{BASE}organization/northlake-labs", "name": "Northlake Labs"}  # fmt: skip
    assert told["license"]["name"] == "Lake Community License"
    assert "isVariantOf" not in told, "a family is only near to it"


def test_other_facts_are_values_of_properties_with_their_units(client: FlaskClient):
    told = {each["propertyID"].removeprefix(WS.iri): each for each in markup(client, HERON_2)["additionalProperty"]}
    assert told["activeParameters"] == {
        "@type": "PropertyValue",
        "propertyID": WS.activeParameters.value,
        "name": "active parameters",
        "value": 48_000_000_000,
        "unitText": "parameters",
    }
    assert (told["openWeight"]["value"], told["availability"]["value"], told["family"]["value"]) == (True, "released", "Heron")  # fmt: skip
    assert "creator" not in told


def test_claims_are_told_with_their_words_and_sources(client: FlaskClient, data: Path):
    quotes = claims_of(data)
    told = markup(client, HERON_2)["subjectOf"]
    assert len(told) == 32
    assert {each["@type"] for each in told} == {"Claim"}
    assert [each["text"] for each in told] == [quotes[each["@id"]] for each in told]
    assert {each["appearance"]["@id"] for each in told} == {LAUNCHED, ENCYCLOPEDIA, CARD}
    credited = [each for each in told if each.get("author", {}).get("name") == "The Courier"]
    assert [each["name"] for each in credited] == ["Heron 2, training tokens: 30 trillion tokens"]


def test_the_first_appearance_is_the_earliest_source_that_says_the_same(client: FlaskClient):
    made_by = [each for each in markup(client, HERON_2)["subjectOf"] if each["name"] == "Heron 2, developer: Northlake Labs"]  # fmt: skip
    assert {each["appearance"]["@id"] for each in made_by} == {LAUNCHED, ENCYCLOPEDIA, CARD}
    assert {each["firstAppearance"]["@id"] for each in made_by} == {LAUNCHED}


@pytest.mark.parametrize("path", [HERON_2, "/organization/northlake-labs", "/person/ada-iversen", "claim"])
def test_every_word_is_one_of_schema_org(client: FlaskClient, data: Path, path: str):
    told = markup(client, f"/{next(iter(claims_of(data))).removeprefix(BASE)}" if path == "claim" else path)
    used = {key for node in nodes(told) for key in node if not key.startswith("@")}
    used |= {node["@type"] for node in nodes(told) if "@type" in node}
    assert [name for name in used if URIRef(SCHEMA.iri + name) not in SDO] == []


def test_it_is_rdf(client: FlaskClient):
    told = markup(client, HERON_2) | {"@context": {"@vocab": SCHEMA.iri}}
    quads = list(parse(json.dumps(told).encode(), format=RdfFormat.JSON_LD))
    subjects = {quad.subject.value for quad in quads if quad.predicate == SCHEMA.text}
    assert len(subjects) == 32


def test_a_claim_that_lost_is_reviewed_in_words_and_without_a_number(client: FlaskClient, data: Path):
    reviewed = {}
    for iri in claims_of(data):
        about = markup(client, f"/{iri.removeprefix(BASE)}")
        assert (about["@type"], about["@id"]) == ("Claim", iri)
        for review in about.get("subjectOf", []):
            reviewed[about["name"]] = review
            assert review["itemReviewed"] == {"@id": iri}
            assert "ratingValue" not in review["reviewRating"]
    lost = reviewed["Heron 2, total parameters: 48 billion parameters"]
    assert lost["@type"] == "ClaimReview"
    assert lost["reviewRating"]["alternateName"] == "wrong label"
    assert "The consensus is 1.2 trillion parameters" in lost["reviewRating"]["ratingExplanation"]
    assert "Heron 2, total parameters: about 1.2 trillion parameters" not in reviewed


@pytest.mark.parametrize(
    "name", [*(each.text for each in PAYLOADS.values()), "a\u2028b", "\u2029", "]]>", "<!--<script>"]
)
def test_no_name_or_quote_leaves_its_block(tmp_path: Path, name: str):
    thing = replace(HERON, name=f"Tern {name}")
    author = Author("card", f"Tern {name} has 96 layers.", title=name)
    author.says(f"Tern {name} has 96 layers", thing, "layerCount", Decimal(96))
    contents = Contents([author.reading()], Vocabulary.load(), DEFAULT_BASE)
    published = publish(tmp_path, contents.quads(), contents.texts())
    client = create_app(published).test_client()
    (found,) = {quad.subject.value for quad in published.store.quads_for_pattern(None, WS.layerCount, None)}
    (block,) = blocks(client, "/" + found.removeprefix(BASE))
    told = json.loads(block)
    assert told["name"] == thing.name
    assert told["subjectOf"][0]["text"] == f"Tern {name} has 96 layers"
    assert set("<>&'\u2028\u2029").isdisjoint(block)


@given(st.text())
def test_no_text_leaves_its_block(app: Flask, text: str):
    with app.test_request_context():
        parts = app.jinja_env.get_template("parts.html").make_module()
        written = str(parts.markup({"name": text}))
    assert json.loads(BLOCK.findall(written)[0]) == {"name": text}
    assert written.count("<") == 2


def test_it_is_bounded(tmp_path: Path):
    lines = [f"The {number}th cluster has {number + 1} GPUs" for number in range(300)]
    author = Author("card", "\n".join([*lines, "x" * 2_000]))
    for number, line in enumerate(lines):
        author.says(line, HERON, "gpuCount", Decimal(number + 1))
    author.says("x" * 2_000, HERON, "description", "x" * 2_000)
    contents = Contents([author.reading()], Vocabulary.load(), DEFAULT_BASE)
    client = create_app(publish(tmp_path, contents.quads(), contents.texts())).test_client()
    told = markup(client, HERON_2)
    assert len(told["subjectOf"]) == 50
    assert len(told.get("additionalProperty", [])) <= 100


def test_what_is_no_thing_and_no_claim_has_no_block(client: FlaskClient):
    assert blocks(client, "/model/none") == blocks(client, "/about") == []
