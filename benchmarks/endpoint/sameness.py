"""Two answers are the same if they hold the same rows, whatever their order and the forms of their numbers."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = tuple[str, ...]


def rows_in(body: bytes, *, is_graph: bool) -> Counter[Row]:
    """Return how often each row stands in an answer in JSON, or each triple in one in N-Triples."""
    if is_graph:
        return Counter((str(each.subject), str(each.predicate), _of(str(each.object))) for each in set(_triples(body)))
    found = json.loads(body)
    names = found["head"]["vars"]
    return Counter(tuple(_term(row.get(name)) for name in names) for row in found["results"]["bindings"])


def _triples(body: bytes) -> Any:
    return parse(body, format=RdfFormat.N_TRIPLES)


def _term(term: Mapping[str, str] | None) -> str:
    if term is None:
        return ""
    return term["value"] if term["type"] == "uri" else _value(term["value"])


def _of(term: str) -> str:
    """Return a term of N-Triples, a literal without its datatype: peers write the same number as other types."""
    return _value(term[1 : term.rindex('"')]) if term.startswith('"') else term


def _value(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
