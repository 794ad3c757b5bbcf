"""The arithmetic of memory: what the weights take, and what the keys and values of the tokens in context take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .amounts import Amount

if TYPE_CHECKING:
    from decimal import Decimal

_BITS_A_BYTE = Amount.of(8)
_KEYS_AND_VALUES = Amount.of(2)


@dataclass(frozen=True, slots=True)
class Cache:
    """What the size of a key-value cache is computed from; `bits` is what one number in it takes."""

    layers: Amount
    heads: Amount
    head_dimension: Amount
    bits: Amount
    context: Amount
    batch: Amount

    def bytes(self) -> Amount:
        """Return 2 x layers x key-value heads x head dimension x bytes x context x batch, in bytes.

        Each layer keeps one key and one value for each token of each sequence and each key-value head: Pope et al.,
        "Efficiently Scaling Transformer Inference" (arXiv:2211.05102), section 3.3, for multi-head and multi-query
        attention; Ainslie et al., "GQA" (arXiv:2305.13245), for heads in groups, of which each counts as one.
        """
        numbers = self.layers * self.heads * self.head_dimension * self.context * self.batch
        return _KEYS_AND_VALUES * numbers * self.bits / _BITS_A_BYTE


def weight_bytes(parameters: Amount, bits: Amount) -> Amount:
    """Return what the weights take, in bytes: parameters x bits / 8.

    All parameters count, those of experts that are idle, too: each token may choose others, so all are loaded.
    """
    return parameters * bits / _BITS_A_BYTE


def head_dimension(hidden: Amount, heads: Amount) -> Amount:
    """Return the width of a head where it is not stated: the heads share the hidden dimension evenly."""
    return hidden / heads


def bits_left(memory: Amount, parameters: Amount) -> Decimal | None:
    """Return how many bits a memory has for each parameter at most; None where a bound is missing."""
    return None if memory.is_open or parameters.is_open else (memory * _BITS_A_BYTE / parameters).high
