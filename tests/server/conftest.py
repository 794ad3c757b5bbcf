"""A published snapshot of the readings of `readings.py`, and the application that serves it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient


def published(data: Path, chosen: slice = slice(None)) -> Path:
    from readings import readings

    contents = Contents(readings()[chosen], Vocabulary.load(), DEFAULT_BASE)
    publish(data, contents.quads(), contents.texts(), contents.facts())
    return data


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def app(data: Path) -> Flask:
    return create_app(data)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
