"""The SPARQL 1.1 protocol: a request in, an answer or a refusal in words out."""

from __future__ import annotations

from http import HTTPStatus
from itertools import chain
from typing import TYPE_CHECKING

from flask import Response, current_app
from pyoxigraph import NamedNode

from .answering import Asked, Forms, wanted_by
from .negotiation import GRAPHS, HTML, TABLES, Form, called, chosen
from .parameters import FORM, body_text, check_body_type, parameters
from .refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Request

    from ...graph.snapshot import Snapshot
    from .answering import Answering, Wanted

# Under which name the application holds what answers; and where a server wants to be told what is to be answered, or
# given a reply of many parts.
ANSWERING, DEFERRED = "whosays answering", "whosays.deferred"
# Only who asks so can be told that nothing has changed (RFC 9110, 13.1.2).
_MAY_BE_KEPT = {"GET", "HEAD"}
DIRECT, UPDATE = "application/sparql-query", "application/sparql-update"


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
    request: Request, asked_: Asked, snapshot: Snapshot, base: str, form: tuple[Form, str] | None = None
) -> Response:
    """Return the answer to a query, in the form given or the one that the request prefers; else Refused.

    A server that waits for answers without holding a thread asks for what it is to answer itself: see `DEFERRED`.
    """
    if asked_.query is None:
        raise Refused(HTTPStatus.BAD_REQUEST, "there is no query; send it as the parameter `query`")
    wanted = wanted_of(request, form)
    if (deferred := request.environ.get(DEFERRED)) is not None:
        deferred.append((asked_, wanted, snapshot, base))
        return Response()
    answering: Answering = current_app.extensions[ANSWERING]
    reply = answering.engine.done(answering.reply(asked_, wanted, snapshot, base))
    body = chain([reply.body], answering.engine.parts(reply.rest)) if reply.rest is not None else reply.body
    return Response(body, reply.status, headers=list(reply.headers))


def wanted_of(request: Request, form: tuple[Form, str] | None = None) -> Wanted:
    """Return how a request wants its answer; `form` where that is chosen already."""
    headers, values = request.headers, request.values
    wanted = wanted_by(
        headers.get("Accept", ""),
        headers.get("Accept-Encoding", ""),
        headers.get("If-None-Match", "") if request.method in _MAY_BE_KEPT else "",
        values.get("format") or values.get("output") or "",
        values.get("timeout") or "",
    )
    return wanted if form is None else wanted._replace(forms=Forms(None, form))


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


def graph_iris(iris: Sequence[str]) -> tuple[str, ...]:
    """Return what names graphs; Refused for what is no absolute IRI."""
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, f"{iri[:80]!r} is not an IRI: {error}") from error
    return tuple(iris)
