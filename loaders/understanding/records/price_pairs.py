"""Prices as pairs by the names of models, what is read before what is written: `costs: {heron-2: [3, 15]}`."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ..properties.fields import is_of_prices
from ..properties.labelled import claims_of_pair
from ..properties.prices import amount_of, are_sure
from .keyed import model_keyed
from .rates import rate_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim
    from ....graph.document import Pair, Record
    from ..names.knowledge import Knowledge

_DIRECTIONS = ("input", "output")
_SAID = re.compile(
    r"\b(?:input|in|prompt)\b[^\w\n]{1,6}(?:\w{1,10}[^\w\n]{1,6})?(?:output|out|completion)\b", re.IGNORECASE
)
_NEAR = 400
_FEW = 3


def prices_paired(record: Record, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the prices for input and output that pairs of numbers give; nothing where their order is not sure.

    It is where the words before them tell it, or where the second is more than the first, as output costs, in several.
    """
    paired = list(_paired(record))
    if not paired or not _is_sure(paired, knowledge):
        return
    for pairs in paired:
        model = model_keyed(pairs[0].label.text.removeprefix("~"), knowledge)
        if model is None:
            continue
        price = knowledge.vocabulary.properties["price"]
        for pair, direction in zip(pairs, _DIRECTIONS, strict=True):
            yield from claims_of_pair(pair, price, model, knowledge, label=f"{direction} {pair.path[-1]}")


def _paired(record: Record) -> Iterator[Sequence[Pair]]:
    """Yield the pairs of amounts below a key of prices."""
    for (path, _), found in groupby(record.pairs, key=lambda pair: (pair.path, pair.label.span)):
        if path and is_of_prices(path[-1]):
            pairs = list(found)
            if len(pairs) == len(_DIRECTIONS) and all(amount_of(pair.value.text) is not None for pair in pairs):
                yield pairs


def _is_sure(paired: Sequence[Sequence[Pair]], knowledge: Knowledge) -> bool:
    """Tell whether it is sure which of two amounts is for input, and per how many tokens they are."""
    amounts = [
        tuple(amount for pair in pairs if (amount := amount_of(pair.value.text)) is not None) for pairs in paired
    ]
    start = paired[0][0].label.span.start
    is_said = _SAID.search(knowledge.document.text, max(0, start - _NEAR), start) is not None
    rises = all(first <= second for first, second in amounts) and sum(first < second for first, second in amounts)
    is_rated = rate_in(paired[0][0].path[-1]) is not None or are_sure(amount for both in amounts for amount in both)
    return is_rated and (is_said or rises >= _FEW)
