"""The memory section of a model's page: what it shows, what it asks again, what it says to odd input."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from remembering import IRI, published_in, said, whole
from whosays.graph.iris import DEFAULT_BASE
from whosays.server.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

PATH = "/" + IRI.removeprefix(DEFAULT_BASE)


@pytest.fixture(scope="module")
def gannet(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of pages on one model, of whose layers two sources speak, and of whose memory a third."""
    figures = [said("memoryFootprint", 4 * 10**9, "guide", setting="BF16"), said("layerCount", 40, "wiki")]
    return client_of(tmp_path_factory.mktemp("data"), [*whole(), *figures])


def client_of(folder: Path, claims: list) -> FlaskClient:
    return create_app(published_in(folder, claims)).test_client()


def section(client: FlaskClient, query: str = "") -> str:
    response = client.get(f"{PATH}{query}", headers={"Accept": "text/html"})
    assert response.status_code == 200
    found = re.search(r'<section aria-labelledby="memory">.*?</section>', response.text, re.DOTALL)
    return found[0] if found else ""


def words(shown: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def test_the_parts_the_inputs_and_the_stated_figures_are_shown(gannet: FlaskClient):
    shown = words(section(gannet))
    for expected in (
        "Computed from what the sources say, in BF16, 8,192 tokens of context, 1 sequence.",
        "weights 16 GB (14.9 GiB)",
        "key-value cache 1.07 GB to 1.34 GB (1 GiB to 1.25 GiB)",
        "stated BF16 4 GB claim in source B the weights alone take 16 GB, 4 times as much",
        "layers 32 or 40 disputed, so all are computed claim in source A claim in source C",
        "all experts are loaded",
    ):
        assert expected in shown
    assert "<details" in section(gannet)
    assert "open>" not in section(gannet)


def test_every_input_leads_to_its_words(gannet: FlaskClient):
    links = re.findall(r'href="(/source/[^"#]+)#(c-[0-9a-f]+)"', section(gannet))
    assert len(links) == 7
    for path, anchor in links:
        assert f'<mark id="{anchor}"' in gannet.get(path, headers={"Accept": "text/html"}).text


def test_a_figure_that_cannot_be_right_is_marked_in_words_and_colour(gannet: FlaskClient):
    assert section(gannet).count('class="line differs"') == 1


def test_the_form_asks_again_without_a_script(gannet: FlaskClient):
    shown = section(gannet, "?precision=int4&cache=fp8&context=1,024&batch=2")

    assert "in INT4, 1,024 tokens of context, 2 sequences" in words(shown)
    assert "weights 4 GB (3.73 GiB)" in words(shown)
    assert re.findall(r"<option selected>(\w+)", shown) == ["INT4", "FP8"]
    assert 'name="context" inputmode="numeric" value="1,024"' in shown
    assert '<details class="basis" open>' in shown
    assert f'action="{PATH}#memory"' in shown
    assert not re.search("<script|style=|onchange", shown)


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("?precision=fp9", "'fp9' is no number format that is known; choose one of FP64"),
        ("?context=many", "'many' is no number that makes sense here; write it like 32768"),
        ("?batch=0", "'0' is no number that makes sense here"),
        ("?batch=-1", "'-1' is no number that makes sense here"),
        ("?context=1e9", "'1e9' is no number that makes sense here"),
        ("?context=" + "9" * 5000, "is no number that makes sense here"),
        ("?context=%C2%B2", "'²' is no number that makes sense here"),
        ("?precision=%3Cscript%3E", "'<script>' is no number format that is known"),
    ],
)
def test_what_makes_no_sense_is_told_and_the_rest_shown(gannet: FlaskClient, query: str, fault: str):
    shown = section(gannet, query)
    assert fault in words(shown)
    assert "weights 16 GB" in words(shown)
    assert "<script" not in shown


def test_what_is_missing_is_said(tmp_path: Path):
    shown = words(section(client_of(tmp_path, [said("totalParameters", 8 * 10**9, comparator="~")])))
    assert "weights about 16 GB (about 14.9 GiB)" in shown
    assert "key-value cache cannot be computed: no source gives the number of layers" in shown


def test_a_model_of_unknown_size_has_no_section(tmp_path: Path):
    assert not section(client_of(tmp_path, whole(totalParameters=None)))


def test_what_is_no_model_has_no_section(client: FlaskClient):
    page = client.get("/organization/northlake-labs", headers={"Accept": "text/html"})
    assert 'id="memory"' not in page.text
