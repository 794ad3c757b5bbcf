"""Our own questions, asked of the store in this process; strangers' ones are the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..graph.queries import Catalogue

Term = NamedNode | Literal
Row = dict[str, Term]


class Ask(Protocol):
    """What a page gets instead of the store: the rows that answer a named query."""

    def __call__(self, name: str, /, **terms: str | Sequence[str] | None) -> list[Row]:
        """Return the rows of `queries/pages/{name}.rq` with terms for its parameters; a name with a theme is whole."""


def asking(store: Store, catalogue: Catalogue) -> Ask:
    """Return the function by which pages ask our own queries."""

    def ask(name: str, /, **terms: str | Sequence[str] | None) -> list[Row]:
        return rows(store, catalogue.named(name if "/" in name else f"pages/{name}").bind(**terms))

    return ask


def rows(store: Store, query: str) -> list[Row]:
    """Return the rows of a SELECT query of ours."""
    solutions = store.query(query)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("pages ask SELECT queries")
    names = [variable.value for variable in solutions.variables]
    found = []
    for solution in solutions:
        bound = ((name, solution[name]) for name in names)
        found.append({name: term for name, term in bound if isinstance(term, (NamedNode, Literal))})
    return found
