"""JSON and JSON Lines: records of pairs, values as written and where they stand, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import HOSTILE, check_blocks, plainly, readable
from whosays.graph.document import Record
from whosays.graph.errors import SourceError
from whosays.graph.limits import limit
from whosays.loaders.formats.json_records import JSON, JSON_LINES


def read(text, loader=JSON):
    blocks = list(loader.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ('{"name": "Kite", "size": 7}', [("Record", ("name", "Kite"), ("size", "7"))]),
        ('[{"name": "Kite"}, {"name": "Tern"}]', [("Record", ("name", "Kite")), ("Record", ("name", "Tern"))]),
        ('{"data": [{"id": "kite"}]}', [("Heading", "data", 1), ("Record", ("id", "kite"))]),
        (
            '{"object": "list", "data": [{"id": "kite"}]}',
            [("Record", ("object", "list")), ("Record", ("id", "kite", "data"))],
        ),
        ('{"limit": {"context": 9, "by": {"in": 8}}}', [("Record", ("context", "9", "limit"), ("in", "8", "limit", "by"))]),
        ('{"in": ["text", "image"], "no": [], "o": {}}', [("Record", ("in", "text"), ("in", "image"), ("no", ""), ("o", ""))]),
        (
            '{"a/kite": {"size": 7, "by": "x"}, "b/tern": {"size": 8}}',
            [("Heading", "a/kite", 1), ("Record", ("size", "7"), ("by", "x")), ("Heading", "b/tern", 1), ("Record", ("size", "8"))],
        ),
        # One entry of many may lack what the others have.
        (
            '{"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}, "c": {"z": 1}}',
            [("Heading", "a", 1), ("Record", ("x", "1"), ("y", "2")), ("Heading", "b", 1), ("Record", ("x", "1"), ("y", "3")),
             ("Heading", "c", 1), ("Record", ("z", "1"))],
        ),
        # Sections of one record, and values with a note, are no things of their own.
        (
            '{"limit": {"context": 9, "output": 8}, "cost": {"input": 1, "output": 2}}',
            [("Record", ("context", "9", "limit"), ("output", "8", "limit"), ("input", "1", "cost"), ("output", "2", "cost"))],
        ),
        (
            '{"size": {"value": 7, "note": "n"}, "by": {"value": "x", "note": "m"}}',
            [("Record", ("value", "7", "size"), ("note", "n", "size"), ("value", "x", "by"), ("note", "m", "by"))],
        ),
        # A catalog within a record: the path of each of its records ends in its key.
        (
            '{"name": "Osprey", "models": {"k": {"a": 1, "b": 2, "c": 3}, "t": {"a": 1, "b": 2, "c": 4}}}',
            [
                ("Record", ("name", "Osprey")),
                ("Record", ("a", "1", "models", "k"), ("b", "2", "models", "k"), ("c", "3", "models", "k")),
                ("Record", ("a", "1", "models", "t"), ("b", "2", "models", "t"), ("c", "4", "models", "t")),
            ],
        ),
        ('{"a": null, "b": true, "c": 1e-06, "d": -2.50}', [("Record", ("a", "null"), ("b", "true"), ("c", "1e-06"), ("d", "-2.50"))]),
        ('\ufeff{"a": ""}\r\n', [("Record", ("a", ""))]),
        ('"Some words."', [("Paragraph", "Some words.")]),
        ("[]", []),
        ("{}", []),
    ],
)  # fmt: skip
def test_a_text_has_the_records(text, blocks):
    assert read(text) == blocks


def test_each_line_of_json_lines_is_a_record():
    text = '{"name": "Kite"}\n\n{"name": "Tern"}\r\n'
    assert read(text, JSON_LINES) == [("Record", ("name", "Kite")), ("Record", ("name", "Tern"))]
    assert read("", JSON_LINES) == []


def test_words_point_at_their_characters():
    text = '{"é\\u00e9 🐦": "the \\"7B\\"\\nmodel \\ud83d\\udc26 中 32K"}'
    (record,) = JSON.blocks(text)
    assert isinstance(record, Record)
    (pair,) = record.pairs
    assert (pair.label.text, pair.value.text) == ("éé 🐦", 'the "7B" model 🐦 中 32K')
    for words in ("7B", "32K"):
        at = pair.value.text.index(words)
        span = pair.value.between(at, at + len(words))
        assert text[span.start : span.end] == words
    assert text[pair.label.span.start : pair.label.span.end] == "é\\u00e9 🐦"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=200)
@given(VALUES, st.booleans())
def test_all_words_of_any_json_are_read(value, ascii_only):
    text = json.dumps(value, ensure_ascii=ascii_only)
    blocks = readable(JSON, text)
    check_blocks(blocks, text)
    found = " ".join(str(words) for block in map(plainly, blocks) for words in block)
    for words in scalars(value):
        assert words in found


def scalars(value):
    """Yield the words of all scalars within lists and mappings whose words nobody can mistake."""
    match value:
        case dict():
            for inner in value.values():
                yield from scalars(inner)
        case list():
            for inner in value:
                yield from scalars(inner)
        case str():
            if value.isascii() and value.isalnum():
                yield value
        case _:
            yield json.dumps(value)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("", "line 1, column 1", "Expecting value"),
        ('{"a": 1\n "b": 2}', "line 2, column 2", "Expecting ',' delimiter"),
        ('{"a": 1,\n "a": 2}', "line 2, column 2", "`a` stands here for the second time"),
        ('{"a": 1,\n "\\u0061": 2}', "line 2, column 2", "`a` stands here for the second time"),
        ('{"é": "🐦", "é": 2}', "line 1, column 12", "`é` stands here for the second time"),
        ('{"a": "NaN",\n "b": NaN}', "line 2, column 7", "NaN is no JSON"),
        ('{"a": 1} {"b": 2}', "line 1, column 10", "Extra data"),
        ("{'a': 1}", "line 1, column 2", "property name"),
        ("// words\n1", "line 1, column 1", "Expecting value"),
        ("[" * 20_000, "line 1, column 1", "100 levels"),
        ('{"a":' * 20_000, "line 1, column 1", "100 levels"),
        ("[" * 101 + "]" * 101, "line 1, column 101", "100 levels"),
    ],
)
def test_a_fault_is_told_with_its_place(text, place, what):
    with pytest.raises(SourceError) as fault:
        list(JSON.blocks(text))
    assert fault.value.place == place
    assert what in fault.value.what
    assert fault.value.remedy


def test_a_fault_of_json_lines_names_its_line():
    with pytest.raises(SourceError) as fault:
        list(JSON_LINES.blocks('{"a": 1}\n{"a": 1\n'))
    assert fault.value.place == "line 2, column 8"


def test_the_limits_are_those_that_are_stated():
    depth = limit("record_depth").value
    assert read("[" * depth + "]" * depth) == []


@pytest.mark.parametrize("loader", [JSON, JSON_LINES], ids=["json", "jsonl"])
@pytest.mark.parametrize(
    "line", [*HOSTILE, '{"a":"\\u00e9\\', '{"a":' + '"\\\\' * 9_000, "1" * 20_000, '"' + "é" * 20_000 + '"']
)
def test_a_hostile_line_is_read_or_refused(loader, line):
    check_blocks(readable(loader, line), line)
