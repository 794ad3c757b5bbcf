import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from rdflib import PROV, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef
from whosays.graph.units import CURRENCIES, NOUNS
from whosays.graph.vocabulary import Vocabulary, label_key

ROOT = Path(str(files("whosays")))
RELATED = ROOT.parent / "shared" / "related" / "vocab"
WS = Namespace("https://w3id.org/whosays/ontology#")
VOCABULARY = Vocabulary.load()
PROPERTIES = VOCABULARY.properties.values()

MODELS = ("Model", "ModelFamily")
ANYTHING = ("Entity",)
# The contract: on which classes, and for each local name `1` for one-valued, `v` for varying.
CONTRACT = {
    MODELS: """
        family role availability:v openWeight:v accessChannel:v announcementDate:1
        knowledgeCutoff:1 successorOf baseModel baseModelRelation distilledFrom usesTechnique outperforms
        totalParameters:1 activeParameters:1 architecture:1 expertCount:1 activeExpertCount:1
        sharedExpertCount:1 layerCount:1 hiddenDimension:1 feedForwardDimension:1
        attentionHeadCount:1 keyValueHeadCount:1
        attentionHeadDimension:1 attentionMechanism:1 activationFunction:1 normalization:1 positionEmbedding:1
        tokenizer:1 vocabularySize:1 modality languageCount:1
        memoryFootprint score:1 sparsityRatio transparencyScore
        trainingTokens:1 distillationTokens:1 trainingPrecision trainingHardware gpuCount trainingThroughput
        trainingCompute trainingCost resultsPublished:v library trainingDataset inferenceHardware inferenceGpuCount""",
    (*MODELS, "Offering"): "contextWindow:1 maxOutputTokens:1 price:v",
    ("Offering",): "offers provider:1 retirementDate:1",
    ("Organization", *MODELS): "discloses",
    (*MODELS, "Dataset"): "developer license releaseDate:1 language",
    (*MODELS, "Dataset", "Product"): "dependsOn",
    ("Organization",): """
        partOf leader:v foundedBy foundedDate:1 investedIn funding valuation:v revenue:v employeeCount:v
        headquarters product partner competitor""",
    ("Person",): "affiliation:v roleAt joinedDate departedDate founded award age:v authorOf",
    ("Event",): "eventKind date agent about amount",
    ("License",): "userThreshold excludesRegion restricts",
    ANYTHING: "description statement",
    ("Hardware",): "deviceMemory",
    ("Comparison",): "factor lapse",
}  # fmt: skip
ROWS = [(on, *row.partition(":")[::2]) for on, names in CONTRACT.items() for row in names.split()]

CLOSED_LISTS = {
    "AvailabilityList": "announced|in training|limited preview|unreleased|released|shelved|cancelled"
    "|deprecated|open|limited|closed",
    "BaseModelRelationList": "fine-tuned|adapter|merged|quantized",
    "ModalityList": "text|image|video|audio|code",
    "EventKindList": "announcement|release|delay|report|departure|appointment|reorganization|investment"
    "|acquisition|funding|founding|partnership|controversy|inquiry|lawsuit|training",
    "NumberFormatList": "FP64|FP32|FP16|BF16|FP8|FP6|FP4|MXFP8|MXFP4|NVFP4|NF4|INT8|INT6|INT5|INT4|INT3|INT2|ternary"
    "|Q8_0|Q6_K|Q5_K|Q4_K|IQ4_XS|Q3_K|IQ3_XXS|Q2_K|IQ2_XXS|IQ1_S",
    "ClaimModalityList": "asserted|reported|anticipated|denied|undisclosed",
    "ConflictKindList": "contradiction|change|precision|scope|label|arithmetic|borrowed|credit|undisclosed",
}
GROUPS = {"Identity", "Size and architecture", "Use", "Training", "Scores", "People and money", "Events", "Comparisons"}


@cache
def graph_of(name: str) -> Graph:
    return Graph().parse(ROOT / name)


# The fact properties


@pytest.mark.parametrize(("on", "name", "flag"), ROWS, ids=[name for _, name, _ in ROWS])
def test_the_contract_is_stated(on, name, flag):
    known = VOCABULARY.properties[name]
    assert set(on) <= set(known.on)
    assert (known.one_valued, known.varies) == (flag == "1", flag == "v")


def test_nothing_beyond_the_contract_is_a_fact():
    assert set(VOCABULARY.properties) == {name for _, name, _ in ROWS}


@pytest.mark.parametrize("known", PROPERTIES, ids=lambda known: known.name)
def test_a_property_is_described(known):
    assert known.definition.endswith(".")
    assert known.definition[0].isupper()
    assert known.group in GROUPS
    assert (known.unit is not None) == known.kind.is_number
    keys = [label_key(label) for label in (known.label, *known.synonyms)]
    assert len(keys) >= 4
    assert len(keys) == len(set(keys)), "a synonym that says the same as another"


@pytest.mark.parametrize("known", [each for each in PROPERTIES if each.unit], ids=lambda known: known.name)
def test_a_unit_is_one_that_documents_are_read_in(known):
    units = {unit for unit, _ in NOUNS.values()} | CURRENCIES
    assert known.unit.partition(" per ")[0] in units
    assert known.minimum is not None
    assert known.maximum is not None
    assert known.minimum < known.maximum


def test_pages_can_order_the_properties():
    orders = [known.order for known in PROPERTIES]
    assert orders == sorted(set(orders))


def test_a_smaller_part_has_the_same_unit():
    parted = [known for known in PROPERTIES if known.smaller_part]
    assert parted
    for known in parted:
        assert VOCABULARY.properties[known.smaller_part].unit == known.unit


# Classes and closed lists


@pytest.mark.parametrize("entry", VOCABULARY.classes.values(), ids=lambda entry: entry.name)
def test_a_class_is_described(entry):
    assert entry.definition.endswith(".")
    assert entry.synonyms
    assert re.fullmatch(r"[a-z]+", entry.path_segment)


def test_no_two_classes_share_a_label():
    labels = [{label_key(text) for text in (each.label, *each.synonyms)} for each in VOCABULARY.classes.values()]
    assert len(set().union(*labels)) == sum(map(len, labels))


def test_only_models_and_families_share_a_path():
    segments = [entry.path_segment for name, entry in VOCABULARY.classes.items() if name != "ModelFamily"]
    assert len(segments) == len(set(segments))
    assert VOCABULARY.classes["ModelFamily"].path_segment == VOCABULARY.classes["Model"].path_segment


@pytest.mark.parametrize("scheme", CLOSED_LISTS)
def test_a_closed_list_has_its_entries(scheme):
    entries = VOCABULARY.concepts_of(scheme)
    assert [entry.label for entry in entries] == CLOSED_LISTS[scheme].split("|")
    assert all(entry.synonyms and entry.definition for entry in entries)
    assert (WS[scheme], RDF.type, SKOS.ConceptScheme) in graph_of("ontology.ttl")


def test_there_are_no_other_closed_lists():
    assert {entry.scheme for entry in VOCABULARY.concepts.values()} == set(CLOSED_LISTS)


def test_every_number_format_and_nothing_else_takes_bits():
    for entry in VOCABULARY.concepts.values():
        assert (entry.bits is not None) == (entry.scheme == "NumberFormatList")
        assert entry.bits is None or 1 < entry.bits <= 64


@pytest.mark.parametrize(("written", "label", "bits"), [("bf16", "BF16", "16"), ("8-bit", "INT8", "8")])
def test_a_number_format_is_found_by_its_names(written, label, bits):
    entry = VOCABULARY.concept_called("NumberFormatList", written)
    assert (entry.label, entry.bits) == (label, Decimal(bits))


# The file as a whole


def test_every_name_of_ours_is_stated_and_labelled():
    graph = graph_of("ontology.ttl")
    ours = {term for term in chain.from_iterable(graph) if isinstance(term, URIRef) and term.startswith(WS)}
    for name in ours:
        assert (name, RDF.type, None) in graph, name
        assert graph.value(name, RDFS.label) or graph.value(name, SKOS.prefLabel), name
        assert graph.value(name, SKOS.definition), name


def test_every_label_is_in_english():
    for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.definition):
        assert all(label.language == "en" for label in graph_of("ontology.ttl").objects(None, predicate))


def test_every_name_in_the_shapes_is_stated():
    stated = set(graph_of("ontology.ttl").subjects())
    shapes = graph_of("shapes.ttl")
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(WS)}
    assert {name for name in used if not name.endswith("Shape")} <= stated


def test_every_name_that_the_code_writes_is_stated():
    stated = {str(name).removeprefix(WS) for name in graph_of("ontology.ttl").subjects()}
    written = {
        name
        for module in (ROOT / "graph").glob("*.py")
        for name in re.findall(r"\bWS\.(\w+)", module.read_text(encoding="utf-8"))
    }
    assert written <= stated


# Alignments: only with vocabularies that are known, and with terms that they have


ALIGNED = sorted(
    {iri for each in chain(PROPERTIES, VOCABULARY.classes.values()) for iri in each.aligned}
    | {
        str(term)
        for predicate in (RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)
        for term in graph_of("ontology.ttl").objects(None, predicate)
    }
)
KNOWN_TO_RDFLIB = {str(SDO): SDO, str(PROV): PROV, str(RDF): RDF}
# Looked up in the vocabularies themselves; a new one is looked up there first.
LOOKED_UP = {
    "https://w3id.org/fair4ml#": "MLModel MLModelEvaluation evaluatedMLModel evaluationDataset "
    "evaluationResults fineTunedFrom intendedUse mlTask modelCategory trainedOn",
    "http://w3id.org/mlso/": "ScientificWork hasModality trainedOn",
    "http://www.w3.org/ns/mls#": "Algorithm Dataset EvaluationSpecification Model ModelEvaluation hasValue",
    "http://www.w3.org/ns/oa#": "end exact start",
    "http://purl.org/dc/terms/": "creator description issued language license",
    "http://www.w3.org/ns/dcat#": "Dataset previousVersion",
    "http://www.wikidata.org/entity/": "Q5 Q3918 Q31855 Q43229 Q163740 Q783794 Q891723 Q1172284 Q4830453 "
    "Q6881511 Q115305900 Q116777014 Q117349473",
    "http://www.wikidata.org/prop/direct/": "P39 P108 P112 P144 P155 P159 P166 P169 P178 P275 P361 P400 P407 "
    "P488 P571 P577 P580 P582 P585 P710 P749 P800 P921 P1037 P1056 P1128 P1365 P1416 P2139 P2226 P2283 P2284",
}
RELATED_FILES = {
    "https://w3id.org/fair4ml#": ("fair4ml-0.1.0.jsonld", r"fair4ml:(\w+)"),
    "http://w3id.org/mlso/": ("mlso.ttl", r"<http://w3id\.org/mlso/(\w+)>"),
    "http://www.w3.org/ns/mls#": ("mlso.ttl", r"<http://www\.w3\.org/ns/mls#(\w+)>"),
    "http://www.w3.org/ns/oa#": ("oa.jsonld", r"oa:(\w+)"),
    "http://www.w3.org/ns/dcat#": ("dcat3.ttl", r"^dcat:(\w+)$"),
}


@pytest.mark.parametrize("iri", [iri for iri in ALIGNED if not iri.startswith(str(WS))])
def test_an_alignment_names_a_term_that_exists(iri):
    namespace, local = re.fullmatch(r"(.*[#/])([^#/]+)", iri).groups()
    if namespace in KNOWN_TO_RDFLIB:
        assert URIRef(iri) in KNOWN_TO_RDFLIB[namespace]
    else:
        assert local in LOOKED_UP[namespace].split()


@pytest.mark.skipif(not RELATED.is_dir(), reason="the related vocabularies are not on this machine")
@pytest.mark.parametrize("namespace", RELATED_FILES)
def test_the_terms_looked_up_stand_in_their_vocabularies(namespace):
    name, pattern = RELATED_FILES[namespace]
    stated = set(re.findall(pattern, (RELATED / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert set(LOOKED_UP[namespace].split()) <= stated
