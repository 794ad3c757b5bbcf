"""Queries that ask other endpoints, with servers of ours in the places of those that the W3C names."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from serving import serving
from w3c_asking import NOWHERE, ask, media_type, outcome_of
from w3c_cases import Case, federates, of_kind
from w3c_known import QUERIES, Outcome, foreseen, labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from serving import Server

FEDERATED = [case for case in of_kind(*QUERIES) if federates(case)]
BY_VARIABLE = [case for case in FEDERATED if case.label in labels("out of scope")]
INVALID, DEAD = "http://invalid.endpoint.org/sparql", "http://127.0.0.1:9/sparql"
RELATIVE = "g"


@pytest.fixture(scope="module")
def peers(data: Path) -> Iterator[tuple[Server, Server, Server]]:
    """Three servers of all data: the last asks the other two, the one in the middle the first, and that one nobody."""
    with serving(data, "--processes", "1") as far:
        others = ["--federation", DEAD, *_listed(far)]
        with (
            serving(data, "--processes", "1", *others) as near,
            serving(data, "--processes", "1", *others, *_listed(near)) as here,
        ):
            yield far, near, here


def _addresses(server: Server) -> dict[str, str]:
    """Return the addresses at which a server is an endpoint that holds one file alone."""
    files = {file for case in FEDERATED for _, file in case.elsewhere} | {NOWHERE}
    return {file: f"{server.url}/sparql?default-graph-uri={file}" for file in files}


def _listed(server: Server) -> list[str]:
    return [part for address in _addresses(server).values() for part in ("--federation", address)]


def _places(case: Case, far: Server, near: Server) -> dict[str, str]:
    """Return who stands for whom: of two that a case names, the first asks the second."""
    places = {INVALID: DEAD, RELATIVE: _addresses(far)[NOWHERE]}
    for (address, file), server in zip(sorted(case.elsewhere), (near, far), strict=False):
        places[address] = _addresses(server)[file]
    return places


@pytest.mark.parametrize("case", FEDERATED, ids=lambda case: case.label)
def test_federation(peers: tuple[Server, Server, Server], went: Callable[[Case, Outcome], None], case: Case):
    far, near, here = peers
    answer = ask(here, case, media_type(case), _places(case, far, near))
    outcome = outcome_of(case, answer)
    went(case, outcome)
    assert outcome == foreseen(case), answer.text[:2000]


@pytest.mark.parametrize("case", BY_VARIABLE, ids=lambda case: case.label)
def test_an_endpoint_that_only_a_variable_names_is_denied(peers: tuple[Server, Server, Server], case: Case):
    answer = ask(peers[2], case, media_type(case))
    assert answer.status == HTTPStatus.FORBIDDEN, answer.text
