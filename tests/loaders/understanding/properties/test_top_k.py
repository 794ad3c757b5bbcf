"""Entries of a list tell how many experts are used for a token."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

CARD = "# Heron 2\n\nHeron 2 is a language model by Northlake Labs.\n\n"


@pytest.mark.parametrize(
    "entry",
    [
        "- Top-2 routing strategy",
        "- Mixture of Experts:\n  - Number of experts: 16\n  - Top-2 routing",
        "- top-2 gating",
        "- **Router**: top-2",
        "- Routing: Top-2 of 16 experts",
        "- MoE with top-2 experts",
    ],
)
def test_top_k_is_how_many_are_active(entry):
    counts = {claim for claim in said(read_markdown(f"{CARD}{entry}\n")) if claim[1] == "activeExpertCount"}
    assert counts == {("Heron 2", "activeExpertCount", "2")}


@pytest.mark.parametrize(
    "entry", ["- Sampling: top-2", "- Top-5 accuracy", "- Top-2 % of users", "- Best of top-10 experts or top-5"]
)
def test_other_tops_are_none(entry):
    assert "activeExpertCount" not in {claim[1] for claim in said(read_markdown(f"{CARD}{entry}\n"))}


def test_a_long_entry_is_read_to_its_end():
    found = said(read_markdown(f"{CARD}- {'top-2 ' * 3_500}\n- Top-2 routing strategy\n"))
    assert ("Heron 2", "activeExpertCount", "2") in found
