"""Tables that hold one fact in each row: what it is of, what of it is told, and the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import is_name
from ..terms.lexicon import lexicon
from .columns import LABELS_SHOWN, SUBJECTS, is_told

if TYPE_CHECKING:
    from ..names.knowledge import Knowledge
    from .columns import Header


@dataclass(frozen=True, slots=True)
class FactRows:
    """The columns of such a table: what its rows are of, what of it they tell, the value, and its unit if any."""

    thing: int
    told: int
    value: int
    unit: int | None

    @classmethod
    def of(cls, header: Header, knowledge: Knowledge) -> FactRows | None:
        """Return the columns of such a table; None for another."""
        keys = [label_key(label) for label in header.labels]
        told = next((at for at, key in enumerate(keys) if key in lexicon().fact_labels), None)
        value = next((at for at, key in enumerate(keys) if key in lexicon().fact_values), None)
        if told is None or value is None or told == value:
            return None
        unit = next((at for at, key in enumerate(keys) if key in lexicon().unit_labels), None)
        thing = _thing(header, keys, {told, value, unit}, knowledge)
        texts = header.texts(told)
        are_told = sum(is_told(text, knowledge) for text in texts)
        is_long = thing is not None and are_told >= LABELS_SHOWN and are_told * 2 > len(texts)
        return cls(thing, told, value, unit) if is_long and thing is not None else None


def _thing(header: Header, keys: list[str], taken: set[int | None], knowledge: Knowledge) -> int | None:
    """Return the column of what the rows are of: one that is headed as names are, else the first whose names repeat."""
    free = [at for at in range(len(keys)) if at not in taken]
    for at in free:
        if keys[at] in lexicon().name_labels or class_called(knowledge.vocabulary, keys[at]) in SUBJECTS:
            return at
    for at in free:
        texts = header.texts(at)
        if len(texts) == len(header.rows) > len(set(texts)) and all(map(is_name, set(texts))):
            return at
    return None
