"""Each question that comes with the package, asked of a graph whose answers are known."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import DefaultGraph, QuerySolutions
from question_answers import ANSWERS, ON_MODELS
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import RDF
from whosays.graph.searching.reading import Index
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.searching import rewritten

CATALOGUE = Catalogue.load()
# The pages' own queries are asked by the tests of the pages, audits by tests of their own.
# What asks another endpoint, too, is asked of two servers.
ALONE = [query for query in CATALOGUE.queries.values() if not query.endpoints]
OURS = [query.name for query in ALONE if query.theme not in {"pages", "audit"}]
COUNTED = [
    f"dataset/{name}" for name in ("classes", "graphs", "properties", "properties-in-graphs", "properties-of-classes")
]


def answer(snapshot, text):
    found = snapshot.store.query(rewritten(text, checked(text), Index.of(snapshot)))
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [[solution[name] for name in names] for solution in found]
    return [tuple(None if term is None else term.value.removeprefix(DEFAULT_BASE) for term in row) for row in rows]


def typed(query, given):
    """What somebody would type: whole IRIs, and nothing for what is left open."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    whole = {name: DEFAULT_BASE + value if kinds[name] == "iri" else value for name, value in given.items()}
    return dict.fromkeys(kinds) | whole


@pytest.mark.parametrize(("name", "given", "rows"), ANSWERS, ids=lambda part: part if isinstance(part, str) else "")
def test_a_question_has_its_answer(snapshot, name, given, rows):
    query = CATALOGUE.named(name)

    assert answer(snapshot, query.bind(**typed(query, given))) == rows


def test_a_source_is_told_from_top_to_bottom(snapshot):
    query = CATALOGUE.named("sources/in-order")
    rows = answer(snapshot, query.bind(document=f"{DEFAULT_BASE}source/article"))

    assert len(rows) == 12
    assert [int(row[1]) for row in rows] == sorted(int(row[1]) for row in rows)
    assert rows[3][2:] == (
        *("A licence for Heron 1 is expected: the Lake License", "Heron 1", "license", "="),
        *("license/lake-license", "Lake License", "anticipated"),
    )
    assert ("$300 million", "Second funding round of Northlake Labs", "amount") in [row[2:5] for row in rows]


def test_each_property_of_a_model_is_disclosed_stated_kept_back_or_not_mentioned(snapshot):
    model = f"{DEFAULT_BASE}model/heron-2"
    told = answer(snapshot, CATALOGUE.named("models/disclosure").bind(model=model))
    untold = answer(snapshot, CATALOGUE.named("models/not-mentioned").bind(model=model))
    statuses = {row[1]: row[2] for row in told} | {row[1]: "not mentioned" for row in untold}

    assert len(statuses) == len(told) + len(untold) == ON_MODELS
    assert statuses["developer"] == "disclosed by its maker"
    assert statuses["context window"] == statuses["score"] == "stated by others"
    assert statuses["training cost"] == "said to be undisclosed"
    assert statuses["layers"] == "not mentioned"


def test_what_is_not_disclosed_has_no_value_and_no_row_more(snapshot):
    rows = answer(snapshot, CATALOGUE.named("sources/in-order").text)

    assert [row[6:] for row in rows if row[8] == "undisclosed"] == [(None, None, "undisclosed")]


@pytest.mark.parametrize("name", COUNTED)
def test_what_there_is_is_counted(snapshot, name):
    quads = list(snapshot.store)
    told = [quad for quad in quads if (quad.graph_name == DefaultGraph()) != name.endswith("graphs")]
    types = [(quad.subject, quad.object.value) for quad in told if quad.predicate == RDF.type]
    expected = {
        "dataset/classes": lambda: Counter((class_,) for _, class_ in types),
        "dataset/graphs": lambda: Counter((quad.graph_name.value,) for quad in told),
        "dataset/properties": lambda: Counter((quad.predicate.value,) for quad in told),
        "dataset/properties-in-graphs": lambda: Counter((quad.predicate.value,) for quad in told),
        "dataset/properties-of-classes": lambda: Counter(
            (class_, quad.predicate.value) for subject, class_ in types for quad in told if quad.subject == subject
        ),
    }[name]()
    found = {(*row[:-1],): int(row[-1]) for row in raw(snapshot, CATALOGUE.named(name).text)}

    assert found == expected
    assert len(found) > 5


def raw(snapshot, text):
    found = snapshot.store.query(text)
    return [[solution[variable.value].value for variable in found.variables] for solution in found]


@pytest.mark.parametrize("name", OURS)
def test_each_question_has_a_test(name):
    assert name in {asked for asked, _, rows in ANSWERS if rows} | {
        *("sources/in-order", "models/disclosure", "models/not-mentioned"),
        *COUNTED,
        "dataset/links",  # tests/graph/test_linksets.py has links to count
        "dataset/alignments",
    }


@pytest.mark.parametrize("query", ALONE, ids=lambda query: query.name)
def test_every_query_runs_as_it_stands_and_with_its_examples(snapshot, query):
    examples = {parameter.name: parameter.example for parameter in query.parameters}

    for text in (query.text, query.bind(**dict.fromkeys(examples)), query.bind(**examples)):
        assert answer(snapshot, text) is not None


@pytest.mark.parametrize("name", OURS)
def test_a_question_with_everything_open_is_answered_as_its_file_stands(snapshot, name):
    query = CATALOGUE.named(name)

    everything = answer(snapshot, query.bind(**dict.fromkeys(each.name for each in query.parameters)))
    assert everything
    assert sorted(map(str, everything)) == sorted(map(str, answer(snapshot, query.text)))


@pytest.mark.parametrize("name", OURS)
def test_no_question_sorts_by_values_of_several_kinds(name):
    """Sorting more than twenty numbers and dates together aborts the engine's process."""
    _, _, order = CATALOGUE.named(name).text.rpartition("ORDER BY")

    assert not {"?value", "?object"} & set(order.split())


@pytest.mark.parametrize("name", OURS)
def test_a_question_is_told_in_words(name):
    query = CATALOGUE.named(name)

    assert query.title[0].isupper()
    assert not query.title.endswith(".")
    assert query.about.endswith(".")
    assert len(query.about) < 160


def test_there_are_enough_questions():
    assert len(OURS) >= 15
