"""Terms of other vocabularies: which property or class of ours an IRI means."""

from __future__ import annotations

import pytest
from whosays.graph.terms import NAMESPACE, term_key
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
WIKIDATA = "http://www.wikidata.org/"


@pytest.mark.parametrize(
    ("iri", "other"),
    [
        ("http://schema.org/name", "https://schema.org/name"),
        (f"{WIKIDATA}prop/direct/P178", f"{WIKIDATA}entity/P178"),
        (f"{WIKIDATA}prop/statement/P178", f"{WIKIDATA}prop/P178"),
        (f"{WIKIDATA}prop/direct-normalized/P178", "https://www.wikidata.org/wiki/Property:P178"),
    ],
)
def test_iris_of_one_term_have_one_key(iri, other):
    assert term_key(iri) == term_key(other)


@pytest.mark.parametrize(("iri", "other"), [("urn:a", "urn:b"), (f"{WIKIDATA}entity/P1", f"{WIKIDATA}entity/Q1")])
def test_iris_of_two_terms_have_two_keys(iri, other):
    assert term_key(iri) != term_key(other)


@pytest.mark.parametrize(
    ("iri", "on", "name"),
    [
        (f"{NAMESPACE}contextWindow", "Model", "contextWindow"),
        (f"{NAMESPACE}contextWindow", "Person", None),
        (f"{NAMESPACE}nothing", "Model", None),
        ("http://schema.org/creator", "Model", "developer"),
        (f"{WIKIDATA}prop/direct/P361", "Model", "family"),
        (f"{WIKIDATA}prop/direct/P361", "Organization", "partOf"),
        ("https://w3id.org/fair4ml#fineTunedFrom", "Model", "baseModel"),
        ("https://schema.org/isBasedOn", "Model", "dependsOn"),  # what others of ours say more of
        ("http://www.w3.org/ns/prov#wasDerivedFrom", "Model", None),  # near to two of ours
        ("https://schema.org/isAccessibleForFree", "Model", None),  # only related
    ],
)
def test_a_property_is_meant_by_its_term(iri, on, name):
    known = VOCABULARY.property_meant(iri, on)
    assert (known.name if known else None) == name


def test_a_term_that_is_near_to_several_properties_has_them_all():
    near = {known.name for known in VOCABULARY.near_properties("https://schema.org/isBasedOn")}
    assert near == {"dependsOn", "baseModel", "distilledFrom"}


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (f"{NAMESPACE}Organization", "Organization"),
        ("https://w3id.org/fair4ml#MLModel", "Model"),
        ("http://www.w3.org/ns/mls#Model", "Model"),
        ("https://schema.org/SoftwareApplication", None),  # broader than ours
        ("https://schema.org/Nothing", None),
    ],
)
def test_a_class_is_meant_by_its_term(iri, name):
    known = VOCABULARY.class_meant(iri)
    assert (known.name if known else None) == name


def test_a_concept_is_meant_by_its_iri_in_its_list():
    assert VOCABULARY.concept_meant("AvailabilityList", f"{NAMESPACE}Released").label == "released"
    assert VOCABULARY.concept_meant("ModalityList", f"{NAMESPACE}Released") is None
    assert VOCABULARY.concept_meant("AvailabilityList", "https://other.example/Released") is None
