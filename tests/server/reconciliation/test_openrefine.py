"""The way of a user of OpenRefine: a service is added, a column is matched, and columns are filled from what was matched."""

from __future__ import annotations

import pytest
from openrefine import OpenRefine
from serving import serving


@pytest.fixture(scope="module")
def server(data):
    with serving(data, "--processes", "1") as running:
        yield running


@pytest.fixture
def refine(server):
    user = OpenRefine(server)
    user.add_service(f"{server.url}/reconcile")
    return user


def test_the_manifest_leads_to_this_server(refine, server):
    assert refine.manifest["versions"] == ["0.2"]
    assert refine.manifest["view"]["url"].startswith(server.url)
    assert refine.manifest["preview"]["url"].startswith(server.url)


def test_the_types_of_a_column_are_guessed(refine):
    assert refine.guess_types(["Heron 2", "Heron 2 Mini", "Heron 2 mini "])[0] == "Model"
    assert refine.guess_types(["Northlake Labs"])[0] == "Organization"


def test_a_column_is_matched_with_the_help_of_others(refine):
    rows = [
        ("Heron 2", {"developer": "Northlake Labs", "contextWindow": 256000}),
        ("heron-2 mini", {}),
        ("Heron 2", {"totalParameters": "7B"}),
        ("Herron 2", {"developer": {"id": "organization/northlake-labs", "name": "Northlake Labs"}}),
        ("Kingfisher 9", {}),
    ] * 3
    found = refine.reconcile(rows, "Model")
    assert [refine.matched(each) for each in found] == ["model/heron-2", "model/heron-2-mini", None, None, None] * 3
    assert found[2][0]["id"] == found[3][0]["id"] == "model/heron-2"
    assert found[2][0]["score"] < found[0][0]["score"]
    assert found[4] == []


def test_fields_offer_types_properties_and_things(refine):
    assert refine.suggest("type", "mod")[0]["id"] in {"Model", "ModelFamily"}
    assert refine.suggest("property", "context wi")[0]["id"] == "contextWindow"
    offered = [each["id"] for each in refine.suggest("entity", "heron 2")]
    assert offered[0] == "model/heron-2"
    assert "model/heron-2-mini" in offered


def test_columns_are_filled(refine):
    proposed = {each["id"] for each in refine.propose("Model")}
    wanted = ["developer", "totalParameters", "releaseDate", "sourceCount"]
    assert proposed >= set(wanted)
    table = refine.extend(["model/heron-2", "model/heron-2-mini"], [{"id": each} for each in wanted])
    assert table[0] == [["Northlake Labs", 1.2e12, "2026-03-04T00:00:00Z", 3]]
    assert table[1] == [[None, None, None, 1]]


def test_what_the_sources_say_fills_a_column_with_their_words(refine):
    table = refine.extend(["model/heron-2"], [{"id": "layerCount", "settings": {"show": "quotes", "limit": "1"}}])
    assert table == [[["Heron 2 – quick specs: “Layers 96”"]]]


def test_candidates_are_shown_in_frames_and_lead_to_their_pages(refine):
    page = refine.preview("model/heron-2")
    assert page.status == 200
    assert "Heron 2" in page.text
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    view = refine.view("model/heron-2")
    assert view.status == 200
    assert "frame-ancestors 'none'" in view.headers["content-security-policy"]
