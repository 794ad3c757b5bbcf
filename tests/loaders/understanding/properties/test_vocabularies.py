"""Documents in the vocabularies of others are read by the ontology's alignments; what says that it is something else is not."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from reading import read_text, said
from whosays.loaders.formats.jsonld import LOADER as JSON_LD
from whosays.loaders.formats.rdf_xml import LOADER as RDF_XML
from whosays.loaders.formats.turtle import N_TRIPLES, TURTLE

PREFIXES = """@prefix : <http://ex.example/> .
@prefix cr: <http://mlcommons.org/croissant/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix fair4ml: <https://w3id.org/fair4ml#> .
@prefix mls: <http://www.w3.org/ns/mls#> .
@prefix mlso: <http://w3id.org/mlso/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix ws: <https://w3id.org/whosays/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABS = ':n a schema:Organization ; schema:name "Northlake Labs" .\n'
FAIR4ML = """{
  "@context": {"@vocab": "https://schema.org/", "fair4ml": "https://w3id.org/fair4ml#"},
  "@id": "http://ex.example/kite-2",
  "@type": "fair4ml:MLModel",
  "name": "Kite 2",
  "fair4ml:mlTask": "translation of weather reports",
  "fair4ml:intendedUse": "forecasts for sailors",
  "fair4ml:fineTunedFrom": {"@type": "fair4ml:MLModel", "name": "Kite 2 Base"},
  "fair4ml:trainedOn": {"@type": "Dataset", "name": "Harbour Logs", "license": "CC BY 4.0", "inLanguage": "German"},
  "creator": {"@type": "Organization", "name": "Northlake Labs"},
  "datePublished": "2031-02-03",
  "license": "https://www.apache.org/licenses/LICENSE-2.0"
}"""
MLSO = """:k a mls:Model ; rdfs:label "Kite 2" ; dct:creator :n ; dct:issued "2031-02-03"^^xsd:date ;
  dct:license <https://www.apache.org/licenses/LICENSE-2.0> ; mlso:hasModality "image" ; mlso:trainedOn :logs ;
  mls:hasQuality [ a mls:ModelCharacteristic ; rdfs:label "parameters" ; mls:hasValue 70000000000 ] .
:logs a mls:Dataset ; rdfs:label "Harbour Logs" ; dct:creator :n ; dct:issued "2030-01-01"^^xsd:date ; dct:language "German" .
"""
DCAT = """:c a dcat:Catalog ; dct:title "Models of the bay" ; dcat:resource :k ; dct:issued "2030" ; dct:language "German" .
:k a dcat:Resource , fair4ml:MLModel ; dct:title "Kite 2" ; dct:creator :n ; dct:issued "2031-02-03"^^xsd:date ;
  dct:license <https://www.apache.org/licenses/LICENSE-2.0> ; dcat:previousVersion :j ; dcat:distribution :d .
:j a fair4ml:MLModel ; dct:title "Kite 1" .
:d a dcat:Distribution ; dct:title "Kite 2, packed" ; dct:license "CC BY 4.0" ; dct:issued "2031" ; dct:language "German" .
:s a dcat:Dataset ; dct:title "Harbour Logs" ; dct:creator :n ; dct:license "CC BY 4.0" ; dct:language "German" .
"""
CROISSANT = """:logs a schema:Dataset ; schema:name "Harbour Logs" ; schema:license "CC BY 4.0" ; schema:creator :n ;
  schema:datePublished "2030-01-01" ; schema:inLanguage "German" ; schema:description "Notes of harbour masters." ;
  cr:recordSet :splits .
:splits a cr:RecordSet ; schema:name "log_splits" ; cr:dataType cr:Split ; cr:key :split ; cr:field :split ;
  schema:description "Splits of the logs." .
:split a cr:Field ; schema:name "split name" ; cr:dataType schema:Text .
"""
SCHEMA = """:k a schema:SoftwareApplication ; schema:name "Kite 2" ; schema:author :n ; schema:datePublished "2031-02-03" ;
  schema:license <https://www.apache.org/licenses/LICENSE-2.0> ; schema:isBasedOn :logs ; schema:applicationCategory "language model" .
:logs a schema:Dataset ; schema:name "Harbour Logs" ; schema:license "CC BY 4.0" ; schema:creator :n .
"""
DATA = {("Harbour Logs", "license", "CC BY 4.0"), ("Harbour Logs", "language", "German")}
MADE = ("Harbour Logs", "developer", "Northlake Labs")
FROM_DATA = ("Kite 2", "trainingDataset", "Harbour Logs")
COMMON = {
    ("Kite 2", "developer", "Northlake Labs"),
    ("Kite 2", "releaseDate", "2031-02-03"),
    ("Kite 2", "license", "Apache 2.0"),
}


def claims(text, loader=TURTLE):
    return set(said(read_text(text if loader is JSON_LD else PREFIXES + text, loader)))


@pytest.mark.parametrize(
    ("text", "loader", "found"),
    [
        (
            FAIR4ML,
            JSON_LD,
            COMMON
            | DATA
            | {
                FROM_DATA,
                ("Kite 2", "role", "translation of weather reports"),
                ("Kite 2", "role", "forecasts for sailors"),
                ("Kite 2", "baseModel", "Kite 2 Base"),
            },
        ),
        (
            MLSO + LABS,
            TURTLE,
            COMMON
            | {
                FROM_DATA,
                MADE,
                ("Kite 2", "modality", "image"),
                ("Kite 2", "totalParameters", "70000000000"),
                ("Harbour Logs", "releaseDate", "2030-01-01"),
                ("Harbour Logs", "language", "German"),
            },
        ),
        (DCAT + LABS, TURTLE, COMMON | DATA | {MADE, ("Kite 2", "successorOf", "Kite 1")}),
        (
            CROISSANT + LABS,
            TURTLE,
            DATA
            | {
                MADE,
                ("Harbour Logs", "releaseDate", "2030-01-01"),
                ("Harbour Logs", "description", "Notes of harbour masters."),
            },
        ),
        (
            SCHEMA + LABS,
            TURTLE,
            COMMON | {("Kite 2", "dependsOn", "Harbour Logs"), MADE, ("Harbour Logs", "license", "CC BY 4.0")},
        ),
        (
            LABS + ':p a schema:Person ; schema:name "Ada Quill" ; schema:worksFor :n .',
            TURTLE,
            {("Ada Quill", "affiliation", "Northlake Labs")},
        ),
    ],
    ids=["FAIR4ML", "MLSO", "DCAT", "Croissant", "schema.org", "schema.org, people"],
)
def test_a_document_gives_what_it_says_of_our_things_and_nothing_else(text, loader, found):
    assert claims(text, loader) == found


OTHERS = [(N_TRIPLES, RdfFormat.N_TRIPLES), (RDF_XML, RdfFormat.RDF_XML), (JSON_LD, RdfFormat.JSON_LD)]


@pytest.mark.parametrize("text", [MLSO, DCAT, CROISSANT, SCHEMA], ids=["MLSO", "DCAT", "Croissant", "schema.org"])
@pytest.mark.parametrize(("loader", "syntax"), OTHERS, ids=[loader.name for loader, _ in OTHERS])
def test_a_document_says_the_same_in_every_syntax(text, loader, syntax):
    whole = PREFIXES + text + LABS
    written = serialize(parse(whole.encode(), format=RdfFormat.TURTLE), format=syntax).decode()
    reading = read_text(written, loader)
    assert set(said(reading)) == claims(text + LABS)
    assert all(
        claim.as_written in reading.document[claim.span] for claim in reading.claims if claim.property == "language"
    )


def test_evaluations_without_a_name_are_those_of_the_model_that_holds_them():
    held = "a fair4ml:MLModelEvaluation ; fair4ml:evaluationDataset [ a schema:Dataset ; schema:name"
    text = f""":k a fair4ml:MLModel ; rdfs:label "Kite 2" ;
  fair4ml:hasEvaluation [ {held} "Harbour Quiz" ] ; fair4ml:evaluationResults 64.5 ] ,
    [ {held} "Tide Test" ] ; fair4ml:evaluationResults "71 %" ] ."""
    assert claims(text) == {("Kite 2", "score", "64.5", "Harbour Quiz"), ("Kite 2", "score", "71", "Tide Test")}


LIKE_A_MODEL = 'rdfs:label "Tern 3" ; ws:layerCount 64 ; ws:contextWindow 8192 ; ws:license "MIT License"'


@pytest.mark.parametrize(
    "kind",
    [
        *("owl:Ontology", "owl:ObjectProperty", "owl:Class", "rdf:Property", "rdfs:Class", "sh:NodeShape"),
        *("dcat:Catalog", "dcat:Distribution", "dcat:DataService"),
        *("cr:RecordSet", "cr:Field", "cr:FileObject", "mls:Implementation", ":Bicycle"),
    ],
)
def test_what_says_that_it_is_something_else_is_no_model_however_much_it_looks_like_one(kind):
    assert claims(f":t a {kind} ; {LIKE_A_MODEL} .") == set()


@pytest.mark.parametrize("kind", ["schema:Dataset", "dcat:Dataset", "mls:Dataset"])
def test_a_set_of_data_has_its_own_properties_and_none_of_a_model(kind):
    assert claims(f":t a {kind} ; {LIKE_A_MODEL} .") == {("Tern 3", "license", "MIT License")}


@pytest.mark.parametrize(
    "kind",
    [
        *("owl:Thing", "owl:NamedIndividual", "rdfs:Resource", "schema:Thing", "schema:CreativeWork"),
        *("schema:SoftwareApplication", ":LanguageModel", "mls:Model", "wd:Q99999999", "owl:Thing , fair4ml:MLModel"),
        "schema:Dataset , fair4ml:MLModel",
    ],
)
def test_what_says_little_of_its_kind_is_what_its_properties_tell(kind):
    assert ("Tern 3", "layerCount", "64") in claims(f":t a {kind} ; {LIKE_A_MODEL} .")


@pytest.mark.parametrize(
    ("category", "found"),
    [
        ("large language model", {("Tern 3", "license", "MIT License"), ("Tern 3", "releaseDate", "2031-02-03")}),
        ("PhotoApplication", set()),
    ],
)
def test_a_program_is_a_model_where_its_category_says_so(category, found):
    text = f':t a schema:SoftwareApplication ; schema:name "Tern 3" ; schema:applicationCategory "{category}" ;'
    assert claims(text + ' schema:license "MIT License" ; schema:datePublished "2031-02-03" .') == found


@pytest.mark.parametrize(
    ("author", "found"),
    [
        (':n . :n a schema:Organization ; schema:name "Northlake Labs"', {("Kite 2", "developer", "Northlake Labs")}),
        (':a . :a a schema:Person ; schema:name "Ada Quill"', set()),
        ('"Ada Quill"', set()),
    ],
)
def test_an_author_is_a_maker_where_it_is_said_to_be_an_organization(author, found):
    assert claims(f':k a fair4ml:MLModel ; schema:name "Kite 2" ; schema:author {author} .') == found


KITE = ':k a mls:Model ; rdfs:label "Kite 2" . :e a mls:ModelEvaluation ; mls:hasValue {} .\n'
MEASURE = ':e mls:specifiedBy :m . :m a mls:EvaluationMeasure ; rdfs:label "{}" .\n'
OF_KITE = ":k mls:hasQuality :e .\n"
QUIZ = ':e mls:specifiedBy :q . :q a mls:EvaluationSpecification ; rdfs:label "Harbour Quiz" .\n'
RUN = ':r a mls:Run ; rdfs:label "run 7" ; mls:hasOutput :k , :e .\n'
TASK = ':r mls:achieves :t . :t a mls:Task ; rdfs:label "calls" ; mls:definedOn :d .\n'
DATA = ':d a mls:Dataset ; rdfs:label "Harbour Quiz" .\n'
INPUT = ":r mls:hasInput :d .\n"


@pytest.mark.parametrize(
    "joined",
    [
        OF_KITE + QUIZ,
        ":e :of :k .\n" + QUIZ,
        OF_KITE + QUIZ + RUN + INPUT + ':d a mls:Dataset ; rdfs:label "Harbour Logs" .',
        OF_KITE + ":e :on :d .\n" + DATA,
        RUN + INPUT + DATA,
        RUN + TASK + DATA,
        RUN + TASK + DATA + ':r mls:hasInput :l . :l a mls:Dataset ; rdfs:label "Harbour Logs" .',
    ],
)
def test_an_evaluation_of_ml_schema_is_of_the_model_and_the_test_that_its_run_joins(joined):
    found = {
        claim for claim in claims(KITE.format("0.712") + MEASURE.format("accuracy") + joined) if claim[1] == "score"
    }
    assert found == {("Kite 2", "score", "71.2", "Harbour Quiz")}


@pytest.mark.parametrize(
    "joined",
    [
        OF_KITE,
        RUN,
        QUIZ,
        OF_KITE + QUIZ + ':e mls:specifiedBy :p . :p a mls:EvaluationSpecification ; rdfs:label "Tide Test" .',
        RUN + ':j a mls:Model ; rdfs:label "Kite 3" . :r mls:hasOutput :j .\n' + INPUT + DATA,
        RUN + INPUT + DATA + ':r mls:hasInput :l . :l a mls:Dataset ; rdfs:label "Harbour Logs" .',
    ],
)
def test_an_evaluation_of_ml_schema_that_leaves_open_of_what_it_is_gives_no_score(joined):
    found = claims(KITE.format("0.712") + MEASURE.format("accuracy") + joined)
    assert not [claim for claim in found if claim[1] == "score"]


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        ("accuracy", "0.712", ("71.2", None, None)),
        ("predictive accuracy", "0.5", ("50", None, None)),
        ("F1 score", "0.55", ("55", "F1 score", None)),
        ("area under ROC curve", "0.9", ("90", "area under ROC curve", None)),
        ("accuracy", "71.2", ("71.2", None, None)),
        ("error rate", "0.1", ("10", "error rate", None)),
        ("root mean squared error", "0.5", ("0.5", "root mean squared error", "root mean squared error")),
        ("cross-entropy loss", "0.25", ("0.25", "cross-entropy loss", "cross-entropy loss")),
        ("kappa", "0.75", ("0.75", "kappa", "kappa")),
    ],
)
def test_a_measure_of_ml_schema_tells_in_what_a_score_counts(measure, value, told):
    text = PREFIXES + KITE.format(value) + MEASURE.format(measure) + OF_KITE + QUIZ
    (score,) = [claim for claim in read_text(text, TURTLE).claims if claim.property == "score"]
    assert (f"{score.value.normalize():f}", score.setting, score.unit) == told
    assert score.as_written == value


def test_what_all_things_have_tells_nothing_of_a_kind():
    text = ':t rdfs:label "Tern 3" ; schema:description "A bird." ; rdfs:comment "A bird." ; ws:layerCount 64 .'
    assert claims(text) == set()


def test_a_set_of_data_is_a_benchmark_where_something_was_evaluated_with_it():
    model = ':k a fair4ml:MLModel ; rdfs:label "Kite 2" .\n'
    data = ':d a schema:Dataset ; schema:name "Harbour Quiz" ; schema:license "CC BY 4.0" .\n'
    evaluation = ':e a fair4ml:MLModelEvaluation ; rdfs:label "run 1" ; fair4ml:evaluatedMLModel :k ; '
    assert claims(model + data) == {("Harbour Quiz", "license", "CC BY 4.0")}
    found = claims(f"{model}{data}{evaluation} fair4ml:evaluationDataset :d ; :accuracy 64.5 .")
    assert ("Kite 2", "score", "64.5", "Harbour Quiz") in found


@pytest.mark.parametrize(
    ("leading", "found"),
    [
        (":k fair4ml:hasEvaluation :e .", {"Kite 2"}),
        (":k fair4ml:hasEvaluation :e . :e fair4ml:evaluatedMLModel :k .", {"Kite 2"}),
        (
            ":k fair4ml:hasEvaluation :e . :j a fair4ml:MLModel ; rdfs:label 'Kite 3' ; fair4ml:hasEvaluation :e .",
            set(),
        ),
        (":n a schema:Organization ; schema:name 'Northlake Labs' ; schema:subjectOf :e .", set()),
    ],
)
def test_an_evaluation_is_of_the_model_that_leads_to_it(leading, found):
    text = """:k a fair4ml:MLModel ; rdfs:label "Kite 2" .
:e a fair4ml:MLModelEvaluation ; rdfs:label "run 1" ; fair4ml:evaluationDataset :d ; fair4ml:evaluationResults :r .
:d a schema:Dataset ; schema:name "Harbour Quiz" . :r a schema:PropertyValue ; schema:name "accuracy" ; schema:value 64.5 .
"""
    scores = {claim for claim in claims(text + leading) if claim[1] == "score"}
    assert scores == {(name, "score", "64.5", "Harbour Quiz") for name in found}
