"""What is wrong with a query: the faults that newcomers make are named at their place, in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from whosays.graph.queries import Catalogue
from whosays.server.endpoint.diagnosis import QUERY, diagnosed, is_unread
from whosays.server.endpoint.tokens import QueryFault, tokens

# a query, the character where it is wrong, from 1, and what is said of it
WRONG = [
    ("", 1, "there is no query here; begin it with SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("x", 1, "x begins no query; begin it with SELECT"),
    ("SELEC * {}", 1, "SELEC begins no query; did you mean SELECT?"),
    ("PREFIX x: <x:> BASE <x:> selct * {}", 26, "selct begins no query; did you mean SELECT?"),
    ("PREFIX x: <x:>", 15, "there is no query here"),
    ("SELECT * WHERE { ?s ?p }", 18, "a triple has three parts, and here are 2 before }"),
    ("SELECT * { ?s ?p ?o . ?s . ?s ?q 1 }", 23, "a triple has three parts, and here are 1 before ."),
    ("SELECT * { VALUES ?x { <x:a> } ?x ?y }", 32, "a triple has three parts, and here are 2 before }"),
    ("ASK { ?s ?p ?o FILTER(?o > ) }", 26, "something is missing between > and )"),
    ("SELECT * { ?s ?p ?o nonsense }", 21, "nonsense cannot stand here"),
    ("SELECT * { ?s ?p ?o } ODER BY ?o", 23, "ODER cannot stand here"),
    ("SELECT * { FILTER(STRLANGUAGE(?n)) }", 19, "STRLANGUAGE cannot stand here"),
    ("SELECT * { ?s ?p ?o } LIMIT x", 29, "x cannot stand here, expected a number"),
    ("SELECT * WHERE ?s", 16, "?s cannot stand here, expected { or DISTINCT"),
    ("SELECT * { ?s ?p ?o } ORDER BY", 31, "the query ends where a variable, a name or an IRI is expected"),
    ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", 1, "the SELECT contains a variable that is unbound"),
    ("SELECT * { ?s ?p ?o } GROUP BY ?s", 34, "SELECT * is not authorized with GROUP BY"),
    ("SELECT * { VALUES (?x) { (<x:a>) } } LIMIT 1 1", 47, "the query is not complete, or something before"),
]


def fault_of(query: str) -> QueryFault | None:
    try:
        Store().query(query)
    except SyntaxError as error:
        return diagnosed(query, tuple(tokens(query)), str(error)) if is_unread(str(error)) else None
    return None


@pytest.mark.parametrize(("query", "column", "words"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_where_it_is(query: str, column: int, words: str):
    fault = fault_of(query)
    assert fault is not None
    assert (fault.line, fault.column) == (1, column)
    assert fault.what.startswith(words) or str(fault).partition(": ")[2].startswith(words)


@given(st.data())
def test_whatever_is_left_out_is_told_in_a_sentence(data: st.DataObject):
    query = data.draw(st.sampled_from([each.text for each in Catalogue.load().queries.values() if not each.endpoints]))
    found = list(tokens(query))
    gone = data.draw(st.sampled_from(found))
    broken = query[: gone.start] + query[gone.start + len(gone.text) :]
    try:
        fault = fault_of(broken)
    except QueryFault:
        return  # it cannot even be divided into words
    if fault is not None:
        assert re.search(r"\w", fault.what)
        assert not re.search(r"\[_\]|\.\.=|expected$|  ", str(fault))
        assert fault.remedy
        assert 1 <= fault.line <= broken.count("\n") + 1


def test_an_answer_to_other_faults_is_no_reading():
    assert not is_unread("it cannot be carried out")
    assert diagnosed("ASK {}", tuple(tokens("ASK {}")), "whatever", QUERY).line == 1
