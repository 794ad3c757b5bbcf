"""People under several full names in one document are one person."""

from __future__ import annotations

import pytest
from whosays.graph.claims import Entity
from whosays.graph.document import Document, Paragraph, Passage, Span
from whosays.loaders.understanding.learning.same_people import same_people
from whosays.loaders.understanding.terms.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("names", "subject", "text", "expected"),
    [
        (["Ada Quill", "Ada Maria Quill"], None, "", {"Ada Maria Quill": "Ada Quill"}),
        (
            ["Maggie Quill", "Margaret Ann Quill"],
            "Maggie Quill",
            "Margaret Ann Quill is",
            {"Margaret Ann Quill": "Maggie Quill"},
        ),
        (["Maggie Quill", "Margaret Ann Quill"], "Maggie Quill", "Her aunt Margaret Ann Quill is", {}),
        (["Ada Quill", "Ben Maria Quill"], "Ada Quill", "Ben Maria Quill is", {}),
        (["Ada Quill", "Ada Maria Orr"], None, "", {}),
    ],
)
def test_same_people(names: list[str], subject: str | None, text: str, expected: dict[str, str]) -> None:
    document = Document("a", "a.txt", text, (Paragraph(Passage.of(text, Span(0, len(text)))),), "plain/1")
    people = [Entity("Person", name) for name in names]
    found = same_people(people, Entity("Person", subject) if subject else None, document, gazetteer())
    assert {longer.name: person.name for longer, person in found.items()} == expected
