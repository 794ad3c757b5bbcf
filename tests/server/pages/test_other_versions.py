"""A snapshot that another version wrote is shown as far as it can be: what is not known stands as it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from saying import HERON, Author
from whosays.graph.conflict_listing import conflicts_in
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE, Iris
from whosays.graph.publish import publish
from whosays.graph.rdf import RDF, WS
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

IRIS = Iris.of(Vocabulary.load())
HERE = IRIS.entity(HERON)
KINDS = ["Contradiction", "SomethingElse", ""]
SEVERITIES = ["high", "dire", ""]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Conflicts and a decision with kinds, severities, rules and properties that this version does not know."""
    folder = tmp_path_factory.mktemp("data")
    author = Author("card", "It has 8 layers.")
    author.says("8 layers", HERON, "layerCount", Decimal(8))
    reading = author.reading()
    contents = Contents([reading], Vocabulary.load(), DEFAULT_BASE)
    claim = IRIS.claim(reading.claims[0])
    graph, consensus = IRIS.graph("conflicts"), IRIS.graph("consensus")
    quads = []
    for kind in KINDS:
        for severity in SEVERITIES:
            node = NamedNode(f"{DEFAULT_BASE}conflict/{kind or 'none'}-{severity or 'none'}")
            quads += [
                Quad(node, RDF.type, WS.Conflict, graph),
                Quad(node, WS.conflictSubject, HERE, graph),
                Quad(node, WS.conflictProperty, WS["someProperty" if severity else "layerCount"], graph),
                Quad(node, WS.explanation, Literal("It does not fit."), graph),
                Quad(node, WS.hasClaim, claim, graph),
            ]
            quads += [Quad(node, WS.conflictKind, WS[kind], graph)] if kind else []
            quads += [Quad(node, WS.severity, Literal(severity), graph)] if severity else []
    node = NamedNode(f"{DEFAULT_BASE}consensus/odd")
    quads += [
        Quad(node, RDF.type, WS.Decision, consensus),
        Quad(node, RDF.subject, HERE, consensus),
        Quad(node, RDF.predicate, WS.someProperty, consensus),
        Quad(node, WS.rule, Literal("lot"), consensus),
        Quad(node, WS.voices, Literal("several"), consensus),
        Quad(node, WS.supportedBy, claim, consensus),
    ]
    publish(folder, [*contents.quads(), *quads], contents.texts(), {**contents.facts(), "policy": "rules: none"})
    return folder


@pytest.fixture(scope="module")
def client(data: Path) -> FlaskClient:
    return create_app(data).test_client()


PAGES = [
    *("/", "/model/heron-2", "/disagreements", "/disagreements?kind=SomethingElse", "/disagreements?severity=dire"),
    *("/about", "/source/card", "/disclosure", "/consensus/odd"),
    *(f"/conflict/{kind or 'none'}-{severity or 'none'}" for kind in KINDS for severity in SEVERITIES),
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_can(client: FlaskClient, path: str):
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    if path.startswith("/conflict/"):
        assert "It does not fit" in answer.text


def test_the_claim_shows_all_that_it_has_a_part_in(client: FlaskClient, data: Path):
    (row, *_) = conflicts_in(Snapshot.current(data))
    path = f"/{str(row['claims'][0]).removeprefix(DEFAULT_BASE)}" if row["claims"] else ""
    assert "something else" in client.get(path, headers={"Accept": "text/html"}).text


def test_what_is_known_stands_first_in_the_listing(data: Path):
    found = [row["severity"] for row in conflicts_in(Snapshot.current(data))]
    assert found[0] == "high"
    assert set(found) >= {"high", "dire"}
