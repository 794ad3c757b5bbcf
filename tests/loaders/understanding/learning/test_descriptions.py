"""What a description says that something is, by the last noun of its first part."""

from __future__ import annotations

import pytest
from reading import read_markdown
from whosays.loaders.understanding.learning.descriptions import OTHER, kind_said


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a 7B language model that beats others", "Model"),
        ("a family of large language models developed by Northlake Labs", "Model"),
        ("a text-to-video model and creative platform", "Model"),
        ("a machine learning model for speech recognition", "Model"),
        ("a comprehensive benchmark designed to measure language models", OTHER),
        ("a language model benchmark", OTHER),
        ("an open-source library providing pretrained models for language", OTHER),
        ("a managed foundation model service that firms use", OTHER),
        ("a technique for combining several models into one model", OTHER),
        ("the maker of the Heron model", "Organization"),
        ("an AI safety and research company", "Organization"),
        ("a platform company", "Organization"),
        ("a software company developing language models", "Organization"),
        ("a machine learning model", "Model"),
        ("a software engineer and founder", "Person"),
        ("a startup founder", "Person"),
        ("based in Oslo", None),
        ("", None),
    ],
)
def test_a_description_tells_the_kind(words, kind):
    assert kind_said(words) == kind


@pytest.mark.parametrize(
    "said",
    [
        "is a benchmark for evaluating how well a language model writes code",
        "is a technique for making a language model smaller",
        "is an open-source framework with which language model applications are built",
        "are empirical relationships between the size of a language model and its score",
    ],
)
def test_a_page_about_something_else_is_about_no_model(said):
    page = f"# Kestrel Gauge\n\n**Kestrel Gauge** {said}. It has 7 billion parameters in its largest test.\n"
    assert not [claim for claim in read_markdown(page).claims if claim.subject.name == "Kestrel Gauge"]


def test_a_page_refers_to_a_family():
    page = (
        "# Kestrel\n\n**Kestrel** refers to a family of large language models developed by Northlake Labs. "
        "Kestrel has a context window of 32K tokens.\n"
    )
    said = {(claim.subject.name, claim.property) for claim in read_markdown(page).claims}
    assert {("Kestrel", "developer"), ("Kestrel", "contextWindow")} <= said
