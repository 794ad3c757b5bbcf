"""The application and a server that really runs, asked alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from over_http import OverHttp
from serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from serving import Server


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[Server]:
    with serving(data) as server:
        yield server


@pytest.fixture(params=["the application", "a server"])
def either(app: Flask, server: Server, request: pytest.FixtureRequest) -> FlaskClient | OverHttp:
    """Return first the application's own test client, then one that asks over the network."""
    return app.test_client() if request.param == "the application" else OverHttp(server)
