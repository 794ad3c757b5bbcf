"""A function that the engine does not know gives no value, as SPARQL has it, rather than no answer.

The engine refuses a whole query for one unknown function, and names the first that it meets. So each is given to it
as a function without a value, and the query is asked again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

    Results = QuerySolutions | QueryBoolean | QueryTriples

_UNKNOWN = re.compile(r"The custom function <([^<>]*)> is not supported")
_MOST = 20


def results_of(store: Store, query: str, **options: Any) -> Results:
    """Return what `Store.query` gives with these options; RuntimeError for very many unknown functions."""
    unknown: dict[NamedNode, Callable[..., Any]] = {}
    while True:
        try:
            return store.query(query, custom_functions=unknown, **options)
        except RuntimeError as error:
            named = _UNKNOWN.search(str(error))
            if named is None or len(unknown) == _MOST:
                raise
            unknown[NamedNode(named[1])] = _no_value


def _no_value(*_: object) -> None:
    """Return no value, whatever is given."""
