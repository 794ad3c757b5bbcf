"""Values that tell more than their label asks: how long a training took and on what, a figure for each of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim
from ....graph.document import Pair
from ....graph.vocabulary import label_key
from ..properties.labelled import claims_of_pair
from .columns import named_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Entity
    from ....graph.document import Passage
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge

_TRAINING = frozenset({"training", "pretraining", "trained", "train", "pre"})
_COUNT = re.compile(r"(?<![\w.,])\d{1,3}(?:,?\d{3})?\s?[x×*]?\s?(?:NVIDIA\s)?\Z", re.IGNORECASE)
_TOKENS = re.compile(r"(?<![\w.,])\d{1,4}(?:\.\d{1,3})?\s?(?:[TB]|[tb]rillion|billion)\s?(?:\w+\s)?tokens\b")
_SHARE = re.compile(
    r"(?P<value>[~≈]?\d[^\s;]{0,12}(?: [A-Za-z]{1,12})?)(?: for| on|:)? \(?(?P<name>[^\s(),;][^(),;]{1,40}?)\)?"
)
_PARTS = re.compile(r"[,;]\s(?:and\s)?(?=[~≈]?\d)|\sand\s(?=[~≈]?\d)")
_MODELS = ("Model", "ModelFamily")
_FEWEST = 2


def claims_of_training(pair: Pair, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield on how many of which devices, and on how many tokens, a value beside a label of training says it ran."""
    if _TRAINING.isdisjoint(label_key(pair.label.text).split()) or not any(map(str.isdigit, pair.value.text)):
        return
    text = pair.value.text
    properties = knowledge.vocabulary.properties
    for found in knowledge.names.gazetteer.find(text):
        count = _COUNT.search(text[: found.start]) if found.name.entity.type == "Hardware" else None
        if count is not None:
            device = found.name.entity
            part = pair.value.part(count.start(), found.end)
            said = list(claims_of_pair(Pair(pair.label, part), properties["trainingHardware"], subject, knowledge))
            yield from said
            if all(claim.value != device for claim in said):
                span = pair.label.span.to(part.span)
                yield Claim(knowledge.document.id, subject, "trainingHardware", device, span, part.text)
    tokens = list(_TOKENS.finditer(text))
    if len(tokens) == 1:
        part = pair.value.part(*tokens[0].span())
        yield from claims_of_pair(Pair(pair.label, part), properties["trainingTokens"], subject, knowledge)


def shares_in(value: Passage, knowledge: Knowledge) -> list[tuple[Entity, Passage]]:
    """Return the models among which a value shares out its figures: "4K for Heron S, 32K for Heron L"; else none."""
    text = value.text
    ends = [*(at.start() for at in _PARTS.finditer(text)), len(text)]
    starts = [0, *(at.end() for at in _PARTS.finditer(text))]
    found = []
    for start, end in zip(starts, ends, strict=True) if len(ends) >= _FEWEST else ():
        share = _SHARE.fullmatch(text, start, end)
        named = named_by(share["name"], knowledge) if share is not None else None
        if share is None or named is None or named.type not in _MODELS:
            return []
        found.append((named, value.part(*share.span("value"))))
    return found


def claims_of_shares(pair: Pair, known: Property, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield of each model among which a value is shared out what is its."""
    for model, value in shares_in(pair.value, knowledge):
        if knowledge.may_have(model, known):
            yield from claims_of_pair(Pair(pair.label, value), known, model, knowledge)
