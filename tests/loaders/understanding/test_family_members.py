"""Models that go by the name of the family that a document is about belong to it; others do not."""

from __future__ import annotations

import pytest
from reading import read_markdown, said


def families_in(text: str) -> set[tuple[str, str]]:
    return {(name, value) for name, known, value in said(read_markdown(text)) if known == "family"}


@pytest.mark.parametrize(
    "introduced",
    [
        "Heron 2 is a family of language models by Northlake Labs.",
        "Northlake Labs announces **Heron 2**, a series of small models.",
        "The Heron 2 model family is the work of Northlake Labs.",
        "Today the Heron 2 collection is here, made by Northlake Labs.",
    ],
)
def test_what_goes_by_the_name_of_the_family_is_of_it(introduced):
    text = f"# Heron 2\n\n{introduced}\n\nHeron 2 Mini has 3B parameters. Heron 2 Ultra has 70B parameters.\n"
    assert families_in(text) == {("Heron 2 Mini", "Heron 2"), ("Heron 2 Ultra", "Heron 2")}


def test_labels_of_a_list_introduce_members():
    text = (
        "# Heron 2\n\nHeron 2 is a family of models.\n\n- **Heron-2-mini**: for phones\n- **Heron 2 Release**: in May\n"
    )
    assert families_in(text) == {("Heron-2-mini", "Heron 2")}


def test_what_is_no_family_has_no_members():
    assert families_in("# Heron 2\n\nHeron 2 is a model.\n\nHeron 2 Mini has 3B parameters.\n") == set()


def test_other_families_are_not_of_the_document():
    text = "# Heron 2\n\nHeron 2 is a family of models. It beats the Tern 3 family. Tern 3 Mini has 3B parameters.\n"
    assert families_in(text) == set()


def test_the_evidence_is_the_name_where_it_first_stands():
    text = "# Heron 2\n\nHeron 2 is a family of models. See x/Heron 2 Mini.\n\nHeron 2 Mini has 3B parameters.\n"
    read = read_markdown(text)
    spans = [claim.span for claim in read.claims if claim.property == "family"]
    assert [text[span.start : span.end] for span in spans] == ["Heron 2 Mini"]
    assert spans[0].start > text.index("See x")
