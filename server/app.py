"""The application: what every request begins with, what every answer carries, what a fault looks like."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, g, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, InternalServerError

from ..graph import words
from ..graph.errors import SnapshotError, has_no_room
from ..graph.iris import DEFAULT_BASE
from ..graph.limits import limit
from ..graph.queries import Catalogue
from ..graph.rdf import WS
from ..graph.searching.reading import Index
from ..graph.vocabulary import Vocabulary
from .endpoint import sparql
from .endpoint.cors import with_cors
from .endpoint.description import Offered
from .endpoint.exports import exports
from .endpoint.refusals import Refused, refusal
from .endpoint.request_ids import HEADER as REQUEST_ID
from .endpoint.request_ids import request_id
from .endpoint.routes import endpoint
from .endpoint.writing import SERVED, WRITING, Writing, writing
from .evaluate import asking
from .pages.alternates import alternates
from .pages.material import Material
from .pages.name_routes import SEE_OTHER, names
from .pages.ontology_routes import ontology_routes
from .pages.quoting import unmarked
from .pages.routes import routes
from .reconciliation.routes import reconciliation
from .site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from ..graph.snapshot import Snapshot

_FULL = "the disk is full here, so nothing was written; make room, and send it again"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(data: Path | Snapshot | Site, base: str | None = None, writes: Writing | None = None) -> Flask:
    """Return the application that serves the published snapshot of a data folder, the one snapshot given, or a site.

    `base` is the IRI that ours begin with; by default the one that the snapshot was built with. `writes` is what
    writes, and for whom; without it nobody can.
    """
    site = data if isinstance(data, Site) else Site.alone(data, base)
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = limit("body_bytes").value
    app.config["MAX_FORM_MEMORY_SIZE"] = limit("body_bytes").value
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "date": words.date,
        "href": _href,
        "as_href": _as_href,
        "external": _is_external,
        "unmarked": unmarked,
    }
    app.extensions |= {sparql.ANSWERING: site.answering, SERVED: site.served}
    app.config["OFFERED"] = Offered(site.union, bool(site.answering.allowed), writes is not None)
    app.config[SEE_OTHER] = site.see_other
    app.jinja_env.globals["alternates_of"] = alternates
    catalogue, vocabulary = Catalogue.load(), Vocabulary.load()

    @app.before_request
    def take_snapshot() -> None:
        g.request_id = request_id(request.headers.get(REQUEST_ID))
        g.snapshot = g.material = None
        if request.endpoint != "static":
            g.snapshot = site.served.now()
            g.material = material_of(g.snapshot, catalogue, vocabulary, site.base)

    if writes is not None:
        app.extensions[WRITING] = writes
    app.register_blueprint(endpoint)
    app.register_blueprint(exports)
    app.register_blueprint(writing)
    app.register_blueprint(ontology_routes)
    app.register_blueprint(reconciliation)
    app.register_blueprint(routes)
    app.register_blueprint(names)
    app.after_request(_with_headers)
    app.context_processor(_for_every_page)
    app.register_error_handler(HTTPException, _fault)
    app.register_error_handler(SnapshotError, _no_snapshot)
    return app


def material_of(snapshot: Snapshot, catalogue: Catalogue, vocabulary: Vocabulary, base: str | None = None) -> Material:
    """Return what pages are made from while this snapshot is published."""
    ask = asking(snapshot.store, catalogue, limit("page_seconds").value)
    base = base or str(snapshot.seal.get("base", DEFAULT_BASE))
    return Material(ask, vocabulary, catalogue, snapshot.text, snapshot.seal, base, Index.of(snapshot))


def _for_every_page() -> dict[str, object]:
    material: Material | None = g.get("material")
    if material is None:
        return {"footer": None}
    counts = material.seal.get("counts", {})
    return {
        "footer": {
            "claims": words.counted(counts.get(WS.Claim.value, 0), "claims"),
            "documents": words.counted(counts.get(WS.Source.value, 0), "documents"),
            "built": words.date(str(material.seal.get("built", ""))[:10]),
        }
    }


def _href(iri: str) -> str | None:
    """Return where a link to an IRI leads, below the address that the application is mounted at."""
    material: Material = g.material
    link = material.href(iri)
    return f"{request.script_root}{link}" if link is not None and link.startswith("/") else link


def _as_href(iri: str, fragment: str = "") -> Markup:
    """Return the attribute that leads to an IRI, or to a place there; nothing for one that may be no link."""
    link = _href(iri)
    return Markup("") if link is None else Markup(' href="{}"').format(link + fragment)


def _is_external(link: str) -> bool:
    return not link.startswith("/")


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Date", None)  # the server says it of every answer
    response.headers[REQUEST_ID] = g.get("request_id") or request_id(None)
    if request.endpoint != "static":
        response.vary.add("Accept")  # pages, too: at most addresses there is data beside them
    return with_cors(request, response)


def _fault(error: HTTPException) -> Response | HTTPException:
    """Return why there is no answer, in the form that is accepted; never a trace."""
    if error.code is not None and error.code < HTTPStatus.BAD_REQUEST:
        return error
    if isinstance(error, InternalServerError) and has_no_room(error.original_exception):
        error = Refused(HTTPStatus.SERVICE_UNAVAILABLE, _FULL)
    refused = error if isinstance(error, Refused) else Refused(HTTPStatus(error.code or 500), _words(error))
    response = refusal(request, refused, _page)
    for name, value in error.get_headers(request.environ):
        if name == "Allow":
            response.headers[name] = value
    return response


def _page(refused: Refused) -> str:
    title = HTTPStatus(refused.code or HTTPStatus.INTERNAL_SERVER_ERROR).phrase
    return render_template("error.html", title=title, words=refused.description)


def _words(error: HTTPException) -> str:
    bound = limit("body_bytes")
    match error.code:
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return f"what is sent is limited to {bound.value} {bound.unit}"
        case HTTPStatus.METHOD_NOT_ALLOWED:
            offered = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
            return f"{request.method} is not offered at {request.path[:200]}; there is {offered or 'nothing'}"
        case HTTPStatus.NOT_FOUND:
            return f"there is nothing at {request.path[:200]}"
        case HTTPStatus.INTERNAL_SERVER_ERROR:
            return "something went wrong here; it is noted in the server's log"
        case _:
            return (error.description or "").rstrip(".")


def _no_snapshot(error: SnapshotError) -> Response:
    g.material = None
    refused = Refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    title = "There is nothing to show yet"
    return refusal(request, refused, lambda told: render_template("error.html", title=title, words=told.description))
