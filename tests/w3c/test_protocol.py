"""The protocol, request by request, as the W3C writes it; updates wait in a module of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from w3c_cases import Case, of_kind
from w3c_requests import is_as_expected, steps_of, updates

if TYPE_CHECKING:
    from serving import Server


@pytest.mark.parametrize(
    "case", [case for case in of_kind("ProtocolTest") if not updates(case)], ids=lambda case: case.label
)
def test_protocol(server: Server, case: Case):
    for step in steps_of(case):
        answer = server.ask(step.method, step.target, step.headers, step.body)
        assert is_as_expected(step, answer), f"{answer.status} {answer.text[:500]}"
