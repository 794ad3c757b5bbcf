"""What stands below a label: the entries of its list, or the short line under a heading, are its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Heading, Item, Line, Pair, Paragraph
from ....graph.vocabulary import ValueKind
from ..properties.labelled import claims_of_pair, property_of
from .listings import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim
    from ....graph.document import Block, Passage
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_VERB = re.compile(
    r"\s(?:includes?|included|consists? of|comprises?|are|is|contains?|was|were|used|uses|as follows|the following)"
    r"\s?\Z"
)
_LABEL_WORDS = 8
_VALUE_WORDS = 18
_NUMBERED = re.compile(r"\A\d{1,2}(?:\.\d{1,2})*[.)]?\s")


def claims_below(blocks: Sequence[Block], at: int, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the entries or the line below the block at `at` say, where it is the label of a property."""
    block = blocks[at]
    label = _label(block)
    known = _property(label, topic, knowledge) if label is not None else None
    subject = topic.with_property(known, knowledge) if known is not None else None
    if label is None or known is None or subject is None:
        return
    below = _values(blocks, at)
    # Below a label of a page of such, one name alone is the value.
    is_only = len(below) == 1 and isinstance(block, Heading) and not isinstance(blocks[at + 1], Item)
    found = [
        claim
        for value in below
        for claim in claims_of_pair(Pair(label, value), known, subject, knowledge)
        if not isinstance(claim.value, Entity)
        or _is_listed(claim.value, knowledge)
        or (is_only and claim.value.name == value.text and is_title(value.text))
    ]
    # Two values of what has one only: the list is about something else.
    for claim in found:
        values = {other.value for other in found if other.property == claim.property}
        if len(values) == 1 or not knowledge.vocabulary.properties[claim.property].one_valued:
            yield claim


def _label(block: Block) -> Passage | None:
    match block:
        case Heading(passage):
            return passage
        case Line(passage) | Paragraph(passage) | Item(passage):
            is_label = passage.text.rstrip().endswith((":", "：")) and len(passage.text.split()) <= _LABEL_WORDS
            return passage if is_label else None
        case Pair(label, value):
            return label if value.text.rstrip().endswith((":", "：")) else None
    return None


def _property(label: Passage, topic: Topic, knowledge: Knowledge) -> Property | None:
    words = _NUMBERED.sub("", label.text.strip(" :："))
    known = property_of(_VERB.sub("", words), topic.entities, knowledge)
    if known is None or known.kind is ValueKind.TEXT:
        return None
    # What hardware a section lists may be what the model needs.
    return known if known.counted_by is None or "train" in words.casefold() else None


def _values(blocks: Sequence[Block], at: int) -> list[Passage]:
    """Return the entries that follow a label, deeper than it where it is an entry itself; else the line below."""
    block, values = blocks[at], []
    depth = block.depth + 1 if isinstance(block, Item) else 0
    for following in blocks[at + 1 :]:
        if not isinstance(following, Item) or following.depth < depth:
            break
        values.append(following.passage)
    if not values and isinstance(block, Heading) and at + 1 < len(blocks):
        below = blocks[at + 1]
        values = [below.passage] if isinstance(below, Line | Paragraph) else []
    return [value for value in values if len(value.text.split()) <= _VALUE_WORDS]


def _is_listed(entity: Entity, knowledge: Knowledge) -> bool:
    return knowledge.names.gazetteer.called(entity.name, entity.type) is not None
