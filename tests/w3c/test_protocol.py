"""The protocol, request by request, as the W3C writes it; those that update are sent in `test_writing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from w3c_cases import Case, of_kind
from w3c_known import Outcome
from w3c_requests import is_as_expected, steps_of, updates

if TYPE_CHECKING:
    from collections.abc import Callable

    from serving import Server


@pytest.mark.parametrize(
    "case", [case for case in of_kind("ProtocolTest") if not updates(case)], ids=lambda case: case.label
)
def test_protocol(server: Server, went: Callable[[Case, Outcome], None], case: Case):
    for step in steps_of(case):
        answer = server.ask(step.method, step.target, step.headers, step.body)
        assert is_as_expected(step, answer), f"{answer.status} {answer.text[:500]}"
    went(case, Outcome.RIGHT)
