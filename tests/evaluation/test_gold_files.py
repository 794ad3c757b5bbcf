"""Gold files: what they may state, and how a fault in one is told."""

from __future__ import annotations

import pytest
from golden import SIZE, TEXT, fact, gold_folder, window
from whosays.evaluation.evaluation import evaluated
from whosays.evaluation.gold import gold_in, unknown_properties
from whosays.evaluation.said import Sayings
from whosays.graph.document import Span
from whosays.graph.errors import SourceError
from whosays.graph.vocabulary import Vocabulary

LISTED = {"file": "tern.md", "split": "open"}


def gold_of(folder, *facts, listing=None):
    (gold,) = gold_in(gold_folder(folder, *facts, listing=listing))
    return gold


def test_alternatives_stand_behind_what_is_preferred(tmp_path):
    stated = fact(
        also_ok=["parameters"], value_also_ok="7B", subject_also_ok=["Tern"], alt_op="~", modality_also_ok=["reported"]
    )
    (found,) = gold_of(tmp_path, stated).facts
    assert found.properties == ("totalParameters", "parameters")
    assert found.values == ("7000000000", "7B")
    assert found.subjects == ("Tern 2 Mini", "Tern")
    assert found.comparators == {"=", "~"}
    assert found.modalities == {"asserted", "reported"}
    assert found.place == f"{tmp_path}/tern.jsonl:1"


def test_a_property_that_the_ontology_does_not_have_is_named_once_with_its_first_place(tmp_path):
    stated = [{}, {"property": "size"}, {"property": "size"}, {"property": "size", "also_ok": ["totalParameters"]}]
    golds = gold_in(gold_folder(tmp_path, *(fact(**each) for each in stated)))
    assert list(unknown_properties(golds, Vocabulary.load())) == [(f"{tmp_path}/tern.jsonl:2", "size")]


@pytest.mark.parametrize(
    ("stated", "is_core"),
    [
        ({"core": True}, True),
        ({"core": False}, False),
        ({"core": True, "extra_key": True}, False),
        ({"core": False, "agreed": True}, True),
        ({"core": True, "agreed": False}, False),
    ],
)
def test_core_is_what_annotators_agree_on(tmp_path, stated, is_core):
    assert [each.is_core for each in gold_of(tmp_path, fact(**stated)).facts] == [is_core]


@pytest.mark.parametrize(
    ("stated", "spans"),
    [
        ({"start": 3, "end": 9}, [Span(3, 9)]),
        ({"start": -1, "end": -1}, []),
        ({"spans": [[1, 2], [4, 8]]}, [Span(1, 2), Span(4, 8)]),
        ({"spans": [[-1, -1], [4, 8]]}, [Span(4, 8)]),
    ],
)
def test_places(tmp_path, stated, spans):
    assert list(gold_of(tmp_path, fact(**stated)).facts[0].spans) == spans


def test_values_need_not_be_text(tmp_path):
    found = gold_of(tmp_path, fact(value=7000000000), fact(property="openWeight", value=True)).facts
    assert [each.values[0] for each in found] == ["7000000000", "true"]


def test_keys_that_only_the_annotators_use_are_left_to_them(tmp_path):
    assert gold_of(tmp_path, fact(annotator="B", seconds=12)).facts


def test_free_text_is_no_fact_to_find(tmp_path):
    assert len(gold_of(tmp_path, fact(), fact(property="description", value="a bird")).facts) == 1


def test_listing_says_what_is_complete(tmp_path):
    region = {"start": 0, "end": 20, "what": "the top", "properties": ["score"], "benchmarks": ["Quiz-500"]}
    listed = LISTED | {"scored_region": [region], "precision_properties": ["score", "license"]}
    gold = gold_of(tmp_path, listing=[listed])
    assert gold.extent.split == "open"
    assert gold.extent.regions[0].span == Span(0, 20)
    assert gold.extent.regions[0].benchmarks == ("Quiz-500",)
    assert gold.judged == {"score", "license"}


def test_without_a_listing_the_properties_of_the_facts_are_complete(tmp_path):
    assert gold_of(tmp_path).judged == {"totalParameters", "contextWindow"}


FAULTS = {
    "no text": ([fact(subject=None)], ":1: `subject` is missing; add it"),
    "second line": ([fact(), window(value=["a"], property=["b"])], ":2: `property` is"),
    "no core": ([fact(core=None)], ":1: `core` is missing; say true"),
    "core in words": ([fact(core="yes")], ':1: `core` is "yes"; write true or false'),
    "modality": ([fact(modality="certain")], ":1: `modality` is 'certain'; write one of anticipated"),
    "other modality": ([fact(modality_also_ok=["sure"])], ":1: `modality_also_ok` is 'sure'"),
    "comparator": ([fact(op="==")], ":1: `op` is '=='; write one of"),
    "slip": ([fact(value_also_okay=["7B"])], ":1: unknown key `value_also_okay`; did you mean `value_also_ok`?"),
    "backwards": ([fact(start=9, end=3)], ":1: `start, end` is [9, 3]; write two whole numbers"),
    "no place": ([fact(start=None)], ":1: `start, end` is [null, "),
    "places": ([fact(spans=[3, 9])], ":1: `spans` is 3; write two"),
    "two documents": ([fact(), fact(doc="other.md")], ":2: `doc` is other.md, and above tern.md"),
}


@pytest.mark.parametrize(("facts", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_line_and_key(tmp_path, facts, told):
    with pytest.raises(SourceError) as fault:
        gold_of(tmp_path, *facts)
    assert str(fault.value).startswith(f"{tmp_path}/tern.jsonl{told}")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{", ":1:2: no JSON"),
        ('\n{"a": 1', ":2:8: no JSON"),
        ("[1]", ":1: this is no object"),
        ("[" * 100_000, ":1"),
        (" \n", ": it is empty"),
    ],
)
def test_what_is_no_json_is_told_by_its_line(tmp_path, written, told):
    (tmp_path / "tern.jsonl").write_text(written, encoding="utf-8")
    with pytest.raises(SourceError) as fault:
        gold_in(tmp_path)
    assert str(fault.value).startswith(f"{tmp_path}/tern.jsonl{told}")


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ({"split": "open"}, ":1: `file` is missing"),
        (LISTED | {"scored_region": [3]}, ":1: `scored_region` holds 3"),
        (LISTED | {"scored_region": [{"start": 3}]}, ":1: scored_region: `start, end` is [3, null]"),
    ],
)
def test_a_fault_in_the_listing_is_told_alike(tmp_path, listed, told):
    with pytest.raises(SourceError) as fault:
        gold_of(tmp_path, listing=[listed])
    assert str(fault.value).startswith(f"{tmp_path}/sources.jsonl{told}")


def test_a_folder_without_gold_is_told(tmp_path):
    with pytest.raises(SourceError, match="there is no gold in this folder"):
        gold_in(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SourceError, match="there is no such folder"):
        gold_in(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"end": 900}, f"`end` is 900, and tern.md has {len(TEXT)} characters"),
        ({"quote": "Tern 3 has 7 billion parameters"}, "`quote` is not what tern.md has from 15 to 51"),
    ],
)
def test_a_fact_that_points_elsewhere_is_told(tmp_path, stated, told):
    gold = gold_of(tmp_path, fact(**stated))
    with pytest.raises(SourceError) as fault:
        evaluated([gold], [Sayings("tern.md", "markdown", TEXT, ())], Vocabulary.load())
    assert str(fault.value).startswith(f"{tmp_path}/tern.jsonl:1: {told}")
    assert SIZE in TEXT
