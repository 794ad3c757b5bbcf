"""A small snapshot, on disk and in memory, and what answers questions about it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from engines import engine_of
from pyoxigraph import Literal, NamedNode, Quad
from whosays.graph.publish import publish

sys.path.insert(0, str(Path(__file__).parent))

BASE = "https://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def quads():
    for number in range(60):
        date = Literal(f"20{number:02d}-01-01", datatype=NamedNode(f"{XSD}date"))
        for value in (Literal(number), date, Literal(str(number)), NamedNode(f"{BASE}{number}")):
            yield Quad(NamedNode(BASE), NamedNode(f"{BASE}p{number}"), value)
    yield Quad(NamedNode(BASE), NamedNode(f"{BASE}in"), Literal("a graph"), NamedNode(f"{BASE}graph"))


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("readers"), quads())


@pytest.fixture(scope="session", params=[0, 10_000], ids=["on disk", "in memory"])
def engine(request, snapshot):
    with engine_of(snapshot, most_in_memory=request.param) as started:
        yield started


@pytest.fixture(scope="session", params=[0, 10_000], ids=["on disk", "in memory"])
def union(request, snapshot):
    with engine_of(snapshot, union=True, most_in_memory=request.param) as started:
        yield started


@pytest.fixture(scope="session")
def cramped(snapshot):
    with engine_of(snapshot, most_in_memory=10_000, query_memory=32 * 2**20) as started:
        yield started
