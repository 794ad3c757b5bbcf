"""A label that names a property states nothing by itself; whoever claims a figure is credited with it."""

from __future__ import annotations

from pathlib import Path

from reading import read_text, said

CARD = "Heron 2 Ultra\nSpecification card\n\nMemory (FP8, 8K context)\n96 GB\n\nContext Window\n256K\n"
STORY = Path(__file__).parents[4] / "examples" / "courier-heron-2-ultra.txt"


def test_the_conditions_of_a_figure_are_no_facts():
    assert {claim for claim in said(read_text(CARD)) if claim[1] in ("contextWindow", "memoryFootprint")} == {
        ("Heron 2 Ultra", "contextWindow", "256000"),
        ("Heron 2 Ultra", "memoryFootprint", "96000000000"),
    }


def test_a_claimed_score_is_the_word_of_who_claims_it():
    scores = {str(c.value): c.according_to for c in read_text(STORY.read_text("utf-8")).claims if c.property == "score"}
    assert scores["91.8"].name == "Marlow Institute"
    assert scores["94.2"] is not None
    assert scores["94.2"].name == "Northlake Labs"
