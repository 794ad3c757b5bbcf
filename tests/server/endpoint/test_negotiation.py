"""Which form an answer takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.server.endpoint.negotiation import GRAPHS, HTML, TABLES, called, chosen

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/csv, application/sparql-results+xml;q=0.5", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("image/png, text/tab-separated-values", "text/tab-separated-values"),
        ("text/*", "text/csv"),
        ("text/*, text/csv;q=0", "text/tab-separated-values"),
        ("text/*;q=0.5, text/xml;q=0.6", "text/xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("TEXT/CSV ; Q=0.9", "text/csv"),
        ("text/csv;header=present", "text/csv"),
        ("text/csv;q=2, application/xml", "application/xml"),
        ("nonsense", "application/sparql-results+json"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("*/*;q=0", None),
        ("text/turtle", None),
    ],
)
def test_tables(accept: str, expected: str | None):
    found = chosen(accept, TABLES)
    assert (found[1] if found else None) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "text/turtle"),
        ("application/ld+json;profile=x, text/turtle;q=0.9", "application/ld+json"),
        ("application/n-quads", "application/n-quads"),
        ("text/plain", "text/plain"),
        (BROWSER, "application/xml"),
    ],
)
def test_graphs(accept: str, expected: str):
    found = chosen(accept, GRAPHS)
    assert found
    assert found[1] == expected


def test_a_browser_gets_a_page_and_a_command_gets_data():
    for accept, expected in ((BROWSER, HTML), ("*/*", TABLES[0]), ("text/html;q=0.1, text/csv", TABLES[2])):
        found = chosen(accept, (*TABLES, HTML))
        assert found
        assert found[0] is expected


@pytest.mark.parametrize("form", [*TABLES, *GRAPHS], ids=lambda form: form.name)
def test_each_form_is_called_by_each_of_its_names(form):
    forms = TABLES if form in TABLES else GRAPHS
    for name in (*form.aliases, *form.types):
        assert called(name.upper().replace("+", " "), forms) is not None
    assert called("nothing", forms) is None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        *(("json-ld", "application/ld+json"), ("rdf+xml", "application/rdf+xml"), ("rdf xml", "application/rdf+xml")),
        *(("n-triples", "application/n-triples"), ("n-quads", "application/n-quads"), ("xml", "application/rdf+xml")),
    ],
)
def test_clients_call_forms_of_graphs_in_their_ways(name: str, media_type: str):
    found = called(name, GRAPHS)
    assert found
    assert found[1] == media_type


@given(st.text(max_size=200))
def test_any_header_is_read(accept: str):
    chosen(accept, (*TABLES, *GRAPHS, HTML))
    called(accept, GRAPHS)
