"""What a document says of itself: title, author, and when it was published and changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from shapes import readable, texts
from whosays.graph.document import Metadata
from whosays.loaders.formats.loader import loader_for, loaders
from whosays.loaders.publication import merged, metadata_of


def read(name, text):
    loader = loader_for(Path(name))
    return metadata_of(loader, text, list(loader.blocks(text)))


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "---\ntitle: Stated\n---\n# Kite 2\n", "Stated"),
        ("a.md", "Words first.\n\n# Kite 2\n\n# Tern\n", "Kite 2"),
        ("a.md", "## Kite 2\n\nText.\n", "Kite 2"),
        ("a.html", "<title>Kite | Site</title><h1>Kite 2</h1>", "Kite 2"),
        ("a.html", "<title>Kite | Site</title><p>Text.", "Kite | Site"),
        ("a.txt", "Kite 2\n\nText that is here.\n", "Kite 2"),
        ("a.txt", "← Back\nNews2031-02-03\nKite 2 has come out at last and it is rather large\nMore\n", None),
        ("a.txt", "Kite 2 has come out at last, and nobody had expected that it would\n\nMore.\n", None),
        ("a.txt", "Why is Kite 2 so small?\nIt is.\n", "Why is Kite 2 so small?"),
        ("a.txt", "Introduction\nIt is small.\nKite 2\n", None),
        ("a.txt", "Layers\n64\nHeads\n8\n", None),
        ("a.txt", "It is a small model.\nKite 2\n", None),
        ("a.yaml", "- title: Kite\n- title: Tern\n", None),
    ],
)
def test_the_title_is(name, text, title):
    if title is None and "come out" in text:
        title = next(line for line in text.splitlines() if "come out" in line)
    assert read(name, text).title == title


@pytest.mark.parametrize(
    ("name", "text", "published", "modified"),
    [
        ("a.txt", "Kite\n\nText.\n\nLast Updated\nFebruary 3, 2031\n", None, "2031-02-03"),
        ("a.txt", "Kite\nLast reviewed\nMay 2031\nLast reviewed\nJune 2031\n", None, "2031-05"),
        ("a.txt", "Kite\nLast updated: 2031-02-03\n", None, "2031-02-03"),
        ("a.txt", "Kite\nLast updated on 3 February 2031 · 4 min read\n", None, "2031-02-03"),
        ("a.txt", "Kite\nPublished February 3, 2031 | Updated: soon\n", "2031-02-03", None),
        ("a.txt", "Kite\nPosted on\n2031-02-03\nUpdated\n2031-03\n", "2031-02-03", "2031-03"),
        ("a.txt", "News2031-02-03\nKite\n", "2031-02-03", None),
        ("a.txt", "2031-02-03\nKite\n", "2031-02-03", None),
        ("a.txt", "Kite\n\nText.\n\nDate: 3 February 2031\n", "2031-02-03", None),
        ("a.txt", "Release date\n2031-02-03\nLayers\n64\n", None, None),
        ("a.txt", "Release date: 2031-02-03\nIt was updated in 2031-03.\n", None, None),
        ("a.txt", "Text.\n" * 12 + "2031-02-03\n", None, None),
        ("a.txt", "Last updated\nyesterday\n", None, None),
        ("a.md", "---\ndate: 2031-02-03\nlastmod: 2031-03-04 10:00\n---\nText.\n", "2031-02-03", "2031-03-04"),
        ("a.md", "# Kite\n\n---\ndate: 2031-02-03\nheadline: x\n---\nText.\n", None, None),
        ("a.md", "# Kite\n\n*Last updated: 3 February 2031*\n", None, "2031-02-03"),
        ("a.yaml", "- date: 2031-02-03\n  name: Kite\n", None, None),
        (
            "a.html",
            """<meta property=article:published_time content='2031-02-03T04:05:06+00:00'>
            <meta itemprop=dateModified content='2031-03-04'><p>Updated 2029-01-01</p>""",
            "2031-02-03",
            "2031-03-04",
        ),
        (
            "a.html",
            "<p>By Jane Doe, <time itemprop=datePublished datetime=2031-02-03>then</time></p>",
            "2031-02-03",
            None,
        ),
    ],
)
def test_the_dates_are(name, text, published, modified):
    found = read(name, text)
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    ("name", "text", "author"),
    [
        ("a.txt", "Kite\nBy Jane Doe\nText.\n", "Jane Doe"),
        ("a.txt", "Kite\nBy Jane Doe · February 3, 2031\nText.\n", "Jane Doe"),
        ("a.txt", "Kite\nAuthor: Jane Doe\nText.\n", "Jane Doe"),
        ("a.md", "---\nauthor: Jane Doe\n---\nText.\n", "Jane Doe"),
        ("a.html", "<meta name=author content='Jane Doe'><p>Text.", "Jane Doe"),
        ("a.html", "<meta property='article:author' content='https://example.org/jane'><p>Text.", None),
        ("a.txt", "By 2031 all will be well\n", None),
    ],
)
def test_the_author_is(name, text, author):
    assert read(name, text).author == author


def test_a_page_tells_its_address_and_publisher():
    text = "<link rel=canonical href='https://example.org/a'><meta property=og:site_name content='The  Site'><p>Text."
    found = read("a.html", text)
    assert (found.url, found.publisher) == ("https://example.org/a", "The Site")
    assert read("a.html", "<link rel=canonical href='/a'><p>Text.").url is None


def test_what_is_stated_goes_before_what_is_found():
    stated = Metadata(title="Stated", tier=1)
    found = Metadata(title="Found", published="2031")
    assert merged(stated, found) == Metadata(title="Stated", published="2031", tier=1)


@pytest.mark.parametrize("loader", loaders(), ids=lambda loader: loader.name)
@settings(max_examples=100)
@given(text=texts)
def test_any_document_says_something_of_itself_or_nothing(loader, text):
    found = metadata_of(loader, text, readable(loader, text))
    assert all(value for value in (found.title, found.url, found.author, found.published) if value is not None)
