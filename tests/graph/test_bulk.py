"""A store that is loaded in chunks, on several threads, holds what it would hold if it were loaded at once."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, serialize
from whosays.graph import bulk
from whosays.graph.bulk import Loading
from whosays.graph.rdf import RDF, WS, XSD

IRIS = [NamedNode(f"https://e.example/{name}") for name in "abc"]
NODES = st.sampled_from([*IRIS, BlankNode("b1"), BlankNode("b2")])
OBJECTS = st.one_of(NODES, st.sampled_from([Literal("2.50", datatype=XSD.decimal), Literal(" _:b1 "), Literal("é\n")]))
QUADS = st.lists(st.builds(Quad, NODES, st.sampled_from(IRIS), OBJECTS, NODES), max_size=20)


def lines(quads):
    return serialize(quads, format=RdfFormat.N_QUADS)


def loaded(folder, *parts):
    with Loading(folder / "store") as loading:
        loading.add(map(lines, parts))
        return loading.content(), lines(sorted(loading.store(), key=str))


@settings(max_examples=25)
@given(st.lists(QUADS, max_size=3))
def test_chunks_are_one_store_with_the_digest_of_its_sorted_lines(tmp_path_factory, parts):
    folder = tmp_path_factory.mktemp("loading")
    content, stored = loaded(folder, *parts)
    peer = Store()
    peer.extend(quad for part in parts for quad in part)
    wanted = sorted(peer.dump(format=RdfFormat.N_QUADS).splitlines(keepends=True))

    assert stored == lines(sorted(peer, key=str))
    assert content.digest == hashlib.sha256(b"".join(wanted)).hexdigest()
    assert content.quads == len(wanted)


def test_things_are_counted_once_for_each_class(tmp_path):
    graphs = IRIS[:2]
    typed = [Quad(thing, RDF.type, WS[name], graph) for thing in IRIS for name in ("Model", "Work") for graph in graphs]
    build = Quad(NamedNode("https://e.example/graph/build"), RDF.type, WS.Build)
    content, _ = loaded(tmp_path, typed, [*typed[:3], build])

    assert content.told() == {
        "quads": 13,
        "base": "https://e.example/",
        "counts": {WS.Build.value: 1, WS.Model.value: 3, WS.Work.value: 3},
    }


def test_a_fault_of_a_thread_is_raised(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bulk, "_load", full)
    with Loading(tmp_path / "store") as loading:
        loading.add([b"<a:s> <a:p> <a:o> .\n"])
        with pytest.raises(OSError, match="No space left"):
            loading.store()


def test_what_is_done_meanwhile_has_the_whole_store_and_its_fault_is_raised(tmp_path):
    def count(store):
        raise ValueError(f"{len(store)} quads")

    with Loading(tmp_path / "store") as loading:
        loading.add([b"<a:s> <a:p> <a:o> .\n", b"<a:s> <a:p> <a:q> .\n"])
        with pytest.raises(ValueError, match="2 quads"):
            loading.content(meanwhile=count)
