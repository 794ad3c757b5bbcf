"""Things found by their names and claims by their words, in a fixed order."""

from __future__ import annotations

import random
import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from whosays.graph.errors import SnapshotError
from whosays.graph.publish import publish, restore
from whosays.graph.rdf import ONTOLOGY, RDF, RDFS, SKOS, WS
from whosays.graph.searching import writing
from whosays.graph.searching.folding import key_of
from whosays.graph.searching.reading import MOST_COUNTED, Index
from whosays.graph.searching.writing import INDEX, write_index
from whosays.graph.snapshot import Snapshot

BASE = "https://e.example/"
SOURCE = NamedNode(f"{BASE}source/letter")
NAMES = {
    "heron": "Heron",
    "heron-2": "Heron 2",
    "heron-2-mini": "Heron 2 Mini",
    "grey": "Grey Heron",
    "egret": "Égret",
    "superheron": "Superheron",
    "maze": "Maze-Hard",
}
# How many claims there are about each.
CLAIMS = {"heron-2-mini": 5, "heron-2": 2, "grey": 3, "superheron": 9, "egret": 1}
QUOTES = ("Heron 2 has 48 billion parameters", "48 billion parameters", "parameters: 1.2 trillion", "an 8K window")


def iri(name):
    return NamedNode(BASE + name)


def named(name, label, kind=WS.Model, graph=None):
    graph = graph or DefaultGraph()
    return [Quad(iri(name), RDF.type, kind, graph), Quad(iri(name), RDFS.label, Literal(label), graph)]


def claimed(number, about, quote="so it is", value=None):
    claim = iri(f"claim/{about}-{number}")
    facts = [(RDF.type, WS.Claim), (RDF.subject, iri(about)), (WS.exact, Literal(quote))]
    return [Quad(claim, *fact, SOURCE) for fact in [*facts, *([(RDF.object, iri(value))] if value else [])]]


def index_of(folder, quads):
    store = Store()
    store.extend(quads)
    (folder / INDEX).unlink(missing_ok=True)
    write_index(store, folder / INDEX)
    assert [path.name for path in folder.iterdir()] == [INDEX]
    return Index(folder / INDEX)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    quads = [quad for name, label in NAMES.items() for quad in named(name, label)]
    quads += [quad for name, count in CLAIMS.items() for each in range(count) for quad in claimed(each, name)]
    quads += [quad for number, quote in enumerate(QUOTES) for quad in claimed(number, "pond", quote)]
    quads += claimed(9, "pond", QUOTES[1])
    quads += [Quad(iri("egret"), SKOS.altLabel, Literal("White heron"), DefaultGraph())]
    quads += [Quad(iri("egret"), SKOS.altLabel, Literal("Aigrette", language="fr"), SOURCE)]
    quads += named("evaluation/heron", "Heron on Maze", WS.Evaluation)
    quads += named("term", "Heron property", graph=NamedNode(ONTOLOGY))
    quads += [Quad(iri("residue"), WS.exact, Literal("heron, not understood"), SOURCE)]
    return index_of(tmp_path_factory.mktemp("index"), quads)


def names(hits):
    return [hit.name for hit in hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("heron", ["Heron", "Heron 2 Mini", "Heron 2", "Grey Heron", "White heron", "Superheron"]),
        ("HERON 2", ["Heron 2", "Heron 2 Mini"]),
        ("2 heron", ["Heron 2 Mini", "Heron 2"]),
        ("egret", ["Égret"]),
        ("ÉGRET", ["Égret"]),
        ("aigrette", ["Aigrette"]),
        ("eron", ["Superheron", "Heron 2 Mini", "Grey Heron", "Heron 2", "White heron", "Heron"]),
        ("maze hard", ["Maze-Hard"]),
        ("maze-hard", ["Maze-Hard"]),
        ("h", ["Heron 2 Mini", "Heron 2", "Heron", "Grey Heron", "White heron", "Maze-Hard"]),
        ("ro", []),
        ("heron heron", ["Heron 2 Mini", "Grey Heron", "Heron 2", "White heron", "Heron", "Superheron"]),
        ("on maze", []),
        ("property", []),
        ("", []),
        ('"*^', []),
    ],
)
def test_names_are_found_exact_ones_first_then_beginnings_then_by_how_much_is_said(index, typed, found):
    assert names(index.named(typed, 10)) == found
    assert index.count_named(typed) == len(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("her", ["Heron 2 Mini", "Heron 2", "Heron", "Grey Heron", "White heron"]),
        ("heron", ["Heron", "Heron 2 Mini", "Heron 2", "Grey Heron", "White heron"]),
        ("min", ["Heron 2 Mini"]),
        ("he mi", ["Heron 2 Mini"]),
        ("eron", []),
        (" ", []),
    ],
)
def test_a_name_is_completed_from_any_of_its_words(index, typed, found):
    assert names(index.completions(typed, 10)) == found


@pytest.mark.parametrize("most_one_by_one", [0, 100])
def test_a_thing_that_sources_type_has_its_type_but_for_that_of_claims(tmp_path, monkeypatch, most_one_by_one):
    monkeypatch.setattr(writing, "_MANY", most_one_by_one)
    quads = named("heron", "Heron", graph=SOURCE) + named("said", "Said", WS.Claim, SOURCE)
    quads += [Quad(iri("heron"), RDF.type, RDF.Statement, SOURCE)]
    index = index_of(tmp_path, quads)
    assert [(hit.iri, hit.type) for hit in index.named("heron", 5)] == [(f"{BASE}heron", WS.Model.value)]
    assert [(hit.iri, hit.type) for hit in index.named("said", 5)] == [(f"{BASE}said", "")]


def test_a_thing_is_told_with_its_label_type_and_number_of_claims(index):
    hit = index.named("white", 5)[0]
    assert (hit.iri, hit.label, hit.type, hit.claims) == (f"{BASE}egret", "Égret", WS.Model.value, 1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("billion", [1, 9, 0]),
        ("48 billion", [1, 9, 0]),
        ("billion 48", [1, 9, 0]),
        ("1.2", [2]),
        ("8k", [3]),
        ("rameter", [1, 9, 2, 0]),
        ("heron not", []),
        ("", []),
    ],
)
def test_claims_are_found_by_the_words_of_their_quotes_the_shortest_first(index, typed, found):
    numbers = [int(each.claim.rpartition("-")[2]) for each in index.quoted(typed, 10)]
    assert numbers == found
    assert index.count_quoted(typed) == len(found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("herron 2", "Heron 2"), ("hreon", "Heron"), ("maze harrd", "Maze-Hard"), ("egrett", "Égret"), ("zzz", None)],
)
def test_near_spellings(index, typed, first):
    assert next(iter(names(index.near(typed, 3))), None) == first


def test_no_more_is_found_than_is_asked_for(index):
    assert names(index.named("heron", 2)) == ["Heron", "Heron 2 Mini"]
    assert len(index.quoted("parameters", 2)) == 2
    assert len(index.near("herron", 2)) == 2


def test_many_are_counted_only_so_far(tmp_path):
    quads = [quad for number in range(MOST_COUNTED + 5) for quad in named(f"n{number}", f"Reed {number}")]
    quads += [quad for number in range(MOST_COUNTED + 5) for quad in claimed(number, "pond", "in the reeds")]
    found = index_of(tmp_path, quads)
    assert found.count_named("reed") == MOST_COUNTED + 1
    assert found.count_quoted("reeds") == MOST_COUNTED + 1


def test_scores_count_for_the_model_and_for_the_benchmark_values_for_what_nothing_is_said_of(tmp_path):
    quads = [*named("heron", "Heron"), *named("maze", "Maze"), *named("pond", "Pond")]
    quads += [Quad(iri("e"), WS.evaluatedModel, iri("heron"), DefaultGraph())]
    quads += [Quad(iri("e"), WS.benchmark, iri("maze"), DefaultGraph())]
    quads += [*claimed(1, "heron", value="pond"), *claimed(2, "e"), *claimed(3, "e")]
    decision = [(RDF.subject, iri("heron")), (RDF.object, iri("pond")), (WS.rule, Literal("only"))]
    quads += [Quad(iri("d"), *fact, iri("graph/consensus")) for fact in decision]
    found = index_of(tmp_path, quads)
    assert {hit.label: hit.claims for typed in NAMES | {"pond": 0} for hit in found.named(typed, 9)} == {
        "Heron": 3,
        "Maze": 2,
        "Pond": 1,
    }


def test_the_order_of_the_quads_makes_no_difference(tmp_path):
    quads = [quad for name, label in NAMES.items() for quad in named(name, label)]
    answers = []
    for seed in range(3):
        random.Random(seed).shuffle(quads)  # noqa: S311
        answers.append([index_of(tmp_path, quads).named(typed, 9) for typed in ("heron", "e", "2")])
    assert answers[0] == answers[1] == answers[2]


@given(
    typed=st.text(max_size=60) | st.sampled_from(["heron", "billion", '" OR key:"', "NEAR(a b)", "a* ^b", "her\0on"])
)
@settings(max_examples=300)
def test_whatever_is_typed_is_words_to_find_and_nothing_else(index, typed):
    words = key_of(typed).split()
    for hit in (*index.named(typed, 9), *index.completions(typed, 9)):
        assert all(word in key_of(hit.name) for word in words)
    for each in index.quoted(typed, 9):
        assert all(word in key_of(each.quote) for word in words)
    index.near(typed, 3)
    index.count_named(typed)
    index.count_quoted(typed)


def test_threads_ask_side_by_side(index):
    found = []
    threads = [threading.Thread(target=lambda: found.append(names(index.named("heron 2", 5)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["Heron 2", "Heron 2 Mini"]] * 4


def test_each_snapshot_has_one_and_one_that_has_none_says_so(tmp_path):
    first = publish(tmp_path / "data", [*named("heron", "Heron"), *claimed(1, "heron")])
    assert names(Index.of(first).named("heron", 5)) == ["Heron"]
    (tmp_path / "dump.nq").write_bytes(b"".join(f"{quad} .\n".encode() for quad in first.store))
    restored = restore(tmp_path / "other", tmp_path / "dump.nq")
    assert names(Index.of(restored).named("heron", 5)) == ["Heron"]
    without = {name: file for name, file in first.seal["files"].items() if name != INDEX}
    assert Index.of(replace(first, seal={**first.seal, "files": without})) is None
    assert Snapshot.current(tmp_path / "data", verify=True).id == first.id


def test_a_disk_that_refuses_is_told(tmp_path):
    with pytest.raises(SnapshotError, match="the search index could not be written"):
        write_index(Store(), tmp_path / "nowhere" / INDEX)


@pytest.mark.parametrize("many", [0, 100], ids=["all are read", "each is looked up"])
def test_things_of_which_only_sources_speak_have_the_types_that_those_say(tmp_path, monkeypatch, many):
    monkeypatch.setattr(writing, "_MANY", many)
    quads = [*named("heron", "Heron", graph=SOURCE), *named("pond", "Pond", WS.Organization)]
    quads += [Quad(iri("egret"), RDFS.label, Literal("Egret"), SOURCE)]
    index = index_of(tmp_path, quads)
    found = {name: index.named(name, 1)[0].type for name in ("heron", "pond", "egret")}
    assert found == {"heron": WS.Model.value, "pond": WS.Organization.value, "egret": ""}
