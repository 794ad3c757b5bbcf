"""What is answered at the name of a thing: a page, data, or the way to them.

A name is an address of this site: `/model/heron-2`, or the same below `/id/`. Which names answer themselves and which
lead to a document by 303 is the operator's choice (`SeeOther`); a graph, a source among them, is a document.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, current_app, g, redirect, render_template, request, url_for
from pyoxigraph import NamedNode, Quad, RdfFormat

from ...graph.iris import may_be_link
from ...graph.rdf import RDF, SCHEMA, WS
from ..endpoint import graph_store, sparql
from ..endpoint.answering import typed
from ..endpoint.cors import open_to_all
from ..endpoint.negotiation import GRAPHS, HTML, Form, called
from ..endpoint.prefixed import written
from ..endpoint.tagged import tagged
from ..site import SeeOther
from .alternates import alternates, link_header
from .claim import claim
from .conflict import conflict
from .decision import decision
from .description import described, is_known
from .entity import entity
from .mapping import mapping
from .material import IN_PATH
from .memory import memory
from .source import source
from .unknown import unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response as AnyResponse

    from .material import Material, Page

names = Blueprint("names", __name__)
SEE_OTHER = "SEE_OTHER"
_IN_IRI = IN_PATH + "#?%"
_PAGES: dict[str, tuple[Callable[[Material, str], Page | None], str]] = {
    "source": (source, "source.html"),
    "claim": (claim, "claim.html"),
    "conflict": (conflict, "conflict.html"),
    "consensus": (decision, "decision.html"),
    "mapping": (mapping, "mapping.html"),
}


@names.get("/id/<path:path>")
def show_named(path: str) -> AnyResponse:
    """Lead from the name of a thing to what is known of it, or show that."""
    path = path.lstrip("/")
    see_other = current_app.config[SEE_OTHER]
    if see_other is SeeOther.NONE:
        return _shown(path)
    stem, suffix = _parts(path)
    if _is_graph(path) or is_known(g.material, g.material.base + path):
        return _led(path, _ending() if see_other is SeeOther.ALL and not _is_graph(path) else "")
    if suffix is not None and (_is_graph(stem) or is_known(g.material, g.material.base + stem)):
        return _led(stem, path.removeprefix(stem))
    return unknown(path)


@names.get("/<path:path>")
def show_thing(path: str) -> AnyResponse:
    """Show what is known of a thing, or lead to it."""
    is_led = current_app.config[SEE_OTHER] is SeeOther.ALL and not _is_graph(path)
    if is_led and is_known(g.material, g.material.base + path):
        return _led(path, _ending())
    return _shown(path)


def _shown(path: str) -> AnyResponse:
    """Answer with a thing as a page or as data: by what is accepted, or by the suffix of the address."""
    form, media_type = sparql.preferred(request, (HTML, *GRAPHS))
    answer = _answered(path, form, media_type)
    stem, suffix = _parts(path)
    if answer is None and suffix is not None:
        answer = _answered(stem, *suffix)
    return unknown(path) if answer is None else answer


def _is_graph(path: str) -> bool:
    iri = g.material.base + path
    return may_be_link(iri) and graph_store.holds(g.snapshot, iri)


def _parts(path: str) -> tuple[str, tuple[Form, str] | None]:
    """Return a path without the suffix that names a form, and that form: `/model/x.ttl` is `/model/x` in Turtle."""
    stem, dot, suffix = path.rpartition(".")
    return stem, called(suffix, (HTML, *GRAPHS)) if dot and stem else None


def _answered(path: str, form: Form, media_type: str) -> AnyResponse | None:
    """Answer in a form; None where nothing is known."""
    iri = g.material.base + path
    if not may_be_link(iri):
        return None
    answer = _page(iri) if form is HTML else _data(iri, form, media_type)
    if answer is None:
        return None
    return _linked(answer, path)


def _page(iri: str) -> Response | None:
    """Answer with the page of a thing; for a graph that has none, with its data or the way to the list of graphs."""
    material: Material = g.material
    make, template = _PAGES.get(iri.removeprefix(material.base).partition("/")[0], (entity, "entity.html"))
    page = make(material, iri)
    if page is not None:
        if make is entity:
            page["memory"] = memory(material, page, request.args)
        status = HTTPStatus.GONE if page.get("is_retracted") else HTTPStatus.OK
        return _located(tagged(request, Response(render_template(template, **page), status)), iri, HTML)
    if not graph_store.holds(g.snapshot, iri):
        return None
    if sparql.wants_page(request):
        graphs = url_for("pages.show_dataset", _anchor="graphs")
        return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": graphs})
    return graph_store.whole_graph(request, g.snapshot, material.base, iri)


def _data(iri: str, form: Form, media_type: str) -> Response | None:
    """Answer with the graph of that name, else with what is said of the thing; None where there is neither."""
    if graph_store.holds(g.snapshot, iri):
        found = form, media_type
        return _located(graph_store.whole_graph(request, g.snapshot, g.material.base, iri, found), iri, form)
    quads = described(g.material, iri)
    if not quads:
        return None
    if not isinstance(form.engine, RdfFormat):
        raise TypeError(f"{form.name} is no form of graphs")
    body = written(quads, form.engine, g.material.base)
    status = HTTPStatus.GONE if _is_retracted(quads, iri) else HTTPStatus.OK
    return _located(tagged(request, open_to_all(Response(body, status, content_type=typed(media_type)))), iri, form)


def _is_retracted(quads: list[Quad], iri: str) -> bool:
    """Tell whether a claim was taken back: no source says it any more."""
    types = {quad.object for quad in quads if quad.subject == NamedNode(iri) and quad.predicate == RDF.type}
    return WS.RetractedClaim in types and WS.Claim not in types


def _located(answer: Response, iri: str, form: Form) -> Response:
    """Return an answer that names the address at which this form of it stands, whatever is accepted."""
    if not request.args:
        address = _address(iri.removeprefix(g.material.base))
        answer.headers["Content-Location"] = f"{address}.{form.aliases[0]}"
    return answer


def _linked(answer: AnyResponse, path: str) -> AnyResponse:
    """Return an answer that names its other forms, the one address that stands for all, and what it is about."""
    address = _address(path)
    found = alternates(address)
    about = quote(g.material.base + path, safe=_IN_IRI)
    more = [f'<{found[0].address}>; rel="describedby"; type="{found[0].media_type}"', f'<{about}>; rel="about"']
    more += [f'<{quote(each, safe=_IN_IRI)}>; rel="license"' for each in _licences(path)]
    answer.headers["Link"] = link_header(address, found, *more)
    return answer


def _licences(path: str) -> list[str]:
    """Return under which licences a source says that its words stand; other things are of many sources."""
    if not path.startswith("source/"):
        return []
    rows = g.material.ask("source", source=g.material.base + path)
    values = (row["value"] for row in rows if row["property"] == SCHEMA.license)
    return [value.value for value in values if isinstance(value, NamedNode) and may_be_link(value.value)]


def _led(path: str, ending: str) -> AnyResponse:
    """Lead to the document on a thing: what was asked for besides goes along."""
    query = request.query_string.decode("latin-1")
    address = _address(path) + quote(ending, safe=IN_PATH) + (f"?{query}" if query else "")
    answer = redirect(address, HTTPStatus.SEE_OTHER)
    return _linked(answer, path)


def _ending() -> str:
    """Return the suffix of the form that a request prefers."""
    return f".{sparql.preferred(request, (HTML, *GRAPHS))[0].aliases[0]}"


def _address(path: str) -> str:
    # What leads begins with one slash and is quoted: `//` and `/\t/` begin the name of another site.
    return f"{request.script_root}/{quote(path.lstrip('/'), safe=IN_PATH)}"
