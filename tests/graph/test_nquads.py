"""Lines of N-Quads come in chunks, in the form that the store gives back."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize
from whosays.graph import nquads
from whosays.graph.errors import SnapshotError
from whosays.graph.nquads import Rewriting, chunks_in, chunks_of, lines_in
from whosays.graph.rdf import RDF, XSD

NODE = NamedNode("https://e.example/it")
TYPES = [
    "boolean",
    "byte",
    "date",
    "dateTime",
    "dateTimeStamp",
    "dayTimeDuration",
    "decimal",
    "double",
    "duration",
    "float",
    "gDay",
    "gMonth",
    "gMonthDay",
    "gYear",
    "gYearMonth",
    "hexBinary",
    "int",
    "integer",
    "long",
    "negativeInteger",
    "nonNegativeInteger",
    "short",
    "string",
    "time",
    "token",
    "unsignedByte",
    "yearMonthDuration",
    "anyURI",
]
NUMBERS = [
    "01",
    "2.50",
    "-0",
    "+5",
    "1.0e0",
    "1E400",
    "NaN",
    "-INF",
    "true",
    "1",
    "2.",
    ".5",
    " 5 ",
    "9" * 40,
    "00" * 200,
]
TIMES = ["2024-02-30", "2024-02-29", "2024-02-29T24:00:00", "2024", "-0044-03", "P1Y13M", "P1DT25H", "10:00:00.500Z"]
WRITTEN = st.one_of(
    st.sampled_from([*NUMBERS, *TIMES, 'a "5', "\\", ' "5', "\n"]), st.text('0123456789.-+eE "\\', max_size=12)
)


def typed(words):
    name, written = words
    return Literal(written, datatype=XSD[name])


LITERALS = st.one_of(
    st.tuples(st.sampled_from(TYPES), WRITTEN).map(typed),
    WRITTEN.map(Literal),
    WRITTEN.map(lambda written: Literal(written, datatype=RDF.HTML)),
    WRITTEN.map(lambda written: Literal(written, language="en-GB")),
)


def quad(term, graph=NODE):
    return Quad(NODE, NODE, term, graph)


def lines(quads):
    return serialize(quads, format=RdfFormat.N_QUADS)


def sorted_lines(text):
    return sorted(set(text.splitlines(keepends=True)))


@given(st.lists(LITERALS, max_size=8))
def test_literals_are_rewritten_as_the_store_rewrites_them(literals):
    quads = [quad(literal) for literal in literals]
    store = Store()
    store.bulk_extend(quads)

    assert sorted_lines(Rewriting()(lines(quads))) == sorted_lines(store.dump(format=RdfFormat.N_QUADS))


@given(st.lists(LITERALS, max_size=8))
def test_what_is_rewritten_stays_as_it_is(literals):
    rewriting = Rewriting()
    once = rewriting(lines([quad(literal) for literal in literals]))

    assert rewriting(once) == Rewriting()(once) == once


def test_many_literals_are_not_all_kept_in_mind(monkeypatch):
    monkeypatch.setattr(nquads, "_KNOWN", 3)
    rewriting = Rewriting()
    for start in range(0, 20, 5):
        numbers = [quad(Literal(f"{number}.50", datatype=XSD.decimal)) for number in range(start, start + 5)]
        assert rewriting(lines(numbers)).count(b'.5"') == 5


@given(st.lists(st.text(max_size=9), max_size=30), st.integers(1, 400))
def test_chunks_are_all_the_lines_in_their_order(texts, size):
    quads = [quad(Literal(text)) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nquads, "CHUNK", size)
        patch.setattr(nquads, "_TOGETHER", 2)
        chunks = list(chunks_of(quads))

    assert b"".join(chunks) == lines(quads)
    assert all(chunk.endswith(b"\n") for chunk in chunks)
    assert all(len(chunk) >= size for chunk in chunks[:-1])


PATHS = st.text(st.sampled_from("az09-._~!$&'()*+,;=:@/?é\u4e2d\U0001f40d"), max_size=20)
NODES = PATHS.map(lambda path: NamedNode(f"https://e.example/{path}"))
LITERALS = st.one_of(
    st.text().map(Literal),
    st.text(st.sampled_from("\"\\\n\r\t\b\f\0\x7f\x80 <>\u2028\ufffe\U0001f40d'^@")).map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), st.text(), st.sampled_from(["en", "EN-gb", "zh-Hant"])),
    st.builds(lambda text, datatype: Literal(text, datatype=datatype), st.text(), NODES),
    st.builds(lambda text, name: Literal(text, datatype=XSD[name]), st.sampled_from(NUMBERS), st.sampled_from(TYPES)),
)


@given(NODES, st.lists(st.tuples(NODES, NODES, NODES | LITERALS)))
def test_triples_written_as_text_are_what_the_serializer_writes(graph, triples):
    assert lines_in(graph, triples) == lines(dict.fromkeys(Quad(*triple, graph) for triple in triples))


@pytest.mark.parametrize("suffix", [".nq", ".nq.gz"])
def test_a_dump_may_be_written_in_any_way(tmp_path, suffix):
    dump = tmp_path / f"dump{suffix}"
    written = (
        b'# a remark\n\n<a:s>\t<a:p>   "\\u00e9"@EN  .\r\n_:x <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#string> _:g.'
    )
    dump.write_bytes(gzip.compress(written[:20]) + gzip.compress(written[20:]) if suffix.endswith("gz") else written)

    assert b"".join(chunks_in(dump)) == '<a:s> <a:p> "é"@en .\n_:x <a:p> "1" _:g .\n'.encode()


@pytest.mark.parametrize("place", [1, 2, 40, 41, 100])
@pytest.mark.parametrize("suffix", [".nq", ".nq.gz"])
def test_a_fault_has_its_line_in_whatever_chunk_it_stands(tmp_path, monkeypatch, place, suffix):
    monkeypatch.setattr(nquads, "CHUNK", 300)
    each = [b"<a:s> <a:p> <a:o%d> .\n" % number for number in range(100)]
    each[place - 1] = b"<a:s> this .\n"
    dump = tmp_path / f"dump{suffix}"
    dump.write_bytes(gzip.compress(b"".join(each)) if suffix.endswith("gz") else b"".join(each))

    with pytest.raises(SnapshotError, match=rf"dump{suffix}:{place}: this is not N-Quads \(The predicate"):
        list(chunks_in(dump))


def test_a_hostile_line_takes_no_longer_than_its_length():
    line = b'<a:s> <a:p> "' + b' \\"5\\"^^' * 20_000 + b'" .\n'

    assert Rewriting()(line) == line
