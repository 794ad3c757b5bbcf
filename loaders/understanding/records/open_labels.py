"""Labels that say little, and what the values of all records tell of them: `tokens: 12T`, `date`, `input: 2.50`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ....graph.document import Record
from ..properties.fields import PRICE
from ..properties.labels import property_labelled
from ..properties.places import path_of
from ..tables.typed_columns import priced_columns, property_by_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....graph.claims import Entity
    from ....graph.document import Block
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge

_MODEL = "Model"


def open_labels(
    blocks: Sequence[Block], subjects: Mapping[int, Entity | None], knowledge: Knowledge
) -> Mapping[str, Property]:
    """Return the properties of the labels of records of models that only the values below them tell."""
    values: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        subject = subjects.get(id(block))
        if isinstance(block, Record) and subject is not None and subject.type == _MODEL:
            own = path_of(block)
            for pair in block.pairs:
                if pair.path == own:
                    values[pair.label.text].append(pair.value.text)
    labels = list(values)
    types = (_MODEL,)
    found: dict[str, Property] = {}
    for label in labels:
        if property_labelled(label, types, knowledge.vocabulary) is None:
            known = property_by_cells(label, values[label], knowledge)
            if known is not None:
                found[label] = known
    price = knowledge.vocabulary.properties[PRICE]
    priced = priced_columns(labels, [values[label] for label in labels])
    return found | {labels[at]: price for at in priced}
