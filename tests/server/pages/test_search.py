"""Searching over HTTP: what is found, what is offered while a name is typed, and what older snapshots say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import HERON, HOSTILE
from whosays.graph.searching.writing import INDEX
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app
from whosays.server.pages.highlight import Kind
from whosays.server.pages.marking import marked


def offered(client, typed):
    response = client.get("/search/names", query_string={"q": typed})
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return response.get_json()["names"]


def test_a_name_is_offered_with_its_type_three_facts_and_how_much_is_said_of_it(client):
    first = offered(client, "her")[0]
    assert first["href"] == "/model/heron-2"
    assert first["name"] == [["Her", True], ["on 2", False]]
    assert first["type"] == "AI model"
    assert first["claims"].endswith(" claims")
    assert len(first["facts"]) == 3
    assert "developer Northlake Labs" in first["facts"]
    summary = client.get(first["href"]).text
    assert first["claims"] in summary


@pytest.mark.parametrize(("typed", "name"), [("heron 2", HERON.name), ("lake com", "Lake Community License")])
def test_the_best_is_offered_first(client, typed, name):
    assert "".join(text for text, _ in offered(client, typed)[0]["name"]) == name


@pytest.mark.parametrize("typed", ["", " ", "zzzz", "*", '"'])
def test_nothing_is_offered_for_what_begins_no_name(client, typed):
    assert offered(client, typed) == []


def test_what_is_offered_is_data_and_no_markup(client):
    assert "".join(text for text, _ in offered(client, "script")[0]["name"]) == HOSTILE.name
    assert "connect-src 'self'" in client.get("/").headers["Content-Security-Policy"]


def test_addresses_are_below_the_place_that_the_application_is_mounted_at(client):
    response = client.get("/search/names?q=heron", environ_overrides={"SCRIPT_NAME": "/graph"})
    assert response.get_json()["names"][0]["href"].startswith("/graph/model/")


def test_accents_and_case_make_no_difference(client):
    assert "Heron 2" in client.get("/search?q=HÉRON").text


def test_a_snapshot_without_an_index_says_so(data):
    snapshot = Snapshot.current(data)
    files = {name: file for name, file in snapshot.seal["files"].items() if name != INDEX}
    client = create_app(replace(snapshot, seal={**snapshot.seal, "files": files})).test_client()
    assert "Build again to search it" in client.get("/search?q=heron").text
    assert offered(client, "heron") == []
    assert client.get("/model/herron").status_code == 404


@pytest.mark.parametrize(
    ("shown", "wanted", "lit"),
    [
        ("Heron 2", ["heron"], ["Heron"]),
        ("Héron Straße", ["heron", "strasse"], ["Héron Straße"]),
        ("Straße, Héron", ["heron", "strasse"], ["Straße", "Héron"]),
        ("He\u0301ron", ["he"], ["He\u0301"]),
        ("an 8K window of 48K", ["8k"], ["8K"]),
        ("paper", ["ap"], []),
        ("paper", ["ape"], ["ape"]),
        ("nothing", ["heron"], []),
    ],
)
def test_words_are_lit_as_they_stand(shown, wanted, lit):
    pieces = marked(shown, wanted)
    opened, found = False, []
    for piece in pieces:
        if opened and piece.kind is Kind.TEXT:
            found.append(piece.text)
        opened = piece.kind is Kind.OPEN or (opened and piece.kind is not Kind.CLOSE)
    assert found == lit


@given(shown=st.text(max_size=40), wanted=st.lists(st.text(min_size=1, max_size=5), max_size=3))
@settings(max_examples=200)
def test_no_letter_of_a_text_is_lost_by_lighting_words(shown, wanted):
    assert "".join(piece.text for piece in marked(shown, wanted)) == shown
