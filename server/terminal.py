"""Questions asked at a terminal: under the same guard, in the same forms, as over HTTP."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..graph.errors import QueryError
from ..graph.iris import DEFAULT_BASE
from ..graph.limits import limit
from ..graph.searching.reading import Index
from .endpoint.diagnosis import diagnosed
from .endpoint.guard import checked
from .endpoint.negotiation import GRAPHS, TABLES, called
from .endpoint.searching import rewritten
from .endpoint.sparql import forms_for
from .endpoint.tokens import keywords
from .engine.workers import EngineFailure, TimeLimit
from .evaluate import Question, answer

if TYPE_CHECKING:
    from ..graph.snapshot import Snapshot

FORMS = tuple(dict.fromkeys(form.aliases[0] for form in (*TABLES, *GRAPHS)))


def answered(snapshot: Snapshot, query: str, form: str | None = None) -> bytes:
    """Return the answer to a query, in the form called so, or the first of its kind (JSON, Turtle).

    Raises QueryError for a query that the guard or the engine refuses, and for a form that does not fit it.
    """
    tokens = checked(query)
    offered = forms_for(tokens)
    chosen = called(form, offered) if form is not None else (offered[0], "")
    if chosen is None or chosen[0].engine is None:
        names = ", ".join(each.aliases[0] for each in offered)
        raise QueryError(f"--format {form}", "it does not fit this query", f"choose one of {names}")
    question = Question(rewritten(query, tokens, Index.of(snapshot)), snapshot.seal.get("base", DEFAULT_BASE))
    try:
        return answer(snapshot, question, chosen[0].engine)
    except SyntaxError as error:
        raise diagnosed(query, tokens, str(error)) from error
    except TimeLimit as error:
        most = limit("query_seconds")
        raise QueryError("query", f"it was not done in {most.value} {most.unit}", "ask for less") from error
    except EngineFailure as error:
        raise QueryError("query", str(error), "ask it another way") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError("the query", f"it cannot be answered ({error})", "ask it in another way") from error


def is_table(query: str) -> bool:
    """Tell whether the answer to a query is rows (SELECT) and not a graph or yes and no."""
    return "SELECT" in keywords(checked(query))


def rows_of(snapshot: Snapshot, query: str) -> list[list[str]]:
    """Return the names of a table's columns, then its rows, as text; QueryError where the answer is no table."""
    table = answered(snapshot, query, "csv").decode("utf-8")
    # One cell may be the whole answer: the module's own limit is 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), len(table)))
    # The line of one cell without a value is empty, and no row to the module.
    return [row or [""] for row in csv.reader(io.StringIO(table))]
