"""The firm of a product within the record of it: what a map tells of the firm, and not of the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import clean, is_name
from ..properties.places import path_of
from ..terms.gazetteer import gazetteer
from ..terms.lexicon import lexicon
from .makers import holds_makers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....graph.document import Pair, Record
    from ....graph.vocabulary import Vocabulary
    from ..properties.places import Path

_FIRM = "Organization"


def firm_within(record: Record, vocabulary: Vocabulary) -> tuple[Path, Entity] | None:
    """Return the firm that a map within a record names, with the path of the map: `company: {name: Fjord, ...}`.

    Nothing where the record has no other name, and so is about the firm itself, or where it names several firms.
    """
    path = path_of(record)
    own = _names([pair for pair in record.pairs if pair.path == path])
    keys = dict.fromkeys(pair.path for pair in record.pairs if len(pair.path) == len(path) + 1)
    found: list[tuple[Path, Entity]] = []
    for below in keys:
        if class_called(vocabulary, below[-1]) == _FIRM or holds_makers(below[-1], vocabulary):
            names = _names([pair for pair in record.pairs if pair.path == below])
            found += [(below, gazetteer().called(clean(name), _FIRM) or Entity(_FIRM, clean(name))) for name in names]
    if not own or len(found) != 1:
        return None
    firm = found[0][1]
    return None if any(clean(name) in (firm.name, firm.called) for name in own) else found[0]


def told_of_firm(record: Record, vocabulary: Vocabulary) -> Sequence[Pair]:
    """Return the pairs of a record that are about the firm that a map within it names; its name is not among them."""
    within = firm_within(record, vocabulary)
    if within is None:
        return ()
    path = within[0]
    below = (pair for pair in record.pairs if pair.path[: len(path)] == path)
    return [pair for pair in below if pair.path != path or label_key(pair.label.text) not in lexicon().name_labels]


def _names(pairs: Sequence[Pair]) -> list[str]:
    """Return the name that the best label among pairs gives, if it is written as one."""
    ranks = {label: rank for rank, label in enumerate(lexicon().name_labels) if label in lexicon().shown_labels}
    named = sorted((ranks[key], pair.value.text) for pair in pairs if (key := label_key(pair.label.text)) in ranks)
    return [name for _, name in named[:1] if is_name(name)]
