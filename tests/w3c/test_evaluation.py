"""Queries have the answers that the W3C says, and syntax is taken or refused as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from w3c_asking import ask, ask_engine, media_type, outcome_of
from w3c_cases import Case, federates, of_kind
from w3c_known import QUERIES, Outcome, foreseen, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from serving import Server

ALONE = [case for case in of_kind(*QUERIES) if not federates(case)]
FAULTS = [*labels("rewritten"), *labels("failing")]


def label(case: Case) -> str:
    return case.label


@pytest.mark.parametrize("case", ALONE, ids=label)
def test_over_http(server: Server, went: Callable[[Case, Outcome], None], case: Case):
    answer = ask(server, case, media_type(case))
    outcome = outcome_of(case, answer)
    went(case, outcome)
    assert outcome == foreseen(case), answer.text[:2000]


@pytest.mark.parametrize("case", [case for case in ALONE if case.label in FAULTS], ids=label)
def test_what_goes_wrong_does_so_in_the_engine(case: Case):
    answer = ask_engine(case, media_type(case))
    assert outcome_of(case, answer) == foreseen(case), answer.text[:2000]
