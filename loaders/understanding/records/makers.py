"""Who made the models of a catalog, where it says so once: in the record of their provider, or by the key above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.vocabulary import label_key
from ..names.naming import clean, without_maker
from ..properties.places import places_of
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.document import Block, Pair, Record
    from ..names.knowledge import Knowledge
    from ..properties.places import Place

_DEVELOPER = "developer"


def makers_of(blocks: Sequence[Block], subjects: Mapping[int, Entity | None]) -> Mapping[int, Entity]:
    """Return who made the model or models of each record, by its `id`, as the records and keys around it say.

    Only makers of models that are known as such count: who else provides a model has not made it.
    """
    places = places_of(blocks)
    beside = {place.path: place.record for place in places if place.path and _is_provider(place.path[-1])}
    found: dict[int, Entity] = {}
    for place in places:
        subject = subjects.get(id(place.record))
        if subject is None or subject.type == "Model":
            maker = next(_around(place, places, beside, subjects), None)
            if maker is not None:
                found[id(place.record)] = maker
    return found


def _around(
    place: Place,
    places: Sequence[Place],
    beside: Mapping[tuple[str, ...], Record],
    subjects: Mapping[int, Entity | None],
) -> Iterator[Entity]:
    """Yield the makers that are named around a record, the nearest first."""
    outer = place.outer
    while outer is not None:
        holder = places[outer]
        own = [pair for pair in holder.record.pairs if pair.path == holder.path]
        yield from _named_in(own, by_name=subjects.get(id(holder.record)) is None)
        outer = holder.outer
    for key in reversed(dict.fromkeys((*place.keys, *place.path))):
        if (maker := maker_called(key)) is not None:
            yield maker
    for path, record in beside.items():
        if path[:-1] == place.path[: len(path) - 1]:
            yield from _named_in([pair for pair in record.pairs if pair.path == path], by_name=True)


def _named_in(pairs: Sequence[Pair], *, by_name: bool) -> Iterator[Entity]:
    for pair in pairs:
        key = label_key(pair.label.text)
        if _is_provider(key) or (by_name and key in lexicon().name_labels):
            maker = maker_called(pair.value.text)
            if maker is not None:
                yield maker


def maker_called(words: str) -> Entity | None:
    """Return the maker of models that words name."""
    named = gazetteer().called(clean(words), "Organization")
    return named if named is not None and named.name in lexicon().makers else None


def _is_provider(key: str) -> bool:
    return label_key(key) in lexicon().provider_labels


def claims_of_maker(record: Record, around: Entity | None, model: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield who made the model of a record: its own provider, if that is a maker, else the one around it."""
    path = min((pair.path for pair in record.pairs), key=len)
    own = [pair for pair in record.pairs if pair.path == path]
    provided = [pair for pair in own if _is_provider(pair.label.text)]
    maker = next((maker for pair in provided if (maker := maker_called(pair.value.text))), None)
    if maker is not None:
        pair = next(pair for pair in provided if maker_called(pair.value.text) == maker)
        yield Claim(
            knowledge.document.id, model, _DEVELOPER, maker, pair.label.span.to(pair.value.span), pair.value.text
        )
    elif around is not None and not provided:
        for pair in (pair for pair in own if _names(pair.value.text, model)):
            span = pair.label.span.to(pair.value.span)
            yield Claim(knowledge.document.id, model, _DEVELOPER, around, span, around.name)
            return


def _names(words: str, model: Entity) -> bool:
    bare = clean(without_maker(words))
    return model.name == bare or model.name.startswith(f"{bare} (")
