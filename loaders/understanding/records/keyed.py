"""Maps within a record whose keys are models: `price: {heron-2: {input: 3}}`, `context: {heron-2: 128000}`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.document import Span
from ....graph.vocabulary import ValueKind, label_key
from ..names.knowledge import class_held, direction_in
from ..names.naming import clean, is_name, without_maker
from ..properties.fields import is_of_prices
from ..properties.labelled import ANY_MODEL, claims_of_pair, property_of
from ..properties.prices import amount_of
from ..properties.topics import Topic
from ..tables.columns import named_by
from .makers import maker_called
from .pairs import claims_of_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Pair, Record
    from ..names.knowledge import Knowledge
    from .pairs import Around

_IDENTIFIER = re.compile(r"(?=\D*\d)[A-Za-z][\w.:/-]{2,80}")
_NEAR = 400
# So much a million tokens cost no one.
_MUCH = 2000
_DEVELOPER = "developer"


def claims_by_model(record: Record, maker: Entity | None, around: Around, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a record that is about no model of its own says of models by their names."""
    directed = _with_directions(record)
    made: set[Entity] = set()
    for pair in record.pairs:
        own, holder = (pair.path[-1], pair.path[-2]) if len(pair.path) > 1 else ("", "")
        if (
            own
            and (is_of_prices(holder) or pair.path in directed)
            and (model := model_keyed(own, knowledge)) is not None
        ):
            below = replace(around, level=len(pair.path))
            said = claims_of_label(pair, Topic((model,)), below, knowledge)
            yield from (replace(claim, span=_from_key(own, claim.span, knowledge)) for claim in said)
            if (owner := maker_called(holder)) is not None and model not in made:
                made.add(model)
                span = _from_key(own, pair.label.span, knowledge)
                yield Claim(knowledge.document.id, model, _DEVELOPER, owner, span, holder)
        elif pair.path:
            yield from _of_the_label(pair, knowledge)
        elif (
            maker is not None and _lists_models(pair, knowledge) and (model := model_keyed(pair.value.text, knowledge))
        ):
            yield Claim(knowledge.document.id, model, _DEVELOPER, maker, pair.value.span, maker.called)


def _with_directions(record: Record) -> frozenset[tuple[str, ...]]:
    """Return the paths of the pairs that give so little for input and for output that both are prices."""
    amounts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pair in record.pairs:
        direction = direction_in(pair.label.text)
        amount = amount_of(pair.value.text) if direction is not None else None
        if direction is not None and amount is not None and amount < _MUCH:
            amounts[pair.path].add(direction)
    return frozenset(path for path, found in amounts.items() if {"input", "output"} <= found)


def _from_key(key: str, span: Span, knowledge: Knowledge) -> Span:
    """Return the evidence from the key that names the model on, which stands not far before."""
    at = knowledge.document.text.rfind(key, max(0, span.start - _NEAR), span.start)
    return Span(at, span.end) if at >= 0 else span


def _of_the_label(pair: Pair, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the figure that stands beside the name of a model, below a key that names the property."""
    known = property_of(pair.path[-1], ANY_MODEL, knowledge)
    if known is None or known.kind is not ValueKind.QUANTITY:
        return
    model = model_keyed(pair.label.text, knowledge)
    if model is not None:
        yield from claims_of_pair(pair, known, model, knowledge, label=pair.path[-1])


def _lists_models(pair: Pair, knowledge: Knowledge) -> bool:
    key = label_key(pair.label.text)
    return key.endswith("s") and class_held(knowledge.vocabulary, key) == "Model"


def model_keyed(key: str, knowledge: Knowledge) -> Entity | None:
    """Return the model that a key names: a known name, or an identifier with a digit that names nothing else."""
    words = without_maker(key)
    named = named_by(words, knowledge)
    if named is not None:
        return named if named.type == "Model" else None
    is_free = _IDENTIFIER.fullmatch(words) is not None and is_name(words)
    return Entity("Model", clean(words)) if is_free and property_of(words, ANY_MODEL, knowledge) is None else None
