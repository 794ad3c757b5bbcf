"""What the loaders understand of the gold documents, against what a careful reader found; floors only go up."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from whosays.graph.claims import Claim, Concept, Entity, Modality
from whosays.graph.dates import Date
from whosays.graph.names import name_key
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import document_of, sources_in
from whosays.loaders.understanding import read

GOLD = Path(__file__).parent
ROOT = GOLD.parents[1]
VOCABULARY = Vocabulary.load()

# Mean recall and precision over the documents, evidence on the right line, modality and comparator right.
FLOORS = {"recall": 0.87, "precision": 0.99, "placed": 0.975, "modality": 0.99, "comparator": 0.99}


def rows_of(name):
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


SOURCES = rows_of("sources.jsonl")
READINGS = {}


def reading_of(source):
    if source["id"] not in READINGS:
        path = ROOT / source["folder"] / source["file"]
        READINGS[source["id"]] = read(document_of(sources_in([path])[0]), VOCABULARY)
    return READINGS[source["id"]]


def alternatives(fact, key, other):
    also = fact.get(other) or []
    return [fact[key], *(also if isinstance(also, list) else [also])]


def words_of(value):
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Entity(name=name):
            return name
        case Concept(name=name):
            return VOCABULARY.concepts[name].label
        case Date(edtf=edtf):
            return edtf
        case _:
            return str(value)


def is_number(words):
    try:
        Decimal(words)
    except InvalidOperation:
        return False
    return True


def says_value(fact, claim: Claim):
    said = words_of(claim.value)
    for wanted in alternatives(fact, "value", "value_also_ok"):
        if wanted == "" or said == "":
            if wanted == said:
                return True
        elif fact["value_type"] == "date":
            if said.startswith(wanted.split("~")[0]):
                return True
        elif is_number(wanted) and is_number(said):
            if Decimal(wanted) == Decimal(said):
                return True
        elif name_key(wanted) == name_key(said):
            return True
    return False


def says(fact, claim: Claim):
    if claim.property not in alternatives(fact, "property", "also_ok"):
        return False
    if fact["property"] == "score" and name_key(fact["benchmark"]) != name_key(claim.benchmark.name):
        return False
    subjects = [name_key(name) for name in alternatives(fact, "subject", "subject_also_ok")]
    if claim.subject.type != "Event" and name_key(claim.subject.name) not in subjects:
        return False
    return (claim.subject.type == "Event") == (fact["subject_type"] == "Event") and says_value(fact, claim)


def lines_of(text, start, end):
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


@pytest.fixture(scope="module")
def figures():
    recalls, precisions, found = [], [], Counter()
    for source in SOURCES:
        reading, facts = reading_of(source), rows_of(source["annotations"])
        text = reading.document.text
        core = [fact for fact in facts if fact["core"]]
        hits = {id(fact): [c for c in reading.claims if says(fact, c)] for fact in core}
        recalls.append(sum(bool(each) for each in hits.values()) / len(core))
        judged = [c for c in reading.claims if c.property in source["precision_properties"]]
        right = [c for c in judged if any(says(fact, c) for fact in facts)]
        if judged:
            precisions.append(len(right) / len(judged))
        for fact in core:
            if not hits[id(fact)]:
                continue
            low, high = lines_of(text, fact["start"], fact["end"])
            modalities = alternatives(fact, "modality", "modality_also_ok")
            found["all"] += 1
            found["placed"] += any(c.span.start < high and c.span.end > low for c in hits[id(fact)])
            found["modality"] += any(c.modality in modalities for c in hits[id(fact)])
            found["comparator"] += any(c.comparator == fact["op"] for c in hits[id(fact)])
    return {
        "recall": sum(recalls) / len(recalls),
        "precision": sum(precisions) / len(precisions),
        **{key: found[key] / found["all"] for key in ("placed", "modality", "comparator")},
    }


@pytest.mark.parametrize("figure", FLOORS)
def test_a_figure_is_at_least_its_floor(figures, figure):
    assert figures[figure] >= FLOORS[figure], f"{figure} fell to {figures[figure]:.3f}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_every_claim_can_be_pointed_at(source):
    reading = reading_of(source)
    text = reading.document.text
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end].strip()
        assert claim.property in VOCABULARY.properties
        assert (claim.value is None) == (claim.modality is Modality.UNDISCLOSED)
        assert claim.loader


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_residue_overlaps_no_claim(source):
    reading = reading_of(source)
    for left in reading.residue:
        assert left.reason
        assert not any(claim.span.overlaps(left.span) for claim in reading.claims)
