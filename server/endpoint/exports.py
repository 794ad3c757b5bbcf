"""What is exported while somebody waits: it is small, and made from the snapshot that is served."""

from __future__ import annotations

import hashlib
import json

from flask import Blueprint, Response, request

from ...graph.exporting.context import context
from .cors import open_to_all

exports = Blueprint("exports", __name__)


@exports.get("/context.jsonld")
def show_context() -> Response:
    """Answer with the JSON-LD context of our vocabulary."""
    body = json.dumps({"@context": context()}, ensure_ascii=False, indent=1).encode()
    return _answer(body + b"\n", "application/ld+json")


def _answer(body: bytes, media_type: str) -> Response:
    """Return an answer that may be kept, and is asked about again."""
    response = open_to_all(Response(body, content_type=media_type))
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.make_conditional(request)
    return response
