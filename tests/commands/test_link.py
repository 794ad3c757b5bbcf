"""`whosays link`: mappings as a table on standard output or in a file, and what there is of which kind."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from commanding import printed, refused, run
from whosays.graph.linking.mapping import Predicate
from whosays.graph.linking.sssom import read

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
    ]
    ready.write_text(CURIES + HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    assert set(linked("--to", ready, "--data", data)) == {"a"}


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
