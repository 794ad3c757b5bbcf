"""Updates and writes of graphs as the W3C has them, each published as a snapshot that knows who changed what."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from serving import Answered
from w3c_answers import canonical
from w3c_cases import Case, names_graphs, of_kind, quads_in
from w3c_known import Outcome, foreseen
from w3c_requests import graph_store_cases, is_as_expected, steps_of, updates
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from writing_here import MAY, client_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from flask.testing import FlaskClient
    from pyoxigraph import Quad
    from w3c_requests import Step

UPDATES = of_kind("UpdateEvaluationTest")
RIGHT = of_kind("PositiveUpdateSyntaxTest11", "PositiveUpdateSyntaxTest")
WRONG = of_kind("NegativeUpdateSyntaxTest11", "NegativeUpdateSyntaxTest")
OURS = DEFAULT_BASE
UPDATE = "application/sparql-update"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("updates")
    publish(data, [])
    return data


@pytest.fixture(scope="module")
def client(data: Path) -> FlaskClient:
    return client_of(data)


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.label)
def test_evaluation(client: FlaskClient, data: Path, case: Case):
    publish(data, _given(case.before))
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    left = [quad for quad in Snapshot.current(data).store if not str(quad.graph_name).startswith(f"<{OURS}")]
    is_right = answer.status_code == HTTPStatus.OK and canonical(left) == canonical(_given(case.after))
    assert is_right == (foreseen(case) is Outcome.RIGHT), answer.text


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.label)
def test_what_is_an_update_is_made(client: FlaskClient, data: Path, case: Case):
    publish(data, [])
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    # LOAD is refused for what it does; what clears a graph that is not there fails as it should.
    is_understood = (
        answer.status_code == HTTPStatus.OK or "LOAD is not" in answer.text or "does not exist" in answer.text
    )
    assert is_understood == (foreseen(case) is Outcome.RIGHT), answer.text


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.label)
def test_what_is_none_is_refused(client: FlaskClient, data: Path, case: Case):
    publish(data, [])
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    is_refused = answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN}
    assert is_refused == (foreseen(case) is Outcome.RIGHT), answer.text


@pytest.mark.parametrize(
    "case", [*filter(updates, of_kind("ProtocolTest")), *graph_store_cases()], ids=lambda case: case.label
)
def test_protocol(client: FlaskClient, data: Path, case: Case):
    publish(data, [])
    location = ""
    for step in steps_of(case):
        answer = _sent(client, step, location)
        assert is_as_expected(step, answer), f"{step.method} {step.target}: {answer.status} {answer.text[:500]}"
        location = answer.headers.get("location", location)


def _given(graphs: Iterable) -> list[Quad]:
    # A file that names graphs itself is listed once for each of them, too.
    whole = (graph for graph in graphs if not (graph.name and names_graphs(graph.file)))
    return [quad for graph in whole for quad in quads_in(graph.file, graph.name)]


def _sent(client: FlaskClient, step: Step, location: str) -> Answered:
    target = step.target.replace("/gsp", "/graph-store", 1).replace("$LOCATION$", quote(location, safe=""))
    headers = dict(step.headers) | MAY
    answer = client.open(
        target, method=step.method, headers=headers, data=step.body or b"", base_url="http://www.example"
    )
    found = {name.lower(): value for name, value in answer.headers.items()}
    return Answered(answer.status_code, found, answer.get_data())
