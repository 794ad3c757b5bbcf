"""Our own questions, asked of the store in this process; strangers' ones are the engine's."""

from __future__ import annotations

from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ..graph.iris import may_be_link
from .endpoint.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..graph.queries import Catalogue, Query

Terms: TypeAlias = "str | Sequence[str] | None"
Term = NamedNode | Literal
Row = dict[str, Term]
_ALWAYS = float("inf")


class Ask(Protocol):
    """What a page gets instead of the store: the rows that answer a named query."""

    def __call__(self, name: str, /, **terms: str | Sequence[str] | None) -> list[Row]:
        """Return the rows of `queries/pages/{name}.rq` with terms for its parameters; a name with a theme is whole."""


def asking(store: Store, catalogue: Catalogue, seconds: float = _ALWAYS) -> Ask:
    """Return the function by which pages ask our own queries: for so many seconds from now, then Refused."""
    until = monotonic() + seconds

    def ask(name: str, /, **terms: str | Sequence[str] | None) -> list[Row]:
        query = catalogue.named(name if "/" in name else f"pages/{name}")
        found = []
        for row in rows(store, query.bind(**_askable(query, terms))):
            found.append(row)
            if monotonic() > until:
                raise _overdue(seconds)
        return found

    return ask


def _askable(query: Query, terms: Mapping[str, Terms]) -> dict[str, Terms]:
    """Return the terms without the IRIs that may be no link: a graph can hold such, and nothing is asked of them."""
    iris = {parameter.name for parameter in query.parameters if parameter.kind == "iri"}
    return {name: _linkable(typed) if name in iris else typed for name, typed in terms.items()}


def _linkable(typed: Terms) -> Terms:
    return (
        typed if typed is None else [iri for iri in ([typed] if isinstance(typed, str) else typed) if may_be_link(iri)]
    )


def _overdue(seconds: float) -> Refused:
    words = f"a page is made in {seconds:g} seconds at most, and so much is said of this that it takes longer"
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, f"{words}; ask at /sparql for the part of it that you need")


def rows(store: Store, query: str) -> Iterator[Row]:
    """Yield the rows of a SELECT query of ours, each as soon as it is found."""
    solutions = store.query(query)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("pages ask SELECT queries")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        bound = ((name, solution[name]) for name in names)
        yield {name: term for name, term in bound if isinstance(term, (NamedNode, Literal))}
