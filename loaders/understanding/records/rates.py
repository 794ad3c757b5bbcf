"""Prices of catalogs: per how many tokens they are, where only the catalog as a whole says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.unit_hints import parse_unit_hint
from ....graph.vocabulary import label_key
from ..names.knowledge import direction_in, is_rate
from ..properties.fields import properties_named
from ..properties.fields import stated_rate as rate_stated
from ..properties.places import path_of
from ..properties.prices import amount_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from ....graph.document import Pair, Record
    from ....graph.vocabulary import Vocabulary

_ON_MODEL = ("Model",)
_NONE = (None, "")


def stated_rate(records: Sequence[Record]) -> str:
    """Return the words " per 1K tokens" where the records say so of all their prices; nothing where they do not."""
    said = {rate for record in records for pair in record.pairs if (rate := _rate(pair))}
    return said.pop() if len(said) == 1 else ""


def _rate(pair: Pair) -> str:
    """Return the rate that a pair states, also where the label above tells that it is of prices."""
    labels = (pair.label.text, " ".join((*pair.path[-1:], pair.label.text)))
    if all(label_key(label) not in lexicon().rate_labels for label in labels):
        return ""
    return rate_stated(pair.value.text)


def bare_prices(records: Sequence[Record], vocabulary: Vocabulary) -> Iterator[Decimal]:
    """Yield the prices in records of which neither label nor value says per how many tokens they are."""
    for record in records:
        level = len(path_of(record))
        for pair in record.pairs:
            amount = amount_of(pair.value.text)
            known, label = next(properties_named(pair, level, _ON_MODEL, vocabulary), _NONE) if amount else _NONE
            if amount and known and is_rate(known) and rate_in(label) is None and direction_in(label):
                yield amount


def rate_in(label: str) -> str | None:
    """Return per what a label says that its amounts are."""
    hint = parse_unit_hint(label)
    return hint.per if hint is not None else None
