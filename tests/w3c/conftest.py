"""One server for all cases: every file of data is a graph of one snapshot, and each request names its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from serving import serving
from w3c_cases import ROOT, cases, names_graphs, path_of, quads_in
from w3c_known import Outcome, labels
from whosays.graph.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _pytest.terminal import TerminalReporter
    from pyoxigraph import Quad
    from serving import Server
    from w3c_cases import Case

# By what stands in a case's kind, or else in its folder.
KINDS = {
    "Update": "Updates",
    "GraphStoreProtocol": "Graph Store Protocol",
    "ProtocolTest": "Protocol",
    "ServiceDescription": "Service description",
}
FOLDERS = {"sparql10": "SPARQL 1.0", "sparql11": "SPARQL 1.1", "sparql12": "SPARQL 1.2"}
COLUMNS = (*Outcome, "out of scope")
HEADINGS = ("", "cases", "as they say", "right, numbers spelt anew", "wrong in the engine", "out of scope")


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
        record_property("w3c", (_row(case), str(column)))

    return note


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how many cases went how, as docs/endpoint.md has it."""
    reports = [report for each in terminalreporter.stats.values() for report in each if hasattr(report, "when")]
    noted = [value for each in reports if each.when == "call" for name, value in each.user_properties if name == "w3c"]
    counts = Counter(tuple(value) for value in noted)
    if not counts:
        return
    terminalreporter.section("cases of the W3C")
    for line in (HEADINGS, ("---",) * len(HEADINGS), *_lines(counts)):
        terminalreporter.write_line(f"| {' | '.join(map(str, line))} |")


def _lines(counts: Counter[tuple[str, str]]) -> Iterator[tuple[object, ...]]:
    for row in (*FOLDERS.values(), *KINDS.values()):
        numbers = [counts[row, str(column)] for column in COLUMNS]
        if any(numbers):
            yield row, sum(numbers), *numbers


def _row(case: Case) -> str:
    of_kind = (title for part, title in KINDS.items() if part in case.kind)
    return next(of_kind, FOLDERS[case.folder.partition("/")[0]])


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
