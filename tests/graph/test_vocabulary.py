import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.errors import OntologyError
from whosays.graph.vocabulary import LONGEST_LABEL, ValueKind, Vocabulary, label_key

VOCABULARY = Vocabulary.load()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Context window", "context window"),
        ("  Context\n window ", "context window"),
        ("Context Length (tokens):", "context length"),
        ("Context length [tokens] (max)", "context length"),
        ("Context length :", "context length"),
        ("Parameters (B)", "parameters"),
        ("Parameters* (2025)†", "parameters"),
        ("Developer(s)", "developer"),
        ("Open weights?", "open weights"),
        ("The knowledge cut-off", "knowledge cut off"),
        ("an award", "award"),
        ("contextWindow", "context window"),
        ("ContextWindow", "context window"),
        ("max_position_embeddings", "max position embeddings"),
        ("input/output", "input output"),
        ("pre–training", "pre training"),
        ("MoE layers", "moe layers"),
        ("RoPE", "rope"),
        ("GPUCount", "gpu count"),
        ("num_hidden_layers", "number of hidden layers"),
        ("nLayers", "number of layers"),
        ("# layers", "number of layers"),
        ("#layers", "number of layers"),
        ("# of layers", "number of layers"),
        ("No. of layers", "number of layers"),
        ("Number of layers", "number of layers"),
        ("Paramètres", "paramètres"),
        ("Ｌａｙｅｒｓ：", "layers"),  # full-width, as in Chinese and Japanese tables
        ("(tokens)", ""),
        ("#", "#"),
        (":", ""),
        ("", ""),
        ("open (or not", "open (or not"),
        ("or not)", "or not)"),
    ],
)
def test_label_key(text, key):
    assert label_key(text) == key


@given(st.text(max_size=60) | st.from_regex(r"[#nNo_.\-/ (\[\])aA:?*]{0,30}", fullmatch=True))
def test_the_key_of_a_key_is_itself(text):
    assert label_key(label_key(text)) == label_key(text)


@pytest.mark.parametrize("unit", ["(a)", "((", " ", "a_", "#", "The ", "n ", "aB", "))", "a Bcd", "ﬃ"])
def test_a_hostile_label_takes_no_time(unit):
    label_key(unit * (20_000 // len(unit)))


@pytest.mark.parametrize(
    ("text", "on", "name"),
    [
        ("context window", None, "contextWindow"),
        ("Context Length (tokens):", "Model", "contextWindow"),
        ("contextLength", "Model", "contextWindow"),
        ("max_position_embeddings", "Model", "contextWindow"),
        ("max_input_tokens", "Model", "contextWindow"),
        ("n_ctx", "Model", "contextWindow"),
        ("maxOutputTokens", "Model", "maxOutputTokens"),
        ("offered model", "Offering", "offers"),
        ("inference provider", "Offering", "provider"),
        ("end of service", "Offering", "retirementDate"),
        ("asset dependencies", "Dataset", "dependsOn"),
        ("indicator satisfied", "Organization", "discloses"),
        ("num_hidden_layers", "Model", "layerCount"),
        ("# Layers", "Model", "layerCount"),
        ("hidden_size", "Model", "hiddenDimension"),
        ("num_attention_heads", "Model", "attentionHeadCount"),
        ("num_key_value_heads", "Model", "keyValueHeadCount"),
        ("n_routed_experts", "Model", "expertCount"),
        ("num_experts_per_tok", "Model", "activeExpertCount"),
        ("intermediate_size", "Model", "feedForwardDimension"),
        ("hidden_act", "Model", "activationFunction"),
        ("vocab_size", "Model", "vocabularySize"),
        ("n_params", "Model", "totalParameters"),
        ("Parameters (B)", "Model", "totalParameters"),
        ("Model size", "ModelFamily", "totalParameters"),
        ("Activated params", "Model", "activeParameters"),
        ("Parameters per token", "Model", "activeParameters"),
        ("base_model", "Model", "baseModel"),
        ("base_model_relation", "Model", "baseModelRelation"),
        ("library_name", "Model", "library"),
        ("Training datasets", "Model", "trainingDataset"),
        ("license_name", "Model", "license"),
        ("created_date", "Model", "releaseDate"),
        ("Initial release", "Model", "releaseDate"),
        ("Announced", "Model", "announcementDate"),
        ("Status", "Model", "availability"),
        ("Access", "Model", "availability"),
        ("Open source", "Model", "openWeight"),
        ("Benchmark results published", "Model", "resultsPublished"),
        ("Knowledge cut-off", "Model", "knowledgeCutoff"),
        ("Training tokens", "Model", "trainingTokens"),
        ("Developer(s)", "Model", "developer"),
        ("organization", "Model", "developer"),
        ("organization", "Person", "affiliation"),
        ("organization", "Event", "agent"),
        ("Organization", None, None),  # three properties have this label
        ("founded", "Organization", "foundedDate"),
        ("founded", "Person", "founded"),
        ("founded", "Model", None),
        ("Founder(s)", "Organization", "foundedBy"),
        ("Key people", "Organization", "leader"),
        ("Number of employees", "Organization", "employeeCount"),
        ("Summary", "Place", "description"),  # what anything has, each class has
        ("pass@1", "Evaluation", "score"),
        ("favourite colour", None, None),
        ("", None, None),
        ("tokens " * LONGEST_LABEL, None, None),
    ],
)
def test_property_called(text, on, name):
    found = VOCABULARY.property_called(text, on)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("scheme", "text", "name"),
    [
        ("AvailabilityList", "in training", "InTraining"),
        ("BaseModelRelationList", "finetune", "FineTuned"),
        ("BaseModelRelationList", "adapter", "Adapter"),
        ("BaseModelRelationList", "merge", "Merged"),
        ("BaseModelRelationList", "quantized", "Quantized"),
        ("AvailabilityList", "Generally Available", "Released"),
        ("AvailabilityList", "open", "Open"),
        ("AvailabilityList", "Research preview", "LimitedPreview"),
        ("AvailabilityList", "limited", "Limited"),
        ("AvailabilityList", "not publicly released", "Unreleased"),
        ("AvailabilityList", "end-of-life", "Deprecated"),
        ("AvailabilityList", "closed", "Closed"),
        ("ModalityList", "Vision", "Image"),
        ("ModalityList", "speech", "Audio"),
        ("ModalityList", "multimodal", None),
        ("EventKindList", "Series B", "Funding"),
        ("EventKindList", "stepped down", "Departure"),
        ("NoList", "text", None),
        ("ModalityList", "text " * LONGEST_LABEL, None),
    ],
)
def test_concept_called(scheme, text, name):
    found = VOCABULARY.concept_called(scheme, text)
    assert (found and found.name) == name


def test_every_label_leads_back_to_its_property():
    for label, known in VOCABULARY.labels():
        assert all(VOCABULARY.property_called(label, class_) is known for class_ in known.on), label


def test_concepts_of_keeps_the_order_of_the_file():
    names = [concept.name for concept in VOCABULARY.concepts_of("ModalityList")]
    assert names == ["Text", "Image", "Video", "Audio", "Code"]
    assert VOCABULARY.concepts_of("NoList") == ()


@pytest.mark.parametrize(
    ("class_", "ancestor", "answer"),
    [
        ("Person", "Person", True),
        ("Person", "Agent", True),
        ("Organization", "Entity", True),
        ("Agent", "Person", False),
        ("Claim", "Entity", False),
    ],
)
def test_is_a(class_, ancestor, answer):
    assert VOCABULARY.is_a(class_, ancestor) is answer


def test_an_unknown_class_is_a_mistake():
    with pytest.raises(KeyError):
        VOCABULARY.property_called("developer", on="Modle")


@pytest.mark.parametrize(("number", "answer"), [("63", False), ("64", True), ("1e9", True), ("1e10", False)])
def test_allows_what_is_plausible(number, answer):
    assert VOCABULARY.properties["contextWindow"].allows(Decimal(number)) is answer


def test_a_property_without_bounds_allows_anything():
    assert VOCABULARY.properties["releaseDate"].allows(Decimal(-1))


def test_a_property_reads_as_the_file_states_it():
    known = VOCABULARY.properties["contextWindow"]
    assert (known.label, known.kind, known.unit, known.on) == (
        "context window",
        ValueKind.QUANTITY,
        "tokens",
        ("Model", "ModelFamily", "Offering"),
    )
    assert (known.one_valued, known.varies, known.range) == (True, False, None)
    assert known.datatype == "http://www.w3.org/2001/XMLSchema#integer"
    assert known.synonyms[0] == "context length"
    assert VOCABULARY.properties["availability"].range == "AvailabilityList"
    assert VOCABULARY.properties["expertCount"].smaller_part == "activeExpertCount"
    assert VOCABULARY.properties["resultsPublished"].tells_of == "score"
    assert "https://schema.org/license" in VOCABULARY.properties["license"].aligned


def test_the_ontology_is_read_once_and_fast():
    assert Vocabulary.load() is VOCABULARY
    Vocabulary.load(Path(__file__).parents[2] / "ontology.ttl")


def test_a_vocabulary_travels_to_another_process():
    assert pickle.loads(pickle.dumps(VOCABULARY)).properties == VOCABULARY.properties  # noqa: S301


SMALL = """
@prefix ws: <https://w3id.org/whosays/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ws:Boat a owl:Class ; rdfs:label "boat" ; skos:definition "It floats." ; ws:pathSegment "boat" .
ws:Raft a owl:Class ; rdfs:label "raft" ; skos:definition "It floats, too." ; ws:pathSegment "raft" ;
    rdfs:subClassOf ws:Boat .
ws:Wood a skos:Concept ; skos:inScheme ws:Stuffs ; skos:prefLabel "wood" ; skos:definition "From trees." .
ws:Reed a skos:Concept ; skos:inScheme ws:Stuffs ; skos:prefLabel "reed" ; skos:definition "From shores." .
ws:length a ws:FactProperty ; rdfs:label "length" ; skos:definition "From bow to stern." ;
    skos:altLabel "LOA" ; ws:on ws:Boat ; ws:valueKind ws:Quantity ; rdfs:range <urn:number> ;
    ws:unit "metres" ; ws:oneValued true ; ws:varies false ; ws:group "Size" ; ws:order 1 ; ws:minimum 1 .
ws:beam a ws:FactProperty ; rdfs:label "beam" ; skos:definition "From side to side." ; skos:altLabel "width" ;
    ws:on ws:Raft ; ws:valueKind ws:Quantity ; rdfs:range <urn:number> ; ws:unit "metres" ;
    ws:oneValued true ; ws:varies false ; ws:group "Size" ; ws:order 2 .
ws:stuff a ws:FactProperty ; rdfs:label "stuff" ; skos:definition "What it is of." ;
    skos:altLabel "material" ; ws:on ws:Boat ; ws:valueKind ws:ConceptValue ; ws:range ws:Stuffs ;
    ws:oneValued false ; ws:varies false ; ws:group "Make" ; ws:order 3 .
"""


def test_a_small_ontology_loads(tmp_path):
    path = tmp_path / "boats.ttl"
    path.write_text(SMALL, encoding="utf-8")
    small = Vocabulary.load(path)
    assert list(small.properties) == ["length", "beam", "stuff"]
    assert small.property_called("loa", on="Raft") is small.properties["length"]
    assert small.property_called("width", on="Boat") is None


@pytest.mark.parametrize(
    ("stated", "instead", "entry", "fault"),
    [
        ('skos:definition "From bow to stern." ;', "", "ws:length", "has no skos:definition"),
        ('"From bow to stern."', '" "', "ws:length", "has an empty skos:definition"),
        ('"From bow to stern."', '"From bow." , "To stern."', "ws:length", "has 2 values of skos:definition"),
        ('rdfs:label "length" ;', "", "ws:length", "has no rdfs:label"),
        ('"LOA"', '"LOA" , " : "', "ws:length", "has a synonym without words"),
        ('ws:unit "metres" ;', "", "ws:length", "has no ws:unit"),
        ("ws:on ws:Raft ;", "", "ws:beam", "is on no class"),
        ("ws:on ws:Raft ;", "ws:on ws:Sledge ;", "ws:beam", "is on no class, or on one that is not stated"),
        ("ws:valueKind ws:ConceptValue", "ws:valueKind ws:Guess", "ws:stuff", "unknown value kind ws:Guess"),
        ("ws:range ws:Stuffs", "ws:range ws:Colours", "ws:stuff", "ranges over ws:Colours"),
        ("ws:range ws:Stuffs ;", "", "ws:stuff", "has no ws:range"),
        ("ws:oneValued false", 'ws:oneValued "perhaps"', "ws:stuff", "says ws:oneValued 'perhaps'"),
        ("ws:order 3", "ws:order 3.5", "ws:stuff", "has no whole number as ws:order"),
        ("ws:minimum 1", 'ws:minimum "little"', "ws:length", "says ws:minimum 'little'"),
        ("ws:minimum 1", "ws:smallerPart ws:keel", "ws:length", "goes with ws:keel"),
        ('"width"', '"Length"', "ws:beam", "and ws:length are both called 'length'"),
        ('"material"', '"width"', "ws:stuff", "and ws:beam are both called 'width'"),
        ('"reed"', '"Wood"', "ws:Reed", "and ws:Wood are both called 'wood'"),
        ("rdfs:subClassOf ws:Boat", "rdfs:subClassOf ws:Raft", "ws:Raft", "stands before a class"),
        (' ; ws:pathSegment "boat"', "", "ws:Boat", "has no ws:pathSegment"),
    ],
)  # fmt: skip
def test_a_faulty_ontology_is_refused_by_name(tmp_path, stated, instead, entry, fault):
    assert stated in SMALL
    path = tmp_path / "boats.ttl"
    path.write_text(SMALL.replace(stated, instead, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        Vocabulary.load(path)
    message = str(caught.value)
    assert message.startswith(f"boats.ttl: {entry} ")
    assert fault in message


def test_broken_turtle_is_refused_with_its_line(tmp_path):
    path = tmp_path / "boats.ttl"
    path.write_text(SMALL + "ws:beam ws:on", encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"boats\.ttl:{SMALL.count(chr(10)) + 1}: "):
        Vocabulary.load(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(OntologyError, match=r"none\.ttl: cannot be read"):
        Vocabulary.load(tmp_path / "none.ttl")


def test_inverses_point_at_each_other():
    inverses = {known.name: known.inverse for known in VOCABULARY.properties.values() if known.inverse}
    assert inverses["founded"] == "foundedBy"
    assert all(inverses[inverse] == name for name, inverse in inverses.items())
