"""A list whose entries label the same values is a table, and each of its cells stands where the list writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_markdown, said, value_of
from whosays.graph.document import Document, Table
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.understanding.tables.listed import with_listed_tables

LIST = """# Heron

Heron is a family of language models by Northlake.

{lead}

- **Heron 2**: Release: May 3, 2024, Parameters: 7B, Context (tokens): 8K, Notes: Small, quick
- **Heron 3**: Release: June 2025, Parameters: 9B, Context (tokens): 32K, Notes: None
- **Heron 4**: Parameters: 12B, Context (tokens): 64K
"""


def document_of(text):
    return Document("example", "example.md", text, tuple(MARKDOWN.blocks(text)), MARKDOWN.name)


def table_in(text):
    return next((block for block in with_listed_tables(document_of(text)).blocks if isinstance(block, Table)), None)


@pytest.mark.parametrize(
    ("lead", "head"),
    [
        ("**Model Comparison:**", "Model"),
        ("**Model version comparison**", "Model version"),
        ("### Model / Release / Parameters / Context / Notes:", "Model"),
        ("The models differ in their sizes:", ""),
        ("", ""),
    ],
)
def test_the_labels_of_the_entries_head_the_columns(lead, head):
    table = table_in(LIST.format(lead=lead))
    assert [cell.passage.text for cell in table.header] == [head, "Release", "Parameters", "Context (tokens)", "Notes"]
    assert [[cell.passage.text for cell in row] for row in table.rows] == [
        ["Heron 2", "May 3, 2024", "7B", "8K", "Small, quick"],
        ["Heron 3", "June 2025", "9B", "32K", "None"],
        ["Heron 4", "", "12B", "64K", ""],
    ]


def test_its_rows_are_read_as_those_of_any_table():
    assert said(read_markdown(LIST.format(lead="**Model Comparison:**"))) >= {
        ("Heron 2", "releaseDate", "2024-05-03"),
        ("Heron 2", "totalParameters", "7000000000"),
        ("Heron 3", "contextWindow", "32000"),
        ("Heron 4", "totalParameters", "12000000000"),
    }


def test_tests_that_label_figures_are_columns_of_models():
    text = """# Results

**Benchmark Comparison:**

- **MMLU**: Heron 3 Pro: 71.5%, Tern-4: 63.7%
- **HumanEval**: Heron 3 Pro: 31.1%, Tern-4: 13.6%
"""
    assert said(read_markdown(text)) == {
        ("Heron 3 Pro", "score", "71.5", "MMLU"),
        ("Tern-4", "score", "63.7", "MMLU"),
        ("Heron 3 Pro", "score", "31.1", "HumanEval"),
        ("Tern-4", "score", "13.6", "HumanEval"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "- **Heron 2**: Parameters: 7B, Context: 8K",
        "- **Heron 2**: quick: it takes a second, and small: 7B\n- **Tern**: slow, and large",
        "- **Speed**: Very quick: a second, Ease: none\n- **Memory**: Small: a node, Cost: little",
        "- Heron 2, a model\n- Tern 4: a model",
    ],
    ids=["one entry", "sentences", "labels that differ", "no labels"],
)
def test_other_lists_stay_lists(text):
    assert table_in(text) is None


@given(st.lists(st.text(alphabet="Aa1 :,;()-*", max_size=40), min_size=2, max_size=6))
def test_no_list_loses_its_words(entries):
    text = "\n".join(f"- {entry}" for entry in entries)
    table = table_in(text)
    for cell in (cell for row in table.rows for cell in row) if table is not None else ():
        assert not cell.passage.text or cell.passage.text in text


def test_acquisitions_name_the_companies_under_any_heading_for_such():
    text = """# Northlake

Northlake is a company in Oslo.

## Acquisitions

**Year Comparison:**

- **2020**: Company: Redtail, Price: Undisclosed, Purpose: Maps
- **2021**: Company: Plover Labs, Price: $1.4 billion, Purpose: Nets
"""
    events = [c for c in read_markdown(text).claims if c.subject.type == "Event"]
    assert {(c.subject.name, getattr(c.value, "name", None)) for c in events if c.property == "about"} == {
        ("Acquisition: Redtail, 2020", "Redtail"),
        ("Acquisition: Plover Labs, 2021", "Plover Labs"),
    }
    assert {(value_of(c), str(c.modality)) for c in events if c.property == "amount"} == {
        ("1400000000", "asserted"),
        (None, "undisclosed"),
    }
