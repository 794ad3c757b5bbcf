"""The cases that write: they are counted here, and wait for a way to write that keeps who said what."""

from __future__ import annotations

import pytest
from w3c_cases import of_kind
from w3c_requests import graph_store_cases, names_anew, updates

UPDATES = of_kind("UpdateEvaluationTest")
RIGHT = of_kind("PositiveUpdateSyntaxTest11", "PositiveUpdateSyntaxTest")
WRONG = of_kind("NegativeUpdateSyntaxTest11", "NegativeUpdateSyntaxTest")
REQUESTS = [*filter(updates, of_kind("ProtocolTest")), *filter(names_anew, graph_store_cases())]


@pytest.mark.skip(reason="it writes, and writing is not offered")
@pytest.mark.parametrize("label", [case.label for case in (*UPDATES, *RIGHT, *WRONG, *REQUESTS)])
def test_writing(label: str):
    assert label
