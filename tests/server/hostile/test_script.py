"""Nothing that a document, a graph or a visitor says runs as a script, in Chromium, on any page; nor is it a link to one."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from browsing import chromium, watched
from commanding import printed
from flask import template_rendered
from hostile_documents import GROUP, TEXTS, group_of, renamed, written
from payloads import ADDRESSES, PAYLOADS
from pyoxigraph import Literal, NamedNode
from serving import serving
from thorough import times
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.rdf import WS
from whosays.graph.snapshot import DOCUMENTS, Snapshot
from whosays.server.app import HEADERS, create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SERVER = files("whosays.server")
TEMPLATES = {each.name: each.read_text(encoding="utf-8") for each in SERVER.joinpath("templates").iterdir()}
SCRIPT = SERVER.joinpath("static/whosays.js").read_text(encoding="utf-8")
TAGS = {tag for text in TEMPLATES.values() for tag in re.findall(r"<([a-z][a-z0-9]*)", text)} | {"tbody"}
ATTRIBUTES = {name for text in (*TEMPLATES.values(), SCRIPT) for name in re.findall(r"\b[a-z][a-z-]*\b", text)} | {
    "data-href"
}
FIRST = (
    *("/", "/about", "/api", "/dataset", "/ontology", "/disclosure", "/disclosure?page=2", "/disagreements", "/sparql"),
    *("/things/Model", "/things/Organization", "/things/Event"),
)
SAID = (
    *("Source", "Model", "Claim", "RetractedClaim", "Conflict", "Decision", "Evaluation"),
    *("Organization", "Benchmark", "License", "Person", "Event"),
)
# Of so many pages of a kind one is looked at; each payload stands on some, and those that list things show all.
ONE_OF, MOST_OF = times(12, 1), times(6, 200)
ECHOES = {
    "search": "/search?q={}",
    "unknown": "/model/{}",
    "address": "/{}",
    "fault": "/sparql?query=SELECT+*+%7B+{}",
    "example": "/sparql?example={}&timeout={}",
    "filters": "/disagreements?kind={0}&severity={0}&thing={0}&source={0}&against={0}&page={0}",
    "refusal": "/graph-store?graph={}",
    "memory": "/model/dotterel-0?precision={0}&cache={0}&context={0}&batch={0}",
}
# How a page shows what it does not know; a part of a path is a name.
SHOWN: dict[str, Callable[[str], str]] = {
    "unknown": lambda text: text.rpartition("/")[2].replace("-", " "),
    "address": lambda text: text.rpartition("/")[2].replace("-", " "),
    "refusal": lambda text: repr(text)[1:-1],
    "example": lambda _: "Questions to begin with",
    "memory": lambda _: "Memory",
}
LOOK = """() => {
    const nodes = [...document.querySelectorAll('*')];
    const links = nodes.flatMap(each => ['href', 'src', 'action', 'formaction', 'data', 'poster', 'content', 'data-href']
        .filter(name => each.hasAttribute(name) && each.localName !== 'meta')
        .map(name => [each.getAttribute(name), each.getAttribute('rel') ?? '']));
    return {
        tags: [...new Set(nodes.map(each => each.localName))],
        attributes: [...new Set(nodes.flatMap(each => each.getAttributeNames()))],
        scripts: [...document.scripts].filter(each => each.type !== 'application/ld+json')
            .map(each => each.getAttribute('src') + each.textContent),
        data: [...document.scripts].filter(each => each.type === 'application/ld+json').map(each => each.textContent),
        links: links.filter(([to, rel]) => !/^(#|[/](?![/\\\\])[^]*)/.test(to)
            && !(/^https?:[/][/]\\w/.test(to) && rel.includes('noreferrer'))).map(([to]) => to),
        words: document.title + document.body.textContent + [...document.querySelectorAll('input')].map(each => each.value),
    };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of hostile documents, and beside them all that is known again, of things that are called no links."""
    folder = tmp_path_factory.mktemp("said")
    printed("build", written(folder / "documents"), "--data", folder / "built", "--processes", "2")
    built = Snapshot.current(folder / "built")
    texts = {path.stem: path.read_bytes().decode() for path in (built.folder / DOCUMENTS).iterdir()}
    facts = {"base": DEFAULT_BASE, **{name: built.seal[name] for name in ("loaders", "policy")}}
    quads = list(built.store)
    publish(folder / "data", [*quads, *renamed(quads, DEFAULT_BASE)], texts, facts)
    return folder / "data"


@pytest.fixture(scope="module")
def opened(browser: Browser, said: Path) -> Iterator[tuple[Page, list[str]]]:
    with serving(said, "--processes", "1") as server, watched(browser, server.url) as opened:
        yield opened


@pytest.fixture
def page(opened: tuple[Page, list[str]]) -> Iterator[Page]:
    page, wrong = opened
    wrong.clear()
    yield page
    assert wrong == []


def visited(page: Page, path: str) -> str:
    """Return the words of a page on which all is ours but the words."""
    response = page.goto(path)
    assert response.status < HTTPStatus.INTERNAL_SERVER_ERROR, path
    assert response.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    return looked_at(page, path)


def looked_at(page: Page, path: str) -> str:
    found = page.evaluate(LOOK)
    assert set(found["tags"]) <= TAGS, path
    assert set(found["attributes"]) <= ATTRIBUTES, path
    assert found["scripts"] == ["/static/whosays.js"], path
    assert found["links"] == [], path
    for block in found["data"]:
        assert isinstance(json.loads(block), dict)
        assert set("<>&\u2028\u2029").isdisjoint(block), path
    return found["words"]


def of_class(data: Path, name: str) -> list[str]:
    """Return the addresses of all things of a class that have one here."""
    query = f"SELECT DISTINCT ?thing {{ GRAPH ?source {{ ?thing a <{WS[name].value}> }} }} ORDER BY ?thing"
    found = (row["thing"].value for row in Snapshot.current(data).store.query(query))
    return ["/" + quote(iri.removeprefix(DEFAULT_BASE)) for iri in found if iri.startswith(DEFAULT_BASE)]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("has_policy", [False, True])
def test_each_payload_runs_where_it_is_pasted_and_not_under_our_policy(browser, has_policy):
    """Else it would say nothing that none runs on our pages; and one that is pasted by mistake finds the second wall."""
    with watched(browser, "http://pasted.example") as (page, wrong):
        pasted = dict.fromkeys(("body",), "")

        def answer(route):
            is_page = route.request.resource_type == "document" and route.request.frame.parent_frame is None
            if is_page:
                route.fulfill(body=pasted["body"], content_type="text/html", headers=HEADERS if has_policy else {})
            else:
                route.abort()

        page.route("**/*", answer)
        ran, tried = set(), list(PAYLOADS)[:: times(6, 1)]
        for name in tried:
            payload = PAYLOADS[name]
            wrong.clear()
            pasted["body"] = payload.page
            page.goto("/")
            for each in page.query_selector_all("a, button")[:1]:
                each.click(force=True, no_wait_after=True)
            for _ in range(2 if has_policy else 100):
                if "dialog: 1" in wrong:
                    ran.add(name)
                    break
                page.wait_for_timeout(10)
    assert ran == (set() if has_policy else set(tried))


@pytest.mark.parametrize("path", FIRST)
def test_no_page_of_all_runs_what_is_said(page, path):
    visited(page, path)


@pytest.mark.parametrize("name", SAID)
def test_no_page_of_a_thing_runs_what_is_said_of_it(page, said, name):
    pages = of_class(said, name)
    words = plain("".join(visited(page, path) for path in pages[:: max(ONE_OF, len(pages) // MOST_OF)]))
    assert any(plain(text) in words for text in TEXTS)
    addresses = page.eval_on_selector_all("main a[rel~=external]", "found => found.map(each => each.protocol)")
    assert set(addresses) <= {"http:", "https:"}


@pytest.mark.parametrize("name", ECHOES)
def test_no_page_runs_what_a_visitor_asks(page, name):
    for text in TEXTS[list(ECHOES).index(name) :: ONE_OF]:
        words = visited(page, ECHOES[name].format(*[quote(text, safe="")] * 2))
        assert plain(SHOWN.get(name, str)(text))[:40] in plain(words), text


def test_no_answer_of_the_endpoint_runs_on_its_page(page):
    rows = " ".join(f"({Literal(text)})" for text in TEXTS)
    words = plain(visited(page, f"/sparql?query={quote(f'SELECT ?said {{ VALUES (?said) {{ {rows} }} }}')}"))
    assert [text for text in TEXTS if plain(text) not in words] == []
    for address in ADDRESSES:
        node = NamedNode(re.sub("[<>]", "", address))
        words = visited(page, f"/sparql?query={quote(f'SELECT ({node} AS ?node) {{}}')}")
        assert node.value in words
        assert visited(page, f"/sparql?query={quote(f'CONSTRUCT {{ {node} {node} {node} }} {{}}')}")


def test_no_name_that_is_offered_runs(page):
    page.goto("/about")
    offered = ""
    for place in range(0, len(TEXTS), GROUP):
        page.fill("#q", group_of(place))
        page.wait_for_function(
            "word => document.querySelector('[role=option]')?.innerText.startsWith(word)", arg=group_of(place)
        )
        offered += looked_at(page, "names that are offered")
    assert [text for text in TEXTS if plain(text) not in plain(offered)] == []


def test_each_kind_of_page_is_looked_at(said):
    seen = set()
    app = create_app(said)
    with template_rendered.connected_to(lambda _, template, **__: seen.add(template.name), app):
        client = app.test_client()
        for path in (
            *FIRST,
            *(of_class(said, name)[0] for name in SAID),
            *(each.format("x", "x") for each in ECHOES.values()),
        ):
            assert client.get(path, headers={"Accept": "text/html"}).status_code < HTTPStatus.INTERNAL_SERVER_ERROR, (
                path
            )
    # Previews are parts of other sites' pages, with a policy of their own.
    previews = {"flyout.html", "preview.html"}
    # Links are published by themselves; tests/server/pages/test_elsewhere.py looks at the page of a hostile one.
    previews.add("mapping.html")
    assert (
        seen == set(TEMPLATES) - {"base.html", "parts.html", "memory.html", "offered.html", "refused.html"} - previews
    )
