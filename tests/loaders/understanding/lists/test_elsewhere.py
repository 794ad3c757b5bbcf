"""An entry that is the headline of another article, or of another page's firm, says nothing of this page's."""

from __future__ import annotations

import pytest
from reading import MARKDOWN, VOCABULARY, read_markdown, value_of
from whosays.graph.document import Document, Metadata
from whosays.loaders.understanding import read

PAGE = "# Alder Intelligence\n\nAlder Intelligence is a company that makes models.\n\n{}\n"


def figures(text):
    claims = read_markdown(PAGE.format(text)).claims
    return {(c.subject.name, value_of(c)) for c in claims if c.property in ("funding", "valuation")}


def test_what_is_listed_of_other_pages_is_not_of_this_one():
    found = figures(
        "Other labs have raised more:\n1. Ada Orr's [[birch-labs]] — $1B at $3.5B (March 2026)\n"
        "2. Alder Works — $1.2B at $6.4B (May 2031)"
    )
    assert {value for _, value in found} == {"1200000000", "6400000000"}


def test_a_link_to_its_own_page_is_of_this_one():
    found = figures("The labs are these:\n1. [[alder-intelligence]] — $1.2B at $6.4B (May 2031)")
    assert {value for _, value in found} == {"1200000000", "6400000000"}


HEADLINE = (
    "- [Larch Fund invested $2 billion in Alder Intelligence at a $190 billion valuation](https://news.example/a)"
)


@pytest.mark.parametrize(("published", "count"), [("2031-05-04", 0), (None, 1)])
def test_the_headline_of_another_article_says_nothing_here(published, count):
    text = PAGE.format(HEADLINE)
    document = Document(
        "page", "page.md", text, tuple(MARKDOWN.blocks(text)), "markdown", Metadata(published=published)
    )
    valued = [c for c in read(document, VOCABULARY).claims if c.property == "valuation"]
    assert len(valued) == count


def test_who_leads_a_project_leads_no_firm():
    text = (
        "## Research\n\n- **Wide Nets** (May 2031): trains nets in many places at once. It works well. Lead: Ada Quill."
    )
    assert "leader" not in {c.property for c in read_markdown(PAGE.format(text)).claims}
