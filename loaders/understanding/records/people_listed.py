"""Lists of people within the records of firms, whose key tells what they are to the firm: `founders: [...]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.document import Record
from ....graph.vocabulary import label_key
from ..properties.labels import property_labelled
from ..properties.places import places_of
from ..tables.entries import kinds_of_label
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.document import Block
    from ..names.knowledge import Knowledge

_PEOPLE = ("Person", "Agent")
_PERSON = re.compile(r"[^\W\d_a-z][\w’'.-]{0,20}(?: [^\W\d_][\w’'.-]{0,20}){1,3}")


def people_listed(
    blocks: Sequence[Block], subjects: Mapping[int, Entity | None], knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield who the people are whom lists name within the records of firms.

    `subjects` is what each record is about, by its `id`.
    """
    holders = _holders(blocks, subjects)
    for records in _lists(blocks):
        holder = holders.get(id(records[0]))
        if holder is not None:
            yield from _people(records, holder, knowledge)


def _holders(blocks: Sequence[Block], subjects: Mapping[int, Entity | None]) -> Mapping[int, Entity]:
    """Return the organization within whose record each record stands, by the `id` of the inner one."""
    places = places_of(blocks)
    found: dict[int, Entity] = {}
    for place in places:
        outer = id(places[place.outer].record) if place.outer is not None else 0
        around = subjects.get(outer) or found.get(outer)
        if around is not None and around.type == "Organization":
            found[id(place.record)] = around
    return found


def _people(records: Sequence[Record], firm: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield who the people of a list are to a firm by the key of the list: `founders: [{name: Ada Quill}]`."""
    path = records[0].pairs[0].path
    known = property_labelled(path[-1], ("Organization",), knowledge.vocabulary) if path else None
    for record in records if known is not None and known.range in _PEOPLE else ():
        is_leader = known is not None and known.name == "leader"
        if is_leader and any("role" in kinds_of_label(pair.label.text) for pair in record.pairs):
            # What they are is told of each.
            continue
        for pair in record.pairs:
            name = pair.value.text
            if known is not None and label_key(pair.label.text) in lexicon().name_labels and _PERSON.fullmatch(name):
                span = pair.label.span.to(pair.value.span)
                person = knowledge.names.gazetteer.called(name, "Person") or Entity("Person", name)
                yield Claim(knowledge.document.id, firm, known.name, person, span, name)


def _lists(blocks: Sequence[Block]) -> Iterator[list[Record]]:
    """Yield the records without maps in them that stand one behind another, in one list."""
    run: list[Record] = []
    for block in (*blocks, None):
        is_row = isinstance(block, Record) and block.subject is None and len({pair.path for pair in block.pairs}) == 1
        if run and not (is_row and isinstance(block, Record) and block.pairs[0].path == run[0].pairs[0].path):
            yield run
            run = []
        if is_row and isinstance(block, Record):
            run.append(block)
