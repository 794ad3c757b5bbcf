"""The SPARQL 1.1 protocol: a request in, an answer or a refusal in words out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response
from pyoxigraph import NamedNode

from ...graph.limits import limit
from ...graph.searching.reading import Index
from ..engine.workers import EngineFailure, TimeLimit
from ..evaluate import Question, answer
from .cors import open_to_all
from .diagnosis import diagnosed
from .guard import checked
from .negotiation import GRAPHS, HTML, TABLES, Form, called, chosen
from .parameters import FORM, body_text, check_body_type, parameters
from .refusals import Refused
from .searching import rewritten
from .tokens import QueryFault, keywords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Request

    from ...graph.snapshot import Snapshot
from .tokens import Token

DIRECT, UPDATE = "application/sparql-query", "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query as sent, or none; the graphs that it chose."""

    query: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]


def asked(request: Request) -> Asked:
    """Return what a request asks; Refused where it does not ask in one of the protocol's three ways."""
    if request.method == "POST":
        check_body_type(request, (DIRECT, FORM, UPDATE))
    sent = parameters(request)
    if request.mimetype == UPDATE or "update" in sent:
        words = "updates are not offered: this endpoint only answers questions"
        raise Refused(HTTPStatus.FORBIDDEN, words)
    queries = sent.all("query")
    if request.method == "POST" and request.mimetype == DIRECT:
        queries += (body_text(request),)
    if len(queries) > 1:
        raise Refused(HTTPStatus.BAD_REQUEST, f"one query is answered at a time, found {len(queries)}")
    default, named = (graph_iris(sent.all(f"{kind}-graph-uri")) for kind in ("default", "named"))
    return Asked(queries[0] if queries else None, default, named)


def respond(
    request: Request, asked_: Asked, snapshot: Snapshot, base: str, form_: tuple[Form, str] | None = None
) -> Response:
    """Return the answer to a query, in the form given or the one that the request prefers; else Refused."""
    if asked_.query is None:
        raise Refused(HTTPStatus.BAD_REQUEST, "there is no query; send it as the parameter `query`")
    tokens = safe(asked_.query)
    form, media_type = form_ or preferred(request, forms_for(tokens))
    etag = hashlib.sha256("\x00".join([snapshot.id, repr(asked_), media_type]).encode()).hexdigest()[:32]
    if request.if_none_match.contains(etag):
        response = Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = Response(evaluated(snapshot, asked_, tokens, base, form), content_type=typed(media_type))
    response.set_etag(etag)
    return open_to_all(response)


def evaluated(snapshot: Snapshot, asked_: Asked, tokens: Sequence[Token], base: str, form: Form) -> bytes:
    """Return the answer of a query that passed the guard; Refused, with the place, where it is no query."""
    query = asked_.query or ""
    if form.engine is None:
        raise ValueError(f"{form.name} is no form of the engine")
    try:
        asked = rewritten(query, tokens, Index.of(snapshot))
        return answer(snapshot, Question(asked, base, asked_.default, asked_.named), form.engine)
    except QueryFault as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault
    except SyntaxError as error:
        found = diagnosed(query, tokens, str(error))
        raise Refused(HTTPStatus.BAD_REQUEST, str(found), found) from error
    except TimeLimit as error:
        most = limit("query_seconds")
        words = f"queries are limited to {most.value} {most.unit}, and this one was not done"
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, words) from error
    except EngineFailure as error:
        status = HTTPStatus.INTERNAL_SERVER_ERROR if error.is_fatal else HTTPStatus.BAD_REQUEST
        raise Refused(status, f"the query cannot be answered: {error}") from error


def safe(query: str) -> tuple[Token, ...]:
    """Return the tokens of a query that passes the guard; else Refused."""
    try:
        return checked(query)
    except QueryFault as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from fault


def forms_for(tokens: Sequence[Token]) -> tuple[Form, ...]:
    """Return the forms that answers to a query can take: graphs for CONSTRUCT and DESCRIBE, else tables."""
    return GRAPHS if keywords(tokens) & {"CONSTRUCT", "DESCRIBE"} else TABLES


def preferred(request: Request, forms: Sequence[Form]) -> tuple[Form, str]:
    """Return the form that a request prefers, `format=` before Accept; Refused where none fits."""
    wanted = request.values.get("format") or request.values.get("output")
    accept = request.headers.get("Accept", "")
    found = called(wanted, forms) if wanted else chosen(accept, forms)
    if found is None:
        offered = ", ".join(form.types[0] for form in forms)
        words = f"{wanted or accept} is not offered for this; choose one of {offered}"
        raise Refused(HTTPStatus.NOT_ACCEPTABLE, words)
    return found


def wants_page(request: Request) -> bool:
    """Tell whether a request comes from somebody who reads pages rather than data."""
    if wanted := request.values.get("format") or request.values.get("output"):
        return called(wanted, (HTML,)) is not None
    found = chosen(request.headers.get("Accept", ""), (*TABLES, *GRAPHS, HTML))
    return found is not None and found[0] is HTML


def typed(media_type: str) -> str:
    """Return a media type as it is sent: text says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def graph_iris(iris: Sequence[str]) -> tuple[str, ...]:
    """Return what names graphs; Refused for what is no absolute IRI."""
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, f"{iri[:80]!r} is not an IRI: {error}") from error
    return tuple(iris)
