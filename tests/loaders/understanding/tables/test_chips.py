"""Processors are no models, whatever their table calls them."""

from __future__ import annotations

from reading import read_markdown, said

PAGE = "# Grebe Unit\n\nThe Grebe Unit is a processor by Northlake Labs.\n\n"


def test_generations_of_a_processor_are_no_models():
    table = (
        "| Generation | Year | Memory | Speed |\n| --- | --- | --- | --- |\n"
        "| g1 | 2015 | 9GB DDR3 | 21 TOPS |\n| g2 | 2017 | 18GB HBM | 44 TFLOPS |\n"
    )
    assert not {fact for fact in said(read_markdown(PAGE + table)) if fact[0] in ("g1", "g2")}


def test_the_same_as_a_list():
    listed = "**Generation comparison:**\n\n- **g1**: Year: 2015, Memory: 9GB DDR3, Speed: 21 TOPS\n- **g2**: Year: 2017, Memory: 18GB HBM, Speed: 44 TFLOPS\n"
    assert not {fact for fact in said(read_markdown(PAGE + listed)) if fact[0] in ("g1", "g2")}


def test_models_with_their_memory_are_models():
    table = (
        "| Model | Year | Memory | Parameters |\n| --- | --- | --- | --- |\n"
        "| Heron 2 | 2023 | 9GB | 7B |\n| Heron 3 | 2024 | 18GB | 14B |\n"
    )
    facts = said(read_markdown(PAGE + table))
    assert ("Heron 2", "totalParameters", "7000000000") in facts
