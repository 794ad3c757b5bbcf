"""How many cases of the W3C went how, told at the end of a run, also of one in several processes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from w3c_known import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.terminal import TerminalReporter
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


def row(case: Case) -> str:
    """Return in which row of the table a case is."""
    of_kind = (title for part, title in KINDS.items() if part in case.kind)
    return next(of_kind, FOLDERS[case.folder.partition("/")[0]])


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
