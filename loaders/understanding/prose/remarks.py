"""Remarks beside a thing: short facts one after another, "Open weights; 3B parameters; 128K context"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.document import Pair
from ....graph.vocabulary import ValueKind
from ..properties.labelled import claims_of_pair, property_of
from ..terms.lexicon import lexicon
from .sentence_claims import claims_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Claim, Entity
    from ....graph.document import Passage
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_PART = re.compile(r"(?:[^;,.()/|·•\n]|[.,](?=\d)|/(?=\d)){2,80}")
_FIGURE_FIRST = re.compile(r"(?P<value>[~≈<>]?\s?\d[\d.,]{0,9}\s?[KkMBT]?)(?:\s|-)(?P<label>[A-Za-z][A-Za-z -]{2,40})")
_LABEL_FIRST = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{2,40})(?::\s?|\s)(?P<value>[~≈]?\s?\d[\d.,]{0,9}\s?[KkMBT]?)")
_LONGEST = 400
# Of what stands in remarks, only this can be told without a label.
_NAMED = ("License", "Technique")
_OPEN = "openWeight"
_WEIGHTS = re.compile(r"weights?|source", re.IGNORECASE)


def claims_of_remarks(passage: Passage, anchor: Passage, topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what remarks say of the nearest thing of a topic, from the words that name it: in parts, then as prose."""
    subject = topic.entities[0]
    said: set[str] = set()
    if len(passage.text) <= _LONGEST:
        for part in _PART.finditer(passage.text):
            told = _of_part(passage.part(*part.span()).stripped(), anchor, subject, knowledge)
            # A second figure of one kind is another's, or another word for the first.
            new = [claim for claim in told if claim.property not in said]
            said |= {claim.property for claim in new}
            yield from new
    yield from (claim for claim in claims_in(passage, topic.described(), knowledge) if claim.property not in said)


def _of_part(part: Passage, anchor: Passage, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    for form in (_FIGURE_FIRST, _LABEL_FIRST):
        figure = form.fullmatch(part.text)
        known = property_of(figure["label"], (subject,), knowledge) if figure is not None else None
        if figure is not None and known is not None and known.kind is ValueKind.QUANTITY:
            pair = Pair(anchor, part.part(*figure.span("value")))
            yield from claims_of_pair(pair, known, subject, knowledge, label=figure["label"])
            return
    known = _property_named(part.text, subject, knowledge)
    if known is not None:
        yield from claims_of_pair(Pair(anchor, part), known, subject, knowledge, label=known.label)
        return
    first, _, rest = part.text.partition(" ")
    if any(start == 0 for start, _ in knowledge.names.grammar.find(part.text)):
        # A name, whatever its first word is by itself.
        return
    if rest and _property_named(first, subject, knowledge) is not None:
        # "MoE 47B total parameters" says two things.
        yield from _of_part(part.part(0, len(first)), anchor, subject, knowledge)
        yield from _of_part(part.part(len(first) + 1, len(part.text)), anchor, subject, knowledge)


def _property_named(words: str, subject: Entity, knowledge: Knowledge) -> Property | None:
    """Return the property of which a part is a value by itself: "MoE" is an architecture, "Apache 2.0" a license."""
    key = words.casefold()
    if _WEIGHTS.search(words) and (key in lexicon().yes or key in lexicon().no):
        return knowledge.vocabulary.properties[_OPEN]
    named = knowledge.names.gazetteer.called(words, *_NAMED)
    if named is None:
        return None
    known = knowledge.named_after(named)
    if known is None and named.type == "License":
        known = next((each for each in knowledge.vocabulary.properties.values() if each.range == "License"), None)
    return known if known is not None and knowledge.may_have(subject, known) else None
