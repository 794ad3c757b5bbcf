"""Questions take values as terms: what somebody types is never read as SPARQL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store
from whosays.graph.errors import QueryError
from whosays.graph.queries import Catalogue, read_query

CANARY = "the canary sings"
TEXT = """\
# title: Who is called so
# about: Things with a name, in the public graph.
# param: name text Heron 2
# param: thing iri https://w3id.org/whosays/model/heron-2
SELECT ?thing ?called WHERE {
  VALUES ?name { UNDEF }
  VALUES ?thing { UNDEF }
  ?thing <https://e.example/called> ?called
  FILTER(!BOUND(?name) || ?called = ?name)
}
"""
QUESTION = read_query("who", TEXT)


def store():
    called, model = NamedNode("https://e.example/called"), NamedNode("https://e.example/heron")
    kept = Store()
    kept.add(Quad(model, called, Literal("Heron 2"), DefaultGraph()))
    kept.add(Quad(model, called, Literal(CANARY), NamedNode("https://e.example/private")))
    return kept


STORE = store()


def answers(text):
    found = STORE.query(text)
    assert isinstance(found, QuerySolutions)
    return [solution["called"].value for solution in found]


def test_a_header_says_what_a_query_is():
    assert (QUESTION.name, QUESTION.title, QUESTION.theme) == ("who", "Who is called so", "general")
    assert [(each.name, each.kind) for each in QUESTION.parameters] == [("name", "text"), ("thing", "iri")]
    assert read_query("models/size", TEXT).theme == "models"
    assert read_query("models/size", "# theme: parts\n" + TEXT).theme == "parts"


@pytest.mark.parametrize(
    ("given_values", "found"),
    [
        ({"name": None, "thing": None}, ["Heron 2"]),
        ({"name": "Heron 2", "thing": None}, ["Heron 2"]),
        ({"name": "Heron 3", "thing": None}, []),
        ({"name": None, "thing": "https://e.example/heron"}, ["Heron 2"]),
        ({"name": None, "thing": "https://e.example/plover"}, []),
    ],
)
def test_values_go_into_their_rows(given_values, found):
    assert answers(QUESTION.bind(**given_values)) == found


@pytest.mark.parametrize(
    ("kind", "example", "typed", "term"),
    [
        ("text", "a b", 'say "hi"\\\n', '"say \\"hi\\"\\\\\\n"'),
        ("text", "a b", "", '""'),
        ("number", "0.5", "1e3", '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("number", "0.5", "-2.50", '"-2.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("date", "2025-01-31", "2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("iri", "https://e.example/a", "http://e.example/é", "<http://e.example/é>"),
    ],
)
def test_a_value_becomes_a_term_of_its_kind(kind, example, typed, term):
    query = read_query("q", f"# title: T\n# about: A.\n# param: x {kind} {example}\nASK {{ VALUES ?x {{ UNDEF }} }}")

    assert f"VALUES ?x {{ {term} }}" in query.bind(x=typed)
    STORE.query(query.bind(x=typed))


@pytest.mark.parametrize(
    ("kind", "example", "typed"),
    [
        ("number", "1", "many"),
        ("number", "1", "NaN"),
        ("number", "1", "1e999999999"),
        ("number", "1", "9" * 5000),
        ("number", "1", ""),
        ("date", "2025-01-31", "2025-02-30"),
        ("date", "2025-01-31", "May 2025"),
        ("iri", "https://e.example/a", "model/heron"),
        ("iri", "https://e.example/a", "javascript:alert(1)"),
        ("iri", "https://e.example/a", "https://e.example/> } #"),
        ("iri", "https://e.example/a", "https://e.example/\\u003e"),
        ("iri", "https://e.example/a", "https://[::1"),
        ("text", "a", "\ud800"),
    ],
)
def test_a_value_of_another_kind_is_refused_in_words(kind, example, typed):
    query = read_query("q", f"# title: T\n# about: A.\n# param: x {kind} {example}\nASK {{ VALUES ?x {{ UNDEF }} }}")

    with pytest.raises(QueryError, match="write it like") as fault:
        query.bind(x=typed)
    assert len(str(fault.value)) < 200


def test_a_parameter_takes_several_values():
    both = QUESTION.bind(name=["Heron 3", "Heron 2"], thing=None)
    assert 'VALUES ?name { "Heron 3" "Heron 2" }' in both
    assert answers(both) == ["Heron 2"]
    assert answers(QUESTION.bind(name=[], thing=None)) == []


def test_the_notes_of_a_header_are_kept():
    text = "# title: T\n# about: A.\n# kind: change\n# says: One\n# says: line.\n# colour: red\nASK {}"
    assert read_query("q", text).notes == {"kind": "change", "says": "One line."}


def test_what_is_missing_or_unknown_is_named():
    with pytest.raises(QueryError, match="thing is missing"):
        QUESTION.bind(name="x")
    with pytest.raises(QueryError, match="no parameter is called 'nam'; it takes: name, thing"):
        QUESTION.bind(nam="x", thing=None)


HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *('"', "'", '"""', "\\", "}", "{", "\n", "#", ")", "?thing", "?name", "UNION", " ", "\\u0022", "\\"),
                *("GRAPH ?g { ?thing ?p ?called }", "VALUES ?thing { UNDEF }", "VALUES ?name { UNDEF }", "UNDEF", "x"),
            ]
        ),
        max_size=12,
    ).map("".join),
)


@given(HOSTILE)
def test_no_text_reaches_into_a_private_graph(text):
    try:
        bound = QUESTION.bind(name=text, thing=None)
    except QueryError:
        return
    assert answers(bound) == (["Heron 2"] if text == "Heron 2" else [])


@given(HOSTILE)
def test_no_iri_reaches_into_a_private_graph(text):
    try:
        bound = QUESTION.bind(name=None, thing=f"https://e.example/{text}")
    except QueryError:
        return
    assert CANARY not in answers(bound)


# Those that ask another endpoint would do so here.
@given(
    HOSTILE,
    st.sampled_from([each for each in Catalogue.load().queries.values() if each.parameters and not each.endpoints]),
)
def test_every_query_of_ours_keeps_what_is_typed_apart(text, query):
    given_values = {each.name: text if each.kind == "text" else each.example for each in query.parameters}
    try:
        bound = query.bind(**given_values)
    except QueryError:
        return
    found = STORE.query(bound)
    assert isinstance(found, QuerySolutions)
    assert not [term for solution in found for term in solution if term is not None and CANARY in str(term)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SELECT * {}", "no title"),
        ("# title: T\nSELECT * {}", "no about"),
        ("# title: T\n# about:\nSELECT * {}", "no about"),
        ("# title: T\n# about: A.\n# param: x\nASK {}", "not understood"),
        ("# title: T\n# about: A.\n# param: x colour red\nASK {}", "not understood"),
        ("# title: T\n# about: A.\n# param: X9_ text a\nASK {}", "not understood"),
        ("# title: T\n# about: A.\n# param: x text a\nASK {}", "no row for"),
        ("# title: T\n# about: A.\nASK { VALUES ?x { UNDEF } }", "open but not stated"),
        ("# title: T\n# about: A.\n# param: x number much\nASK { VALUES ?x { UNDEF } }", "not a number"),
    ],
)
def test_a_faulty_header_is_told(text, what):
    with pytest.raises(QueryError, match=what):
        read_query("faulty", text)


def test_what_a_query_answers_may_take_several_lines():
    query = read_query("a", "# title: One\n# about: What stands here\n# about: and here.\nSELECT * {}")
    assert query.about == "What stands here and here."


def test_a_strangers_query_needs_no_header():
    assert read_query("-", "SELECT * {}", is_ours=False).bind() == "SELECT * {}"


def test_a_catalogue_is_read_from_a_folder(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "who.rq").write_text(TEXT, "utf-8")
    (tmp_path / "notes.md").write_text("no query", "utf-8")
    catalogue = Catalogue.load(tmp_path)

    assert list(catalogue.queries) == ["parts/who"]
    assert catalogue.themes == ("parts",)
    assert catalogue.of_theme("parts") == (catalogue.named("parts/who.rq"),)
    with pytest.raises(QueryError, match="did you mean parts/who"):
        catalogue.named("part/who")
