"""Queries have the answers that the W3C says, and syntax is taken or refused as it says."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from w3c_answers import by_value, expected, received, same
from w3c_cases import Case, of_kind, quads_in
from w3c_known import Outcome, foreseen
from whosays.server.endpoint.tokens import QueryFault, keywords, tokens

if TYPE_CHECKING:
    from serving import Answered, Server

FORM = "application/x-www-form-urlencoded"
NOWHERE = "urn:x-whosays:nowhere"
TYPES = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
TABLES, GRAPHS = tuple(TYPES.values())[:2], ("text/turtle", "application/n-triples")
EVALUATED = of_kind("QueryEvaluationTest", "CSVResultFormatTest")
RIGHT = of_kind("PositiveSyntaxTest", "PositiveSyntaxTest11")
WRONG = of_kind("NegativeSyntaxTest", "NegativeSyntaxTest11")


def label(case: Case) -> str:
    return case.label


@pytest.mark.parametrize("case", EVALUATED, ids=label)
def test_evaluation(server: Server, case: Case):
    words = words_of(case.text)
    wanted = media_type(case, words)
    answer = ask(server, case, f"BASE <{case.base}>\n{case.text}", wanted)
    assert outcome_of(case, answer, is_ordered="ORDER" in words) == foreseen(case), answer.text[:2000]


@pytest.mark.parametrize("case", RIGHT, ids=label)
def test_right_syntax(server: Server, case: Case):
    answer = ask(server, case, case.text, "*/*")
    assert (Outcome.RIGHT if answer.status == HTTPStatus.OK else Outcome.WRONG) == foreseen(case), answer.text


@pytest.mark.parametrize("case", WRONG, ids=label)
def test_wrong_syntax(server: Server, case: Case):
    answer = ask(server, case, case.text, "*/*")
    assert (Outcome.RIGHT if answer.status == HTTPStatus.BAD_REQUEST else Outcome.WRONG) == foreseen(case), answer.text


def ask(server: Server, case: Case, query: str, accept: str) -> Answered:
    body = urlencode([("query", query), *dataset(case)]).encode()
    return server.ask("POST", "/sparql", {"Content-Type": FORM, "Accept": accept}, body)


def dataset(case: Case) -> list[tuple[str, str]]:
    """Return how a request names the case's graphs: not where the query does, nor where nothing is but nothing."""
    if "FROM" in words_of(case.text):
        return []
    default = [("default-graph-uri", graph.file) for graph in case.before if graph.name is None]
    named = [("named-graph-uri", graph.name) for graph in case.before if graph.name is not None]
    is_empty = not any(quads_in(iri, None) for _, iri in default)
    if is_empty and not named and "GRAPH" not in case.text.upper():
        return []
    return [*(default or [("default-graph-uri", NOWHERE)]), *named]


def outcome_of(case: Case, answer: Answered, *, is_ordered: bool) -> Outcome:
    """Return how a case went: a number that is computed may be written in any way, one that the data states may not."""
    if answer.status != HTTPStatus.OK:
        return Outcome.WRONG
    pair = expected(case.result), received(answer.body, answer.media_type)
    stated = {quad.object for file in case.files for quad in quads_in(file, None)}
    if same(*(by_value(each, stated) for each in pair), is_ordered=is_ordered, is_lax=case.is_lax):
        return Outcome.RIGHT
    if same(*map(by_value, pair), is_ordered=is_ordered, is_lax=case.is_lax):
        return Outcome.REWRITTEN
    return Outcome.WRONG


def words_of(query: str) -> set[str]:
    """Return the keywords that are outside all brackets; none of what cannot be divided into words."""
    try:
        return keywords(tokens(query))
    except QueryFault:
        return set()


def media_type(case: Case, words: set[str]) -> str:
    """Return the form to ask for: the expected answer's own; each in turn where that is no form of answers."""
    ending = "." + case.result.rpartition(".")[2]
    others = GRAPHS if words & {"CONSTRUCT", "DESCRIBE"} else TABLES
    return TYPES.get(ending) or others[len(case.label) % len(others)]
