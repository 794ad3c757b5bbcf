"""What the engine reads otherwise than the standard is refused, or put in words that it reads so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from whosays.server.endpoint.guard import checked, is_plain
from whosays.server.endpoint.standing import standing
from whosays.server.endpoint.tokens import QueryFault

REFUSED = [
    ("SELECT (COUNT(COUNT(*)) AS ?n) {}", "line 1, column 15: COUNT stands inside another aggregate"),
    ("SELECT (sum(ABS(max (?x))) AS ?n) { ?s ?p ?x }", "column 17: max stands inside another aggregate"),
    ("SELECT * { BIND( <<( <<( ?s ?p 1 )>> ?q 2 )>> AS ?x) }", "column 22: the subject of a triple term"),
    ("SELECT * { BIND( <<( 'word' ?q 2 )>> AS ?x) }", "column 22: the subject of a triple term"),
    ("SELECT * { FILTER(?x = (<<( true ?q 2 )>>)) }", "column 29: the subject of a triple term"),
    ("SELECT * { FILTER(?x = <<( ?y ?q <<( -1 ?q 2 )>> )>>) }", "column 38: the subject of a triple term"),
]
TAKEN = [
    "SELECT (COUNT(?x) AS ?n) (MAX(?x) + MIN(?x) AS ?m) { ?s ?p ?x } GROUP BY ?s HAVING (COUNT(?x) > SUM(?x))",
    "SELECT (SUM(?n) AS ?m) { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }",
    "SELECT (SUM(IF(EXISTS { SELECT (COUNT(*) AS ?c) { ?s ?p ?o } }, 1, 0)) AS ?m) { ?s ?p ?o }",
    "SELECT * { BIND( <<( ?s ?p <<( ?s ?p 1 )>> )>> AS ?x) ?s ?p ?o }",
    "SELECT * { <<( <<( ?s ?p 1 )>> ?q 2 )>> ?r 3 . ?a a ( <<( <<( ?s ?p 1 )>> ?q 2 )>> ) }",
    "SELECT * { ?s <a:count> ?count ; <a:max> ?max }",
]
WRITTEN = [
    ("SELECT (TRUE AS ?t) (False AS ?f) {}", "SELECT (true AS ?t) (false AS ?f) {}"),
    ("SELECT ('TRUE' AS ?t) { ?s <a:TRUE> ?TRUE } # TRUE", "SELECT ('TRUE' AS ?t) { ?s <a:TRUE> ?TRUE } # TRUE"),
    (
        "SELECT (group_concat(DISTINCT ?x; separator=') ') AS ?all) { ?s ?p ?x }",
        "SELECT (STR(group_concat(DISTINCT ?x; separator=') ')) AS ?all) { ?s ?p ?x }",
    ),
    (
        "SELECT (GROUP_CONCAT(STR(?x)) AS ?a) (GROUP_CONCAT(?y) AS ?b) { ?x ?p ?y }",
        "SELECT (STR(GROUP_CONCAT(STR(?x))) AS ?a) (STR(GROUP_CONCAT(?y)) AS ?b) { ?x ?p ?y }",
    ),
]


@pytest.mark.parametrize(("query", "words"), REFUSED)
def test_what_means_nothing_is_refused_at_its_place(query: str, words: str):
    assert not is_plain(query)
    with pytest.raises(QueryFault, match=r"line \d+") as raised:
        checked(query)
    assert words in str(raised.value)


@pytest.mark.parametrize("query", TAKEN)
def test_what_means_something_is_taken_as_it_is(query: str):
    checked(query)
    assert standing(query) == query
    Store().query(query)


@pytest.mark.parametrize(("query", "expected"), WRITTEN)
def test_what_the_engine_does_not_read_so_is_written_anew(query: str, expected: str):
    assert not is_plain(query)
    assert standing(query) == expected
    Store().query(expected)


@pytest.mark.parametrize("values", ['"a"@en "b"@en', '"a" "b"', '"a"@en "b"@de'])
def test_what_is_joined_has_no_language(values: str):
    query = f"SELECT (GROUP_CONCAT(?x; separator='+') AS ?all) {{ VALUES ?x {{ {values} }} }}"
    assert [str(row["all"]) for row in Store().query(standing(query))] == ['"a+b"']


@given(st.text("aB(){}<>'\" \n#TRUEgroup_concat?", max_size=60))
def test_any_text_is_refused_or_written(text: str):
    try:
        checked(text)
        standing(text)
    except QueryFault:
        return
