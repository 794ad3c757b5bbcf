"""Who made the models of a catalog, where it says so once: in the record of their provider, or by the key above."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity
from ....graph.document import Span
from ....graph.vocabulary import label_key
from ..names.naming import clean, is_name, without_maker
from ..properties.labels import property_labelled
from ..properties.places import own_pairs, places_of
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.document import Block, Pair, Record
    from ....graph.vocabulary import Vocabulary
    from ..names.knowledge import Knowledge
    from ..properties.places import Place

_DEVELOPER = "developer"
# So far before a record stands the key that names it.
_NEAR = 200


def makers_of(
    blocks: Sequence[Block], subjects: Mapping[int, Entity | None], vocabulary: Vocabulary
) -> Mapping[int, Entity]:
    """Return who made the model or models of each record, by its `id`, as the records and keys around it say.

    Of mere providers only makers of models that are known as such count: who else provides a model has not made it.
    """
    places = places_of(blocks)
    around = _Around(places, subjects, vocabulary)
    found: dict[int, Entity] = {}
    for place in places:
        subject = subjects.get(id(place.record))
        if subject is None or subject.type == "Model":
            maker = next(around.makers(place), None)
            if maker is not None:
                found[id(place.record)] = maker
    return found


class _Around:
    """What stands around the records of a document."""

    def __init__(self, places: Sequence[Place], subjects: Mapping[int, Entity | None], vocabulary: Vocabulary) -> None:
        self._places = places
        self._subjects = subjects
        self._vocabulary = vocabulary
        self._beside = {place.path: place.record for place in places if place.path and _is_provider(place.path[-1])}
        self._organizations = _organizations(places, subjects)

    def makers(self, place: Place) -> Iterator[Entity]:
        """Yield the makers that are named around a record, the nearest first."""
        outer = place.outer
        while outer is not None:
            holder = self._places[outer]
            own = [pair for pair in holder.record.pairs if pair.path == holder.path]
            subject = self._subjects.get(id(holder.record))
            yield from self._stated(own)
            if holder.keys and holds_makers(holder.keys[0], self._vocabulary):
                yield from _called(own)
            yield from _named_in(own, by_name=subject is None)
            outer = holder.outer
        for key in reversed(dict.fromkeys((*place.keys, *place.path))):
            if (maker := maker_called(key)) is not None:
                yield maker
            elif key in self._organizations:
                yield Entity("Organization", clean(key))
        for path, record in self._beside.items():
            if path[:-1] == place.path[: len(path) - 1]:
                yield from _named_in([pair for pair in record.pairs if pair.path == path], by_name=True)

    def _stated(self, pairs: Sequence[Pair]) -> Iterator[Entity]:
        """Yield the makers that are stated as such, for all that a record holds: `developer: Northlake Labs`."""
        for pair in pairs:
            known = property_labelled(pair.label.text, ("Model",), self._vocabulary)
            is_stated = known is not None and known.name == _DEVELOPER and not _is_provider(pair.label.text)
            if is_stated and _is_written(pair.value.text):
                yield gazetteer().called(clean(pair.value.text), "Organization") or _organization(pair.value.text)


def holds_makers(key: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a key holds those who make models: `developers`, `labs`, but not `providers`."""
    return any(
        known is not None and known.name == _DEVELOPER
        for known in (property_labelled(each, ("Model",), vocabulary) for each in (key, key.removesuffix("s")))
    )


def _organizations(places: Sequence[Place], subjects: Mapping[int, Entity | None]) -> frozenset[str]:
    """Return the keys above models that are names of organizations, as most of those beside them plainly are."""
    beside: dict[int, set[str]] = defaultdict(set)
    for place in places:
        subject = subjects.get(id(place.record))
        if subject is not None and subject.type == "Model":
            for depth, key in enumerate(place.keys):
                beside[depth].add(key)
    found: set[str] = set()
    for keys in beside.values():
        plain = {key for key in keys if _is_organization(key)}
        if len(plain) * 2 > len(keys) and all(map(_is_written, keys)):
            found |= keys
    return frozenset(found)


def _is_organization(key: str) -> bool:
    return gazetteer().called(key, "Organization") is not None or (
        " " in key and key.rpartition(" ")[2] in lexicon().organization_endings
    )


def _is_written(words: str) -> bool:
    """Tell whether words are a name as it is written, and no slug."""
    return words[:1].isupper() and is_name(words) and words.casefold() not in lexicon().no_makers


def _organization(words: str) -> Entity:
    return Entity("Organization", clean(words))


def _called(pairs: Sequence[Pair]) -> Iterator[Entity]:
    """Yield what a record of a maker is called, by its best label."""
    ranks = lexicon().name_labels
    named = [(ranks.index(key), pair) for pair in pairs if (key := label_key(pair.label.text)) in ranks]
    for _, pair in sorted(named, key=lambda each: each[0]):
        if _is_written(pair.value.text):
            yield gazetteer().called(clean(pair.value.text), "Organization") or _organization(pair.value.text)


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


def maker_of_record(record: Record) -> Entity | None:
    """Return the maker of models that a record itself names as a provider."""
    provided = (pair for pair in own_pairs(record) if _is_provider(pair.label.text))
    return next((maker for pair in provided if (maker := maker_called(pair.value.text))), None)


def _is_provider(key: str) -> bool:
    return label_key(key) in lexicon().provider_labels


def families_of(blocks: Sequence[Block], subjects: Mapping[int, Entity | None]) -> Mapping[int, Entity]:
    """Return the family of each model whose record stands within that of its family, by the `id` of the record."""
    places = places_of(blocks)
    found: dict[int, Entity] = {}
    for place in places:
        holder = subjects.get(id(places[place.outer].record)) if place.outer is not None else None
        subject = subjects.get(id(place.record))
        if holder is not None and holder.type == "ModelFamily" and subject is not None and subject.type == "Model":
            found[id(place.record)] = holder
    return found


def claims_of_maker(record: Record, around: Entity | None, model: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield who made the model of a record: its own provider, if that is a maker, else the one around it."""
    own = own_pairs(record)
    provided = [pair for pair in own if _is_provider(pair.label.text)]
    maker = maker_of_record(record)
    if maker is not None:
        pair = next(pair for pair in provided if maker_called(pair.value.text) == maker)
        yield Claim(
            knowledge.document.id, model, _DEVELOPER, maker, pair.label.span.to(pair.value.span), pair.value.text
        )
    elif around is not None and not provided:
        yield from claims_around(record, _DEVELOPER, around, model, knowledge)


def claims_around(record: Record, known: str, value: Entity, model: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what is said of a record's model by where it stands; the evidence is what names the model."""
    span = _name_of(record, model, knowledge)
    if span is not None:
        yield Claim(knowledge.document.id, model, known, value, span, value.name)


def _name_of(record: Record, model: Entity, knowledge: Knowledge) -> Span | None:
    """Return the pair that names a record's model, or the key that does, which stands right before it."""
    for pair in own_pairs(record):
        if _names(pair.value.text, model):
            return pair.label.span.to(pair.value.span)
    start = min(pair.label.span.start for pair in record.pairs)
    before = knowledge.document.text[max(0, start - _NEAR) : start]
    at = max(
        (before.rfind(name), len(name)) for name in (model.called, model.name, model.name.replace(" ", "-").lower())
    )
    begin = start - len(before) + at[0]
    return Span(begin, begin + at[1]) if at[0] >= 0 else None


def _names(words: str, model: Entity) -> bool:
    bare = clean(without_maker(words))
    return model.name == bare or model.name.startswith(f"{bare} (")
