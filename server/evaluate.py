"""The one place where questions meet the store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ..graph.snapshot import STORE
from .engine.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyoxigraph import QueryResultsFormat, RdfFormat

    from ..graph.queries import Catalogue
    from ..graph.snapshot import Snapshot

Term = NamedNode | Literal
Row = dict[str, Term]


class Ask(Protocol):
    """What a page gets instead of the store: the rows that answer a named query."""

    def __call__(self, name: str, /, **terms: str | Sequence[str] | None) -> list[Row]:
        """Return the rows of `queries/pages/{name}.rq` with terms for its parameters; a name with a theme is whole."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query that passed the guard; `default` and `named` are the graphs that the protocol chose, if any."""

    query: str
    base: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer(snapshot: Snapshot, question: Question, form: QueryResultsFormat | RdfFormat) -> bytes:
    """Return the answer in a form of its kind, from a process that may die of it and be replaced.

    Raises SyntaxError with the engine's message for a bad query, TimeLimit, and EngineFailure.
    """
    return _workers(snapshot.folder / STORE).answer(question, form)


# Two, so that answers from a snapshot go on while the next one is taken up.
@lru_cache(maxsize=2)
def _workers(store: Path) -> Workers:
    return Workers(store)


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
