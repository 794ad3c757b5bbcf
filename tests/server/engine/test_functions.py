"""A function that the engine does not know gives no value."""

from __future__ import annotations

import pytest
from pyoxigraph import Store
from whosays.server.engine.functions import results_of


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (<urn:f>(1) AS ?x) {}", [None]),
        ("PREFIX u: <urn:> SELECT (COALESCE(u:f(1), <urn:g>(), 'none') AS ?x) {}", ["none"]),
        ("SELECT ?x { VALUES ?x { 1 2 } FILTER(<urn:f>(?x)) }", []),
        ("SELECT (<http://www.w3.org/2001/XMLSchema#integer>('7') AS ?x) {}", ["7"]),
    ],
)
def test_no_value(query: str, expected: list[str | None]):
    found = [row["x"] for row in results_of(Store(), query)]
    assert [None if term is None else term.value for term in found] == expected


def test_very_many_are_refused():
    calls = ", ".join(f"<urn:f{number}>()" for number in range(40))
    with pytest.raises(RuntimeError, match="not supported"):
        results_of(Store(), f"SELECT (COALESCE({calls}) AS ?x) {{}}")
