"""The gold itself: every fact in it can be pointed at in its document, and the ontology can say it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from whosays.graph.claims import RELATIONS, Comparator, Modality
from whosays.graph.dates import Date
from whosays.graph.vocabulary import ValueKind, Vocabulary
from whosays.loaders.formats.loader import FromBytes, loader_for

GOLD = Path(__file__).parent
ROOT = GOLD.parents[1]
FOLDERS = ("examples", "tests/gold/docs")
LISTING = "sources.jsonl"
MANIFEST = "sources.yaml"

PRACTICE_KEYS = {
    *("doc", "subject", "subject_type", "property", "value", "value_type", "unit", "op", "modality"),
    *("as_of", "according_to", "benchmark", "start", "end", "core"),
}
NEEDED = PRACTICE_KEYS | {"quote"}
ALLOWED = NEEDED | {
    *("setting", "note", "also_ok", "value_also_ok", "subject_also_ok", "modality_also_ok"),
}
# "Double", "two GPUs": numbers that sentences write in words.
IN_WORDS = RELATIONS | {"inferenceGpuCount"}
KINDS = {
    "number": {ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.PERCENTAGE},
    "date": {ValueKind.DATE},
    "boolean": {ValueKind.BOOLEAN},
    "text": {ValueKind.TEXT, ValueKind.CONCEPT, ValueKind.ENTITY, ValueKind.ROLE},
    "entity": {ValueKind.ENTITY},
}


def rows_of(name):
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def path_of(source):
    return ROOT / source["folder"] / source["file"]


@cache
def text_in(path):
    loader = loader_for(path)
    return loader.text(path.read_bytes()) if isinstance(loader, FromBytes) else path.read_bytes().decode("utf-8")


def text_of(source):
    return text_in(path_of(source))


def digits_of(number):
    return "".join(character for character in number if character.isdigit())


SOURCES = rows_of(LISTING)
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])


@pytest.fixture
def facts(source):
    return rows_of(source["annotations"])


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.load()


def test_every_document_has_gold_and_every_gold_file_a_document():
    files = [source["file"] for source in SOURCES]
    documents = [path.name for folder in FOLDERS for path in (ROOT / folder).iterdir() if path.is_file()]
    assert sorted(files) == sorted(name for name in documents if name != MANIFEST)
    assert {source["annotations"] for source in SOURCES} | {LISTING} == {p.name for p in GOLD.glob("*.jsonl")}


def test_the_manifest_of_the_examples_lists_each_of_them():
    manifest = yaml.safe_load((ROOT / "examples" / MANIFEST).read_text(encoding="utf-8"))
    listed = [entry["file"] for entry in manifest["sources"]]
    assert sorted(listed) == sorted(s["file"] for s in SOURCES if s["folder"] == "examples")


@each_source
def test_listing_describes_the_document_as_it_is(source):
    raw = path_of(source).read_bytes()
    text = text_of(source)
    assert hashlib.sha256(raw).hexdigest() == source["sha256"], "the document changed: so do its offsets"
    assert (source["bytes"], source["characters"]) == (len(raw), len(text))
    assert [(region["start"], region["end"]) for region in source["scored_region"]] == [(0, len(text))]


@each_source
def test_listing_counts_the_facts(source, facts, vocabulary):
    assert {fact["doc"] for fact in facts} == {source["file"]}
    assert source["claims"] == len(facts)
    assert source["core"] == sum(fact["core"] for fact in facts)
    assert source["scores"] == sum(fact["property"] == "score" for fact in facts)
    assert set(source["precision_properties"]) <= set(vocabulary.properties)


@each_source
def test_no_core_fact_is_stated_twice(facts):
    keys = ("subject", "property", "value", "benchmark", "setting", "modality")
    stated = Counter(tuple(fact.get(key) for key in keys) for fact in facts if fact["core"])
    assert [fact for fact, count in stated.items() if count > 1] == []


@each_source
def test_each_fact_has_the_known_keys(facts):
    for fact in facts:
        assert set(fact) >= NEEDED, fact
        assert set(fact) <= ALLOWED, fact
        assert isinstance(fact["core"], bool), fact


@each_source
def test_each_quote_is_the_text_at_its_offsets(source, facts):
    text = text_of(source)
    for fact in facts:
        assert 0 <= fact["start"] < fact["end"] <= len(text), fact
        assert text[fact["start"] : fact["end"]] == fact["quote"]
        assert fact["quote"] == fact["quote"].strip("\n") != ""


@each_source
def test_ontology_has_each_property_on_such_a_subject(facts, vocabulary):
    for fact in facts:
        known = vocabulary.properties[fact["property"]]
        is_relation = fact["property"] in RELATIONS and vocabulary.is_a(fact["subject_type"], "Entity")
        assert is_relation or any(vocabulary.is_a(fact["subject_type"], kind) for kind in known.on), fact
        assert set(fact.get("also_ok", ())) <= set(vocabulary.properties), fact
        assert (fact["benchmark"] is not None) == (fact["property"] == "score"), fact


@each_source
def test_each_modality_and_comparator_is_known(facts):
    for fact in facts:
        assert Comparator(fact["op"]) is Comparator.EQUAL or fact["value_type"] == "number", fact
        modality = Modality(fact["modality"])
        assert (modality is Modality.UNDISCLOSED) == (fact["value"] == ""), fact
        assert all(Modality(other) is not modality for other in fact.get("modality_also_ok", ())), fact


@each_source
def test_each_value_is_of_the_kind_that_its_property_takes(facts, vocabulary):
    for fact in facts:
        known, value = vocabulary.properties[fact["property"]], fact["value"]
        assert known.kind in KINDS[fact["value_type"]], fact
        assert fact["unit"] is None or known.counts_in(fact["unit"]), fact
        if fact["as_of"] is not None:
            assert Date.of(fact["as_of"]).edtf == fact["as_of"]
        if value:
            assert reads_as(known, value, vocabulary), fact


def reads_as(known, value, vocabulary):
    match known.kind:
        case ValueKind.QUANTITY | ValueKind.MONEY | ValueKind.PERCENTAGE:
            return known.allows(Decimal(value))
        case ValueKind.DATE:
            return Date.of(value).edtf == value
        case ValueKind.BOOLEAN:
            return value in {"true", "false"}
        case ValueKind.CONCEPT:
            return vocabulary.concept_called(known.range, value) is not None
        case _:
            return value == value.strip() != ""


@each_source
def test_each_number_is_written_in_its_quote(facts):
    for fact in facts:
        if fact["value_type"] == "number" and fact["property"] not in IN_WORDS:
            assert digits_of(fact["value"]).rstrip("0") in digits_of(fact["quote"]), fact
