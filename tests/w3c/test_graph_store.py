"""Graphs are read as the Graph Store Protocol says; what its cases write first is published as a build would."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from serving import serving
from w3c_requests import Step, graph_store_cases, is_as_expected, names_anew, steps_of
from whosays.graph.publish import publish
from whosays.graph.rdf import RDF, WS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from serving import Server
    from w3c_cases import Case

BASE = "http://www.example/"
BUILD = Quad(NamedNode(f"{BASE}graph/build"), RDF.type, WS.Build, NamedNode(f"{BASE}graph/build"))
PATIENCE = 5.0
_PART = re.compile(
    rb"Content-Type: (?P<type>[^\r\n;]+)[^\r\n]*\r?\n\r?\n(?P<body>.*?)(?=\r?\n--)", re.DOTALL | re.IGNORECASE
)


class Published:
    """A data folder and the server that reads it; graphs are replaced by publishing a snapshot."""

    def __init__(self, data: Path, server: Server) -> None:
        self.data, self.server = data, server
        self.graphs: dict[str | None, set[Quad]] = {}

    def write(self, step: Step) -> None:
        graph = graph_of(step)
        if step.method != "POST":
            self.graphs.pop(graph, None)
        if step.method != "DELETE":
            self.graphs.setdefault(graph, set()).update(quads_of(step, graph))
        publish(self.data, [BUILD, *(quad for quads in self.graphs.values() for quad in quads)])

    def reads(self, step: Step) -> bool:
        """Tell whether the server answers as it should, soon after the publication."""
        until = time.monotonic() + PATIENCE
        while True:
            answer = self.server.ask(
                step.method, step.target.replace("/gsp?", "/graph-store?"), step.headers, step.body
            )
            if is_as_expected(step, answer) or time.monotonic() > until:
                return is_as_expected(step, answer)
            time.sleep(0.1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Server]]:
    data = tmp_path_factory.mktemp("graphs")
    publish(data, [BUILD])
    with serving(data) as server:
        yield data, server


@pytest.mark.parametrize(
    "case", [case for case in graph_store_cases() if not names_anew(case)], ids=lambda case: case.label
)
def test_reading(served: tuple[Path, Server], case: Case):
    published = Published(*served)
    publish(published.data, [BUILD])
    for step in steps_of(case):
        if step.writes_graph:
            published.write(step)
        else:
            assert published.reads(step), f"{step.method} {step.target}"


def graph_of(step: Step) -> str | None:
    """Return the graph that a request is about: named in its address, or the address itself; None for the default."""
    parts = urlsplit(step.target)
    if parts.query.startswith("default"):
        return None
    return parse_qs(parts.query)["graph"][0] if parts.query else BASE + unquote(parts.path[1:])


def quads_of(step: Step, graph: str | None) -> list[Quad]:
    where = DefaultGraph() if graph is None else NamedNode(graph)
    parts = [(step.headers["content-type"], step.body or b"")]
    if "multipart" in parts[0][0]:
        parts = [(match["type"].decode(), match["body"]) for match in _PART.finditer(step.body or b"")]
    found = []
    for media_type, body in parts:
        form = RdfFormat.from_media_type(media_type.partition(";")[0])
        read = parse(body, form, base_iri=graph, rename_blank_nodes=True)
        found += [Quad(*quad.triple, where) for quad in read]
    return found
