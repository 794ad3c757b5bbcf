"""A text goes on about what it names in full by a shorter name, where that can mean nothing else."""

from __future__ import annotations

import pytest
from reading import read_json, read_markdown, said

LIFE = """# Ada Quill

Ada Quill is a computer scientist. {first} was born in Oslo. {second} joined Northlake AI in 1999. Later {third} met
Bo Finch there.
"""


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("Ada", "Ada", "Ada"), {"Ada Quill"}),
        (("Quill", "Quill", "Quill"), {"Ada Quill"}),
        (("She", "Ada Quill", "she"), {"Ada Quill"}),
    ],
)
def test_a_person_is_called_by_a_given_or_family_name(names, joined):
    text = LIFE.format(**dict(zip(("first", "second", "third"), names, strict=True)))
    assert {subject for subject, name, *_ in said(read_markdown(text)) if name == "joinedDate"} == joined


def test_a_size_in_brackets_is_of_the_name():
    text = "is a language model with a context window of 32K tokens."
    entries = [
        {
            "name": f"x/heron-{n}b",
            "display_name": f"Heron ({n}B)",
            "license": "MIT",
            "parameters": f"{n}B",
            "description": f"Heron ({n}B) {text}",
        }
        for n in (7, 9)
    ]
    found = {claim for claim in said(read_json({"models": entries})) if claim[1] == "contextWindow"}
    assert found == {("Heron 7B", "contextWindow", "32000"), ("Heron 9B", "contextWindow", "32000")}
