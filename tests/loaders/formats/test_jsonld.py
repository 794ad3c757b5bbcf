"""JSON-LD: the statements that a parser of others finds, with their places; contexts only from the document itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib import Graph
from shapes import check_blocks, plainly, readable
from whosays.graph.errors import SourceError
from whosays.loaders.formats.json_records import nodes_of
from whosays.loaders.formats.jsonld import LOADER, _known, _Walker, is_linked
from whosays.loaders.formats.jsonld_context import Context
from whosays.loaders.formats.rdf_sound import _key, _key_of_quad, parsed

CONTEXT = {"@vocab": "http://ex.example/", "s": "https://schema.org/", "x": "http://www.w3.org/2001/XMLSchema#"}


def records(value, context=CONTEXT):
    text = json.dumps({"@context": context, **value}, ensure_ascii=False, indent=1)
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return blocks


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ({"size": "7B"}, [("size", "7B")]),
        ({"n": 64, "m": 7.5, "open": True, "no": None, "none": ""}, [("n", "64"), ("m", "7.5"), ("open", "true")]),
        ({"n": [1, [2, 3]]}, [("n", "1"), ("n", "2"), ("n", "3")]),
        ({"words": 'two\nlines, "quoted" é 🐦'}, [("words", 'two lines, "quoted" é 🐦')]),
        ({"day": {"@value": "2031-02-03T04:05:06Z", "@type": "x:dateTime"}}, [("day", "2031-02-03")]),
        ({"hue": [{"@value": "red", "@language": "en"}, {"@value": "rot", "@language": "de"}]}, [("hue", "red")]),
        ({"by": {"@id": "http://ex.example/Kite_Labs"}}, [("by", "Kite Labs")]),
        ({"by": {"s:name": "Kite Labs"}}, [("by", "Kite Labs")]),
        (
            {"offer": {"price": 3, "per": {"unit": "token"}}},
            [("price", "3", "offer"), ("unit", "token", "offer", "per")],
        ),
        ({"size": {"s:value": 7, "s:unitText": "billion"}}, [("size", "7 billion")]),
        ({"has": {"s:name": "Size", "s:value": "7B"}}, [("Size", "7B")]),
        ({"of": {"@list": ["a", "b"]}}, [("of", "a"), ("of", "b")]),
        ({"of": {"@set": ["a", "b"]}}, [("of", "a"), ("of", "b")]),
        ({"x:unknown": "a", "nothing:": "b"}, [("unknown", "a"), ("nothing:", "b")]),
    ],
)
def test_the_pairs_are(value, pairs):
    found = next(each for each in records({"@id": "http://ex.example/k", **value}) if each.subject.iri.endswith("/k"))
    assert list(plainly(found)[1:]) == pairs


def test_what_is_described():
    kite, labs = records(
        {
            "@id": "http://ex.example/k",
            "@type": "s:Product",
            "s:name": "Kite 2",
            "s:maker": {"@id": "_:l", "s:name": "Labs", "n": 3},
        }
    )
    assert (kite.subject.iri, [name.text for name in kite.subject.names]) == ("http://ex.example/k", ["Kite 2"])
    assert kite.subject.kinds == ("https://schema.org/Product", "Product")
    assert (labs.subject.iri, plainly(labs)) == ("_:l", ("Record", ("n", "3")))


def test_a_named_graph_is_kept():
    found = records({"@id": "http://ex.example/g", "said": "now", "@graph": [{"@id": "http://ex.example/k", "n": 1}]})
    assert [(each.graph, plainly(each)[1:]) for each in found] == [
        (None, (("said", "now"),)), ("http://ex.example/g", (("n", "1"),)),
    ]  # fmt: skip


def test_schema_org_needs_no_fetching():
    (record,) = records({"name": "Kite 2", "version": "2"}, "https://schema.org")
    assert record.pairs[0].terms == ("https://schema.org/version",)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"@context": "https://kite.example/context.jsonld"}', "stands elsewhere"),
        ('{"a": {"@context": ["https://schema.org", "context.jsonld"]}}', "stands elsewhere"),
        ('{"@context": {"@import": "https://kite.example/c"}}', "stands elsewhere"),
        (
            '{"@context": {"a": {"@id": "http://a.example/b", "@context": "https://kite.example/c"}}, "a": {"b": 1}}',
            "stands elsewhere",
        ),
        ('{"a": 1', "Expecting"),
        ('{"@context": {"@vocab": 5}}', "no JSON-LD"),
        ('{"@id": 5}', "no JSON-LD"),
        ('{"a":' * 200 + "1" + "}" * 200, "over 100 levels"),
    ],
)
def test_what_is_no_sound_json_ld_is_refused(text, what):
    with pytest.raises(SourceError, match=what):
        list(LOADER.blocks(text))


SPELLINGS = [
    {"@context": {"name": "http://a.example/name", "k": {"@id": "http://a.example/k", "@type": "@id"}}, "@id": "x", "name": "n", "k": ["y", "#z"]},
    {"@context": {"@base": "http://a.example/d/", "@vocab": "#"}, "@id": "", "p": {"@id": "e"}, "@type": "T"},
    {"@context": {"a": "http://a.example/", "p": {"@id": "a:p", "@language": "en"}, "@language": "de", "q": "a:q"}, "p": "x", "q": ["y", {"@value": "z"}]},
    {"@context": {"a": "http://a.example/", "p": {"@id": "a:p", "@container": "@language"}}, "p": {"en": "x", "de": ["y", "z"]}},
    {"@context": {"a": "http://a.example/", "p": {"@id": "a:p", "@container": "@list"}}, "p": ["x", 1]},
    {"@context": {"a": "http://a.example/", "p": {"@id": "a:p", "@container": "@index"}}, "p": {"i": "x", "j": {"a:q": 2}}},
    {"@context": {"a": "http://a.example/", "p": {"@reverse": "a:p"}}, "@id": "a:s", "p": {"@id": "a:o"}},
    {"@context": {"a": "http://a.example/"}, "@id": "a:s", "@reverse": {"a:p": [{"@id": "a:o"}, {"a:q": 1}]}},
    {"@context": {"a": "http://a.example/", "id": "@id", "type": "@type"}, "id": "a:s", "type": ["a:T", "a:U"], "a:p": {"id": "_:b"}},
    {"@context": {"a": "http://a.example/", "d": {"@id": "a:d", "@type": "a:date"}}, "d": ["2031", 5, 5.5, True]},
    {"@context": {"a": "http://a.example/"}, "a:p": [1.0, 2.5, 1e21, 1e-7, -3, 10**15]},
    {"@context": {"a": {"@id": "http://a.example/", "@prefix": True}, "p": {"@id": "a:p", "@context": {"q": "a:q"}}}, "p": {"q": 1}, "q": 2},
    {"@context": [{"a": "http://a.example/"}, None, {"b": "http://b.example/"}], "b:p": 1, "a:p": 2},
    [{"@id": "http://a.example/s", "http://a.example/p": 1}, {"@graph": [{"@id": "http://a.example/s", "http://a.example/p": 2}], "@id": "http://a.example/g"}],
    {"@context": {"@vocab": "http://a.example/"}, "p": {"@value": "x", "@type": "T"}, "q": {"@set": []}, "@included": [{"@id": "http://a.example/i", "r": 1}]},
    {"@context": {"c": "b:x", "b": "a:", "a": "http://a.example/"}, "c": 1},
    {"@context": {"@vocab": "http://a.example/", "p": None}, "p": 1, "q": 2},
    {"@context": {"@vocab": "http://a.example/", "t": {"@type": "@vocab"}}, "t": ["x", "http://a.example/y"]},
]  # fmt: skip


@pytest.mark.parametrize("value", SPELLINGS, ids=str)
def test_a_spelling_is_read_as_the_parser_reads_it(value):
    text = json.dumps(value)
    ours = {_key(each) for each in _Walker().top(nodes_of(text)[0], Context())}
    theirs = {_key_of_quad(quad) for quad in parsed(text, RdfFormat.JSON_LD)}
    assert ours == theirs


keys = st.sampled_from(
    ["@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@reverse", "@included", "@nest", "@index", "@context",
     "@vocab", "@base", "@container", "p", "s:name", "http://a.example/q", "", "x:y"]
)  # fmt: skip
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5),
    st.sampled_from(["@id", "@list", "@none", "http://a.example/x", "_:b", "en", "s:T", "https://schema.org", "x:y"]),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=400)
@given(value=st.dictionaries(keys, values, max_size=5), has_context=st.booleans())
def test_any_json_is_read_or_refused(value, has_context):
    text = json.dumps({"@context": CONTEXT, **value} if has_context else value, ensure_ascii=False)
    check_blocks(readable(LOADER, text), text)


def test_numbers_beyond_all_bounds_are_no_statements():
    text = '{"http://a.example/p": [' + "9" * 5000 + ", 1e999, 7]}"
    (record,) = LOADER.blocks(text)
    assert plainly(record) == ("Record", ("p", "7"))


def test_what_rdflib_writes_is_read():
    graph = Graph().parse(
        data='<http://a.example/k> <http://a.example/n> 64, "x"@en, <http://a.example/y> .', format="turtle"
    )
    (record,) = LOADER.blocks(graph.serialize(format="json-ld"))
    assert {pair.value.text for pair in record.pairs} == {"64", "x", "y"}


def test_the_contexts_of_parts_are_written_out():
    assert _known([{"@context": "http://schema.org/", "a": [{"@context": None}]}]) == [
        {"@context": {"@vocab": "https://schema.org/"}, "a": [{"@context": None}]}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"@context": {"@vocab": "https://schema.org/"}, "name": "Kite"}', True),
        ('\ufeff [\n{ "@context" : "https://schema.org"}]', True),
        ('{"@context": "https://kites.example/context.jsonld", "name": "Kite"}', False),
        ('{"@context": ["https://schema.org", {"@import": "https://kites.example/"}]}', False),
        ('{"name": "Kite", "@context": {}}', False),
        ('{"@context": {', False),
        ('{"@context": ' + "[" * 100_000, False),
        ("", False),
    ],
)
def test_json_is_json_ld_where_it_begins_with_a_context_that_is_known(text, expected):
    assert is_linked(text) is expected
