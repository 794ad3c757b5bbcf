"""Records of parts: components with names of their own, and the sections of a document that tells of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import clean, without_maker
from ..properties.labels import property_labelled
from ..properties.places import path_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....graph.claims import Entity
    from ....graph.document import Record
    from ....graph.vocabulary import Vocabulary
    from ..properties.places import Place

# What a named part has itself, whatever the whole has.
_OF_PARTS = frozenset(["license", "description", "developer", "releaseDate", "language", "accessChannel"])


def said_of_a_part(record: Record, whole: Entity) -> frozenset[str]:
    """Return the properties that a record within that of a thing tells of a part with a name, such as its data.

    The licence of its weights is that of a model itself.
    """
    path = path_of(record)
    own = [pair for pair in record.pairs if pair.path == path] if path else []
    names = [pair.value.text for pair in own if label_key(pair.label.text) in lexicon().name_labels]
    if not names or any(clean(without_maker(name)) in (whole.name, whole.called) for name in names):
        return frozenset()
    is_of_weights = any(not lexicon().weight_words.isdisjoint(label_key(name).split()) for name in names)
    return _OF_PARTS - {"license"} if is_of_weights else _OF_PARTS


def sections_of(
    places: Sequence[Place], subjects: Sequence[Entity | None], vocabulary: Vocabulary
) -> Mapping[int, Entity]:
    """Return the records, by number, that are sections on the one thing that another names: `org` beside `project`.

    Each stands below a key that names a property of it.
    """
    whole = whole_of(places, subjects, vocabulary)
    if whole is None:
        return {}
    rest = (at for at in _roots(places) if subjects[at] is None)
    return {at: whole for at in rest if property_labelled(places[at].keys[0], (whole.type,), vocabulary) is not None}


def whole_of(places: Sequence[Place], subjects: Sequence[Entity | None], vocabulary: Vocabulary) -> Entity | None:
    """Return the one thing that a document of sections tells of, which a section such as `model` names."""
    named = [at for at in _roots(places) if subjects[at] is not None]
    whole = subjects[named[0]] if len(named) == 1 else None
    is_named = whole is not None and _is_of_whole(label_key(places[named[0]].keys[0]), whole, vocabulary)
    return whole if is_named else None


def _roots(places: Sequence[Place]) -> list[int]:
    return [at for at, place in enumerate(places) if place.outer is None and place.has_key and len(place.keys) == 1]


def _is_of_whole(key: str, whole: Entity, vocabulary: Vocabulary) -> bool:
    return key in lexicon().own_keys or class_called(vocabulary, key) == whole.type
