"""The description of a dump is Croissant: of exactly its files, with the columns of its tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from whosays.graph.exporting.croissant import CONFORMS_TO, CONTEXT, FIELDS, dumps_in
from whosays.graph.exporting.dumps import DESCRIPTION, write_dumps
from whosays.graph.listing import KEYS, claims_in

VOCABULARY = Path(__file__).parents[3].parent / "shared/related/vocab/croissant.ttl"
CR = "http://mlcommons.org/croissant/"


@pytest.fixture(scope="module")
def dump(snapshot, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dumps") / "dump"
    return folder, write_dumps(snapshot, folder, "https://licenses.example/open")


@pytest.fixture(scope="module")
def description(dump):
    return json.loads((dump[0] / DESCRIPTION).read_bytes())


def test_it_says_what_the_specification_wants(description, snapshot):
    assert description["conformsTo"] == CONFORMS_TO
    assert description["license"] == "https://licenses.example/open"
    assert description["datePublished"] == snapshot.seal["built"]
    assert description["version"].endswith(f"+{snapshot.id}")
    wanted = {"@context", "@type", "name", "description", "url", "creator", "distribution", "recordSet"}
    assert wanted <= description.keys()


def test_it_is_read_back_to_the_files(dump, description):
    assert dumps_in(description) == dump[1]


def test_the_columns_of_a_table_are_those_that_it_has(dump, description):
    folder, _ = dump
    records = next(each for each in description["recordSet"] if each["@id"] == "claims-csv")
    columns = [field["source"]["extract"]["column"] for field in records["field"]]
    with (folder / "claims.csv").open(newline="", encoding="utf-8") as file:
        assert columns == next(csv.reader(file)) == list(KEYS) == list(FIELDS)
    integers = [field["name"] for field in records["field"] if field["dataType"] == "sc:Integer"]
    assert integers == ["start", "end"]
    assert {field["source"]["fileObject"]["@id"] for field in records["field"]} == {"claims.csv"}


def test_each_term_is_one_of_the_vocabulary(description):
    if not VOCABULARY.exists():
        pytest.skip("the vocabulary is not beside this checkout")
    known = {str(subject) for subject in rdflib.Graph().parse(VOCABULARY).subjects()}
    quads = parse(json.dumps(description), format=RdfFormat.JSON_LD, base_iri="https://x.example/")
    terms = {getattr(term, "value", "") for quad in quads for term in (quad.predicate, quad.object)}
    used = {term for term in terms if term.startswith(CR)}
    assert used - known - {CONFORMS_TO} == set()
    assert f"{CR}RecordSet" in used
    assert CONTEXT["cr"] == CR


@pytest.mark.filterwarnings("ignore")  # its own libraries warn
@pytest.mark.parametrize("table", ["claims-csv", "claims-parquet"])
def test_mlcroissant_reads_the_claims(dump, snapshot, table):
    mlcroissant = pytest.importorskip("mlcroissant")
    if table == "claims-parquet":
        pytest.importorskip("pyarrow")
    dataset = mlcroissant.Dataset(jsonld=str(dump[0] / DESCRIPTION))
    records = list(dataset.records(record_set=table))
    assert len(records) == len(list(claims_in(snapshot)))
    assert records[0][f"{table}/start"] == next(claims_in(snapshot))["start"]
