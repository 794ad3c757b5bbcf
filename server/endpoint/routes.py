"""The addresses that programs ask beside the endpoint itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, request

from .graph_store import named_graph, whole_graph

if TYPE_CHECKING:
    from flask import Response

endpoint = Blueprint("endpoint", __name__)


@endpoint.get("/graph-store")
def show_graph() -> Response:
    """Answer with a whole graph."""
    return whole_graph(request, g.snapshot, g.material.base, named_graph(request))
