"""Requests that write, as the W3C has them, sent to a server that takes a token."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from serving import serving
from w3c_cases import Case, of_kind
from w3c_known import Outcome
from w3c_requests import graph_store_cases, is_as_expected, steps_of, updates
from whosays.graph.publish import publish
from writing_here import MAY, TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from serving import Answered, Server
    from w3c_requests import Step

CASES = [*filter(updates, of_kind("ProtocolTest")), *graph_store_cases()]
ANYTHING = "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
PATIENCE = 60.0


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    publish(folder, [])
    return folder


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory, written: Path) -> Iterator[Server]:
    tokens = tmp_path_factory.mktemp("tokens") / "tokens"
    tokens.write_text(f"Dagny Holm: {TOKEN}\n", encoding="utf-8")
    with serving(written, "--token-file", str(tokens)) as server:
        yield server


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_writing(written: Path, writable: Server, went: Callable[[Case, Outcome], None], case: Case):
    publish(written, [])
    _wait_until_empty(writable)
    location = ""
    for step in steps_of(case):
        answer = _sent(writable, step, location)
        assert is_as_expected(step, answer), f"{step.method} {step.target}: {answer.status} {answer.text[:500]}"
        location = answer.headers.get("location", location)
    went(case, Outcome.RIGHT)


def _sent(server: Server, step: Step, location: str) -> Answered:
    target = step.target.replace("/gsp", "/graph-store", 1).replace("$LOCATION$", quote(location, safe=""))
    return server.ask(step.method, target, {"host": "www.example", **step.headers} | MAY, step.body or b"")


def _wait_until_empty(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while server.ask("GET", f"/sparql?query={quote(ANYTHING)}", {"Accept": "text/csv"}).text.strip() != "false":
        assert time.monotonic() < until, "the server goes on with what is gone"
        time.sleep(0.05)
