"""Sections about a base model or a teacher speak of that, and not of the model that the document is about."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

CARD = """# Heron 2

Heron 2 is a language model by Northlake Labs.

### {heading}

{lead}

**Token distribution**: 400B English + 400B German
**Infrastructure**: 64× NVIDIA A100 (eight nodes of eight) in Fjord's halls
**Framework**: Nanotool

### Post-training

- Context length: 32K
"""


@pytest.mark.parametrize(
    "heading",
    ["Base Model Pre-training", "2.1 The backbone", "Teacher model", "Base model", "About the foundation model"],
)
@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("What it stands on, `Plover-1B`, saw some **2 trillion tokens**:", "Plover-1B"),
        ("We started from the model Tern-3-8B, which comes from elsewhere.", "Tern-3-8B"),
        ("Its weights are those of the base model Tern-2.5-7B-deu.", "Tern-2.5-7B-deu"),
    ],
)
def test_labels_below_are_of_the_other_model(heading, lead, name):
    found = said(read_markdown(CARD.format(heading=heading, lead=lead)))
    assert {(name, "gpuCount", "64"), (name, "trainingHardware", "NVIDIA A100")} <= found
    assert {claim[1] for claim in found if claim[0] == "Heron 2"} <= {"developer", "contextWindow", "baseModel"}
    assert ("Heron 2", "contextWindow", "32000") in found


@pytest.mark.parametrize("heading", ["Training", "Base and chat models", "Model details", "Baseline models"])
def test_other_headings_leave_the_topic(heading):
    lead = "The model is compared with Tern-3-8B later."
    found = said(read_markdown(CARD.format(heading=heading, lead=lead)))
    assert ("Heron 2", "gpuCount", "64") in found


def test_infrastructure_that_is_no_hardware_is_none():
    assert not said(read_markdown("# Heron 2\n\n## Training\n\n- Infrastructure: Fjord Cloud\n"))
