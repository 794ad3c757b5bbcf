"""What is exported while somebody waits: it is small, and made from the snapshot that is served."""

from __future__ import annotations

import hashlib
import io
import json
import time
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from ...graph.called import is_model
from ...graph.exporting.context import context
from ...graph.exporting.dumps import DESCRIPTION, SUMS, dumps_of, place_of
from ...graph.exporting.forms import form_called
from ...graph.exporting.wanted import Wanted
from ...graph.iris import may_be_link
from ...graph.limits import limit
from ...graph.seal import digest_of
from .cors import open_to_all
from .file_parts import FileParts
from .graph_store import holds
from .refusals import Refused
from .reply import Reply
from .sparql import DEFERRED

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

exports = Blueprint("exports", __name__)
# What stands beside the files of a dump.
_BESIDE = {DESCRIPTION: "application/ld+json", SUMS: "text/plain; charset=utf-8"}


@exports.get("/context.jsonld")
def show_context() -> Response:
    """Answer with the JSON-LD context of our vocabulary."""

    def write(out: IO[bytes]) -> None:
        out.write(json.dumps({"@context": context()}, ensure_ascii=False, indent=1).encode() + b"\n")

    return _answer(write, "application/ld+json")


@exports.get("/annotations/<path:source>")
def show_annotations(source: str) -> Response:
    """Answer with the claims of a source as Web Annotations of its text."""
    iri = f"{g.material.base}source/{source}"
    if not may_be_link(iri) or not holds(g.snapshot, iri):
        raise Refused(HTTPStatus.NOT_FOUND, f"there is no source {source[:200]}")
    form = form_called("annotations")
    return _answer(lambda out: form.write(Wanted(g.snapshot, source=iri), out), form.media_type)


@exports.get("/card/<path:model>")
def show_card(model: str) -> Response:
    """Answer with what the sources support of a model as a model card."""
    iri = f"{g.material.base}{model}"
    if not may_be_link(iri) or not is_model(g.snapshot, iri):
        raise Refused(HTTPStatus.NOT_FOUND, f"there is no model {model[:200]}")
    form = form_called("card")
    return _answer(lambda out: form.write(Wanted(g.snapshot, about=iri), out), form.media_type)


@exports.get("/dumps/<name>")
def show_dump(name: str) -> Response:
    """Answer with a file of the dump that the operator made of the snapshot, or with the bytes asked for."""
    found = dumps_of(g.snapshot)
    media_type = {**{dump.name: dump.media_type for dump in found}, **_BESIDE}.get(name) if found else None
    if media_type is None:
        words = f"there is no file {name[:200]} in the dump of this snapshot"
        raise Refused(HTTPStatus.NOT_FOUND, words if found else f"{words}, as none was made")
    path = place_of(g.snapshot) / name
    digests = {dump.name: dump.sha256 for dump in found}
    size = path.stat().st_size
    response = _kept(media_type, digests.get(name) or digest_of(path), size=size)
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return response
    asked = response.content_range
    start, stop = (asked.start or 0, asked.stop or size) if asked else (0, size)
    if (deferred := request.environ.get(DEFERRED)) is None:
        response.set_data(path.read_bytes()[start:stop])
        return response
    file = path.open("rb")
    file.seek(start)
    headers = (("Content-Type", media_type), ("Content-Length", str(stop - start)))
    deferred.append(Reply(HTTPStatus(response.status_code), headers, rest=FileParts(file, stop - start)))
    return response


class _Bounded(io.BytesIO):
    """What is written while somebody waits: for so long, else Refused."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds = limit("page_seconds").value
        self._until = time.monotonic() + self._seconds

    def write(self, part: object, /) -> int:
        """Take a part, as long as there is time."""
        if time.monotonic() > self._until:
            words = f"this takes longer than {self._seconds} seconds; ask the operator for a dump"
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, words)
        return super().write(part)  # type: ignore[arg-type]


def _answer(write: Callable[[IO[bytes]], None], media_type: str) -> Response:
    """Return an answer that is the same as long as the snapshot is, and is made only for who does not have it."""
    response = _kept(media_type, g.snapshot.id, request.path, version("whosays"))
    if response.status_code != HTTPStatus.NOT_MODIFIED:
        out = _Bounded()
        write(out)
        response.set_data(out.getvalue())
    return response


def _kept(media_type: str, *parts: str, size: int | None = None) -> Response:
    """Return an answer without a body, that is the same as long as some words are; 304 for who has it.

    With a size, 206 for who asks for a range of so many bytes (RFC 9110, section 14). Refused where that is beyond it.
    """
    response = open_to_all(Response(content_type=media_type))
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(_tag(*parts))
    if size:
        response.headers["Accept-Ranges"] = "bytes"
    try:
        response.make_conditional(request, accept_ranges=bool(size), complete_length=size)
    except RequestedRangeNotSatisfiable as beyond:
        words = f"the file has {size:,} bytes, and none where the range says; ask without `Range`"
        headers = dict(beyond.get_headers())
        raise Refused(
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, words, headers={"Content-Range": headers["Content-Range"]}
        ) from None
    return response


def _tag(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
