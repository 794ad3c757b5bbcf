"""Rows titled "Heron 2: a bird in the hand" are of that model; months beside years; what is no name of a technique."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.csv_tables import CSV
from whosays.loaders.understanding.tables.months import month_column

TITLED = """id,title,year,month,innovations,modelSize
a1,GPT-91: First Steps,2031,6,Quiet flight | More of it,117M parameters
a2,GPT-92: More of It,2031,10,,Up to 11B parameters
a3,On the Flight of Birds,2031,11,,3B parameters
a4,GPT-93: At Last,2032,March,,70B parameters
"""

CARD = """# GPT-91

| Attribute | Details |
|---|---|
| **Provider** | Cohere |
| **Architecture** | Transformer |
| **Context length** | 8K tokens |
"""

KINDS = """# Models

| Model Name | Model Type | Parameters | Deployment |
|---|---|---|---|
| Heron-7B | Chat | 7B | 30,000-chip cluster |
| Heron-7B-Base | Base | 7B | |
"""

JOINED = """Model,Developer,Release date
GPT-91 and GPT-92,OpenAI,2031-02-03
GPT-93,OpenAI,2031-04-05
GPT-94,OpenAI,2031-04-06
"""


def test_rows_are_of_the_models_that_their_titles_name():
    found = said(read_text(TITLED, CSV))
    assert {
        ("GPT-91", "releaseDate", "2031-06"),
        ("GPT-92", "releaseDate", "2031-10"),
        ("GPT-93", "releaseDate", "2032-03"),
        ("GPT-91", "totalParameters", "117000000"),
        ("GPT-92", "totalParameters", "11000000000"),
    } <= found
    assert {subject for subject, *_ in found} == {"GPT-91", "GPT-92", "GPT-93"}
    assert not [what for _, what, *_ in found if what == "usesTechnique"]


def test_a_provider_that_makes_models_made_that_of_a_card():
    assert ("GPT-91", "developer", "Cohere") in said(read_markdown(CARD))


def test_the_kind_of_a_model_is_no_architecture():
    assert not [claim for claim in said(read_markdown(KINDS)) if claim[1] in ("architecture", "accessChannel")]


def test_two_models_in_a_cell_are_two():
    assert {model for model, *_ in said(read_text(JOINED, CSV)) if "91" in model} == {"GPT-91"}


LOWERED = """# Heron 3

| Tasks | Heron 3 | GPT-91 |
|---|---|---|
| MMMU<sup>*</sup> | 63.5 | 72.0 |
| ChartQA<sup>*</sup><sub>loose</sub> | 88.1 | 90.8 |
| MarshBench<sub>acc</sub>| 41.4 | 31.4 |
"""


def test_lowered_words_narrow_the_test_before_them():
    scores = {claim[3] for claim in said(read_markdown(LOWERED)) if claim[1] == "score"}
    assert scores == {"MMMU", "ChartQA", "MarshBench"}


@pytest.mark.parametrize(
    ("labels", "column"),
    [(["Model", "Year", "Month"], 2), (["Month", "Release year"], 0), (["Model", "Month"], None), (["Year"], None)],
)
def test_months_belong_to_the_only_years(labels, column):
    assert month_column(labels) == column
