"""Which snapshot answers: none yet, the published one, a newer one, a damaged one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readings import published
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app
from whosays.server.served import Served

if TYPE_CHECKING:
    from pathlib import Path

HTML = {"Accept": "text/html"}


def test_without_a_snapshot_every_page_says_what_to_run(tmp_path: Path):
    client = create_app(tmp_path / "nothing").test_client()
    for path in ("/", "/about", "/model/x", "/search?q=x", "/sparql"):
        response = client.get(path, headers=HTML)
        assert response.status_code == 503
        assert "whosays build" in response.text
        assert "<h1>" in response.text
    answer = client.get("/sparql?query=ASK{}")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    with client.get("/static/whosays.css") as style:
        assert style.status_code == 200


def test_a_newly_published_snapshot_is_noticed(tmp_path: Path):
    client = create_app(tmp_path).test_client()
    assert client.get("/", headers=HTML).status_code == 503
    published(tmp_path, slice(1))
    assert "Heron 2 is here" in client.get("/", headers=HTML).text
    assert client.get("/source/quick-specs-heron-2", headers=HTML).status_code == 404
    published(tmp_path)
    assert "quick specs" in client.get("/", headers=HTML).text
    assert client.get("/source/quick-specs-heron-2", headers=HTML).status_code == 200


def test_a_damaged_snapshot_leaves_the_last_good_one(tmp_path: Path):
    served = Served(published(tmp_path / "data"))
    good = served.now()
    assert served.now() is good
    (tmp_path / "empty").mkdir()
    link = tmp_path / "data" / "current"
    link.unlink()
    link.symlink_to(tmp_path / "empty")
    assert served.now() is good
    link.unlink()
    assert served.now() is good


def test_one_snapshot_can_be_served_by_itself(data: Path):
    client = create_app(Snapshot.current(data)).test_client()
    assert client.get("/model/heron-2", headers=HTML).status_code == 200


def test_the_base_can_be_given(data: Path):
    client = create_app(data, base="https://elsewhere.example/").test_client()
    assert client.get("/model/heron-2", headers=HTML).status_code == 404
