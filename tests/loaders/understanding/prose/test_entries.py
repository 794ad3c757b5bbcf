"""Entries that begin with a date, labels that are one, and what headings date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_markdown
from sentences import words_of
from whosays.graph.document import Passage, Span
from whosays.loaders.understanding.prose.entries import date_of_heading, date_of_label, dated_entry


def passage(text: str) -> Passage:
    return Passage.of(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "year", "date", "rest"),
    [
        ("2024-12-04 — It opened.", None, "2024-12-04", "It opened."),
        ("⭐ 2024-12-04 — It opened.", None, "2024-12-04", "It opened."),
        ("March 2023: It opened.", None, "2023-03", "It opened."),
        ("2017 – 2018: It was open.", None, "2017/2018", "It was open."),
        ("May 3 – It opened.", 2024, "2024-05-03", "It opened."),
        ("April: It opened.", 2024, "2024-04", "It opened."),
        ("(May 2024) It opened.", None, "2024-05", "It opened."),
        ("Q1 2023: It opened.", None, "2023-33", "It opened."),
        ("2016, Northlake opened.", None, "2016", "Northlake opened."),
        ("May 2024, it opened.", None, "2024-05", "it opened."),
        ("2025/06/02 Heron 2 is out", None, "2025-06-02", "Heron 2 is out"),
        ("July 3, 2025 Heron 2 is out", None, "2025-07-03", "Heron 2 is out"),
    ],
)
def test_an_entry_begins_with_its_date(text, year, date, rest):
    dated, words = dated_entry(passage(text), year)
    assert (dated.date.edtf, words.text, dated.of_entry) == (date, rest, True)
    assert text[dated.span.start : dated.span.end].strip()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("May 3 – It opened.", None),
        ("Heron: a model", 2024),
        ("2015 was a year", None),
        ("2024 Turing Award", None),
        ("In May 2024, it opened.", None),
        ("As of May 2024, it is open.", None),
        (" — ", 2024),
        ("2024-12-04 —", None),
        ("- " * 10_000, 2024),
        (": " * 10_000, 2024),
    ],
)
def test_other_entries_have_none(text, year):
    assert dated_entry(passage(text), year) is None


@given(st.text(max_size=80), st.sampled_from([None, 2024]))
def test_any_text_is_read(text, year):
    found = dated_entry(passage(text), year)
    if found is not None:
        assert found[1].text in text


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("2024", None, "2024"),
        ("2023 - The first year:", None, "2023"),
        ("2023 The first year", None, "2023"),
        ("November", 2024, "2024-11"),
        ("What happened in May 2024", None, "2024-05"),
    ],
)
def test_a_heading_dates_what_stands_below(text, year, date):
    dated = date_of_heading(passage(text), year)
    assert dated is not None
    assert (dated.date.edtf, dated.of_entry) == (date, False)


def test_a_label_may_be_a_date():
    dated = date_of_label(passage("March 2023"), None)
    assert dated is not None
    assert dated.date.edtf == "2023-03"
    assert date_of_label(passage("Founders"), 2023) is None


@pytest.mark.parametrize(
    "text",
    [
        "## 2024\n\n- **May 3**: Northlake Labs sued Plover Labs.\n",
        "## 2024-05-03 — Northlake Labs Sues Plover Labs\n",
        "- 2024-05-03: Northlake Labs sued Plover Labs.\n",
        "| Date | Event |\n|---|---|\n| 2024-05-03 | Northlake Labs sued Plover Labs. |\n| 2024-06-03 | Rain. |\n",
    ],
)
def test_events_are_dated_by_their_entry(text):
    claims = {(c.property, str(getattr(c.value, "edtf", c.value))) for c in read_markdown(text).claims}
    assert ("date", "2024-05-03") in claims


CHRONICLE = """# Northlake Labs

Northlake Labs is a company for AI in Oslo. It released Heron 1, a language model with 7B parameters.

## History

- 2019: Founded in Oslo
- June 2020: Acquisition of Plover Systems for $20 million
- May 2021: Strategic partnership with Fjord Capital
- July 2021: Series A funding ($30M), led by Birch Ventures
- **August 2021**
  - Released Heron 2 (20B)
  - Ada Quill becomes CEO
- August 2022: Acquired by Fjord Capital for $1.3 billion
- 2023/02/05 Heron 3 (20B) is out
"""


def test_entries_of_a_chronicle_are_about_what_the_page_is_about():
    told = {words_of(claim) for claim in read_markdown(CHRONICLE).claims}
    assert told >= {
        "Northlake Labs | foundedDate | 2019",
        "event | eventKind | acquisition",
        "event | about | Plover Systems",
        "event | amount | 20000000",
        "Northlake Labs | partner | Fjord Capital",
        "event | date | 2021-05",
        "Birch Ventures | investedIn | Northlake Labs",
        "event | amount | 30000000",
        "Heron 2 | releaseDate | 2021-08",
        "Heron 2 | developer | Northlake Labs",
        "Ada Quill | roleAt | CEO of Northlake Labs",
        "event | about | Northlake Labs",
        "event | amount | 1300000000",
        "event | date | 2022-08",
        "Heron 3 | releaseDate | 2023-02-05",
    }


PHASES = """# Northlake Labs

Northlake Labs is a company for AI in Oslo.

**Phase 1: Founding (May 2019)**
- **Seed Funding**: $2M led by Fjord Capital

**Phase 2: Growth (March 2024)**
- **Series B Funding**: $90M led by Birch Ventures
"""


def test_a_numbered_phase_dates_what_stands_below_it():
    told = {words_of(claim) for claim in read_markdown(PHASES).claims}
    assert told >= {
        "event | date | 2019-05",
        "event | amount | 2000000",
        "event | date | 2024-03",
        "event | amount | 90000000",
        "Birch Ventures | investedIn | Northlake Labs",
    }
