"""Records of what belongs to a thing and has a name of its own: components of a release, data sets, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..names.naming import clean, without_maker
from ..properties.places import path_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from ....graph.claims import Entity
    from ....graph.document import Record

# What a named part has itself, whatever the whole has.
_OF_PARTS = frozenset(["license", "description", "developer", "releaseDate", "language", "accessChannel"])
# Parts whose licence is that of the model.
_WEIGHTS = frozenset(["parameters", "weights", "checkpoint", "checkpoints"])


def said_of_a_part(record: Record, whole: Entity) -> frozenset[str]:
    """Return the properties that a record within that of a thing tells of a part with a name, such as its data.

    The licence of its weights is that of a model itself.
    """
    path = path_of(record)
    own = [pair for pair in record.pairs if pair.path == path] if path else []
    names = [pair.value.text for pair in own if label_key(pair.label.text) in lexicon().name_labels]
    if not names or any(clean(without_maker(name)) in (whole.name, whole.called) for name in names):
        return frozenset()
    is_of_weights = any(not _WEIGHTS.isdisjoint(label_key(name).split()) for name in names)
    return _OF_PARTS - {"license"} if is_of_weights else _OF_PARTS
