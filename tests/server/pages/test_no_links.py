"""A graph may call things by what may be no link: each page shows them, in words."""

from __future__ import annotations

import re

import pytest
from hostile_documents import renamed
from readings import HERON, published
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("no-links")
    built = Snapshot.current(published(folder / "built"))
    publish(folder / "data", renamed(built.store, DEFAULT_BASE), facts={"base": DEFAULT_BASE})
    return create_app(folder / "data").test_client()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", HERON.name),
        ("/about", "About whosays"),
        ("/disagreements", "Where sources disagree"),
        ("/disclosure", "What is disclosed"),
        ("/search?q=heron", HERON.name),
        ("/search?q=tokens", "claims with these words"),
        ("/things/Model", HERON.name),
    ],
)
def test_each_page_shows_what_may_be_no_link_in_words(client, path, shown):
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert shown in re.sub("</?mark>", "", answer.text)
    assert re.findall(r'href="(?!/|#|https?://)[^"]*"', answer.text) == []


def test_what_may_be_no_link_is_not_offered(client):
    assert {each["href"] for each in client.get("/search/names?q=heron").json["names"]} == {
        "https://courier.example/heron"
    }
