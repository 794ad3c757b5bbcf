"""The addresses of the ontology: one page and one file, and a name for each term that leads to its place there."""

from __future__ import annotations

import difflib
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ...graph.ontology import as_written
from ...graph.rdf import ONTOLOGY
from ..endpoint import graph_store, sparql
from ..endpoint.answering import typed
from ..endpoint.cors import open_to_all
from ..endpoint.negotiation import GRAPHS, HTML, Form, called
from ..endpoint.prefixed import written
from ..endpoint.refusals import Refused
from ..endpoint.tagged import tagged
from .alternates import alternates, link_header
from .keeping import kept
from .ontology import ontology, term_names, version

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from .material import Material

ontology_routes = Blueprint("ontology", __name__)
_PATH = "/ontology"


@ontology_routes.get(_PATH)
@ontology_routes.get(f"{_PATH}.<suffix>")
def show(suffix: str | None = None) -> Response:
    """Show what each word means, or answer with the ontology as data."""
    found = called(suffix, GRAPHS) if suffix is not None else sparql.preferred(request, (HTML, *GRAPHS))
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, f"the ontology has no form called {str(suffix)[:40]!r}; {_forms()}")
    form, media_type = found
    if form is HTML:
        page = render_template("ontology.html", data=alternates(_PATH), **kept("ontology", ontology))
        response = tagged(request, Response(page))
    else:
        response = _data(form, media_type)
    licence, address = kept("ontology", ontology)["license"], request.script_root + _PATH
    links = f'<{licence}>; rel="license"', f'<{ONTOLOGY}>; rel="about"'
    response.headers["Link"] = link_header(address, alternates(address), *links)
    return response


@ontology_routes.get(f"{_PATH}/<name>")
def lead_to_term(name: str) -> AnyResponse:
    """Lead to the place of a term, or from this version to the ontology; 404, in words, for any other name."""
    names = term_names()
    if name in names or name == version():
        anchor = name if name in names else None
        return redirect(url_for("ontology.show", _anchor=anchor), HTTPStatus.SEE_OTHER)
    near = difflib.get_close_matches(name[:80], names, n=3)
    words = f"the ontology has no term {name[:80]!r}" + (f"; near names: {', '.join(near)}" if near else "")
    raise Refused(HTTPStatus.NOT_FOUND, f"{words}. All of them stand at {request.url_root}ontology")


def _data(form: Form, media_type: str) -> Response:
    """Return the ontology: in Turtle the file as it was written, in other forms the graph of that name."""
    is_ours = kept("ontology as written", _is_as_written)
    if not graph_store.holds(g.snapshot, ONTOLOGY) or (is_ours and form.engine is RdfFormat.TURTLE):
        return tagged(request, open_to_all(Response(_written(form), content_type=typed(media_type))))
    return graph_store.whole_graph(request, g.snapshot, g.material.base, ONTOLOGY, (form, media_type))


def _written(form: Form) -> bytes:
    if form.engine is RdfFormat.TURTLE:
        return as_written()
    if not isinstance(form.engine, RdfFormat):
        raise TypeError(f"{form.name} is no form of graphs")
    triples = [quad.triple for quad in parse(as_written(), format=RdfFormat.TURTLE)]
    return written(triples, form.engine, g.material.base)


def _is_as_written(_: Material) -> bool:
    """Tell whether the snapshot was built with the ontology that is here: the store spells numbers its own way."""
    name = NamedNode(ONTOLOGY)
    here = Store()
    here.bulk_load(as_written(), format=RdfFormat.TURTLE, to_graph=name)
    return _quads(here, name) == _quads(g.snapshot.store, name)


def _quads(store: Store, graph: NamedNode) -> set[Quad]:
    return set(store.quads_for_pattern(None, None, None, graph))


def _forms() -> str:
    return "there are " + ", ".join(f"{each.address} ({each.name})" for each in alternates(_PATH))
