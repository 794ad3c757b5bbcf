"""The addresses that write: documents in and out, changes by hand, whole graphs; each only with a token.

Whoever writes waits until the snapshot is published, so the answer tells what was understood.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, g, request

from ...graph.shelf.shelf import listed, safe_name
from ..writing import WriteFault
from .bearer import writer_named_in
from .cors import open_to_all
from .refusals import Refused
from .uploads import ENDINGS, upload_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..writing import Writer, Written
    from .bearer import TokenFile, Tokens
    from .uploads import Upload

WRITING = "whosays writing"
PROBLEM = "application/problem+json"
_AGAIN_IN = "5"  # seconds: most builds are done by then

writing = Blueprint("writing", __name__)


@dataclass(frozen=True)
class Writing:
    """What writes, and who may have it write; a process makes one write at a time."""

    writer: Writer
    tokens: Tokens | TokenFile
    lock: Any = field(default_factory=Lock)


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
    return answered(HTTPStatus.OK, _told(_written(lambda writer: writer.remove(name))))


def answered(status: HTTPStatus, told: Mapping[str, Any], media_type: str = "application/json") -> Response:
    """Return an answer in JSON."""
    return open_to_all(Response(json.dumps(told, ensure_ascii=False) + "\n", status, content_type=media_type))


def _told(written: Written) -> dict[str, object]:
    iri = f"{g.material.base}source/{written.source}" if g.material is not None else None
    return {"id": written.source, "iri": iri, "snapshot": written.snapshot, **written.told}


@writing.errorhandler(WriteFault)
def not_written(fault: WriteFault) -> Response:
    """Answer that nothing was written, and why: place, what and remedy."""
    problem = {
        "title": fault.status.phrase,
        "status": fault.status.value,
        "detail": str(fault),
        "place": fault.place,
        "what": fault.what,
        "remedy": fault.remedy,
    }
    response = answered(fault.status, problem, PROBLEM)
    if fault.status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = _AGAIN_IN
    return response


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
    if not setup.lock.acquire(blocking=False):
        raise WriteFault(HTTPStatus.SERVICE_UNAVAILABLE, "", "another write is at work here", "send it again later")
    try:
        return write(setup.writer)
    finally:
        setup.lock.release()
