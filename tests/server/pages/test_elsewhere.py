"""Links to other graphs on the pages: what theirs is to ours, why, and how surely; what a curator rejected is not told."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from linking import HERON, HUB, LINK, REJECTED, link_quads
from pyoxigraph import RdfFormat, parse
from saying import article, launch_post
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.linking.mapping import Justification, Mapping, Predicate
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

DEPLOYED = [
    Mapping(HERON, f"https://cloud.example/{number}", Predicate.RELATED, Justification.NAMES) for number in range(15)
]
CURATED = Mapping(HERON, "javascript:alert(1)", Predicate.BROAD, Justification.CURATED, author_label="<b>Bo</b>|Ann")
PLOVER = f"{DEFAULT_BASE}model/plover"
OWN = Mapping(PLOVER, HERON, Predicate.NARROW, Justification.NAMES, "Plover", "Heron 2", confidence=0.8)
OTHERWISE = Mapping(HERON, "https://x.example/o", "https://x.example/like", Justification.NAMES)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    data = tmp_path_factory.mktemp("elsewhere")
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    quads = [*contents.quads(), *link_quads(LINK, REJECTED, CURATED, OWN, OTHERWISE, *DEPLOYED)]
    publish(data, quads, contents.texts(), contents.facts())
    return create_app(data).test_client()


def page(client: FlaskClient, iri: str) -> str:
    response = client.get("/" + iri.removeprefix(DEFAULT_BASE), headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.text


def section(text: str) -> str:
    return text.partition('<section aria-labelledby="elsewhere">')[2].partition("</section>")[0]


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split())


def test_a_thing_says_what_it_is_elsewhere(client: FlaskClient):
    told = section(page(client, HERON))
    shown = words(told)
    assert "The same Northlake: Heron 2 hub.example why, 95% sure" in shown
    assert "The names are one, and the makers agree. (names and facts agree)" in shown
    assert "Linked otherwise https://x.example/o" in shown
    assert "and 3 more" in shown
    assert ": 19 links" in shown
    assert f'href="{HUB}"' in told
    assert told.count("cloud.example/") == 2 * 12 + 12


def test_a_link_between_two_of_our_own_is_told_from_both_ends(client: FlaskClient):
    there, here = section(page(client, PLOVER)), section(page(client, HERON))
    assert "Narrower than this Heron 2 here why, 80% sure" in words(there)
    assert "Broader than this Plover here why, 80% sure" in words(here)
    assert 'href="/model/plover"' in here


def test_what_is_no_link_is_text_and_what_is_written_is_escaped(client: FlaskClient):
    told = section(page(client, HERON))
    assert 'href="javascript' not in told
    assert "<b>Bo</b>" not in told
    assert "javascript:alert(1)" in words(told)


def test_what_is_rejected_is_not_told_and_what_is_linked_nowhere_has_no_section(client: FlaskClient):
    assert section(page(client, f"{DEFAULT_BASE}model/heron-1")) == ""


def test_a_mapping_has_a_page_and_data(client: FlaskClient):
    iri = LINK.iri(DEFAULT_BASE)
    shown = words(page(client, iri))
    assert "Heron 2 and Northlake: Heron 2" in shown
    assert "The same skos:exactMatch" in shown
    assert "Stated by whosays, 5 March 2026: names and facts agree; 95% sure." in shown
    data = client.get("/" + iri.removeprefix(DEFAULT_BASE), headers={"Accept": "text/turtle"}).data
    assert any(str(quad.object.value) == HUB for quad in parse(data, format=RdfFormat.TURTLE))


def test_the_page_of_a_rejected_mapping_says_so(client: FlaskClient):
    shown = words(page(client, REJECTED.iri(DEFAULT_BASE)))
    assert "Not the same" in shown
    assert "Rejected by Bo Lind: a curator says so." in shown


def test_a_mapping_that_is_not_there_is_unknown(client: FlaskClient):
    assert client.get("/mapping/none", headers={"Accept": "text/html"}).status_code == 404


def test_the_page_of_a_mapping_escapes_what_is_written_and_leads_to_no_script(client: FlaskClient):
    text = page(client, CURATED.iri(DEFAULT_BASE))
    assert 'href="javascript' not in text
    assert "<b>Bo</b>" not in text
    assert "javascript:alert(1)" in words(text)
