"""A published snapshot of the readings of `readings.py`, and the application that serves it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from whosays.server.app import create_app

for folder in (".", "pages"):
    sys.path.insert(0, str(Path(__file__).parent / folder))

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from readings import published

    return published(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def app(data: Path) -> Flask:
    return create_app(data)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
