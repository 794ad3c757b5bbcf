"""The SPARQL 1.1 protocol: a request in, an answer or a refusal in words out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response
from pyoxigraph import NamedNode
from werkzeug.exceptions import HTTPException

from ...graph.limits import limit
from ..engine.workers import EngineFailure, TimeLimit
from ..evaluate import Question, answer
from .diagnosis import diagnosed
from .guard import checked
from .negotiation import GRAPHS, HTML, TABLES, Form, called, chosen
from .tokens import QueryFault, keywords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Request

    from ...graph.snapshot import Snapshot
    from .tokens import Token

_ALLOWED = "GET, HEAD, OPTIONS, POST"
_DIRECT, _FORM = "application/sparql-query", "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"
_PROBLEMS = Form("problem", (), ("application/problem+json", "application/json"))
_PLAIN = Form("text", (), ("text/plain",))


class Refused(HTTPException):
    """A request that is not answered; `fault` where its query is what is wrong."""

    def __init__(self, status: HTTPStatus, words: str, fault: QueryFault | None = None) -> None:
        super().__init__(words)
        self.code = status.value
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query as sent, or none; the graphs that it chose."""

    query: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]


def asked(request: Request) -> Asked:
    """Return what a request asks; Refused where it does not ask in one of the protocol's three ways."""
    values, direct = request.args, None
    if request.method == "POST":
        if request.mimetype == _FORM:
            values = request.form
        elif request.mimetype == _DIRECT:
            direct = _decoded(request.get_data())
        elif request.mimetype != _UPDATE:
            words = f"send {_DIRECT} or {_FORM}, not {request.mimetype or 'a body without a type'}"
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words)
    if request.mimetype == _UPDATE or "update" in values:
        words = "updates are not offered: this endpoint only answers questions"
        raise Refused(HTTPStatus.FORBIDDEN, words)
    queries = values.getlist("query") if direct is None else [direct]
    if len(queries) > 1:
        raise Refused(HTTPStatus.BAD_REQUEST, f"one query is answered at a time, found {len(queries)}")
    default, named = (_graphs(values.getlist(f"{kind}-graph-uri")) for kind in ("default", "named"))
    return Asked(queries[0] if queries else None, default, named)


def respond(request: Request, asked_: Asked, snapshot: Snapshot, base: str) -> Response:
    """Return the answer to a query in the form that the request prefers; Refused where it cannot be given."""
    if asked_.query is None:
        raise Refused(HTTPStatus.BAD_REQUEST, "there is no query; send it as the parameter `query`")
    tokens = safe(asked_.query)
    form, media_type = preferred(request, forms_for(tokens))
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
        return answer(snapshot, Question(query, base, asked_.default, asked_.named), form.engine)
    except SyntaxError as error:
        fault = diagnosed(query, tokens, str(error))
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault), fault) from error
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


def refusal(request: Request, refused: Refused) -> Response:
    """Return a refusal as text, or as a problem document (RFC 9457) for those who accept one by name."""
    words = refused.description or ""
    accept = request.headers.get("Accept", "")
    found = chosen(accept, (_PLAIN, _PROBLEMS))
    status = HTTPStatus(refused.code or HTTPStatus.BAD_REQUEST)
    if found is not None and found[0] is _PROBLEMS:
        problem: dict[str, object] = {"title": status.phrase, "status": status.value, "detail": words}
        if refused.fault is not None:
            problem |= {"line": refused.fault.line, "column": refused.fault.column}
        body, media_type = json.dumps(problem), found[1]
    else:
        body, media_type = words + "\n", "text/plain; charset=utf-8"
    return open_to_all(Response(body, status, content_type=media_type))


def open_to_all(response: Response) -> Response:
    """Return the response with the headers that let pages of other sites read it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = _ALLOWED
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    response.vary.add("Accept")
    return response


def typed(media_type: str) -> str:
    """Return a media type as it is sent: text says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        words = f"byte {error.start} of the query is not UTF-8"
        raise Refused(HTTPStatus.BAD_REQUEST, words) from error


def _graphs(iris: Sequence[str]) -> tuple[str, ...]:
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, f"{iri[:80]!r} is not an IRI: {error}") from error
    return tuple(iris)
