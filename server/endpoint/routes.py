"""The addresses that programs ask beside the endpoint itself, and the description that all of them lead to."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from flask import Blueprint, Response, current_app, g, redirect, request, url_for
from pyoxigraph import RdfFormat

from ...graph.exporting.dumps import dumps_of
from ...graph.iris import may_be_link
from .answering import typed
from .cors import open_to_all
from .description import Described, Holdings, Offered, description, holdings
from .graph_store import named_graph, whole_graph
from .negotiation import GRAPHS, Form, chosen
from .prefixed import written
from .refusals import Refused
from .sparql import preferred, wants_page
from .tagged import tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from werkzeug.wrappers import Response as AnyResponse

Made = TypeVar("Made")
_KEPT = 16
endpoint = Blueprint("endpoint", __name__)


@endpoint.get("/graph-store")
def show_graph() -> Response:
    """Answer with a whole graph."""
    return whole_graph(request, g.snapshot, g.material.base, named_graph(request))


@endpoint.get("/.well-known/void")
def show_void() -> AnyResponse:
    """Answer with what there is, where programs look for it; lead people to the page about it."""
    return redirect(url_for("pages.show_dataset"), HTTPStatus.SEE_OTHER) if wants_page(request) else self_description()


def self_description(form: tuple[Form, str] | None = None) -> Response:
    """Return what the endpoint says of itself, in the form given or the one that the request prefers."""
    if form is None and "format" not in request.values and chosen(request.headers.get("Accept", ""), GRAPHS) is None:
        words = "there is no query; send it as the parameter `query`, or accept RDF to read what is offered here"
        raise Refused(HTTPStatus.BAD_REQUEST, words)
    found, media_type = form or preferred(request, GRAPHS)
    if not isinstance(found.engine, RdfFormat):
        raise TypeError(f"{found.name} is no form of graphs")
    return tagged(request, open_to_all(Response(_written(found, found.engine), content_type=typed(media_type))))


def described_now() -> Described:
    """Return what there is to describe: the snapshot of this request, at the address that it was sent to."""
    url = request.url_root if may_be_link(request.url_root) else g.material.base
    offered = current_app.config.get("OFFERED", Offered())
    dumps = dumps_of(g.snapshot)
    return Described(_holdings(), g.snapshot.seal, g.material.base, g.material.catalogue, url, offered, dumps)


def _holdings() -> Holdings:
    """Return what the snapshot holds, counted once for each."""
    return _kept("holdings", (g.snapshot.id,), lambda: holdings(g.snapshot, g.material.base))


def _written(form: Form, engine: RdfFormat) -> bytes:
    """Return the description in a form: written once for each snapshot, address and form."""
    described = described_now()
    key = (g.snapshot.id, described.url, described.offered, described.dumps, form.name)
    return _kept("descriptions", key, lambda: written(description(described), engine, described.base))


def _kept(name: str, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    """Return what was made for a key; of few keys at once, as anybody may ask at addresses of many names."""
    kept: dict[tuple[Hashable, ...], Made] = current_app.extensions.setdefault(f"whosays {name}", {})
    if (found := kept.get(key)) is None:
        found = make()
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = found
    return found
