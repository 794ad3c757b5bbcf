"""The pages: what they show, what they escape, what they answer where there is nothing."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse
from readings import ANNOUNCEMENT, CARD, ENCYCLOPEDIA, HOSTILE, LAUNCH, NOTES
from whosays.graph.iris import Iris
from whosays.graph.searching.writing import INDEX
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app
from whosays.server.pages import entity

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from whosays.graph.claims import Entity

HTML = {"Accept": "text/html"}
BASE = "https://w3id.org/whosays/"
ON_MODELS = sum("Model" in known.on for known in Vocabulary.load().properties.values())
IRIS = Iris.of(Vocabulary.load(), BASE)


def path_of(entity: Entity) -> str:
    return "/" + IRIS.entity(entity).value.removeprefix(BASE)


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == status
    return response.text


def words(text: str) -> str:
    """The words that a reader sees."""
    bare = re.sub(r"<(style|script|title)[^>]*>.*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", re.sub(r">\s*<", "> <", bare))).split())


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        (
            "/",
            "whosays: who says what about AI models",
            ["Sources disagree about", "and total parameters, the other half of it", "wrong label", "All 4 disagreements", "1.2 trillion parameters", "48 billion parameters",
             "1 model family", "2 organizations", "Heron 2 is here", "4 March 2026", "Heron 2 launch"],
        ),
        (
            "/model/heron-2",
            "Heron 2 · whosays",
            ["AI model", "32 claims, and 1 that leads here, from 3 documents", "sources differ on 4 of 18 properties", "Total parameters",
             "about 1.2 trillion parameters", "wrong label", "up to 400,000 tokens", "contradiction",
             "Consensus: 48 billion parameters, because more independent voices say this than anything else (2 independent",
             "beats 1 claim", "256,000 tokens, because what the sources say can all be true at once", "4 disagreements",
             "Not disclosed, because no source says what it is", "goes with it", "not disclosed", "640 GB at 8 bits", "Apache-style expected", "91.5 %", "Maze Hard",
             "according to The Courier", "reported", "characters", "open in document", "Heron 2 Mini", "4 March 2026"],
        ),
        ("/model/heron-2-mini", "Heron 2 Mini · whosays", ["Comparisons", "about 0.25×", "total parameters against Heron 2"]),
        ("/organization/northlake-labs", "Northlake Labs · whosays", ["Heron 2", "Chief scientist", "Events", "develops"]),
        ("/benchmark/quiz-500", "Quiz-500 · whosays", ["Scores by model", "88 %", "91.5 %", "contradiction"]),
        ("/person/ada-iversen", "Ada Iversen · whosays", ["May 2026", "Chief scientist of Northlake Labs"]),
        (path_of(LAUNCH), "Heron 2 launch, 2026-03-04 · whosays", ["release", "4 March 2026"]),
        (
            "/source/northlake-announcement",
            "Heron 2 is here · whosays",
            ["20 claims", "What was not understood", "no property is named", "SHA-256", "by hand/1", "Northlake Labs"],
        ),
        (
            "/disagreements",
            "Where sources disagree · whosays",
            ["4 disagreements", "contradiction 2", "wrong label 2", "any kind", "Heron 2, availability", "high severity",
             "source C gives 1.2 trillion parameters, which source A and source B give as its total parameters", "Which sources differ most",
             "Heron 2 is here against Heron 2 – quick specs: 3", "This list as a query"],
        ),
        ("/search?q=heron", "Search: heron · whosays", ["AI model", "Things", "Quotes"]),
        ("/search?q=context+window", "Search: context window · whosays", ["context window", "Properties"]),
        ("/search?q=herronn", "Search: herronn · whosays", ["Did you mean", "Heron 2"]),
        ("/search?q=zzzzzzzzzz", "Search: zzzzzzzzzz · whosays", ["no name is near"]),
        ("/search", "Search · whosays", ["Type a name"]),
        ("/things/Model", "AI models · whosays", ["Heron 2", "Heron 2 Mini"]),
        ("/about", "About · whosays", ["From sentence to triples", "the ontology", "16,384 bytes", "change over time", "say this than anything else"]),
        (
            "/disclosure",
            "What is disclosed · whosays",
            [f"of the {ON_MODELS} properties", "disclosed by its maker", f"Heron 2 10 6 1 {ON_MODELS - 17}",
             f"Heron 2 Mini 0 1 0 {ON_MODELS - 1}"],
        ),
        ("/sparql", "SPARQL · whosays", ["Questions to begin with", "title: Which source gives which context window"]),
    ],
)  # fmt: skip
def test_a_page_has_its_title_and_words(client: FlaskClient, path: str, title: str, expected: list[str]):
    text = page(client, path)
    assert html.unescape(re.findall("<title>(.*?)</title>", text)[0]) == title
    assert text.count("<h1") == 1
    shown = words(text).lower()
    assert [each for each in expected if each.lower() not in shown] == []


@pytest.mark.parametrize(
    ("ident", "text"),
    [
        ("northlake-announcement", ANNOUNCEMENT),
        ("modelpedia-heron-2", ENCYCLOPEDIA),
        ("quick-specs-heron-2", CARD),
        ("field-notes", NOTES),
    ],
)
def test_a_source_is_shown_exactly_as_it_was_read(client: FlaskClient, ident: str, text: str):
    shown = re.findall('<div class="text">(.*?)</div>', page(client, f"/source/{ident}"), re.DOTALL)[0]
    assert html.unescape(re.sub("<[^>]+>", "", shown)) == text


def test_a_source_says_how_much_of_it_was_understood(client: FlaskClient):
    text = words(page(client, "/source/quick-specs-heron-2"))
    assert re.search(r"9 of 9 figures and fields gave a claim", text)


def test_every_link_to_evidence_leads_to_its_light(client: FlaskClient):
    links = set(re.findall(r'href="(/source/[^"#]+)#(c-[0-9a-f]+)"', page(client, "/model/heron-2")))
    assert len(links) == 32
    for path, anchor in links:
        assert f'<mark id="{anchor}"' in page(client, path)


def test_claims_and_text_are_linked_both_ways(client: FlaskClient):
    text = page(client, "/source/quick-specs-heron-2")
    numbers = re.findall(r'<li id="n-(\d+)">', text)
    assert numbers == [str(number) for number in range(1, 10)]
    assert sorted(re.findall(r'href="#n-(\d+)"', text)) == sorted(numbers)
    assert sorted(re.findall(r'<mark id="(c-[^"]+)"', text)) == sorted(re.findall(r'class="to" href="#([^"]+)"', text))


def test_a_claim_stands_in_its_words(client: FlaskClient):
    path = re.findall(r'href="(/claim/[^"]+)"', page(client, "/model/heron-2"))[0]
    text = page(client, path)
    assert "Open in the document" in text
    assert '<mark class="lit">' in text


def test_a_claim_says_which_loader_read_it(client: FlaskClient):
    text = page(client, "/model/heron-2")
    assert 'read by <a href="/loader/hand-1">hand/1</a>' in text
    path = re.findall(r'href="(/claim/[^"]+)"', text)[0]
    assert "Read by hand/1" in words(page(client, path))
    assert "loader hand/1" in words(page(client, "/loader/hand-1"))
    assert "Read by hand/1" in words(page(client, "/source/quick-specs-heron-2"))


def test_no_link_is_dead(client: FlaskClient):
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/sparql?"):
            continue
        seen.add(path)
        with client.get(path, headers=HTML) as response:
            assert response.status_code == 200, path
            if response.mimetype == "text/html":
                found = re.findall(r'(?:href|src)="(/[^"#]*)', response.text)
                waiting += [html.unescape(link) for link in found]
    assert len(seen) > 60


HARMFUL = [
    "/",
    "/disagreements",
    path_of(HOSTILE),
    "/source/field-notes",
    "/search?q=alert",
    "/things/Model",
    "/search?q=8k",
]
ECHOING = [
    *(f"/disagreements?{name}={{}}" for name in ("kind", "severity", "thing", "source", "against", "page")),
    *(
        "/conflict/{}",
        "/consensus/{}",
        "/search?q={}",
        "/sparql?query={}",
        "/sparql?example={}",
        "/{}",
        "/model/{}",
        "/things/{}",
        "/id/{}x",
    ),
]
PAYLOAD = "%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C/script%3E%22onmouseover=%22alert(1)"


@pytest.mark.parametrize("path", [*HARMFUL, *(path.format(PAYLOAD) for path in ECHOING)])
def test_nothing_hostile_becomes_markup(client: FlaskClient, path: str):
    assert client.get(path_of(HOSTILE), headers=HTML).status_code == 200
    text = client.get(path, headers=HTML, follow_redirects=True).text
    assert "<script>alert" not in text
    assert "<b onmouseover" not in text
    assert "<img" not in text
    assert not re.search(r'(?:href|src)="(?!/|#|https?://)', text)
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', text))


def test_what_may_be_no_link_is_text(client: FlaskClient):
    text = page(client, "/source/field-notes")
    assert "javascript:alert(1)" in words(text)
    path = next(link for link in re.findall(r'href="(/claim/[^"]+)"', text) if "8,000" in page(client, link))
    assert "<b>x</b>" in words(page(client, path))


@pytest.mark.parametrize("path", ["/model/herron-2", "/source/northlake-announcment", "/claim/0", "/nothing", "/a b"])
def test_unknown_things_have_near_names(client: FlaskClient, path: str):
    text = page(client, path, 404)
    assert "Nothing is known of this" in text
    assert "/search?q=" in text


def test_a_near_name_is_a_link(client: FlaskClient):
    assert '<a href="/model/heron-2">Heron 2</a>' in page(client, "/model/herron-2", 404)


@pytest.mark.parametrize("accept", ["text/turtle", "application/json", "application/ld+json", "text/plain"])
def test_unknown_things_are_short_for_programs(client: FlaskClient, accept: str):
    response = client.get("/model/none", headers={"Accept": accept})
    assert response.status_code == 404
    assert f"nothing is known of {BASE}model/none" in response.text
    assert len(response.data) < 300


@pytest.mark.parametrize(
    ("path", "accept", "media_type", "form"),
    [
        ("/model/heron-2", "text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("/model/heron-2", "application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("/model/heron-2", "text/html;q=0.1, application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("/model/heron-2.ttl", "text/html", "text/turtle", RdfFormat.TURTLE),
        ("/model/heron-2.jsonld", "*/*", "application/ld+json", RdfFormat.JSON_LD),
        ("/model/heron-2.nt", "*/*", "application/n-triples", RdfFormat.N_TRIPLES),
        ("/model/heron-2.trig", "*/*", "application/trig", RdfFormat.TRIG),
        ("/model/heron-2?format=nq", "text/html", "application/n-quads", RdfFormat.N_QUADS),
        ("/model/heron-2?format=rdf", "text/html", "application/rdf+xml", RdfFormat.RDF_XML),
        ("/ontology", "text/turtle", "text/turtle", RdfFormat.TURTLE),
    ],
)
def test_things_are_data_too(client: FlaskClient, path: str, accept: str, media_type: str, form: RdfFormat):
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert len(list(parse(response.data, format=form))) > 100


def test_the_first_page_says_which_source_each_token_of_its_disagreements_stands_for(client: FlaskClient):
    page = client.get("/").text
    used = set(re.findall(r'<a class="token" href="([^"]+)"', page.partition('class="legend"')[0]))
    legend = page.partition('class="legend"')[2].partition("</ul>")[0]
    assert used == set(re.findall(r'<a class="token" href="([^"]+)"', legend)) != set()


def test_the_data_of_a_thing_hold_its_claims_in_their_graphs(client: FlaskClient):
    quads = list(parse(client.get("/model/heron-2.trig").data, format=RdfFormat.TRIG))
    claims = {quad.subject for quad in quads if str(quad.predicate).endswith("#exact>")}
    assert len(claims) == 32
    assert len({str(quad.graph_name) for quad in quads}) == 5  # the consensus, its reasons, three sources


def test_a_source_as_data_is_its_whole_graph(client: FlaskClient):
    quads = parse(client.get("/source/quick-specs-heron-2.nq").data, format=RdfFormat.N_QUADS)
    assert {"Claim", "Source", "Model"} <= {str(quad.object).rpartition("#")[2].rstrip(">") for quad in quads}


def test_nothing_fits(client: FlaskClient):
    assert client.get("/model/heron-2", headers={"Accept": "image/png"}).status_code == 406


def test_names_lead_to_things(client: FlaskClient):
    response = client.get("/id/model/heron-2")
    assert (response.status_code, response.location) == (303, "/model/heron-2")


@pytest.mark.parametrize("path", ["/model/heron-2", "/source/field-notes"])
def test_a_page_names_its_data(client: FlaskClient, path: str):
    text = page(client, path)
    assert f'<link rel="alternate" type="text/turtle" href="{path}.ttl">' in text
    assert f'href="{path}.jsonld">JSON-LD</a>' in text


def test_no_page_asks_another_server(client: FlaskClient):
    for path in (
        "/",
        "/model/heron-2",
        "/source/field-notes",
        "/sparql",
        "/about",
        "/dataset",
        "/disagreements",
        "/ontology",
    ):
        assert re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="https?:', page(client, path)) == []


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 15), ("/disagreements", 15), ("/model/heron-2", 15), ("/sparql", 15), ("/about", 15), ("/ontology", 45)],
)
def test_pages_are_small(client: FlaskClient, path: str, most: int):
    import gzip

    assert len(gzip.compress(page(client, path).encode())) < most * 1024


def test_pages_are_read_only(client: FlaskClient):
    response = client.post("/model/heron-2", headers=HTML)
    assert response.status_code == 405
    assert "POST is not offered" in response.text


def test_hits_are_lit_together_where_they_stand_together(client: FlaskClient):
    text = page(client, "/search?q=HERON+2")
    assert "<mark>Heron 2</mark> Mini" in text
    assert "<mark>Mini</mark>" in page(client, "/search?q=mini+heron")


def test_a_quote_of_several_claims_is_found_once(client: FlaskClient):
    text = page(client, "/search?q=northlake+labs+releases")
    assert text.count("<blockquote>") == 1
    assert text.count('href="/claim/') == 6


def test_a_program_hears_near_names_too(client):
    answer = client.get("/model/heron-3", headers={"Accept": "text/turtle"})
    assert answer.status_code == 404
    assert "near names: Heron 2 <" in answer.text


def test_a_thing_that_is_the_value_of_many_claims_shows_the_first_and_leads_to_all(client, monkeypatch):
    whole = page(client, "/organization/northlake-labs")
    assert "all of them" not in whole
    monkeypatch.setattr(entity, "_MOST_INCOMING", 1)
    part = page(client, "/organization/northlake-labs")
    assert re.search(r'These are the first 1 of \d+ claims: <a href="/sparql\?query=', part)
    assert len(part) < len(whole)


def test_pages_of_a_snapshot_without_an_index_list_things_by_name(data):
    snapshot = Snapshot.current(data)
    files = {name: file for name, file in snapshot.seal["files"].items() if name != INDEX}
    older = create_app(replace(snapshot, seal={**snapshot.seal, "files": files})).test_client()
    assert "Heron 2 Mini" in page(older, "/")
    assert "Heron 2 Mini" in page(older, "/disclosure")
