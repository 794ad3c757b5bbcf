"""One server for all cases: every file of data is a graph of one snapshot, and each request names its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from serving import serving
from w3c_cases import ROOT, cases, names_graphs, path_of, quads_in
from w3c_known import Outcome, labels
from w3c_table import row
from whosays.graph.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad
    from serving import Server
    from w3c_cases import Case


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/w3c/" in item.nodeid:
            item.add_marker(pytest.mark.w3c)
            item.add_marker(pytest.mark.skipif(not ROOT.is_dir(), reason="the W3C suites are not beside this checkout"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("w3c")
    publish(folder, _everything())
    return folder


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[Server]:
    with serving(data) as server:
        yield server


@pytest.fixture
def went(record_property: Callable[[str, object], None]) -> Callable[[Case, Outcome], None]:
    """Note how a case went, for the table at the end."""

    def note(case: Case, outcome: Outcome) -> None:
        column = "out of scope" if case.label in labels("out of scope") else outcome
        record_property("w3c", (row(case), str(column)))

    return note


def _everything() -> Iterator[Quad]:
    """Yield each file that a query may ask, in a graph called like the file."""
    named: dict[str, str] = {}
    for case in cases():
        if "Update" not in case.kind:
            files = case.files | {file for _, file in case.elsewhere}
            named.update((iri, iri) for iri in files if path_of(iri).is_file())
            named.update(
                (graph.name, graph.file) for graph in case.before if graph.name and not names_graphs(graph.file)
            )
    for name, file in named.items():
        yield from quads_in(file, name)
