"""The pages in Chromium: the way from the first page to the lit quote, and nothing that axe finds at fault."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from browsing import chromium, watched
from readings import HERON
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "entity": "/model/heron-2",
    "organization": "/organization/northlake-labs",
    "benchmark": "/benchmark/quiz-500",
    "source": "/source/northlake-announcement",
    "hostile source": "/source/field-notes",
    "lit quote": "a[href*='#c-']",
    "claim": "a[href^='/claim/']",
    "conflict": "a[href^='/conflict/']",
    "decision": "a[href^='/consensus/']",
    "disagreements": "/disagreements",
    "disclosure": "/disclosure",
    "disagreements of two": "/disagreements?source=source/quick-specs-heron-2&against=source/northlake-announcement",
    "search": "/search?q=heron",
    "nothing found": "/search?q=herronn",
    "list": "/things/Model",
    "about": "/about",
    "dataset": "/dataset",
    "ontology": "/ontology",
    "sparql": "/sparql",
    "sparql answer": "/sparql?query=SELECT+*+WHERE+{+?s+?p+?o+}+LIMIT+20",
    "sparql graph": "/sparql?query=CONSTRUCT+WHERE+{+?s+?p+?o+}+LIMIT+20",
    "sparql fault": "/sparql?query=SELECT+*%0AWHERE+{+?s+x:y+?o+}",
    "unknown": "/model/herron",
    "preview": "/reconcile/preview?id=model/heron-2",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def site(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with watched(browser, site) as (opened, wrong):
        yield opened
    assert wrong == []


def test_from_the_first_page_to_the_lit_quote(page: Page):
    page.goto("/")
    page.fill("#q", "heron 2")
    page.press("#q", "Enter")
    page.get_by_role("main").get_by_role("link", name=HERON.name, exact=True).click()
    page.wait_for_url("**/model/heron-2")
    line = page.locator("#p-totalParameters")
    assert "wrong label" in line.inner_text()
    line.locator("summary", has_text="for 48 billion").click()
    assert "Total Parameters" in line.locator("details[open] blockquote").inner_text()
    line.locator("details[open] a", has_text="open in document").click()
    page.wait_for_url("**/source/quick-specs-heron-2#c-*")
    lit = page.locator("mark:target")
    assert lit.inner_text() == "Total Parameters\n48B"
    assert lit.bounding_box()["y"] < 900
    assert lit.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_a_slash_goes_to_the_search_box(page: Page):
    page.goto("/model/heron-2")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("1/2")
    assert page.input_value("#q") == "1/2"


def test_names_are_offered_while_one_is_typed_and_chosen_by_keys(page: Page):
    from playwright.sync_api import expect

    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("heron")
    options = page.get_by_role("option")
    options.first.wait_for()
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-expanded") == "true"
    assert options.first.inner_text().startswith("Heron")
    assert page.get_by_role("status").inner_text() == f"{options.count()} names"
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert options.count() == 0
    assert page.input_value("#q") == "heron"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.type(" 2 m")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/model/heron-2-mini")


def test_a_name_that_is_offered_can_be_clicked(page: Page):
    page.goto("/")
    page.fill("#q", "ada iversen")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/person/ada-iversen")


def test_enter_without_a_choice_searches_and_leaving_the_box_closes_the_names(page: Page):
    page.goto("/")
    page.fill("#q", "heron")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Tab")
    assert page.get_by_role("option").count() == 0
    page.press("#q", "Enter")
    page.wait_for_url("**/search?q=heron")


@pytest.mark.parametrize("path", ["/", "/about"])
def test_the_names_that_are_offered_are_not_hard_to_use(page: Page, path: str):
    from axe_playwright_python.sync_playwright import Axe

    page.goto(path)
    page.fill("#q", "heron")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_ctrl_enter_runs_the_query(page: Page):
    page.goto("/sparql")
    page.fill("#query", "SELECT (1 AS ?one) {}")
    page.press("#query", "Control+Enter")
    page.wait_for_selector("text=1 result")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_hard_to_use(page: Page, name: str):
    from axe_playwright_python.sync_playwright import Axe

    path = PAGES[name]
    if path.startswith("a["):
        page.goto("/model/heron-2")
        path = page.get_attribute(path, "href")
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_work_without_scripts(browser: Browser, site: str):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("/search?q=heron")
    opened.get_by_role("main").get_by_role("link", name=HERON.name, exact=True).click()
    opened.locator("summary").first.click()
    assert opened.locator("details[open] blockquote").first.is_visible()
    context.close()
