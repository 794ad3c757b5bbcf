"""What an audit calls wrong is said wherever it is listed; the mark of the consensus does not stand there alone."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from auditing import VOCABULARY, page, say
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SAYS = "is said to give up to 16,000 tokens in one answer, but its context window is said to hold only 8,000 tokens"
BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    data: Path = tmp_path_factory.mktemp("audited")
    said = page("card", say("contextWindow", 8_000), say("maxOutputTokens", 16_000))
    contents = Contents([said], VOCABULARY, DEFAULT_BASE)
    publish(data, contents.quads(), contents.texts(), contents.facts(), derived=(contents.audited,))
    return create_app(data).test_client()


@pytest.mark.parametrize("path", ["/", "/disagreements"])
def test_what_an_audit_found_is_said_in_its_row(client: FlaskClient, path: str):
    (row,) = re.findall(r'<li><div><p class="about">.*?</li>', client.get(path, headers=BROWSER).text, re.DOTALL)
    words = " ".join(html.unescape(re.sub("<[^>]+>", "", row)).split())
    assert SAYS in words
    assert words.count("consensus") == words.count("consensus, in doubt") == 1
