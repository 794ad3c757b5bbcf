"""Our own questions have their time, all of a page together."""

from __future__ import annotations

from itertools import count

import pytest
from pyoxigraph import NamedNode, Quad, Store
from whosays.graph.limits import limit
from whosays.graph.queries import Catalogue
from whosays.server import evaluate
from whosays.server.app import create_app
from whosays.server.endpoint.refusals import Refused

MOST = limit("page_seconds").value
MODEL = "/model/heron-2"


@pytest.fixture
def clock(monkeypatch):
    """Let a clock go on by so many seconds whenever somebody looks at it."""

    def goes(step):
        seconds = count(0, step)
        monkeypatch.setattr(evaluate, "monotonic", lambda: next(seconds))

    return goes


@pytest.mark.parametrize("found", [1, 3])
def test_questions_of_a_page_have_so_many_seconds_together(clock, found):
    thing = NamedNode("http://e.example/a")
    types = [NamedNode(f"http://e.example/type/{at}") for at in range(found)]
    store = Store()
    store.extend([Quad(thing, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), each) for each in types])
    clock(1)
    ask = evaluate.asking(store, Catalogue.load(), 2 * found)
    for _ in range(2):
        assert len(ask("thing", thing=thing.value)) == found
    with pytest.raises(Refused, match=f"in {2 * found} seconds"):
        ask("thing", thing=thing.value)


@pytest.mark.parametrize(("step", "status"), [(0, 200), (MOST + 1, 503)])
@pytest.mark.parametrize("path", [MODEL, f"{MODEL}.ttl"])
def test_a_page_that_takes_too_long_says_so(data, clock, path, step, status):
    clock(step)
    response = create_app(data).test_client().get(path, headers={"Accept": "text/html"} if path == MODEL else {})
    assert response.status_code == status
    assert (f"in {MOST} seconds at most" in response.text) == (status == 503)


@pytest.mark.parametrize("path", ["/", "/about", "/disagreements", "/dataset"])
def test_what_all_see_alike_is_made_once_however_long_it_takes(data, clock, path):
    clock(MOST + 1)
    assert create_app(data).test_client().get(path).status_code == 200
