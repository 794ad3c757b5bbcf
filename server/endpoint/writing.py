"""The addresses that write: documents in and out, changes by hand, whole graphs; each only with a token.

Whoever writes waits until the snapshot is published, so the answer tells what was understood.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, g, request

from ...graph.limits import limit
from ...graph.shelf.rehearsal import TRIPLES
from ...graph.shelf.shelf import listed, safe_name
from ...graph.snapshot import is_source_id
from ..reconciliation.addresses import is_reconciling
from ..writing import GraphWrite, WriteFault
from .bearer import writer_named_in
from .conditions import conditions_of
from .cors import open_to_all
from .graph_store import named_graph, tags, whole_graph
from .refusals import Refused
from .sparql import graph_iris
from .updates import is_update, unread, update_in
from .uploads import ENDINGS, OVERHEAD, upload_in, uploads_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..served import Served
    from ..writing import Writer, Written
    from .bearer import TokenFile, Tokens
    from .uploads import Upload

WRITING, SERVED = "whosays writing", "whosays served"
_WRITE = Lock()  # a process makes one write at a time
PATIENCE = 30.0  # seconds that a body may take
_SERVED_WITHIN, _LOOK = 5.0, 0.02

writing = Blueprint("writing", __name__)


@dataclass(frozen=True)
class Writing:
    """What writes, and who may have it write."""

    writer: Writer
    tokens: Tokens | TokenFile


@writing.get("/sources")
def list_sources() -> Response:
    """List the sources, with how much each gives, and what of them was added by itself."""
    added = {each.id: each for each in listed(g.snapshot.folder)}
    base = g.material.base + "source/"
    rows = []
    for row in g.material.ask("sources/counts"):
        told = {name: term.value for name, term in row.items() if name != "document"}
        ident = row["document"].value.removeprefix(base)
        on_shelf = added.get(ident)
        rows.append(
            {
                "id": ident,
                "iri": row["document"].value,
                "file": told["source"],
                "title": told["title"],
                "publisher": told.get("publisher"),
                "published": told.get("published"),
                "claims": int(told["claims"]),
                "notUnderstood": int(told["residues"]),
                "added": on_shelf is not None,
                "change": dict(on_shelf.told) if on_shelf is not None and on_shelf.is_change else None,
            }
        )
    return answered(HTTPStatus.OK, {"snapshot": g.snapshot.id, "sources": rows})


@writing.post("/sources")
def add_source() -> Response:
    """Add a document; the answer says what was understood."""
    writer_named_in(request, _tokens())
    with upload_in(request) as upload:
        name = _name(upload)
        written = _written(lambda writer: writer.add(upload.path, name, upload.told))
    response = answered(HTTPStatus.CREATED, _told(written))
    response.headers["Location"] = f"{request.script_root}/source/{written.source}"
    return response


@writing.delete("/sources/<name>")
def remove_source(name: str) -> Response:
    """Take a source out, or a change by hand back."""
    writer_named_in(request, _tokens())
    if not is_source_id(name):
        unknown = WriteFault(HTTPStatus.NOT_FOUND, name[:200], "there is no such source here", "see /sources")
        raise Refused.unwritten(unknown)
    conditions = conditions_of(request, lambda: tags(g.snapshot, g.material.base, f"{g.material.base}source/{name}"))
    return answered(HTTPStatus.OK, _told(_written(lambda writer: writer.remove(name, conditions))))


@writing.before_app_request
def make_update() -> Response | None:
    """Take the updates that are sent to where queries are answered."""
    return update() if request.path.rstrip("/") == "/sparql" and is_update(request) else None


@writing.route("/update", methods=["POST"])
def update() -> Response:
    """Make the change that an update asks for."""
    request.max_content_length = request.max_form_memory_size = 3 * limit("update_bytes").value
    who = writer_named_in(request, _tokens())
    asked = update_in(request)
    base = request.base_url

    def make(writer: Writer) -> Written:
        try:
            return writer.update(asked.text, base, who, sparing=asked.sparing)
        except WriteFault as fault:
            if (refused := unread(asked, fault.what)) is not None:
                raise refused from fault
            raise

    return _changed(_written(make))


@writing.route("/graph-store", methods=["PUT", "POST", "DELETE"])
@writing.route("/graph-store/<path:path>", methods=["PUT", "POST", "DELETE"])
def write_graph(path: str = "") -> Response:
    """Write a whole graph: the one that is named, the one of this address, or a new one."""
    who = writer_named_in(request, _tokens())
    is_new = request.method == "POST" and not path and not request.query_string
    if is_new:
        graph: str | None = f"{request.base_url}/{secrets.token_hex(8)}"
    else:
        graph = _own_address() if path else named_graph(request)
    conditions = conditions_of(request, lambda: tags(g.snapshot, g.material.base, graph))
    if request.method == "DELETE":
        return _changed(_written(lambda writer: writer.graph(GraphWrite("DELETE", graph, conditions=conditions), who)))
    with uploads_in(request) as (files, _):
        payloads = tuple((file, _graph_type(name, media_type)) for file, name, media_type in files)
        write = GraphWrite(request.method, graph, payloads, graph or request.base_url, conditions)
        written = _written(lambda writer: writer.graph(write, who))
    created = not written.told.get("existed", True)
    response = _changed(written, HTTPStatus.CREATED if created else HTTPStatus.OK)
    if created and graph is not None:
        response.headers["Location"] = graph
    return response


@writing.get("/graph-store/<path:path>")
def show_graph(path: str) -> Response:  # noqa: ARG001 (the address is the name)
    """Answer with the whole graph of this address."""
    return whole_graph(request, g.snapshot, g.material.base, _own_address())


def _own_address() -> str:
    """Return the address of this request as a graph is named by it; Refused where it is no IRI."""
    return graph_iris((request.base_url,))[0]


def _graph_type(name: str, media_type: str) -> str:
    """Return the media type of a graph that is sent; Refused where it is none of ours."""
    if media_type not in TRIPLES:
        by_name = {ENDINGS[each]: each for each in TRIPLES}
        media_type = by_name.get(f".{name.rpartition('.')[2]}", media_type) if name else media_type
    if media_type not in TRIPLES:
        words = f"send a graph as one of {', '.join(TRIPLES)}, not {media_type[:80] or 'a body without a type'}"
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words, headers={"Accept-Post": ", ".join(TRIPLES)})
    return media_type


def _changed(written: Written, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return what an answer tells of a change; where it stands as a source, unless nothing changed."""
    told = {"snapshot": written.snapshot, **written.told}
    if not written.source:
        return answered(status, told)
    response = answered(status, {**_told(written), **told})
    response.headers["Content-Location"] = f"{request.script_root}/source/{written.source}"
    return response


def answered(status: HTTPStatus, told: Mapping[str, Any]) -> Response:
    """Return an answer in JSON."""
    return open_to_all(Response(json.dumps(told, ensure_ascii=False) + "\n", status, content_type="application/json"))


def _told(written: Written) -> dict[str, object]:
    iri = f"{g.material.base}source/{written.source}" if g.material is not None else None
    return {"id": written.source, "iri": iri, "snapshot": written.snapshot, **written.told}


def _name(upload: Upload) -> str:
    """Return what the document is called: as it was sent, else by its title or its bytes and its media type."""
    ending = ENDINGS.get(upload.media_type, "")
    name = safe_name(upload.name) if upload.name else ""
    if not name:
        if not ending:
            words = f"name the file (?file=NAME), or send one of {', '.join(ENDINGS)}, not {upload.media_type[:80]!r}"
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words)
        with upload.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        title = upload.told.get("title", "").strip()
        return safe_name(f"{title.replace('/', '-')}{ending}" if title else f"document-{digest[:8]}{ending}")
    return name if "." in name.strip(".") else f"{name}{ending}"


def _tokens() -> Tokens | TokenFile | None:
    """Return who may write; None where writing is off."""
    setup: Writing | None = current_app.extensions.get(WRITING)
    return setup.tokens if setup is not None else None


def _written(write: Callable[[Writer], Written]) -> Written:
    """Return what came of a write; one at a time is made here, so that those who wait hold no thread."""
    setup: Writing = current_app.extensions[WRITING]
    if not _WRITE.acquire(blocking=False):
        busy = WriteFault(HTTPStatus.SERVICE_UNAVAILABLE, "", "another write is at work here", "send it again later")
        raise Refused.unwritten(busy)
    try:
        written = write(setup.writer)
    except WriteFault as fault:
        raise Refused.unwritten(fault) from fault
    finally:
        _WRITE.release()
    served: Served = current_app.extensions[SERVED]
    until = time.monotonic() + _SERVED_WITHIN
    while served.now().id != written.snapshot and time.monotonic() < until:
        time.sleep(_LOOK)
    return written


def most_sent(method: str, path: str, authorization: str, writes: Writing | None) -> tuple[int, float]:
    """Return how many bytes a request may send, and how many seconds it may take: more for those only who may write."""
    if method == "POST" and is_reconciling(path):
        return limit("reconcile_bytes").value, PATIENCE
    scheme, _, token = authorization.partition(" ")
    writer = writes is not None and scheme.lower() == "bearer" and writes.tokens.name_of(token.strip()) is not None
    if not writer or method not in {"POST", "PUT"}:
        return limit("body_bytes").value, PATIENCE
    if path.startswith(("/sources", "/graph-store")):
        return limit("document_bytes").value + OVERHEAD, limit("write_seconds").value
    if path.rstrip("/") in {"/update", "/sparql"}:
        return 3 * limit("update_bytes").value, limit("write_seconds").value
    return limit("body_bytes").value, PATIENCE
