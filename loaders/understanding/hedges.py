"""How a document stands to what a stretch of its words says: asserted, reported, anticipated, denied, or unreal."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...graph.claims import Modality
from .lexicon import lexicon

_CLAUSE_END = re.compile(r"[;:]\s|\s[—–]\s|\.\s|, (?:but|while|whereas|although|though)\s|\sbut\s")


@cache
def _pattern(modality: Modality) -> re.Pattern[str]:
    return _any_of(lexicon().hedges[modality])


@cache
def _unreal() -> re.Pattern[str]:
    return _any_of(lexicon().unreal)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def clause_around(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the bounds, within `low` and `high`, of the clause or clauses that hold `text[start:end]`."""
    begin = low
    for boundary in _CLAUSE_END.finditer(text, low, start):
        begin = boundary.end()
    stop = _CLAUSE_END.search(text, end, high)
    return begin, stop.start() if stop else high


@lru_cache(maxsize=64)  # the frames of one sentence ask about the same clause
def modality_of(clause: str) -> Modality | None:
    """Return how a clause stands to what it says; None where it does not state it at all ("if", "might")."""
    if _unreal().search(clause):
        return None
    for modality in (Modality.ANTICIPATED, Modality.REPORTED, Modality.DENIED):
        if _pattern(modality).search(clause):
            return modality
    return Modality.ASSERTED


def noted_modality(text: str) -> Modality:
    """Return how a value stands by the words beside it, as in `Text and image (anticipated)`."""
    for modality in (Modality.ANTICIPATED, Modality.REPORTED):
        if _pattern(modality).search(text):
            return modality
    return Modality.ASSERTED
