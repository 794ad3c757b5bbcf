"""The memory figures that sources state, each beside what is computed for its own number format and context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ... import words
from .arithmetic import bits_left

if TYPE_CHECKING:
    from ..policy import Policy
    from .amounts import Amount
    from .said import Said

# Words by which a figure is not that of all weights together.
_OF_A_PART = re.compile(
    r"\b(?:per|each|every|offload(?:ed|ing)?|active|activated|adapters?|q?lora|shard(?:s|ed)?)\b", re.IGNORECASE
)
_LONGEST = 400


class Verdict(StrEnum):
    """How a stated figure stands to what is computed."""

    AGREES = "agrees"
    TOO_LITTLE = "too little"
    NO_ROOM = "no room for the cache"
    MORE = "more"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Computed:
    """What is computed for one number format and one context; None for what cannot be, or was not asked."""

    parameters: Amount | None
    weights: Amount | None
    cache: Amount | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a source, what it is for, what is computed for the same, and how the two compare, in words."""

    said: Said
    computed: Computed
    verdict: Verdict
    comparison: str


def compared(said: Said, computed: Computed, policy: Policy) -> tuple[Verdict, str]:
    """Return how a stated figure stands to what is computed, and that in a clause of words.

    As much as the policy allows to audits makes no difference: few say what a gigabyte is, and some figures are rough.
    """
    stated = said.amount
    if stated is None or not stated.high:
        return Verdict.OPEN, "it is no amount"
    if _OF_A_PART.search(f"{said.setting} {said.quote}"[:_LONGEST]):
        return Verdict.OPEN, "it is said of a part of the model or of one device, so it is compared with nothing"
    if computed.parameters is None:
        return Verdict.OPEN, "nothing to compare it with: no source gives the number of parameters"
    if computed.weights is None:
        left = bits_left(stated, computed.parameters)
        room = f": that is {words.rounded(left)} bits for each parameter" if left is not None else ""
        return Verdict.OPEN, f"it is not said for which number format{room}"
    return _beside(stated, computed.weights, computed.cache, policy)


def _beside(stated: Amount, weights: Amount, cache: Amount | None, policy: Policy) -> tuple[Verdict, str]:
    if _is_below(stated, weights, policy):
        times = words.rounded(weights.low / stated.high)
        return Verdict.TOO_LITTLE, f"the weights alone take {weights.in_bytes()}, {times} times as much"
    if cache is None:
        return _beside_weights(stated, weights, policy)
    return _beside_both(stated, weights, cache, policy)


def _beside_weights(stated: Amount, weights: Amount, policy: Policy) -> tuple[Verdict, str]:
    if _is_below(weights, stated, policy):
        left = (stated.high if stated.high.is_finite() else stated.low) - weights.high
        rest = f", which leaves {words.memory(left)} for all else" if left > 0 else ""
        return Verdict.MORE, f"the weights take {weights.in_bytes()}{rest}"
    return Verdict.AGREES, f"that agrees with the weights, {weights.in_bytes()}"


def _beside_both(stated: Amount, weights: Amount, cache: Amount, policy: Policy) -> tuple[Verdict, str]:
    both = weights + cache
    parts = f"{weights.in_bytes()} of weights and {cache.in_bytes()} of cache"
    if _is_below(stated, both, policy):
        return Verdict.NO_ROOM, f"the weights fit, but not the cache beside them: {parts}"
    if _is_below(both, stated, policy):
        return Verdict.MORE, f"that is more than is computed: {parts}"
    return Verdict.AGREES, f"that agrees with what is computed: {parts}"


def _is_below(one: Amount, other: Amount, policy: Policy) -> bool:
    """Tell whether one is less than the other, whatever units were meant, and however rough they are."""
    most = one.high / (1 - policy.audited_bytes)
    return most * (1 + policy.audited_approximation if one.is_about or other.is_about else 1) < other.low
