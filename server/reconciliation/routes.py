"""The addresses of the service: of version 0.2 below `/reconcile`, of the draft of 1.0 below `/reconcile/1.0-draft`."""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, g, render_template, request

from ...graph import words
from ...graph.iris import may_be_link
from ...graph.limits import limit
from ..endpoint.cors import open_to_all
from ..endpoint.parameters import body_text, check_body_type, parameters
from ..endpoint.refusals import Refused
from . import answers
from .addresses import DRAFT, PATH
from .asked import batch_in, decoded, draft_batch_in, extension_in, number_in
from .entities import Entities
from .extending import extended, proposed
from .manifests import draft_manifest, flyout, manifest
from .matching import candidates
from .preview import policy, preview
from .suggesting import KINDS, Typed, of_id, suggested

if TYPE_CHECKING:
    from ..endpoint.parameters import Parameters

reconciliation = Blueprint("reconciliation", __name__, url_prefix=PATH)
_JSON = "application/json"
_SUGGESTED, _PROPOSED, _MOST = 20, 100, 200


@reconciliation.before_request
def allow_batches() -> None:
    """Let a batch be larger than a query; refuse what would make a script of an answer."""
    request.max_content_length = request.max_form_memory_size = limit("reconcile_bytes").value
    if "callback" in request.args:
        words_ = "JSONP is not offered: every answer may be read by pages of other sites (CORS); leave `callback` out"
        raise Refused(HTTPStatus.BAD_REQUEST, words_)


@reconciliation.route("", methods=["GET", "POST"])
def reconcile() -> Response:
    """Answer a batch of queries, or a query for values; without either, say what is offered."""
    sent, entities = parameters(request), Entities(g.material)
    if found := sent.all("queries"):
        batch = batch_in(decoded(found[0], "queries"))
        told = dict(zip(batch, candidates(g.material, list(batch.values())), strict=True))
        return _answered(answers.results(told, entities.vocabulary))
    if found := sent.all("extend"):
        asked = extension_in(decoded(found[0], "extend"))
        return _answered(answers.extension(asked.ids, extended(entities, asked), entities.vocabulary))
    if request.method == "POST":
        raise Refused(
            HTTPStatus.BAD_REQUEST, "there is nothing to answer; send a form with `queries`, or with `extend`"
        )
    return _answered(manifest(_root(), g.material.base, entities.types_here(), entities.vocabulary))


@reconciliation.get(f"/{DRAFT}")
def show_draft_manifest() -> Response:
    """Say what is offered, as the draft of version 1.0 has it."""
    entities = Entities(g.material)
    return _answered(draft_manifest(_root(), entities.types_here(), entities.vocabulary))


@reconciliation.post(f"/{DRAFT}/match")
def match() -> Response:
    """Answer a batch of queries, as the draft of version 1.0 has it."""
    batch = draft_batch_in(_body())
    return _answered(answers.draft_results(candidates(g.material, batch), g.material.vocabulary))


@reconciliation.post(f"/{DRAFT}/extend")
def extend() -> Response:
    """Answer a query for values, as the draft of version 1.0 has it."""
    asked, entities = extension_in(_body()), Entities(g.material)
    return _answered(answers.draft_extension(asked.ids, extended(entities, asked), entities.vocabulary))


@reconciliation.get("/properties")
@reconciliation.get(f"/{DRAFT}/extend/propose")
def propose() -> Response:
    """Answer with the columns that the members of a class can have."""
    sent = parameters(request)
    type_, most = _first(sent, "type"), min(_number(sent, "limit", _PROPOSED, 1), _MOST)
    return _answered(answers.proposal(proposed(Entities(g.material), type_, most), type_, most))


@reconciliation.get("/suggest/<kind>")
@reconciliation.get(f"/{DRAFT}/suggest/<kind>")
def suggest(kind: str) -> Response:
    """Answer with what a name that is being typed may become."""
    sent, entities = parameters(request), Entities(g.material)
    offset = max(_number(sent, "offset", 0), _number(sent, "cursor", 0))
    typed = Typed(
        prefix=_first(sent, "prefix"),
        type=_first(sent, "type"),
        limit=min(_number(sent, "limit", _SUGGESTED, 1), _MOST),
        offset=min(offset, limit("search_results").value),
    )
    found = suggested(entities, _kind(kind), typed)
    return _answered(answers.suggestions(found, kind, entities.vocabulary))


@reconciliation.get("/flyout/<kind>")
def fly_out(kind: str) -> Response:
    """Answer with a few words on a suggestion, as HTML in JSON."""
    ident = _first(parameters(request), "id")
    found = of_id(Entities(g.material), _kind(kind), ident)
    if found is None:
        raise _unknown(kind, ident)
    return _answered(flyout(found, render_template("flyout.html", found=found).strip()))


@reconciliation.get("/preview")
@reconciliation.get(f"/{DRAFT}/preview")
def show_preview() -> Response:
    """Show a thing in a few lines, in a frame of any site."""
    ident, entities = _first(parameters(request), "id"), Entities(g.material)
    entity = entities.with_id(ident)
    if entity is None:
        raise _unknown("entity", ident)
    address = request.script_root + (g.material.href(entity.iri) or "")
    response = Response(render_template("preview.html", address=address, **preview(entities, entity)))
    response.headers["Content-Security-Policy"] = policy()
    return response


def _body() -> Any:
    check_body_type(request, (_JSON,))
    return decoded(body_text(request), "the body")


def _answered(told: dict[str, Any]) -> Response:
    """Return an answer in JSON; one that was asked for by GET has a tag while it stays the same."""
    # Escaped, as the keys of a batch are given back whatever they are, halves of characters too.
    body = json.dumps(told).encode("ascii") + b"\n"
    response = open_to_all(Response(body, content_type=_JSON))
    if request.method in {"GET", "HEAD"}:
        response.headers["Cache-Control"] = "public, no-cache"
        response.set_etag(hashlib.sha256(body).hexdigest()[:32])
        response.make_conditional(request)
    return response


def _root() -> str:
    """Return the address that this request was sent to, which the manifest leads to."""
    return request.url_root if may_be_link(request.url_root) else g.material.base


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise Refused(HTTPStatus.NOT_FOUND, f"{kind[:80]!r} is not suggested; there are {words.listed(list(KINDS))}")
    return kind


def _first(sent: Parameters, name: str) -> str:
    return next(iter(sent.all(name)), "")[:1_000]


def _number(sent: Parameters, name: str, default: int, least: int = 0) -> int:
    return number_in(_first(sent, name), name, default, least)


def _unknown(kind: str, ident: str) -> Refused:
    return Refused(
        HTTPStatus.NOT_FOUND, f"there is no {kind} {ident[:200]!r} here; see what {PATH}/suggest/{kind} finds"
    )
