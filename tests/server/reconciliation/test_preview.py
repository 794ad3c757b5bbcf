"""The preview in Chromium, in a frame of another site, as OpenRefine shows it: styled, and nothing runs or is loaded."""

from __future__ import annotations

from threading import Thread

import pytest
from browsing import chromium, watched
from flask import Flask
from werkzeug.serving import make_server


def test_only_the_preview_may_stand_in_a_frame(client):
    shown = client.get("/reconcile/preview?id=model/heron-2").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in shown
    assert "default-src 'none'" in shown
    assert "unsafe" not in shown
    assert "script-src" not in shown
    for address in ("/", "/model/heron-2", "/reconcile", "/reconcile/preview?id=nothing", "/reconcile/suggest/type"):
        assert "frame-ancestors 'none'" in client.get(address).headers["Content-Security-Policy"], address


def test_it_tells_what_is_known_and_by_how_many(client):
    page = client.get("/reconcile/preview?id=model/heron-2").text
    assert '<a href="/model/heron-2" target="_blank" rel="noopener">Heron 2</a>' in page
    assert "<td>Northlake Labs</td><td>3 sources</td>" in page
    assert "<td>1.2 trillion</td><td>2 of 3 sources</td>" in page
    mounted = client.get("/reconcile/preview?id=model/heron-2", environ_overrides={"SCRIPT_NAME": "/graph"}).text
    assert 'href="/graph/model/heron-2"' in mounted


def served(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_styled_in_a_sandboxed_frame_of_another_site(app, scheme):
    ours, site = served(app)
    other = Flask("another site")
    frame = f'<iframe sandbox="" width="420" height="260" src="{site}/reconcile/preview?id=model/heron-2"></iframe>'
    other.add_url_rule("/", "page", lambda: f"<!doctype html><title>table</title>{frame}")
    theirs, address = served(other)
    try:
        with chromium() as browser, watched(browser, address, color_scheme=scheme) as (page, wrong):
            page.goto("/")
            heading = page.frame_locator("iframe").get_by_role("heading", name="Heron 2")
            heading.wait_for()
            assert heading.evaluate("each => getComputedStyle(each).fontSize") == "17.6px"
            # That the preview is of another site is what `watched` notes, and all that it may.
            assert {each for each in wrong if not each.startswith(f"{site}/reconcile/preview")} == set()
    finally:
        ours.shutdown()
        theirs.shutdown()
