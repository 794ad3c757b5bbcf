"""Lists whose entries are models, with what is said of each below it or beside it."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

BELOW = """
* [Heron-30B-Instruct](https://hub/x): a model for instructions.
  * License: _CC-BY-SA-3.0_
* Heron-30B-Chat: a model for talk.
  * License: MIT
* License: Apache-2.0
"""
TITLE = "# Heron-30B\n\nHeron-30B is a language model.\n\n"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            BELOW,
            {
                ("Heron-30B-Instruct", "license", "CC BY-SA 3.0"),
                ("Heron-30B-Chat", "license", "MIT License"),
                ("Heron-30B", "license", "Apache 2.0"),
            },
        ),
        (
            "## License\n\n- [fjord/Heron-30B](https://hub/x): apache-2.0\n- [fjord/Heron-30B-Chat](https://hub/y): mit\n",
            {("Heron-30B", "license", "Apache 2.0"), ("Heron-30B-Chat", "license", "MIT License")},
        ),
        ("* **Library**: [Tern-NeoX](https://hub/x)\n* **License**: MIT\n", {("Heron-30B", "license", "MIT License")}),
    ],
)
def test_an_entry_speaks_of_the_model_that_it_stands_with(text, claims):
    assert {claim[:3] for claim in said(read_markdown(TITLE + text)) if claim[1] == "license"} == claims


def test_context_windows_stand_beside_models_below_their_heading():
    text = f"{TITLE}## Context length\n\n- Heron-30B: 32K\n- Heron-30B-Chat: 128K\n"
    windows = {claim[:3] for claim in said(read_markdown(text)) if claim[1] == "contextWindow"}
    assert windows == {("Heron-30B", "contextWindow", "32000"), ("Heron-30B-Chat", "contextWindow", "128000")}


def test_settings_and_sorts_name_nothing():
    text = f"{TITLE}- Optimizer: Adam with betas=(0.9, 0.99)\n- Normalization: LR=1, WD=0\n\n## Open Source License\n\nText.\n"
    assert not {claim[1] for claim in said(read_markdown(text))} & {"normalization", "license", "usesTechnique"}


def test_hardware_behind_its_number_is_named_without_it():
    found = {claim[1:] for claim in said(read_markdown(f"{TITLE}- GPUs: 96xA100-80G\n"))}
    assert {("gpuCount", "96"), ("trainingHardware", "NVIDIA A100")} <= found
