"""Updates as the W3C has them, each published as a snapshot that knows who changed what."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from w3c_answers import canonical
from w3c_cases import Case, names_graphs, of_kind, quads_in
from w3c_known import Outcome, foreseen
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from writing_here import MAY, client_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from flask.testing import FlaskClient
    from pyoxigraph import Quad

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
def test_evaluation(client: FlaskClient, data: Path, went: Callable[[Case, Outcome], None], case: Case):
    publish(data, _given(case.before))
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    left = [quad for quad in Snapshot.current(data).store if not str(quad.graph_name).startswith(f"<{OURS}")]
    is_right = answer.status_code == HTTPStatus.OK and canonical(left) == canonical(_given(case.after))
    outcome = Outcome.RIGHT if is_right else Outcome.WRONG
    went(case, outcome)
    assert outcome == foreseen(case), answer.text


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.label)
def test_what_is_an_update_is_made(client: FlaskClient, data: Path, went: Callable[[Case, Outcome], None], case: Case):
    publish(data, [])
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    # LOAD is refused for what it does; what clears a graph that is not there fails as it should.
    is_understood = (
        answer.status_code == HTTPStatus.OK or "LOAD is not" in answer.text or "does not exist" in answer.text
    )
    outcome = Outcome.RIGHT if is_understood else Outcome.WRONG
    went(case, outcome)
    assert outcome == foreseen(case), answer.text


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.label)
def test_what_is_none_is_refused(client: FlaskClient, data: Path, went: Callable[[Case, Outcome], None], case: Case):
    publish(data, [])
    answer = client.post("/update", data=case.text.encode(), content_type=UPDATE, headers=MAY)
    is_refused = answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN}
    outcome = Outcome.RIGHT if is_refused else Outcome.WRONG
    went(case, outcome)
    assert outcome == foreseen(case), answer.text


def _given(graphs: Iterable) -> list[Quad]:
    # A file that names graphs itself is listed once for each of them, too.
    whole = (graph for graph in graphs if not (graph.name and names_graphs(graph.file)))
    return [quad for graph in whole for quad in quads_in(graph.file, graph.name)]
