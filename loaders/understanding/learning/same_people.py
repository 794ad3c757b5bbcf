"""People whom a document calls by several full names: with a middle name and without, or by the name they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ....graph.claims import Entity
    from ....graph.document import Document
    from ..terms.gazetteer import Gazetteer

_SAME_START = 2


def same_people(
    named: Iterable[Entity], subject: Entity | None, document: Document, known: Gazetteer
) -> Mapping[Entity, Entity]:
    """Return the people under longer names, each with the one whose name it is.

    "Ada Maria Quill" is Ada Quill where she is known or named, too; what opens a text about "Maggie Quill" as "Margaret
    Ann Quill" is she.
    """
    people = [each for each in dict.fromkeys(named) if each.type == "Person" and " " in each.name]
    short = {(words[0], words[-1]): each for each in people if len(words := each.name.split()) == _SAME_START}
    opening = next((block.passage.text for block in document.blocks if isinstance(block, Paragraph)), "")
    found: dict[Entity, Entity] = {}
    for person in people:
        words = person.name.split()
        other = short.get((words[0], words[-1])) or known.called(f"{words[0]} {words[-1]}", "Person")
        if len(words) > _SAME_START and other is not None:
            found[person] = other
        elif _is_opened_with(person, subject, opening):
            found[person] = subject  # type: ignore[assignment]  # it is one, or nothing is opened with
    return {longer: other for longer, other in found.items() if longer != other}


def _is_opened_with(person: Entity, subject: Entity | None, opening: str) -> bool:
    """Tell whether the first paragraph begins with a name of the subject's family and first letter."""
    if subject is None or subject.type != "Person" or not opening.startswith(person.name):
        return False
    family, given = subject.name.split()[-1], subject.name[:1]
    return person.name.split()[-1] == family and person.name[:1] == given
