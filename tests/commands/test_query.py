"""`whosays query`: questions by name, from a file or typed, their answers, and what it says to bad ones."""

from __future__ import annotations

import csv
import io

import pytest
from commanding import printed, refused, run
from saying import HERON as HERON_2
from saying import Author
from whosays.graph.claims import Concept
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import Vocabulary

HERON = f"{DEFAULT_BASE}model/heron-2"
WINDOWS = (
    "SELECT ?n WHERE { GRAPH ?source { ?model <https://w3id.org/whosays/ontology#contextWindow> ?n } } ORDER BY ?n"
)


def test_a_question_is_asked_by_its_name(data):
    text = printed("query", "models/context-windows", "--set", f"model={HERON}", "--format", "csv", "--data", data)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["tokens"] for row in rows] == ["256000", "400000"]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        (["subject=heron 2", "property=context window"], 2),
        (["subject=Heron 2", "property=contextWindow"], 2),
        (["subject=Heron 2 Mini", "property=distilledFrom"], 1),
    ],
)
def test_a_name_does_where_an_iri_is_wanted(data, values, count):
    sets = [part for value in values for part in ("--set", value)]
    rows = printed("query", "who-says-what", *sets, "--format", "csv", "--data", data).splitlines()[1:]
    assert len(rows) == count


def test_of_a_thing_and_a_source_with_one_name_the_question_takes_its_kind(tmp_path):
    author = Author("a-page", "Heron 2 is here.", title="Heron 2")
    author.says("Heron 2 is here", HERON_2, "availability", Concept("Released"))
    contents = Contents([author.reading()], Vocabulary.load(), DEFAULT_BASE)
    publish(tmp_path, contents.quads(), contents.texts(), contents.facts())
    for query, name in (("who-says-what", "subject"), ("sources/in-order", "document")):
        rows = printed("query", query, "--set", f"{name}=Heron 2", "--format", "csv", "--data", tmp_path)
        assert len(rows.splitlines()) == 2, query


def test_an_iri_that_nothing_has_is_told(data):
    ran = run("query", "claims", "--set", f"subject={HERON}-x", "--format", "csv", "--data", data)
    assert ran.exit_code == 0
    assert ran.stderr == f"{HERON}-x: nothing in the snapshot has this IRI; a name does as well\n"


def test_a_question_is_asked_from_a_file_or_standard_input(data, tmp_path):
    path = tmp_path / "windows.rq"
    path.write_text(WINDOWS, encoding="utf-8")
    asked = printed("query", path, "--format", "csv", "--data", data)
    assert asked.split() == ["n", "256000", "400000"]
    assert printed("query", "-", "--format", "csv", "--data", data, typed=WINDOWS) == asked


@pytest.mark.parametrize(
    ("query", "form", "part"),
    [
        (WINDOWS, "table", "256000"),
        (WINDOWS, "json", '"256000"'),
        (WINDOWS, "xml", "256000</literal>"),
        (WINDOWS, "csv", "256000"),
        (WINDOWS, "tsv", "256000"),
        (f"ASK {{ <{HERON}> ?p ?o }}", "table", "true"),
        (f"ASK {{ <{HERON}> ?p ?o }}", "json", "true"),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "table", HERON),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "ttl", HERON),
        (f"CONSTRUCT WHERE {{ <{HERON}> ?p ?o }}", "nt", f"<{HERON}> "),
        (f"DESCRIBE <{HERON}>", "nt", f"<{HERON}> "),
    ],
)
def test_an_answer_takes_the_form_that_is_asked_for(data, query, form, part):
    assert part in printed("query", "-", "--format", form, "--data", data, typed=query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?n WHERE {\n  ?s ?p ?n\n  nonsense\n}", "line 3, column 3: nonsense cannot stand here;"),
        (
            "SELECT * WHERE { ?s ws:contextWindow ?n }",
            "the prefix ws: is not declared; begin with PREFIX ws:",
        ),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 16: { is not closed"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is an update"),
        ("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is not offered here"),
        ("SELECT * WHERE " + "{" * 70 + "}" * 70, "queries are limited to 60 nested brackets, found 61"),
        ("", "line 1, column 1"),
    ],
)
def test_a_bad_query_is_told_with_its_place(data, query, message):
    assert message in refused("query", "-", "--data", data, typed=query)


def test_a_row_of_one_cell_without_a_value_is_a_row(data):
    query = "SELECT (<http://e.example/f>(1) AS ?n) {}"
    assert printed("query", "-", "--data", data, typed=query).split()[0] == "n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["models/context-window"], "did you mean models/context-windows"),
        (["nowhere.rq"], "nowhere.rq: it cannot be read"),
        (["claims", "--set", "subject"], "'subject' gives no value; write NAME=VALUE"),
        (["claims", "--set", "document=Heron 9"], "Heron 9: nothing in the snapshot is called so"),
        (["claims", "--set", "self=red"], "no parameter is called 'self'"),
        (["claims", "--set", "colour=red"], "no parameter is called 'colour'; it takes: document, subject"),
        (["claims", "--set", "subject=Nightjar"], "Nightjar: nothing in the snapshot is called so"),
        (["models/knowledge-cutoffs", "--set", "after=soon"], "'soon' is not a date"),
        (["claims", "--format", "ttl"], "it does not fit this query; choose one of json, xml, csv, tsv"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(data, arguments, message):
    assert message in refused("query", *arguments, "--data", data)


def test_a_file_that_is_no_text_is_no_query(data, tmp_path):
    (tmp_path / "a.rq").write_bytes(b"SELECT \xff")
    (tmp_path / "b.rq").mkdir()
    for name in ("a.rq", "b.rq"):
        assert "it cannot be read" in refused("query", tmp_path / name, "--data", data)


def test_the_list_of_questions_has_each_of_ours(tmp_path):
    text = printed("query", "list", "--data", tmp_path)
    for query in Catalogue.load().queries.values():
        assert (query.name in text) == (query.theme != "pages")


def test_what_is_too_wide_for_a_table_is_shown_row_by_row(data):
    asked = ("query", "claims", "--set", f"subject={HERON}", "--data", data)
    records = printed(*asked).strip().split("\n\n")
    rows = list(csv.DictReader(io.StringIO(printed(*asked, "--format", "csv"))))
    assert len(records) == len(rows) > 1
    for record, row in zip(records, rows, strict=True):
        told = dict(line.split(maxsplit=1) for line in record.splitlines())
        assert list(told) == [name for name, cell in row.items() if cell], "nothing empty"
        assert told["quote"] == " ".join(row["quote"].split())
        assert told["subject"] == "model/heron-2"


def test_a_narrow_answer_is_a_table(data):
    assert "─" in printed("query", "models/context-windows", "--data", data)


# Those that ask another endpoint are asked of two servers, in the tests of the endpoint.
OURS = [each for each in Catalogue.load().queries.values() if each.theme != "pages" and not each.endpoints]


@pytest.mark.parametrize("query", OURS, ids=lambda query: query.name)
def test_every_question_of_ours_is_answered_with_its_examples(data, query):
    values = [part for each in query.parameters for part in ("--set", f"{each.name}={each.example}")]
    names = printed("query", query.name, *values, "--format", "csv", "--data", data).splitlines()[0]
    assert names
