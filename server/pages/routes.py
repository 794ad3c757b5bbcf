"""Which address shows what."""

from __future__ import annotations

import json
from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, g, render_template, request

from ..endpoint import sparql
from ..endpoint.cors import open_to_all
from ..endpoint.negotiation import GRAPHS, HTML, called
from ..endpoint.routes import described_now, self_description
from .about import about
from .completing import completions
from .console import console
from .dataset import dataset
from .disagreements import Index, disagreements, index
from .disclosure import disclosure
from .home import home
from .http_surface import api, surface_at
from .keeping import kept
from .search import of_type, search
from .unknown import unknown

if TYPE_CHECKING:
    from .material import Material, Page

routes = Blueprint("pages", __name__)


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
        return self_description(found) if found else unknown(f"dataset.{suffix}")
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
    return unknown(name) if page is None else render_template("things.html", name=name, **page)


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


def _all_disagreements(material: Material) -> Page:
    return disagreements(material, _index(), {})


def _index() -> Index:
    return kept("index", index)
