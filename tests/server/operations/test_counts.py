"""What is counted comes out again, whatever it is."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.server.operations.counts import BUCKETS, CELLS, ROUTES, STATUSES, WAYS, Counts, Totals, route_of


def row():
    return memoryview(array("Q", [0] * CELLS))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ROUTES),
            st.sampled_from((*STATUSES, 299, 999)),
            st.floats(0, 100),
            st.integers(0, 2**40),
            st.sampled_from((*WAYS, "")),
        )
    )
)
def test_every_request_is_counted_once_in_each_way(requests):
    rows = [row(), row()]
    for at, each in enumerate(requests):
        Counts(rows[at % 2]).count(*each)
    totals = Totals(rows)
    assert sum(count for *_, count in totals.requests()) == len(requests)
    assert sum(reached[-1] for _, reached, _ in totals.seconds()) == len(requests)
    assert sum(size for _, size in totals.sent()) == sum(size for *_, size, _ in requests)
    assert sum(count for _, count in totals.ways()) == sum(bool(way) for *_, way in requests)
    spent = sum(seconds for *_, seconds in totals.seconds())
    assert spent == pytest.approx(sum(seconds for _, _, seconds, *_ in requests), abs=1e-6 * len(requests) + 1e-9)


@pytest.mark.parametrize("bound", BUCKETS)
def test_a_time_at_a_bound_is_within_it(bound):
    cells = row()
    for seconds in (bound, bound * 1.0001):
        Counts(cells).count("sparql", 200, seconds, 0, "")
    ((_, reached, _),) = Totals([cells]).seconds()
    assert reached[BUCKETS.index(bound)] == 1
    assert reached[-1] == 2


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", "pages"),
        ("/sparql", "sparql"),
        ("/sources", "sources"),
        ("/sources/x", "sources"),
        ("/source/x", "pages"),
        ("/static/whosays.css", "static"),
        ("/graph-store", "graph-store"),
        ("/ready", "operations"),
        ("", "pages"),
        ("x\x00y", "pages"),
    ],
)
def test_addresses_are_of_few_kinds(path, route):
    assert route_of(path) == route
