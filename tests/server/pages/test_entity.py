"""The page of a thing: its numbers are those of what it shows."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from auditing import HERON, VOCABULARY, page, say
from whosays.graph.claims import Entity
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

MINI = Entity("Model", "Heron 2 Mini")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    data: Path = tmp_path_factory.mktemp("entity")
    card = page("card", say("contextWindow", 8_000))
    minis = [page(ident, say("distilledFrom", HERON, "distilled from Heron 2", MINI)) for ident in ("mini", "post")]
    contents = Contents([card, *minis], VOCABULARY, DEFAULT_BASE)
    publish(data, contents.quads(), contents.texts(), contents.facts())
    return create_app(data).test_client()


@pytest.mark.parametrize(
    ("path", "lead"),
    [
        ("/model/heron-2", "1 claim, and 2 that lead here, from 3 documents;"),
        ("/model/heron-2-mini", "2 claims from 2 documents;"),
    ],
)
def test_the_documents_that_are_counted_are_those_of_the_legend(client: FlaskClient, path: str, lead: str):
    text = client.get(path, headers={"Accept": "text/html"}).text
    legend = text.partition('<ul class="legend"')[2].partition("</ul>")[0]
    shown = " ".join(html.unescape(re.sub("<[^>]+>", "", text)).split())
    assert lead in shown
    assert f"from {legend.count('<li>')} documents" in lead
