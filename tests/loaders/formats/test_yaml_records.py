"""YAML: records of pairs, scalars as written and where they stand, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import check_blocks, plainly
from whosays.graph.document import Record
from whosays.graph.errors import SourceError
from whosays.graph.limits import limit
from whosays.loaders.formats.yaml_records import LOADER


def read(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "- name: Kite\n  size: 7B\n- name: Tern\n",
            [("Record", ("name", "Kite"), ("size", "7B")), ("Record", ("name", "Tern"))],
        ),
        ("name: Kite\nsize: 7B\n", [("Record", ("name", "Kite"), ("size", "7B"))]),
        (
            "size:\n  total: 7B\n  by:\n    active: 1B\n",
            [("Record", ("total", "7B", "size"), ("active", "1B", "size", "by"))],
        ),
        ("tags: [a, b, [c]]\nnone: []\n", [("Record", ("tags", "a"), ("tags", "b"), ("tags", "c"), ("none", ""))]),
        ("a: ''\nb:\nc: {}\nd: \" \"\n", [("Record", ("a", ""), ("b", ""), ("c", ""), ("d", ""))]),
        (
            "name: Kite\nscores:\n  - on: A\n    score: 1\n  - on: B\nsize: 7B\n",
            [
                ("Record", ("name", "Kite"), ("size", "7B")),
                ("Record", ("on", "A", "scores"), ("score", "1", "scores")),
                ("Record", ("on", "B", "scores")),
            ],
        ),
        (
            "Kite:\n  size: 7B\nTern:\n  size: 8B\n  by: Osprey\n",
            [
                ("Heading", "Kite", 1),
                ("Record", ("size", "7B")),
                ("Heading", "Tern", 1),
                ("Record", ("size", "8B"), ("by", "Osprey")),
            ],
        ),
        ("a:\n  x: 1\nb:\n  y: 2\n", [("Record", ("x", "1", "a"), ("y", "2", "b"))]),
        ("models:\n  - name: Kite\n", [("Heading", "models", 1), ("Record", ("name", "Kite"))]),
        (
            "models:\n  Kite:\n    size: 7B\n  Tern:\n    size: 8B\n",
            [
                ("Heading", "models", 1),
                ("Heading", "Kite", 2),
                ("Record", ("size", "7B")),
                ("Heading", "Tern", 2),
                ("Record", ("size", "8B")),
            ],
        ),
        ("- one\n- - two\n- ''\n", [("Item", "one", 0), ("Item", "two", 1)]),
        ("Some words.", [("Paragraph", "Some words.")]),
        ("a: b\n---\nc: d\n...\n", [("Record", ("a", "b")), ("Record", ("c", "d"))]),
        ("{a: b, 'c': [d]}", [("Record", ("a", "b"), ("c", "d"))]),
        ("? [a, b]\n: c\n", [("Record", ("[a, b]", "c"))]),
        ("# only a comment\n", []),
        ("x: &x {a: b}\ny: *x\nz: c\n", [("Record", ("a", "b", "x"), ("a", "b", "y"), ("z", "c"))]),
        (
            "- &x {a: b, c: d}\n- <<: *x\n  c: e\n",
            [("Record", ("a", "b"), ("c", "d")), ("Record", ("c", "e"), ("a", "b"))],
        ),
    ],
)
def test_a_text_has_the_records(text, blocks):
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("no", "no"),
        ("1.10", "1.10"),
        ("2031-02-03", "2031-02-03"),
        ("~", "~"),
        ("1_000", "1_000"),
        ("314B # of them", "314B"),
        ("'it''s ''7B'''", "it's '7B'"),
        (r'"a\u2019s \"b\" \x41\tc \U0001F426"', 'a’s "b" A c 🐦'),
        (r'"\ud83d\udc26 bird"', "🐦 bird"),
        ('"folded\n    over lines"', "folded over lines"),
        ('"no \\\n    break"', "no break"),
        ("plain text\n    over\n\n    lines", "plain text over lines"),
        ("|\n    line one\n      line two\n", "line one line two"),
        (">-  # folded\n    line one\n    line two\n", "line one line two"),
        ("|2-\n      kept\n", "kept"),
        ("!!str 64", "64"),
        ("&a !t 'x'", "x"),
        ("é中🐦", "é中🐦"),
    ],
)
def test_a_scalar_is_read_as_written(written, words):
    text = f"key: {written}\nlast: end\n"
    (record,) = LOADER.blocks(text)
    check_blocks([record], text)
    assert isinstance(record, Record)
    assert [pair.value.text for pair in record.pairs] == [words, "end"]
    assert written.startswith(text[record.pairs[0].value.span.start :][:1]) or written[0] in "'\"|>&!"


def test_words_point_at_their_characters():
    text = 'é: "the \\u2019 7B model"\n'
    (record,) = LOADER.blocks(text)
    assert isinstance(record, Record)
    value = record.pairs[0].value
    at = value.text.index("7B")
    span = value.between(at, at + 2)
    assert text[span.start : span.end] == "7B"
    assert text[value.span.start : value.span.end] == "the \\u2019 7B model"


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<"), max_size=40), st.booleans())
def test_any_quoted_words_are_read(words, single):
    written = words.replace("'", "''") if single else words.replace("\\", "\\\\").replace('"', '\\"')
    quote = "'" if single else '"'
    text = f"key: {quote}{written}{quote}\n"
    try:
        blocks = list(LOADER.blocks(text))
    except SourceError:
        return
    check_blocks(blocks, text)
    unseen = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
    assert blocks[0].pairs[0].value.text == " ".join(words.translate(unseen).split())


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: b\nc: d: e\n", "line 2, column 5", "mapping values"),
        ("a: b\na: c\n", "line 2, column 1", "`a` stands here for the second time"),
        ("a: 'b\n", "line 2, column 1", "quoted scalar"),
        ("a: *b\n", "line 1, column 4", "undefined alias"),
        ("a: \x01\n", "line 1, column 4", "U+0001"),
        ("a: &a [*a]\n", "line 1, column 4", "holds itself"),
        ("a: &a\n  <<: *a\n", "line 1, column 4", "holds itself"),
        ('a: "\\UFFFFFFFF"\n', "the YAML", "too large"),
        ("a: [\n", "line 2, column 1", "flow"),
        ("[" * 20_000, "line 1, column 101", "100 levels"),
        ("- " * 5_000 + "a", "line 1, column 201", "100 levels"),
        ("".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9 if n else 'x'}]\n" for n in range(30)), "line 8", "2,000,000 nodes"),
        ("".join(f"a{n}: &a{n} [{f'*a{n - 1}' if n else 'x'}]\n" for n in range(500)), "line 100", "100 levels"),
    ],
)
def test_a_fault_is_told_with_its_place(text, place, what):
    with pytest.raises(SourceError) as fault:
        list(LOADER.blocks(text))
    assert fault.value.place.startswith(place)
    assert what in fault.value.what
    assert fault.value.remedy


def test_the_limits_are_those_that_are_stated():
    depth = limit("record_depth").value
    assert read("[" * depth + "]" * depth) == []
    with pytest.raises(SourceError):
        read("[" * (depth + 1) + "]" * (depth + 1))
