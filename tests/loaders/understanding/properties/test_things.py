"""Records that name by IRI: what they are of, which properties their terms mean, and which claims that gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading import VOCABULARY, read_text, said
from whosays.loaders.formats.turtle import TRIG, TURTLE

PREFIXES = """@prefix : <http://ex.example/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix fair4ml: <https://w3id.org/fair4ml#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix ws: <https://w3id.org/whosays/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:k a fair4ml:MLModel ; rdfs:label "Kite 2" .
"""


def claims(text, loader=TURTLE):
    return {claim for claim in said(read_text(PREFIXES + text, loader)) if claim[0] != "Nobody"}


@pytest.mark.parametrize(
    ("text", "property_", "value"),
    [
        (":k ws:contextWindow 128000 .", "contextWindow", "128000"),
        (":k :contextWindow 128000 .", "contextWindow", "128000"),
        (":k :ctx 128000 . :ctx rdfs:label 'context window' .", "contextWindow", "128000"),
        (":k wdt:P577 '2031-02-03T00:00:00Z'^^xsd:dateTime .", "releaseDate", "2031-02-03"),
        (":k schema:datePublished '2031'^^xsd:gYear .", "releaseDate", "2031"),
        (":k ws:availability ws:InTraining .", "availability", "in training"),
        (":k ws:openWeight false .", "openWeight", "false"),
        (":k schema:creator :n . :n a schema:Organization ; schema:name 'Northlake Labs' .", "developer", "Northlake Labs"),
        (":k wdt:P178 wd:Q1 . wd:Q1 rdfs:label 'Northlake Labs'@en .", "developer", "Northlake Labs"),
        (":k prov:wasAttributedTo :Northlake_Labs .", "developer", "Northlake Labs"),
        (":k fair4ml:fineTunedFrom [ a fair4ml:MLModel ; rdfs:label 'Kite 2 Base' ] .", "baseModel", "Kite 2 Base"),
        (":k schema:license <https://www.apache.org/licenses/LICENSE-2.0> .", "license", "Apache 2.0"),
        (":k dct:license <http://creativecommons.org/licenses/by/4.0/> .", "license", "CC BY 4.0"),
        (":k dct:license <http://spdx.org/licenses/MIT> .", "license", "MIT License"),
        (":k ws:modality ( 'text' 'image' ) .", "modality", "image"),
        (":k :totalParameters [ schema:value 7 ; schema:unitText 'billion' ] .", "totalParameters", "7000000000"),
        (":k schema:additionalProperty [ schema:name 'Layers' ; schema:value 64 ] .", "layerCount", "64"),
        (":k ws:trainingTokens 'unknown' .", "trainingTokens", None),
    ],
)  # fmt: skip
def test_a_statement_is_a_claim(text, property_, value):
    assert ("Kite 2", property_, value) in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        ":k wdt:P178 wd:Q1 .",
        ":k schema:creator :p . :p a schema:Person ; schema:name 'Ada Quill' .",
        ":k schema:isAccessibleForFree true .",
        ":k schema:isBasedOn [ :released '2030' ] .",
        ":k fair4ml:fineTunedFrom [ schema:datePublished '2030' ] .",
        "<http://ex.example/Q7> ws:contextWindow 128000 ; ws:layerCount 64 .",
        "[] ws:contextWindow 128000 ; ws:layerCount 64 .",
        ":c a ws:Claim ; rdfs:label 'a claim' ; ws:exact 'Kite 2 has 7 billion parameters.' .",
        "<< :k ws:layerCount 64 >> :said :n .",
    ],
)
def test_what_is_no_certain_claim_gives_none(text):
    assert claims(text) == set()


def test_what_is_said_of_a_thing_is_said_of_no_other():
    text = (
        ":n a schema:Organization ; schema:name 'Northlake Labs' ; schema:foundingDate '2019' . :k ws:layerCount 64 ."
    )
    assert claims(text) == {("Northlake Labs", "foundedDate", "2019"), ("Kite 2", "layerCount", "64")}


def test_a_thing_of_no_stated_kind_is_what_its_properties_tell():
    assert ("Tern 3", "layerCount", "64") in claims(
        ":t rdfs:label 'Tern 3' ; ws:layerCount 64 ; ws:contextWindow 8192 ."
    )
    assert claims(":t rdfs:label 'Tern 3' ; ws:layerCount 64 .") == set()


def test_the_graph_of_a_statement_is_the_work_that_says_it():
    text = ":one { :k ws:layerCount 64 } :two { :k ws:layerCount 65 } :k ws:expertCount 8 ."
    found = read_text(PREFIXES + text, TRIG).claims
    assert {(c.property, str(c.value), *(work.url for work in c.primary_sources)) for c in found} == {
        ("layerCount", "64", "http://ex.example/one"),
        ("layerCount", "65", "http://ex.example/two"),
        ("expertCount", "8"),
    }


def test_other_names_are_known_in_what_is_said():
    labs = ":n a schema:Organization ; schema:name 'Northlake Labs' ; "
    text = f"{labs} schema:description 'Northlake Labs launched Red Kite on 3 February 2031.' . :k schema:alternateName 'Red Kite' ."
    assert ("Kite 2", "releaseDate", "2031-02-03") in claims(text)


NUMBERS = [p for p in VOCABULARY.properties.values() if "Model" in p.on and p.unit and p.name != "score"]


@pytest.mark.parametrize("known", NUMBERS, ids=lambda known: known.name)
def test_every_number_of_ours_is_read_back(known):
    number = next(each for each in (64, 10**6, 10**9, 10**12, 10**18, 10**24) if known.allows(Decimal(each)))
    text = f":k ws:{known.name} {number} ."
    assert claims(text) == {("Kite 2", known.name, str(number))}


def test_a_score_without_a_benchmark_is_none():
    assert claims(":k ws:score 64 ; ws:layerCount 64 .") == {("Kite 2", "layerCount", "64")}
    assert claims(":k :MMLU-Pro 64.5 .") == {("Kite 2", "score", "64.5", "MMLU-Pro")}


EVALUATION = ":e a fair4ml:MLModelEvaluation ; rdfs:label 'run 1' ; fair4ml:evaluatedMLModel :k ; "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ws:benchmark :b ; ws:score 64.5 . :b a ws:Benchmark ; rdfs:label 'MMLU-Pro' .", ("64.5", "MMLU-Pro")),
        ("fair4ml:evaluationDataset 'MMLU-Pro' ; :accuracy 64.5 .", ("64.5", "MMLU-Pro")),
        (":task 'MMLU-Pro' ; :score 'not reported' .", (None, "MMLU-Pro")),
        (":task 'MMLU-Pro', 'GSM8K' ; :score 64.5 .", None),
        (":score 64.5 .", None),
        (
            "fair4ml:evaluatedMLModel :l ; :task 'GSM8K' ; :score 64.5 . :l a fair4ml:MLModel ; rdfs:label 'Kite 3' .",
            None,
        ),
    ],
)
def test_an_evaluation_joins_a_model_and_a_benchmark(text, found):
    assert claims(EVALUATION + text) == ({("Kite 2", "score", *found)} if found else set())


def test_a_role_joins_a_person_and_an_organization():
    text = (
        ":p a ws:Person ; rdfs:label 'Ada Quill' ; ws:roleAt :r . :n a ws:Organization ; rdfs:label 'Northlake Labs' . "
        ":r a ws:Role ; rdfs:label 'a role' ; ws:roleTitle 'Chief Scientist' ; ws:roleFrom '2031' ; ws:roleOrganization :n ."
    )
    assert claims(text) == {("Ada Quill", "roleAt", "Chief Scientist of Northlake Labs")}
