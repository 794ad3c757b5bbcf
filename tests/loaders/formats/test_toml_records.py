"""TOML: tables in all their spellings are the records that they stand for, and what is refused."""

from __future__ import annotations

import json
import tomllib

import pytest
import tree_sitter_toml
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import HOSTILE, check_blocks, plainly, readable
from whosays.graph.document import Record
from whosays.graph.errors import SourceError
from whosays.loaders.formats.nodes import Listed, Mapped
from whosays.loaders.formats.toml_records import LOADER, WHAT, _Reader
from whosays.loaders.formats.trees import Tree


def read(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


LIMIT = [("Record", ("name", "Kite"), ("context", "9", "limit"), ("output", "8", "limit"))]


@pytest.mark.parametrize(
    "text",
    [
        'name = "Kite"\n[limit]\ncontext = 9\noutput = 8\n',
        "name = 'Kite'\nlimit.context = 9\nlimit.output = 8\n",
        'name = "Kite"\nlimit = { context = 9, output = 8 }\n',
        '"name" = "Kite" # the bird\r\n[limit] # at most\r\ncontext = 9\r\noutput = 8',
        "\ufeffname = '''\nKite'''\n[ \"limit\" ]\n'context' = 9\noutput = 8\n",
        'name = """\\\n   Ki\\\n   te"""\n\n[limit]\ncontext=9\noutput=8',
    ],
)
def test_one_record_however_it_is_written(text):
    assert read(text) == LIMIT


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            '[[models]]\nname = "Kite"\n[models.limit]\ncontext = 9\n[[models]]\nname = "Tern"\n',
            [
                ("Heading", "models", 1),
                ("Record", ("name", "Kite"), ("context", "9", "limit")),
                ("Record", ("name", "Tern")),
            ],
        ),
        (
            'name = "Kite"\n[[scores]]\non = "A"\nscore = 1\n[[scores]]\non = "B"\n[cost]\ninput = 1\n',
            [
                ("Record", ("name", "Kite"), ("input", "1", "cost")),
                ("Record", ("on", "A", "scores"), ("score", "1", "scores")),
                ("Record", ("on", "B", "scores")),
            ],
        ),
        (
            '[kite-7b]\nsize = "7B"\n[tern-8b]\nsize = "8B"\n',
            [
                ("Heading", "kite-7b", 1),
                ("Record", ("size", "7B")),
                ("Heading", "tern-8b", 1),
                ("Record", ("size", "8B")),
            ],
        ),
        (
            '[models."a.kite"]\nsize = 7\n[models."b.tern"]\nsize = 8\n',
            [
                ("Heading", "models", 1),
                ("Heading", "a.kite", 2),
                ("Record", ("size", "7")),
                ("Heading", "b.tern", 2),
                ("Record", ("size", "8")),
            ],
        ),
        (
            "a = 131_072\nb = 0xFF\nc = 2031-02-03\nd = 2031-02-03T04:05:06Z\ne = inf\nf = true\ng = 1e-06\n",
            [
                (
                    "Record",
                    ("a", "131_072"),
                    ("b", "0xFF"),
                    ("c", "2031-02-03"),
                    ("d", "2031-02-03T04:05:06Z"),
                    ("e", "inf"),
                    ("f", "true"),
                    ("g", "1e-06"),
                )
            ],
        ),
        (
            't = [\n  "text", # words\n  "image",\n]\nn = []\nm = [[1], [2]]\n',
            [("Record", ("t", "text"), ("t", "image"), ("n", ""), ("m", "1"), ("m", "2"))],
        ),
        ("[a]\n[a.b]\nc = 1\n[a.b.d]\n", [("Record", ("c", "1", "a", "b"), ("d", "", "a", "b"))]),
        ("[a.b]\nc = 1\n[a]\nd = 2\n", [("Record", ("c", "1", "a", "b"), ("d", "2", "a"))]),
        ('1.2 = "x"\n"" = 3\n'.replace('"" = 3\n', ""), [("Record", ("2", "x", "1"))]),
        ("# only words\n", []),
        ("", []),
    ],
)
def test_a_text_has_the_records(text, blocks):
    assert read(text) == blocks


def test_words_point_at_their_characters():
    text = '"é🐦" = """the \\"7B\\"\nmodel \\U0001F426 中 \\\n\n   32K"""\n'
    (record,) = LOADER.blocks(text)
    assert isinstance(record, Record)
    (pair,) = record.pairs
    assert (pair.label.text, pair.value.text) == ("é🐦", 'the "7B" model 🐦 中 32K')
    for words in ("7B", "32K"):
        at = pair.value.text.index(words)
        span = pair.value.between(at, at + len(words))
        assert text[span.start : span.end] == words


@settings(max_examples=200)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<"), max_size=40),
    st.sampled_from(['"', "'", '"""', "'''"]),
)
def test_any_quoted_words_are_read(words, quote):
    if "'" in quote:
        words = words.replace("'", "’")
    written = words.replace("\\", "\\\\").replace('"', '\\"') if '"' in quote else words
    text = f"key = {quote}{written}{quote}\n"
    (block,) = LOADER.blocks(text)
    check_blocks([block], text)
    unseen = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
    assert block.pairs[0].value.text == " ".join(words.translate(unseen).split())


NUMBERS = ("1", "-1_000", "+2", "1e+16", "1E-7", "6.5e3", "inf", "-nan", "0xDEAD_BEEF", "0o17", "0b1", "true")
TIMES = ("2031-02-03", "2031-02-03T04:05:06.789+01:00", "2031-02-03 04:05:06z", "04:05:06")
KEYS = st.sampled_from(("a", "b-1", "1", '"c d"', "'e.f'", '"é"', "true", "2031-02-03"))
SCALARS = st.one_of(st.sampled_from((*NUMBERS, *TIMES)), st.text(max_size=6).map(json.dumps))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        ),
    ),
    max_leaves=8,
)
NAMES = st.lists(KEYS, min_size=1, max_size=3).map(" . ".join)
LINES = st.one_of(
    st.tuples(NAMES, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]} # words"),
    NAMES.map("[{}]".format),
    NAMES.map("[[{}]]".format),
)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=8))
def test_the_tables_are_those_of_the_standard_library(lines):
    text = "\n".join(lines)
    try:
        wanted = tomllib.loads(text)
    except ValueError:
        assert readable(LOADER, text) == []
        return
    check_blocks(LOADER.blocks(text), text)
    assert plain(_Reader(Tree(text, WHAT, tree_sitter_toml.language)).document()) == plain(wanted)


def plain(node):
    """Return the keys and lists of nodes, or of what the standard library reads, with words where both have some."""
    match node:
        case Mapped(entries):
            return [(key.text, plain(value)) for key, value in entries]
        case dict():
            return [(" ".join(key.split()), plain(value)) for key, value in node.items()]
        case Listed(nodes) | list(nodes):
            return [plain(each) for each in nodes]
    return ""


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a = 1\nb = \n", "line 2, column 5", "Invalid value"),
        ("a = 1\na = 2\n", "line 2, column 6", "Cannot overwrite"),
        ("[a]\nb = 1\n[a]\n", "line 3, column 3", "twice"),
        ("a = [1,", "the end", "Invalid value"),
        ("a = 2031-13-01\n", "line 1", ""),
        ("a = " + "1" * 5_000, "the TOML", "limit"),
        ("a = " + "[" * 20_000, "the TOML", "100 levels"),
        ("a = " + "[" * 101 + "]" * 101, "line 1, column 105", "100 levels"),
        ("x = 1\n" + ".".join("a" * 5_000) + " = 1", "line 2, column 1", "100 levels"),
        ("[" + " . ".join(["'a'"] * 5_000) + "]", "line 1, column 2", "100 levels"),
    ],
)
def test_a_fault_is_told_with_its_place(text, place, what):
    with pytest.raises(SourceError) as fault:
        list(LOADER.blocks(text))
    assert fault.value.place.startswith(place) or fault.value.place == "the TOML"
    assert what in fault.value.what
    assert fault.value.remedy


@pytest.mark.parametrize(
    "line", [*HOSTILE, "a." * 10_000, '"a".' * 5_000, "a = '''" + "'" * 20_000, "a.b.c\n" * 3_000, "a=" + "{a=" * 5_000]
)
def test_a_hostile_line_is_read_or_refused(line):
    check_blocks(readable(LOADER, line), line)
