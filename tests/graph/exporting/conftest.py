"""A published snapshot to export, and another in which every word is hostile."""

from __future__ import annotations

import pytest
from exporting import hostile_page, published
from saying import article, launch_post


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    return published(tmp_path_factory.mktemp("data"), launch_post(), article())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    return published(tmp_path_factory.mktemp("hostile"), hostile_page())


@pytest.fixture(params=["snapshot", "hostile"])
def either(request):
    return request.getfixturevalue(request.param)
