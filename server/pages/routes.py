"""Which address shows what."""

from __future__ import annotations

import json
from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, current_app, g, redirect, render_template, request
from pyoxigraph import Quad, RdfFormat

from ...graph.iris import may_be_link
from ..endpoint import graph_store, sparql
from ..endpoint.answering import typed
from ..endpoint.cors import open_to_all
from ..endpoint.negotiation import GRAPHS, HTML, Form, called
from ..endpoint.prefixed import written
from ..endpoint.refusals import Refused, refusal
from ..endpoint.routes import described_now, self_description
from .about import about
from .claim import claim
from .completing import completions
from .conflict import conflict
from .console import console
from .dataset import dataset
from .decision import decision
from .description import described
from .disagreements import Index, disagreements, index
from .disclosure import disclosure
from .entity import entity
from .home import home
from .http_surface import api, surface_at
from .keeping import kept
from .memory import memory
from .search import near, of_type, search
from .source import source

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response as AnyResponse

    from .material import Material, Page

routes = Blueprint("pages", __name__)
_PAGES: dict[str, tuple[Callable[[Material, str], Page | None], str]] = {
    "source": (source, "source.html"),
    "claim": (claim, "claim.html"),
    "conflict": (conflict, "conflict.html"),
    "consensus": (decision, "decision.html"),
}


@routes.get("/")
def show_home() -> str:
    """Show what is in here."""
    return render_template("home.html", **kept("home", home))


@routes.get("/disagreements")
def show_disagreements() -> str:
    """Show where sources disagree, as far as a reader asks for it."""
    if not request.args:
        return render_template("disagreements.html", **kept("disagreements", _all_disagreements))
    return render_template("disagreements.html", **disagreements(g.material, _index(), request.args))


@routes.get("/about")
def show_about() -> str:
    """Show how this was built and what the words mean."""
    return render_template("about.html", **kept("about", about))


@routes.get("/openapi.json")
def describe_http() -> Response:
    """Answer with the description of all that is offered over HTTP."""
    return open_to_all(Response(surface_at(request.url_root), content_type="application/json"))


@routes.get("/api")
def show_api() -> str:
    """Show the same in words, with a line for a terminal each."""
    return render_template("api.html", **api(request.url_root))


@routes.get("/dataset")
@routes.get("/dataset.<suffix>")
def show_dataset(suffix: str | None = None) -> str | Response:
    """Show what there is and how to get it, or answer with the description of it."""
    if suffix is not None:
        found = called(suffix, GRAPHS)
        return self_description(found) if found else _unknown(f"dataset.{suffix}")
    form, media_type = sparql.preferred(request, (HTML, *GRAPHS))
    if form is HTML:
        return render_template("dataset.html", **dataset(g.material, described_now()))
    return self_description((form, media_type))


@routes.get("/disclosure")
def show_disclosure() -> str:
    """Show how much is disclosed of each model."""
    return render_template("disclosure.html", **disclosure(g.material, request.args.get("page", "")))


@routes.get("/search")
def show_search() -> str:
    """Show what was found."""
    return render_template("search.html", **search(g.material, request.args.get("q", "")))


@routes.get("/search/names")
def complete_name() -> Response:
    """Answer with the things that a name which is being typed may become."""
    found = completions(g.material, request.args.get("q", ""))
    root = request.script_root
    shown = [{**asdict(each), "href": root + each.href if each.href.startswith("/") else each.href} for each in found]
    return Response(json.dumps({"names": shown}), content_type="application/json")


@routes.get("/things/<name>")
def show_type(name: str) -> str | Response:
    """Show all things of one type."""
    page = of_type(g.material, name)
    return _unknown(name) if page is None else render_template("things.html", name=name, **page)


@routes.route("/sparql", methods=["GET", "POST"])
def answer_query() -> str | Response:
    """Answer a query; show the SPARQL page to those who read pages."""
    asked = sparql.asked(request)
    if not sparql.wants_page(request):
        if asked.query is None and request.method != "POST":
            return self_description()
        return sparql.respond(request, asked, g.snapshot, g.material.base)
    answering, sent = current_app.extensions[sparql.ANSWERING], request.values
    page = console(g.material, answering, g.snapshot, asked, sent.get("example"), sent.get("timeout", ""))
    status = page["refused"].code if page["refused"] else HTTPStatus.OK
    return Response(render_template("sparql.html", **page), status)


@routes.get("/id/<path:path>")
def lead_to_thing(path: str) -> AnyResponse:
    """Lead from the name of a thing to what is known of it."""
    # What leads begins with one slash and is quoted: `//` and `/\t/` begin the name of another site.
    return redirect(f"/{quote(path.lstrip('/'))}", HTTPStatus.SEE_OTHER)


@routes.get("/<path:path>")
def show_thing(path: str) -> str | Response:
    """Show what is known of a thing, as a page or as data."""
    material: Material = g.material
    iri = material.base + path
    if not may_be_link(iri):
        return _unknown(path)
    form, media_type = sparql.preferred(request, (HTML, *GRAPHS))
    if form is HTML:
        make, template = _PAGES.get(path.partition("/")[0], (entity, "entity.html"))
        page = make(material, iri)
        if page is not None and make is entity:
            page["memory"] = memory(material, page, request.args)
        if page is not None:
            return render_template(template, **page)
        if graph_store.holds(g.snapshot, iri) and not sparql.wants_page(request):
            return graph_store.whole_graph(request, g.snapshot, material.base, iri)
    elif (data := _as_data(iri, form, media_type)) is not None:
        return data
    return _with_suffix(path) or _unknown(path)


def _with_suffix(path: str) -> Response | None:
    """Answer an address that ends like a file: `/model/x.ttl` is `/model/x` in Turtle."""
    stem, dot, suffix = path.rpartition(".")
    found = called(suffix, GRAPHS) if dot and stem else None
    iri = g.material.base + stem
    return _as_data(iri, *found) if found and may_be_link(iri) else None


def _as_data(iri: str, form: Form, media_type: str) -> Response | None:
    """Answer with the graph of that name, else with what is said of the thing; None where there is neither."""
    if graph_store.holds(g.snapshot, iri):
        return graph_store.whole_graph(request, g.snapshot, g.material.base, iri, (form, media_type))
    quads = described(g.material, iri)
    return _data(quads, form, media_type) if quads else None


def _data(quads: list[Quad], form: Form, media_type: str) -> Response:
    if not isinstance(form.engine, RdfFormat):
        raise TypeError(f"{form.name} is no form of graphs")
    body = written(quads, form.engine, g.material.base)
    return open_to_all(Response(body, content_type=typed(media_type)))


def _unknown(path: str) -> Response:
    """Answer that nothing is known under an address, with near names."""
    name = path.rpartition("/")[2].replace("-", " ")[:200]
    close = near(g.material, name)
    words = f"nothing is known of {g.material.base}{path[:200]}"
    if close:
        words += f"; near names: {', '.join(f'{thing.label} <{thing.iri}>' for thing in close)}"

    def page(_: Refused) -> str:
        return render_template("unknown.html", title="Nothing is known of this", name=name, near=close)

    return refusal(request, Refused(HTTPStatus.NOT_FOUND, words), page)


def _all_disagreements(material: Material) -> Page:
    return disagreements(material, _index(), {})


def _index() -> Index:
    return kept("index", index)
