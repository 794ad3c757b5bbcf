"""Large catalogs: the memory for reading one grows with its text, and is no large multiple of that."""

from __future__ import annotations

import copy
import json
import tracemalloc

import pytest
import wikidata_files as wikidata
from whosays.graph.errors import SourceError
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import reading_of, sources_in
from whosays.loaders.formats.json_records import JSON, JSON_LINES


def read(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return reading_of(sources_in([folder / name])[0], Vocabulary.load())


def many(count, *, rich):
    for number in range(count):
        ident = f"Q{910000 + number}"
        if rich:
            yield {**copy.deepcopy(wikidata.HERON), "id": ident}
        else:
            yield wikidata.entity(ident, f"Heron {number}", wikidata.statement("P31", wikidata.item("Q5")))


@pytest.mark.parametrize(
    ("name", "written", "count", "rich"),
    [
        ("dump.json", wikidata.dump, 120, True),
        ("lines.jsonl", wikidata.lines, 120, True),
        ("names.json", wikidata.dump, 500, False),
    ],
)
def test_memory_is_no_large_multiple_of_the_text(tmp_path, name, written, count, rich):
    text = written(*many(count, rich=rich))
    read(tmp_path, name, written(wikidata.HERON))
    tracemalloc.start()
    try:
        reading = read(tmp_path, name, text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(reading.records) == count
    assert peak < 25 * len(text)


MEMBERS = [[], 1, "a, ]", {"a": [1, {"b": "]"}]}, [[]], None, {"é\\": "\ud83d\ude00"}]


@pytest.mark.parametrize("indent", [None, 1])
def test_members_of_a_list_are_its_nodes_at_their_places(indent):
    text = f"\ufeff\n{json.dumps(MEMBERS, indent=indent, ensure_ascii=False)}\r\n"
    assert list(JSON.members(text)) == list(JSON.node(text).nodes)


@pytest.mark.parametrize("text", ["[]", " [ ]\n", '{"a": [1]}', "17", '"[1, 2]"'])
def test_what_is_no_list_or_an_empty_one_is_one_member(text):
    assert list(JSON.members(text)) == [JSON.node(text)]


def test_lines_are_members():
    text = '{"a": 1}\n\n[2, 3]\r\n4\n'
    assert list(JSON_LINES.members(text)) == list(JSON_LINES.node(text).nodes)


@pytest.mark.parametrize(
    "text", ["[1, 2", "[1 2]", "[1[2]]", "[1,]", "[1] 2", "[,1]", "[1, NaN]", '[{"a": 1 "b"}]', "["]
)
def test_what_is_no_json_is_refused_as_ever(text):
    with pytest.raises(SourceError) as whole:
        JSON.node(text)
    with pytest.raises(SourceError) as apart:
        list(JSON.members(text))
    assert str(apart.value) == str(whole.value)


def test_depth_counts_from_the_whole_text():
    for depth, is_sound in ((100, True), (101, False)):
        text = "[1," + "[" * (depth - 1) + "]" * (depth - 1) + "]"
        for reader in (JSON.node, lambda text: list(JSON.members(text))):
            if is_sound:
                assert reader(text)
            else:
                with pytest.raises(SourceError, match="over 100 levels"):
                    reader(text)
