"""`whosays link`: mappings as a table on standard output or in a file, and what there is of which kind."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from commanding import printed, refused, run
from pyoxigraph import RdfFormat
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.linking.mapping import Predicate
from whosays.graph.linking.mapping_quads import mappings_in
from whosays.graph.linking.sssom import read
from whosays.graph.shelf.links import IDENT
from whosays.graph.shelf.shelf import Shelf, writing
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary

TABLE = """\
id,name,type,developer
https://catalog.example/heron-2,heron-2,model,
https://catalog.example/heron-2-q4,heron-2-Q4_K_M,model,
https://catalog.example/northlake,Northlake Labs Inc.,company,
https://catalog.example/tern,Tern 3,model,Harbour
"""
CURIES = "#curie_map:\n#  whosays: https://w3id.org/whosays/\n#  c: https://catalog.example/\n"
HEADER = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tauthor_label\n"


@pytest.fixture
def catalog(tmp_path):
    path = tmp_path / "catalog.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def linked(*arguments):
    ran = run("link", *arguments)
    assert ran.exit_code == 0, ran.output
    return {each.object_id.removeprefix("https://catalog.example/"): each for each in read(ran.stdout, "out").mappings}


def test_mappings_are_a_table_on_standard_output_and_their_counts_beside_it(data, catalog):
    ran = run("link", "--to", catalog, "--data", data, "--date", "2026-03-04")
    found = {each.object_label: each.predicate_id for each in read(ran.stdout, "out").mappings}
    assert found == {
        "heron-2": Predicate.EXACT,
        "heron-2-Q4_K_M": Predicate.RELATED,
        "Northlake Labs Inc.": Predicate.EXACT,
    }
    assert "3 mappings of" in ran.stderr
    assert "the same (skos:exactMatch)" in ran.stderr
    assert "#mapping_date: 2026-03-04\n" in ran.stdout


def test_a_decision_on_what_is_not_there_is_told(data, catalog, tmp_path):
    row = "https://w3id.org/whosays/model/hern-2\tskos:exactMatch\thttps://catalog.example/h\tsemapv:ManualMappingCuration"
    file = tmp_path / "decided.sssom.tsv"
    file.write_text(f"subject_id\tpredicate_id\tobject_id\tmapping_justification\n{row}\n", encoding="utf-8")
    ran = run("link", "--to", catalog, "--data", data, "--decisions", file)
    assert ran.exit_code == 0, ran.output
    assert (
        f"{file}: nothing in the snapshot is https://w3id.org/whosays/model/hern-2: this decision waits" in ran.stderr
    )


def test_a_file_gets_the_table_and_standard_output_the_counts(data, catalog, tmp_path):
    text = printed("link", "--to", catalog, "--data", data, "--out", tmp_path / "links.sssom.tsv")
    assert "3 mappings of" in text
    (found, *_) = read((tmp_path / "links.sssom.tsv").read_text("utf-8"), "links").mappings
    assert found.mapping_date == dt.datetime.now(dt.UTC).date().isoformat()
    assert found.mapping_tool_version


def test_what_a_curator_decided_stands(data, catalog, tmp_path):
    decisions = tmp_path / "links.sssom.tsv"
    rows = [
        "whosays:model/heron-2\tskos:exactMatch\tNot\tc:heron-2\tsemapv:ManualMappingCuration\tBo Lind",
        "whosays:model/heron-1\tskos:exactMatch\t\tc:tern\tsemapv:ManualMappingCuration\tBo Lind",
        "whosays:model/heron-1\tskos:exactMatch\t\tc:northlake\tsemapv:LexicalMatching\t",
    ]
    decisions.write_text(CURIES + HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    found = linked("--to", catalog, "--data", data, "--decisions", decisions)
    assert found["heron-2"].is_rejection
    assert (found["tern"].subject_id, found["tern"].author_label) == (
        "https://w3id.org/whosays/model/heron-1",
        "Bo Lind",
    )
    assert found["northlake"].subject_id == "https://w3id.org/whosays/organization/northlake-labs"


def test_ready_mappings_of_our_things_are_taken_over(data, tmp_path):
    ready = tmp_path / "ready.sssom.tsv"
    rows = [
        "whosays:model/heron-2\tskos:closeMatch\t\tc:a\tsemapv:MappingChaining\t",
        "whosays:model/nobody\tskos:exactMatch\t\tc:b\tsemapv:MappingChaining\t",
        "c:d\tskos:broadMatch\t\twhosays:model/heron-2\tsemapv:MappingReview\t",
        "c:e\towl:sameAs\t\twhosays:model/heron-2\tsemapv:MappingReview\t",
    ]
    ready.write_text(CURIES + HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    found = linked("--to", ready, "--data", data)
    assert set(found) == {"a", "d"}
    assert (found["d"].predicate_id, found["d"].mapping_justification) == (
        "skos:narrowMatch",
        "semapv:MappingInversion",
    )


def test_ids_of_tables_may_be_completed(data, tmp_path):
    path = tmp_path / "hub.tsv"
    path.write_text("id\tname\nnorthlake/heron-2\tHeron 2\n", encoding="utf-8")
    assert set(linked("--to", path, "--data", data, "--namespace", "https://catalog.example/")) == {"northlake/heron-2"}


def test_what_cannot_be_linked_is_told(data, tmp_path):
    assert "there is nothing to link to" in refused("link", "--data", data)
    path = tmp_path / "bad.csv"
    path.write_text("id,name\nheron,Heron 2\n", encoding="utf-8")
    assert "give --namespace" in refused("link", "--to", path, "--data", data)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--date", "today"), "is no day"),
        (("--license", "mine"), "is no web address"),
        (("--namespace", "x"), "no web"),
    ],
)
def test_an_unfit_option_is_refused(data, catalog, option, message):
    ran = run("link", "--to", catalog, "--data", data, *option)
    assert ran.exit_code == 2
    assert message in ran.stderr


def test_links_are_measured(tmp_path):
    sets = "- {set: a, ours: {x: {name: Heron 2}}, theirs: {y: {name: heron-2}, z: {name: heron-3}}, pairs: [[x, exact, y], [x, none, z]]}"
    (tmp_path / "a.yaml").write_text(sets, encoding="utf-8")
    told = json.loads(printed("evaluate", "--links", tmp_path, "--format", "json", "--misses", "--false"))
    assert (told["pairs"], told["hard negatives"], told["precision"], told["recall"]) == (2, 1, 1.0, 1.0)
    assert "By set" in printed("evaluate", "--links", tmp_path, "--misses", "--false")


TERNS = """\
id,name,type,developer
https://catalog.example/tern-2-mini,tern-2-mini,model,Harbour Labs
https://catalog.example/tern-2-mini-fp8,tern-2-mini-fp8,model,Harbour Labs
https://catalog.example/osprey,Tern 3 Mini,model,
"""
MINI, FP8, OSPREY = (f"https://catalog.example/{name}" for name in ("tern-2-mini", "tern-2-mini-fp8", "osprey"))
REJECTION = f"whosays:model/tern-2-mini\tskos:relatedMatch\tNot\t{FP8}\tsemapv:ManualMappingCuration\tBo Lind\n"
MORE = "Harbour Labs released Tern 3 Mini on 6 May 2025. Tern 3 Mini has 9 billion parameters.\n"


@pytest.fixture
def terns(tmp_path):
    path = tmp_path / "terns.csv"
    path.write_text(TERNS, encoding="utf-8")
    return path


def links(data):
    snapshot = Snapshot.current(data, verify=True)
    found = mappings_in(snapshot.store, Iris.of(Vocabulary.load(), snapshot.seal.get("base", DEFAULT_BASE)))
    return {each.object_id: each.is_rejection for each in found}


def test_published_links_are_a_snapshot_of_their_own_and_the_one_before_stays(written, terns):
    data = written.parent / "data"
    before = Snapshot.current(data)
    text = printed("link", "--to", terns, "--data", data, "--publish")
    after = Snapshot.current(data)
    assert f"Snapshot {after.id}" in text
    assert links(data) == {MINI: False, FP8: False}
    assert before.id != after.id
    assert (data / "snapshots" / before.id).is_dir()
    told = {quad for quad in before.store if "build" not in str(quad.graph_name) and "dataset" not in str(quad.subject)}
    assert told <= set(after.store)
    assert "tern-2-mini-fp8" in printed("query", "links/mappings", "--data", data, "--format", "csv")


def test_links_survive_builds_additions_and_removals(written, terns):
    data = written.parent / "data"
    printed("link", "--to", terns, "--data", data, "--publish")
    assert re.search(r"links to other graphs +2\b", printed("build", written, "--data", data))
    osprey = written.parent / "osprey.txt"
    osprey.write_text(MORE, encoding="utf-8")
    printed("add", osprey, "--data", data)
    assert links(data) == {MINI: False, FP8: False}
    printed("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: False, OSPREY: False}
    printed("remove", "osprey", "--data", data)
    assert links(data) == {MINI: False, FP8: False}, "a link of what is gone is left out"
    printed("remove", IDENT, "--data", data)
    assert links(data) == {}
    assert Shelf.of(data).added == ()


def test_decisions_beside_the_documents_enter_with_each_build(written, terns):
    data = written.parent / "data"
    (written / "links.sssom.tsv").write_text(CURIES + HEADER + REJECTION, encoding="utf-8")
    text = printed("build", written, "--data", data)
    assert re.search(r"links that a curator rejected +1\b", text)
    assert "kite.txt" in printed("sources", "--data", data)
    assert "links.sssom" not in printed("sources", "--data", data)
    printed("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: True}, "what is rejected does not come back"
    printed("build", written, written / "links.sssom.tsv", "--data", data)
    assert links(data) == {MINI: False, FP8: True}
    printed("remove", IDENT, "--data", data)
    printed("build", written, "--data", data)
    assert links(data) == {FP8: True}
    (written / "links.sssom.tsv").unlink()
    printed("build", written, "--data", data)
    assert links(data) == {}


def test_what_is_no_longer_rejected_is_back_with_the_next_build(written, terns):
    data, decisions = written.parent / "data", written / "links.sssom.tsv"
    decisions.write_text(CURIES + HEADER + REJECTION, encoding="utf-8")
    printed("build", written, "--data", data)
    printed("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: True}
    decisions.unlink()
    printed("build", written, "--data", data)
    assert links(data) == {MINI: False, FP8: False}


def test_decisions_that_are_published_by_name_stay_until_others_are(written, terns, tmp_path):
    data, decisions = written.parent / "data", tmp_path / "mine.sssom.tsv"
    decisions.write_text(CURIES + HEADER + REJECTION, encoding="utf-8")
    printed("link", "--to", terns, "--decisions", decisions, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: True}
    printed("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: True}
    decisions.write_text(CURIES + HEADER, encoding="utf-8")
    printed("link", "--to", terns, "--decisions", decisions, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: False}


def test_faulty_decisions_stop_a_build(written):
    (written / "links.sssom.tsv").write_text(CURIES + "subject_id\n", encoding="utf-8")
    assert "links.sssom.tsv:4: it has no column predicate_id" in refused(
        "build", written, "--data", written.parent / "data"
    )


def test_links_may_be_published_over_a_restored_dump(written, terns, tmp_path):
    data, dump = tmp_path / "restored", tmp_path / "dump.nq"
    dump.write_bytes(Snapshot.current(written.parent / "data").store.dump(format=RdfFormat.N_QUADS))
    printed("restore", dump, "--data", data)
    printed("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {MINI: False, FP8: False}


def test_nothing_is_published_while_another_build_is_at_work(written, terns):
    data = written.parent / "data"
    with writing(data):
        assert "another build is at work" in refused("link", "--to", terns, "--data", data, "--publish")
    assert links(data) == {}
