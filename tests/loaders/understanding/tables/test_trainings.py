"""What a value beside a label of training tells, and figures that a value shares out among models."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Heron-1B\n\nHeron-1B is a small language model. Heron-S and Heron-L follow.\n\n"
ON_GPUS = {("gpuCount", "512"), ("trainingHardware", "NVIDIA H100")}


def facts(text):
    claims = read_markdown(PAGE + text).claims
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        "- **Training time**: three weeks on 512 H100 GPUs\n",
        "- **Training duration**: 3 weeks (512 × NVIDIA H100)\n",
        "- Training: 512x H100-80GB for 30 days\n",
        "| Setting | Value |\n|---|---|\n| Training time | about 3 weeks on 512 H100s |\n| License | MIT |\n",
    ],
)
def test_a_label_of_training_tells_on_what_it_ran(text):
    assert {(name, value) for subject, name, value in facts(text) if subject == "Heron-1B"} >= ON_GPUS


def test_a_label_of_something_else_tells_nothing_of_training():
    assert not {each for each in facts("- **Inference**: 4 tokens on 8 H100 GPUs\n") if each[1] == "gpuCount"}


def test_a_value_shared_out_among_models_is_of_each():
    found = facts("- **Context length**: 4K for Heron 2 Mini, 32K for Heron 2 Ultra\n")
    assert found >= {("Heron 2 Mini", "contextWindow", "4000"), ("Heron 2 Ultra", "contextWindow", "32000")}
    assert not {each for each in found if each[0] == "Heron-1B" and each[1] == "contextWindow"}


def test_a_value_without_end_is_read_to_its_end():
    read_markdown("- **Training time**: " + "three weeks on 512 H100 GPUs, " * 600)
    read_markdown("- **Context**: " + "4K for Heron 2, " * 1200)


def test_a_verb_without_sizes_tells_none():
    text = "Introduced by Northlake in 2022, Heron 3 has become fundamental to how systems reason."
    assert not {each for each in facts(text) if each[1] == "totalParameters"}
