"""`whosays limits`: each with its reason."""

from __future__ import annotations

import pytest
from commanding import printed
from whosays.graph.limits import LIMITS


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_every_limit_is_listed_with_its_reason(limit):
    (line,) = (line for line in printed("limits").splitlines() if f" {limit.name} " in line)
    assert f"{limit.value:,}" in line
    assert limit.unit in line
    assert limit.why in line
