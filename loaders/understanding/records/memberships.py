"""Models below what they have in common: `open: [...]`, `licenses: {mit: [...]}`, a tokenizer and who uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_held
from ..names.naming import clean, is_name, owner_of, without_maker
from ..properties.places import own_pairs
from ..tables.columns import named_by
from ..terms.lexicon import lexicon
from .keyed import model_keyed
from .makers import maker_of_record
from .tags import openness_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Pair, Record
    from ..names.knowledge import Knowledge

_OPEN_WEIGHT = "openWeight"
_DEVELOPER = "developer"
# What models that are listed below a thing of a class have of it.
_SHARED = {"Tokenizer": "tokenizer", "License": "license", "ModelFamily": "family"}


def claims_of_lists(record: Record, keys: Sequence[str], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the keys above models say of each, in a record that is about no model of its own."""
    group = _shared_by(keys[0], knowledge) if keys else None
    name = _name_of(record) if group is not None else None
    for pair in record.pairs:
        if (openness := openness_of(pair.label.text)) is not None:
            model = model_listed(pair.value.text, knowledge)
            if model is not None:
                yield _said(pair, model, _OPEN_WEIGHT, openness, knowledge)
        elif pair.path and (below := _shared_by(pair.path[-1], knowledge)) is not None:
            model = model_listed(pair.value.text, knowledge)
            if model is not None and is_name(pair.label.text):
                type_, known = below
                yield _said(pair, model, known, Entity(type_, clean(pair.label.text)), knowledge)
    if group is not None and name is not None:
        yield from _of_members(record, name, group, knowledge)


def _of_members(record: Record, name: Pair, group: tuple[str, str], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the models have in common that a record of a tokenizer, a licence or a family lists as using it."""
    type_, known = group
    thing = Entity(type_, clean(name.value.text))
    maker = maker_of_record(record)
    for pair in record.pairs:
        model = model_listed(pair.value.text, knowledge) if _lists_users(pair.label.text) else None
        if model is not None:
            yield _said(pair, model, known, thing, knowledge)
            if maker is not None:
                yield _said(pair, model, _DEVELOPER, maker, knowledge)


def openness_claims(record: Record, keys: Sequence[str], model: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield whether the weights of a model are open, whose record stands in a list of such: `open: [{id: ...}]`."""
    openness = openness_of(keys[-1]) if keys else None
    pair = _name_of(record) if openness is not None else None
    if openness is not None and pair is not None:
        yield _said(pair, model, _OPEN_WEIGHT, openness, knowledge)


def model_listed(words: str, knowledge: Knowledge) -> Entity | None:
    """Return the model that an entry of a list names: a known name, one with a version, or one with its owner."""
    words = words.removeprefix("~")
    if not is_name(without_maker(words)):
        return None
    named = named_by(words, knowledge)
    if named is not None:
        return named if named.type in ("Model", "ModelFamily") else None
    return model_keyed(words, knowledge) or (Entity("Model", clean(without_maker(words))) if owner_of(words) else None)


def _said(pair: Pair, model: Entity, known: str, value: Entity | bool, knowledge: Knowledge) -> Claim:
    written = value.called if isinstance(value, Entity) else pair.label.text
    return Claim(knowledge.document.id, model, known, value, pair.label.span.to(pair.value.span), written)


def _shared_by(key: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Return the class of the things that a key holds, and what a model has of one of them: "tokenizers"."""
    type_ = class_held(knowledge.vocabulary, key)
    if type_ is None or type_ not in _SHARED or not label_key(key).endswith("s"):
        return None
    return type_, _SHARED[type_]


def _name_of(record: Record) -> Pair | None:
    """Return the pair that names what a record is about, by the best of its labels."""
    order = lexicon().name_labels
    own = [pair for pair in own_pairs(record) if label_key(pair.label.text) in order]
    return min(own, key=lambda pair: order.index(label_key(pair.label.text)), default=None)


def _lists_users(label: str) -> bool:
    words = label_key(label)
    return (
        words in ("used by", "used in", "members", "applies to")
        or words.startswith("used by ")
        or (words.endswith("models") and len(words.split()) < 4)
    )
