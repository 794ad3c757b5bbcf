"""Words that hedge are read as such, in their clause only."""

from __future__ import annotations

import pytest
from whosays.graph.claims import Modality
from whosays.loaders.understanding.terms.hedges import clause_around, modality_of, noted_modality


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("Heron 2 has 70 billion parameters", Modality.ASSERTED),
        ("Heron 2 is expected in May", Modality.ANTICIPATED),
        ("Training reportedly cost $5 million", Modality.REPORTED),
        ("According to Plover, it is fast", Modality.REPORTED),
        ("Heron 2 has not been released", Modality.DENIED),
        ("If Heron 2 is released, it will be fast", None),
        ("It could have 70 billion parameters", None),
        ("It might be", None),
        ("Heron 2 may have 70 billion parameters", None),
        ("Heron 2 was released in May 2031", Modality.ASSERTED),
        ("The weights may be used by anyone", Modality.ASSERTED),
        ("Early tests suggest that Heron 2 may outperform Tern 4", Modality.REPORTED),
        ("Heron 2 probably has 70 billion parameters", None),
        ("Critics doubt that Heron 2 has 70 billion parameters", None),
        ("Ada Quill announced that she would be leaving in May", Modality.ASSERTED),
        ("Northlake announced it would release Heron 2", Modality.ANTICIPATED),
        ("Northlake announced it would release Heron 2 if it could", None),
        ("She founded Northlake, a firm that would later become large", Modality.ASSERTED),
        ("She met Ben Orr, who would become its CEO", Modality.ASSERTED),
        ("She said she might found what would later become large", None),
        ("Rumours put Heron 2 at 70 billion parameters", Modality.REPORTED),
        ("Some speculate that Heron 2 has 70 billion parameters", Modality.REPORTED),
        ("Insiders say Heron 2 cost $5 million", Modality.REPORTED),
        ("Northlake denies that Heron 2 has 70 billion parameters", Modality.DENIED),
        ("It is a myth that Heron 2 has 70 billion parameters", Modality.DENIED),
        ("Nobody believes that Heron 2 has 70 billion parameters", Modality.DENIED),
    ],
)
def test_modality_of_a_clause(clause, modality):
    assert modality_of(clause) is modality


@pytest.mark.parametrize(
    ("value", "modality"),
    [
        ("Text and image (anticipated)", Modality.ANTICIPATED),
        ("text", Modality.ASSERTED),
        ("64 (reportedly)", Modality.REPORTED),
    ],
)
def test_a_note_beside_a_value(value, modality):
    assert noted_modality(value) is modality


def test_a_hedge_holds_in_its_own_clause():
    text = "Heron 2 reportedly cost $5 million; it has 61 layers."
    start = text.index("61")
    begin, end = clause_around(text, start, start + 2, 0, len(text))
    assert modality_of(text[begin:end]) is Modality.ASSERTED


@pytest.mark.parametrize(
    "behind",
    ["and is said to be fast", "and will be open", "and it has not been sold", ", and may grow", "and projecting more"],
)
def test_what_a_second_verb_says_holds_for_it_alone(behind):
    text = f"Heron 2 has 61 layers {behind}."
    begin, end = clause_around(text, 12, 14, 0, len(text))
    assert modality_of(text[begin:end]) is Modality.ASSERTED
