"""SSSOM's table in and out; what the slots are is checked against its schema where that is on this machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.errors import SourceError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.linking.curies import Curies
from whosays.graph.linking.mapping import SLOTS, Justification, Mapping, Predicate
from whosays.graph.linking.sssom import MappingSet, accepted, merged, read, written

HERON = f"{DEFAULT_BASE}model/heron-2"
ITEM = "http://www.wikidata.org/entity/Q4242"
SCHEMA = Path(__file__).parents[4] / "shared/related/vocab/sssom_schema.yaml"
FOUND = Mapping(
    HERON,
    ITEM,
    Predicate.EXACT,
    Justification.TOGETHER,
    subject_label="Heron 2",
    object_label='The "Heron"\tof\nNorthlake',
    confidence=0.95,
    subject_match_field="rdfs:label",
    object_match_field="schema:identifier",
    mapping_tool="whosays",
    mapping_date="2026-03-04",
    comment="Both are called so.",
)
REJECTED = Mapping(
    HERON,
    "https://catalog.example/northlake/heron",
    Predicate.EXACT,
    Justification.CURATED,
    predicate_modifier="Not",
    author_label="Bo Lind",
    mapping_tool="",
    comment="That is the family.",
)


def test_a_mapping_that_skos_does_not_have_is_refused():
    with pytest.raises(
        ValueError, match="SKOS has no mapping 'skos:nearlyMatch', but skos:exactMatch, skos:closeMatch"
    ):
        Mapping(HERON, ITEM, "skos:nearlyMatch", Justification.CURATED)


def test_a_table_has_the_form_that_the_standard_gives_it():
    text = written(MappingSet(f"{DEFAULT_BASE}graph/links", (FOUND, REJECTED), title="Links: of all"), DEFAULT_BASE)
    block = [line for line in text.splitlines() if line.startswith("#")]
    header = text.splitlines()[len(block)]
    assert block == [
        "#curie_map:",
        "#  catalog_example: https://catalog.example/",
        "#  schema: https://schema.org/",
        "#  whosays: https://w3id.org/whosays/",
        "#  wikidata: http://www.wikidata.org/entity/",
        "#mapping_set_id: https://w3id.org/whosays/graph/links",
        '#mapping_set_title: "Links: of all"',
        "#license: https://w3id.org/sssom/license/unspecified",
    ]
    assert yaml.safe_load("\n".join(line[1:] for line in block))["mapping_set_title"] == "Links: of all"
    assert header.split("\t")[:4] == ["subject_id", "subject_label", "predicate_id", "predicate_modifier"]
    assert "whosays:model/heron-2\tHeron 2\tskos:exactMatch\t\twikidata:Q4242\t" in text
    assert '"The ""Heron""\tof\nNorthlake"' in text


def test_what_all_rows_share_stands_once_in_the_block():
    text = written(MappingSet("https://x.example/set", (FOUND,)), DEFAULT_BASE)
    assert "#mapping_tool: whosays\n#mapping_date: 2026-03-04\n" in text
    assert "mapping_date" not in text.splitlines()[-3]
    assert read(text, "links").mappings == (FOUND,)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\x85\u2028\u2029"), max_size=30).map(str.strip)
PATHS = st.text(st.sampled_from("abc/-._~é"), min_size=1, max_size=20)
MAPPINGS = st.builds(
    Mapping,
    subject_id=PATHS.map(lambda path: DEFAULT_BASE + path),
    object_id=st.one_of(
        PATHS.map(lambda path: f"https://{path[:3].strip('/-._~é') or 'x'}.example/{path}"),
        PATHS.map(lambda path: f"urn:{path}"),
    ),
    predicate_id=st.sampled_from([*Predicate, "owl:sameAs", "https://x.example/like"]),
    mapping_justification=st.sampled_from(list(Justification)),
    subject_label=WORDS,
    object_label=WORDS,
    predicate_modifier=st.sampled_from(["", "Not"]),
    confidence=st.one_of(st.none(), st.sampled_from([0.0, 0.5, 0.95, 1.0])),
    mapping_date=st.sampled_from(["", "2026-03-04"]),
    author_label=WORDS,
    comment=WORDS,
)


@given(st.lists(MAPPINGS, max_size=6, unique_by=lambda each: (each.pair, each.predicate_modifier, each.predicate_id)))
def test_what_is_written_is_read_again(mappings):
    found = MappingSet("https://x.example/set", tuple(mappings), title="A set")
    again = read(written(found, DEFAULT_BASE), "links")
    assert set(again.mappings) == set(mappings)
    assert (again.id, again.license, again.title) == (found.id, found.license, found.title)


def row(**cells):
    values = {
        "subject_id": "whosays:model/heron-2",
        "predicate_id": "skos:exactMatch",
        "object_id": "wikidata:Q1",
        "mapping_justification": "semapv:LexicalMatching",
    } | cells
    top = "#curie_map:\n#  whosays: https://w3id.org/whosays/\n#  wikidata: http://www.wikidata.org/entity/\n"
    return top + "\t".join(values) + "\n" + "\t".join(values.values()) + "\n"


FAULTS = [
    (row(object_id="nobody:Q1"), "links:5: `nobody:Q1` is no CURIE whose prefix the curie_map declares"),
    (row(object_id=""), "links:5: it has no object_id"),
    (row(confidence="high"), "links:5: could not convert"),
    (row(confidence="2"), "links:5: a confidence or similarity is from 0 to 1"),
    (row(predicate_modifier="Perhaps"), "links:5: the modifier of a predicate is Not or nothing"),
    (row(mapping_date="last week"), "links:5: Invalid isoformat"),
    (row(object_id="wikidata:a b"), "links:5: "),
    (row().replace("\tobject_id", "\tobject"), "links:4: it has no column object_id"),
    (row() + "a\tb\tc\td\te\n", "links:6: this row has too many cells"),
    (row() + 'a\t"b"c\td\te\n', "links:6: this is no table"),
    ("#a: [\n" + row(), "links: the block at its top is no YAML"),
    ("#- a\n", "links: the block at its top is no list of slots"),
    ("#curie_map: [a]\n", "links: its curie_map is no list of prefixes"),
    ("#a: &x [1]\n#b: [*x, *x]\n", "links: the block at its top has an anchor"),
    ("#a: !!python/object:os.system\n", "links: the block at its top has an anchor, alias, tag"),
    ("#" + "a" * 40_000 + "\n", "links: the block at its top is too long"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_told_with_its_line(text, message):
    with pytest.raises(SourceError, match=re.escape(message)):
        read(text, "links")


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read_or_refused_in_words(text, has_head):
    assert place_of_fault(row() + text if has_head else text).startswith("links")


def place_of_fault(text):
    try:
        return read(text, "links").id or "links"
    except SourceError as fault:
        return fault.place


def test_slots_of_the_block_are_those_of_every_row_and_unknown_ones_are_passed_over():
    text = "#mapping_tool: somebody's\n#their_own: [1, 2]\n" + row(their_column="x")
    assert [each.mapping_tool for each in read(text, "links").mappings] == ["somebody's"]


def test_addresses_may_stand_whole():
    assert read(row(object_id="https://x.example/a"), "links").mappings[0].object_id == "https://x.example/a"


def test_a_curie_of_an_undeclared_prefix_is_not_made():
    with pytest.raises(ValueError, match="no prefix is declared for urn:x"):
        Curies({}).short("urn:x")


def test_what_a_curator_decided_of_a_pair_stands_in_place_of_what_is_computed():
    rejected = Mapping(HERON, ITEM, Predicate.EXACT, Justification.CURATED, predicate_modifier="Not")
    closer = Mapping(HERON, ITEM, Predicate.CLOSE, Justification.CURATED)
    other = Mapping(HERON, "https://x.example/a", Predicate.EXACT, Justification.NAMES)
    assert merged([FOUND, other], [rejected]) == (other, rejected)
    assert merged([FOUND, other], [rejected, closer]) == (other, rejected, closer)
    assert accepted(merged([FOUND, other], [rejected])) == (other,)
    turned = Mapping(ITEM, HERON, Predicate.EXACT, Justification.CURATED, predicate_modifier="Not")
    assert merged([FOUND, other], [turned]) == (other, turned)


@pytest.mark.skipif(not SCHEMA.is_file(), reason="SSSOM's schema is not on this machine")
def test_slots_and_justifications_are_those_of_the_schema():
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    assert set(SLOTS) <= set(schema["classes"]["mapping"]["slots"])
    pattern = schema["slots"]["mapping_justification"]["pattern"]
    assert all(re.fullmatch(pattern, each) for each in Justification)
    propagated = {name for name, slot in schema["slots"].items() if (slot.get("annotations") or {}).get("propagated")}
    assert {"mapping_tool", "mapping_tool_version", "mapping_date"} <= propagated
