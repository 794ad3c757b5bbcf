"""What is answered where nothing is known: 404, in words, with names that are near."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import g, render_template, request

from ..endpoint.refusals import Refused, refusal
from .search import near

if TYPE_CHECKING:
    from flask import Response


def unknown(path: str) -> Response:
    """Answer that nothing is known under an address, with near names."""
    name = path.rpartition("/")[2].replace("-", " ")[:200]
    close = near(g.material, name)
    words = f"nothing is known of {g.material.base}{path[:200]}"
    if close:
        words += f"; near names: {', '.join(f'{thing.label} <{thing.iri}>' for thing in close)}"

    def page(_: Refused) -> str:
        return render_template("unknown.html", title="Nothing is known of this", name=name, near=close)

    return refusal(request, Refused(HTTPStatus.NOT_FOUND, words), page)
