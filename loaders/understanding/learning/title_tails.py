"""What ends the name of a page's model in its title, and nowhere else would be a part of it: "Heron 2 MoE"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Document

# In running words it may say what kind of model it is: "the Heron 2 MoE models".
_TAIL = re.compile(r"[ -](?:MoE|Dense)")
_FIRST = 6


def with_tail_of_title(subject: Entity, document: Document) -> Entity:
    """Return the subject of a document, a model by the whole name that its title gives to it."""
    if subject.type != "Model":
        return subject
    for title in _titles(document):
        for name in (subject.called, subject.name):
            if title.startswith(name) and _TAIL.fullmatch(title, len(name)):
                return Entity("Model", title)
    return subject


def _titles(document: Document) -> Iterator[str]:
    heads = (block for block in document.blocks[:_FIRST] if isinstance(block, Heading))
    for title in (document.metadata.title, *(block.passage.text for block in heads)):
        if title:
            yield " ".join(title.split())
