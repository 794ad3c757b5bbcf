"""Chromium for tests, and a page in it that notes what no page of ours may do."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_DESKTOP = {"width": 1280, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium until the block ends; skip the test where there is none and none is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("WHOSAYS_REQUIRE_BROWSER") == "1":
            pytest.fail("Chromium is required here and is not installed (Debian package chromium)")
        pytest.skip("Chromium is not installed (Debian package chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=found, args=_FLAGS)
        yield started
        started.close()


@contextmanager
def watched(browser: Browser, site: str, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open a page, and note each request to another place, each dialog, each error and each complaint of the policy."""
    context = browser.new_context(base_url=site, **{"viewport": _DESKTOP, **options})
    opened = context.new_page()
    wrong: list[str] = []
    context.on("request", lambda request: None if request.url.startswith(site) else wrong.append(request.url))
    opened.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened, wrong
    context.close()
