"""The Graph Store Protocol, for reading: each graph whole, by its IRI or as the default one.

A graph is asked for indirectly (`/graph-store?graph=IRI`, `/graph-store?default`), or directly where its IRI leads
to this server: `/source/NAME` as data is what that source contributes.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .answering import Asked, Forms, Wanted, tag_of
from .coding import CODINGS
from .negotiation import GRAPHS, VERSIONS
from .parameters import parameters
from .refusals import Refused
from .sparql import graph_iris, preferred, respond

if TYPE_CHECKING:
    from flask import Request, Response

    from ...graph.snapshot import Snapshot
    from .negotiation import Form

_WHOLE = "CONSTRUCT { ?subject ?predicate ?object } WHERE { ?subject ?predicate ?object }"


def named_graph(request: Request) -> str | None:
    """Return the IRI of the graph that a request names, None for the default graph; Refused where it names no one."""
    sent = parameters(request)
    graphs, defaults = sent.all("graph"), sent.all("default")
    if len(graphs) + len(defaults) != 1:
        words = "name one graph, as ?graph=IRI, or ask for the default one with ?default"
        raise Refused(HTTPStatus.BAD_REQUEST, words)
    if defaults and defaults[0]:
        raise Refused(HTTPStatus.BAD_REQUEST, "?default takes no value")
    return graph_iris(graphs)[0] if graphs else None


def holds(snapshot: Snapshot, iri: str) -> bool:
    """Tell whether a snapshot has a graph of that name."""
    return snapshot.store.contains_named_graph(NamedNode(iri))


def whole_graph(
    request: Request, snapshot: Snapshot, base: str, iri: str | None, form: tuple[Form, str] | None = None
) -> Response:
    """Return all triples of a graph, in the form given or the one that the request prefers; Refused where it is not."""
    if iri is not None and not holds(snapshot, iri):
        raise Refused(HTTPStatus.NOT_FOUND, f"there is no graph {iri[:200]}")
    return respond(request, _asked(iri), snapshot, base, form or preferred(request, GRAPHS))


def tags(snapshot: Snapshot, base: str, iri: str | None) -> frozenset[str]:
    """Return the tags that a graph has in a snapshot, in whichever form it is read."""
    types = ((form, name + more) for form in GRAPHS for name in form.types for more in VERSIONS)
    wanted = (Wanted(Forms(None, each), coding) for each in types for coding in ("", *CODINGS))
    return frozenset(tag_of(_asked(iri), each, snapshot, base).hex() for each in wanted)


def _asked(iri: str | None) -> Asked:
    return Asked(_WHOLE, () if iri is None else (iri,), ())
