"""Every refusal has one voice: text, a page for who reads pages, a problem document for who reads JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from whosays.graph.publish import publish
from writing_here import MAY, client_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
UPDATE = "application/sparql-update"
# method, address, media type of the body, body, status
REFUSED = [
    ("GET", "/nothing", None, None, 404),
    ("GET", "/model/nothing-here", None, None, 404),
    ("GET", "/static/nothing", None, None, 404),
    ("POST", "/about", None, None, 405),
    ("PUT", "/sparql", None, None, 405),
    ("GET", "/sparql?query=ASK%20%7B", None, None, 400),
    ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None, 400),
    ("POST", "/sparql", "text/plain", b"ASK {}", 415),
    ("POST", "/sparql", "application/sparql-query", b"x" * 70_000, 413),
    ("POST", "/sparql", UPDATE, b"CLEAR ALL", 403),
    ("POST", "/update", UPDATE, b"CLEAR ALL", 403),
    ("POST", "/sources", "text/plain", b"words", 403),
    ("DELETE", "/sources/x", None, None, 403),
    ("PUT", "/graph-store?default", "text/turtle", b"", 403),
    ("GET", "/graph-store", None, None, 400),
    ("GET", "/graph-store?graph=http%3A%2F%2Fnowhere.example%2F", None, None, 404),
]
# with a token that is none, and with a right one
WRITES = [
    ("POST", "/update", UPDATE, b"CLEAR ALL", {}, 401),
    ("POST", "/sources", "text/plain", b"x", {"Authorization": "Bearer " + "x" * 20}, 401),
    ("DELETE", "/sources/nothing", None, None, MAY, 404),
    ("PUT", "/graph-store?graph=a:b", "text/turtle", b"<a:b> <a:c>", MAY, 422),
    ("PUT", "/graph-store?graph=a:b", "text/csv", b"a,b", MAY, 415),
    ("POST", "/update", UPDATE, b"INSRT DATA {}", MAY, 400),
    ("POST", "/sources", "text/plain", b"", MAY, 422),
]
# what is accepted, the media type of the refusal
VOICES = [
    (None, "text/plain"),
    ("*/*", "text/plain"),
    ("text/turtle", "text/plain"),
    ("application/json", "application/json"),
    ("application/problem+json, */*;q=0.5", "application/problem+json"),
    (BROWSER, "text/html"),
]


def has_voice(answer, status: int, media_type: str) -> None:
    assert (answer.status_code, answer.mimetype) == (status, media_type), answer.text
    assert "Traceback" not in answer.text
    match media_type:
        case "text/html":
            assert answer.text.startswith("<!doctype html>")
        case "text/plain":
            assert answer.text.strip()
            assert answer.text.count("\n") == 1
        case _:
            problem = json.loads(answer.text)
            assert problem["status"] == status
            assert problem["title"]
            assert problem["detail"]


@pytest.mark.parametrize(("accept", "media_type"), VOICES, ids=[str(row[0]) for row in VOICES])
@pytest.mark.parametrize("case", REFUSED, ids=[f"{row[0]} {row[1]} {row[2]}" for row in REFUSED])
def test_every_refusal_has_one_voice(either: FlaskClient, case, accept: str | None, media_type: str):
    method, address, sent, body, status = case
    headers = {"Accept": accept} if accept else {}
    has_voice(either.open(address, method=method, data=body, content_type=sent, headers=headers), status, media_type)


@pytest.mark.parametrize(
    "accept", ["application/sparql-results+json", "application/ld+json", "image/png, application/*"]
)
def test_whoever_takes_some_json_can_read_a_problem(either: FlaskClient, accept: str):
    answer = either.get("/sparql?query=ASK%20%7B", headers={"Accept": accept})
    has_voice(answer, 400, "application/problem+json")
    assert (answer.json["line"], answer.json["column"]) == (1, 5)


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("writable")
    publish(folder / "data", [])
    return folder / "data"


@pytest.mark.parametrize(("accept", "media_type"), VOICES, ids=[str(row[0]) for row in VOICES])
@pytest.mark.parametrize("case", WRITES, ids=[f"{row[0]} {row[1]} {row[5]}" for row in WRITES])
def test_also_of_writes(writable: Path, case, accept: str | None, media_type: str):
    method, address, sent, body, token, status = case
    headers = token | ({"Accept": accept} if accept else {})
    answer = client_of(writable).open(address, method=method, data=body, content_type=sent, headers=headers)
    has_voice(answer, status, media_type)


def test_words_of_others_are_text_on_every_page(either: FlaskClient):
    for method, address, body in (
        ("GET", "/<script>x</script>", None),
        ("POST", "/<script>x</script>", None),
        ("GET", "/graph-store?graph=<script>x</script>", None),
        ("POST", "/sparql?<script>x</script>", b"x" * 70_000),
    ):
        answer = either.open(
            address, method=method, data=body, headers={"Accept": BROWSER}, content_type="application/sparql-query"
        )
        assert answer.status_code >= 400
        assert "<script>x" not in answer.text


def test_a_wrong_method_is_told_the_right_ones(either: FlaskClient):
    answer = either.open("/about", method="DELETE")
    assert answer.text == "DELETE is not offered at /about; there is GET, HEAD, OPTIONS\n"
