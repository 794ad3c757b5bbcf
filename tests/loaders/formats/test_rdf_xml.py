"""RDF/XML: the statements that a parser of others finds, with their places, and nothing that unfolds without end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib import Graph
from shapes import HOSTILE, SCRAPS, check_blocks, plainly, readable
from whosays.graph.errors import SourceError
from whosays.loaders.formats.rdf_sound import _key, _key_of_quad, parsed
from whosays.loaders.formats.rdf_terms import BASE
from whosays.loaders.formats.rdf_xml import LOADER, _Walker
from whosays.loaders.formats.xml_tree import XmlTree

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/" '
    'xmlns:ex="http://ex.example/">'
)


def document(inside, before=""):
    return f"{before}{HEAD}{inside}</rdf:RDF>"


def records(inside, before=""):
    text = document(inside, before)
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return blocks


def about(inside):
    return f'<rdf:Description rdf:about="http://ex.example/k">{inside}</rdf:Description>'


@pytest.mark.parametrize(
    ("inside", "pairs", "quote"),
    [
        ("<ex:size>7B</ex:size>", [("size", "7B")], "<ex:size>7B"),
        ('<ex:n rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">+64</ex:n>', [("n", "64")], None),
        (
            "<ex:words> two\n words &amp;&#32;<![CDATA[<more>]]><!-- x --> </ex:words>",
            [("words", "two words & <more>")],
            None,
        ),
        ('<ex:by rdf:resource="#Kite_Labs"/>', [("by", "Kite Labs")], '<ex:by rdf:resource="#Kite_Labs'),
        (
            '<ex:by><s:Organization s:name="Kite Labs"/></ex:by>',
            [("by", "Kite Labs")],
            '<ex:by><s:Organization s:name="Kite Labs',
        ),
        (
            '<ex:size rdf:parseType="Resource"><s:value>7</s:value><s:unitText>B</s:unitText></ex:size>',
            [("size", "7 B")],
            None,
        ),
        ('<ex:size s:value="7"/>', [("size", "7")], None),
        ('<ex:m rdf:parseType="Resource"><ex:n>7</ex:n></ex:m>', [("n", "7", "m")], "<ex:n>7"),
        (
            '<ex:of rdf:parseType="Collection"><rdf:Description rdf:about="#A_1"/><rdf:Description rdf:about="#B_1"/></ex:of>',
            [("of", "A 1"), ("of", "B 1")],
            None,
        ),
        ('<ex:x xml:lang="de">rot</ex:x><ex:x xml:lang="en">red</ex:x>', [("x", "red")], None),
        ('<ex:x rdf:parseType="Literal"><b>7</b></ex:x><ex:n>7</ex:n>', [("n", "7")], "<ex:n>7"),
        ("<ex:x/><ex:n>7</ex:n>", [("x", ""), ("n", "7")], None),
    ],
)
def test_the_pairs_are(inside, pairs, quote):
    found = next(each for each in records(about(inside)) if each.subject.iri == "http://ex.example/k")
    assert list(plainly(found)[1:]) == pairs
    if quote:
        span = found.pairs[0].label.span.to(found.pairs[0].value.span)
        assert document(about(inside))[span.start : span.end] == quote


def test_what_a_node_is_of_and_is_called():
    text = '<s:Person rdf:ID="ada" s:name="Ada Quill"/><s:Person rdf:nodeID="b"><s:name>Bo</s:name></s:Person>'
    first, second = records(text)
    assert first.subject.iri == f"{BASE}#ada"
    assert [name.text for name in first.subject.names] == ["Ada Quill"]
    assert first.subject.kinds == ("https://schema.org/Person", "Person")
    assert (second.subject.iri, [name.text for name in second.subject.names]) == ("_:b", ["Bo"])


def test_entities_that_shorten_are_read():
    (record,) = records(about("<ex:by>&labs; 2</ex:by>"), '\ufeff<!DOCTYPE r [<!ENTITY labs "Kite Labs">]>')
    assert plainly(record) == ("Record", ("by", "Kite Labs 2"))


NESTED = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (document("<rdf:Description>"), "not well formed: mismatched tag"),
        (document("<a>b</a>c"), "no RDF/XML"),
        (document(about("<ex:n>&nbsp;</ex:n>")), "not well formed: undefined entity"),
        (document(about("<ex:n>&i;</ex:n>"), f"<!DOCTYPE r [{NESTED}]>"), "is long, or holds others"),
        (document("", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "outside of the document"),
        (document("", '<!DOCTYPE r [<!ENTITY % a "b">]>'), "outside of the document"),
        (document("", f'<!DOCTYPE r [<!ENTITY a "{"a" * 1001}">]>'), "is long"),
        (document(about("<ex:n>" + "&a;" * 70_000 + "</ex:n>"), f'<!DOCTYPE r [<!ENTITY a "{"a" * 1000}">]>'), "unfold to over"),
        (document("<rdf:Description><ex:p>" * 60), "over 100 levels"),
        (document("", '<?xml version="1.0" encoding="ISO-8859-1"?><a>'), "not well formed"),
        ("", "not well formed: no element found"),
        ("<a/>", "no RDF/XML"),
    ],
)  # fmt: skip
def test_what_is_no_sound_rdf_xml_is_refused(text, what):
    with pytest.raises(SourceError, match=what) as fault:
        list(LOADER.blocks(text))
    assert fault.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        document(
            '<ex:T rdf:about="http://ex.example/k" ex:a="1"><ex:b rdf:nodeID="x"/><ex:c/><rdf:li>1</rdf:li></ex:T>'
        ),
        document(
            '<rdf:Description xml:base="http://b.example/d/" rdf:about="e"><ex:p rdf:resource="#f"/></rdf:Description>'
        ),
        '<ex:T xmlns:ex="http://ex.example/" xml:lang="en"><ex:p>é🐦</ex:p><ex:q xml:lang="de">x</ex:q></ex:T>',
        document(about("<ex:p>a\r\nb\rc\td</ex:p><ex:q>\n x </ex:q>")),
        document(about('<ex:p rdf:ID="s">1</ex:p><ex:p ex:q="a&amp;b&#x20;c\n d"/>')),
        "\ufeff" + document(about("<ex:p>é</ex:p>"), "<!-- é -->"),
        document('<rdf:Bag><rdf:li>a</rdf:li><rdf:li rdf:parseType="Resource"><ex:p>1</ex:p></rdf:li></rdf:Bag>'),
    ],
)
def test_a_spelling_is_read_as_the_parser_reads_it(text):
    agree(text)


def agree(text):
    tree = XmlTree(text, BASE)
    ours = {_key(each) for each in _Walker(tree).statements()}
    theirs = {_key_of_quad(quad) for quad in parsed(tree.plainly(), RdfFormat.RDF_XML)}
    plain = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    reified = {key for key in theirs if key[0] == (f"{BASE}#s",) and key[1][0].startswith(plain)}
    assert ours == theirs - reified


iris = st.sampled_from(["http://a.example/x", "http://a.example/y#Kite_2", "http://b.example/é"])
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12)
triples = st.builds(
    Triple,
    st.one_of(iris.map(NamedNode), st.sampled_from("abc").map(BlankNode)),
    iris.map(NamedNode),
    st.one_of(
        iris.map(NamedNode),
        st.sampled_from("abc").map(BlankNode),
        words.map(Literal),
        st.builds(Literal, words, language=st.sampled_from(["en", "de-AT"])),
        st.integers().map(Literal),
    ),
)


@settings(max_examples=100)
@given(stated=st.lists(triples, max_size=10), pretty=st.booleans())
def test_any_graph_is_read_as_the_parser_reads_it(stated, pretty):
    text = serialize(stated, format=RdfFormat.RDF_XML).decode()
    if pretty and stated:
        text = Graph().parse(data=text, format="xml").serialize(format="pretty-xml")
    agree(text)
    check_blocks(list(LOADER.blocks(text)), text)


@settings(max_examples=100)
@given(
    scraps=st.lists(
        st.sampled_from((*SCRAPS, "<ex:p>", "</ex:p>", "<rdf:Description>", "&a;", "<![CDATA[", "]]>")), max_size=20
    )
)
def test_any_inside_is_read_or_refused(scraps):
    text = document("".join(scraps))
    check_blocks(readable(LOADER, text), text)


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: repr(line[:6]))
def test_a_hostile_line_within_ends(line):
    for text in (
        document(about(f"<ex:p>{line}</ex:p>")),
        document(about(f"<ex:p><![CDATA[{line}]]></ex:p>")),
        document(line),
    ):
        check_blocks(readable(LOADER, text), text)
