"""How a case is asked over HTTP, or of the engine alone, and how its answer went."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store
from serving import Answered
from w3c_answers import by_value, expected, literals_in, received, same
from w3c_cases import quads_in
from w3c_known import Outcome
from whosays.server.endpoint.tokens import QueryFault, keywords, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from serving import Server
    from w3c_cases import Case

FORM = "application/x-www-form-urlencoded"
NOWHERE = "urn:x-whosays:nowhere"
TYPES = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
TABLES, GRAPHS = tuple(TYPES.values())[:2], ("text/turtle", "application/n-triples")


def ask(server: Server, case: Case, accept: str, renamed: Mapping[str, str] | None = None) -> Answered:
    """Return what a server answers to a case; `renamed` has the addresses that are to stand for those of the query."""
    query = case.text if "Syntax" in case.kind else f"BASE <{case.base}>\n{case.text}"
    for one, other in (renamed or {}).items():
        query = query.replace(f"<{one}>", f"<{other}>")
    body = urlencode([("query", query), *dataset(case)]).encode()
    return server.ask("POST", "/sparql", {"Content-Type": FORM, "Accept": accept}, body)


def ask_engine(case: Case, accept: str) -> Answered:
    """Return what the engine answers that has nothing but the data of a case."""
    store = Store()
    for graph in case.before:
        store.extend(quads_in(graph.file, graph.name))
    try:
        found = store.query(case.text, base_iri=case.base)
    except (SyntaxError, RuntimeError) as error:
        return Answered(HTTPStatus.BAD_REQUEST, {}, str(error).encode())
    is_table = isinstance(found, QuerySolutions | QueryBoolean)
    if "Syntax" in case.kind:
        return Answered(HTTPStatus.OK, {}, b"")
    form = (QueryResultsFormat if is_table else RdfFormat).from_media_type(accept)
    return Answered(HTTPStatus.OK, {"content-type": accept}, found.serialize(format=form))


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


def outcome_of(case: Case, answer: Answered) -> Outcome:
    """Return how a case went: a number that is computed may be written in any way, one that the data states may not."""
    if "NegativeSyntax" in case.kind:
        return Outcome.RIGHT if answer.status == HTTPStatus.BAD_REQUEST else Outcome.WRONG
    if answer.status != HTTPStatus.OK:
        return Outcome.WRONG
    if "Syntax" in case.kind:
        return Outcome.RIGHT
    is_ordered = "ORDER" in words_of(case.text)
    pair = expected(case.result), received(answer.body, answer.media_type)
    stated = literals_in(quad for file in case.files for quad in quads_in(file, None))
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


def media_type(case: Case) -> str:
    """Return the form to ask for: the expected answer's own; each in turn where that is no form of answers."""
    if case.result is None:
        return "*/*"
    ending = "." + case.result.rpartition(".")[2]
    others = GRAPHS if words_of(case.text) & {"CONSTRUCT", "DESCRIBE"} else TABLES
    return TYPES.get(ending) or others[len(case.label) % len(others)]
