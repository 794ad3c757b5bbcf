"""Questions asked at a terminal: under the same guard, in the same forms, as over HTTP."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..graph.errors import QueryError
from ..graph.iris import DEFAULT_BASE
from ..graph.limits import limit
from .endpoint.answering import Asked, Forms, Wanted
from .endpoint.guard import checked
from .endpoint.negotiation import GRAPHS, TABLES, called
from .endpoint.refusals import Refused
from .endpoint.tokens import keywords
from .site import Site

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..graph.snapshot import Snapshot

FORMS = tuple(dict.fromkeys(form.aliases[0] for form in (*TABLES, *GRAPHS)))


def answered(snapshot: Snapshot, query: str, form: str | None = None, allowed: Collection[str] = ()) -> bytes:
    """Return the answer to a query, in the form called so, or the first of its kind (JSON, Turtle).

    `allowed` are the normalized addresses of other endpoints that it may ask.

    Raises QueryError for a query that the guard or the engine refuses, and for a form that does not fit it.
    """
    tokens = checked(query, allowed)
    offered = GRAPHS if keywords(tokens) & {"CONSTRUCT", "DESCRIBE"} else TABLES
    chosen = called(form, offered) if form is not None else (offered[0], "")
    if chosen is None:
        names = ", ".join(each.aliases[0] for each in offered)
        raise QueryError(f"--format {form}", "it does not fit this query", f"choose one of {names}")
    forms = Forms(None, chosen) if offered is GRAPHS else Forms(chosen, None)
    wanted = Wanted(forms, seconds=limit("query_seconds").value)
    answering = Site.alone(snapshot, allowed=allowed).answering
    base = str(snapshot.seal.get("base", DEFAULT_BASE))
    try:
        return answering.whole(Asked(query), wanted, snapshot, base, limit("answer_bytes").value)[1]
    except Refused as refused:
        if refused.fault is not None:
            raise refused.fault from refused
        raise QueryError("the query", refused.description or "", "ask it in another way") from refused


def is_table(query: str, allowed: Collection[str] = ()) -> bool:
    """Tell whether the answer to a query is rows (SELECT) and not a graph or yes and no."""
    return "SELECT" in keywords(checked(query, allowed))


def rows_of(snapshot: Snapshot, query: str, allowed: Collection[str] = ()) -> list[list[str]]:
    """Return the names of a table's columns, then its rows, as text; QueryError where the answer is no table."""
    table = answered(snapshot, query, "csv", allowed).decode("utf-8")
    # One cell may be the whole answer: the module's own limit is 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), len(table)))
    # The line of one cell without a value is empty, and no row to the module.
    return [row or [""] for row in csv.reader(io.StringIO(table))]
