"""A small snapshot with something for every bomb, and a server of it that really runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from serving import serving
from whosays.graph.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from serving import Server

BASE = "https://example.org/"


def quads() -> Iterator[Quad]:
    thing, linked = NamedNode(BASE), NamedNode(f"{BASE}next")
    for number in range(60):
        one, next_one = (NamedNode(f"{BASE}{each % 60}") for each in (number, number * 7 + 1))
        yield Quad(one, linked, next_one)
        for value in (Literal(number), Literal("a" * 40 + str(number)), one, Literal(f"<script>{number}</script>")):
            yield Quad(thing, NamedNode(f"{BASE}p{number}"), value)


@pytest.fixture(scope="session")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    publish(folder, quads())
    return folder


@pytest.fixture(scope="session")
def server(hostile_data: Path) -> Iterator[Server]:
    with serving(hostile_data, "--processes", "1") as server:
        yield server
