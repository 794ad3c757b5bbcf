"""How a document stands to what a stretch of its words says: asserted, reported, anticipated, denied, or unreal."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ....graph.claims import Modality
from ....graph.wording import first_word, folded_words_in
from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE_END = re.compile(r"[;:]\s|\s[—–]\s|\.\s|, (?:but|while|whereas|although|though)\s|\sbut\s")
# What a clause says of what stands before it: "released Heron 2, which showed that nets may ...".
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\s")
# What a second verb says of the same thing is no word on what stands before it: "has 7B parameters and is said to ...".
_AND = re.compile(
    r",?\sand\s(?:(?:it|he|she|they|the \w{2,14})\s)?(?:(?:also|now|then|later|still|reportedly)\s)?"
    r"(?:is|are|was|were|has|have|had|will|would|may|might|could|can|does|did)\s"
)
# What somebody looks forward to beside it: "launched Heron 2, and projecting sales of ...".
_BESIDE = re.compile(
    r"(?:,(?:\sand)?|\sand)\s(?:projecting|forecasting|targeting|expecting|aiming|seeking|hoping|planning)\s"
)
# What is hedged by itself behind what is stated: "raised $1 billion, reportedly reaching ...", "to reportedly $3bn".
_HEDGED = re.compile(
    r"(?:,(?:\sand)?|\sand)\s(?:(?:it|he|she|they)\s)?"
    r"(?:(?:had|has|have|was|were|is|are|would|will)\s)?(?:also\s)?(?:reportedly|allegedly|purportedly|supposedly)\s"
    r"|\s(?:reportedly|allegedly|purportedly|supposedly)\s(?=[$€£¥~\d])"
)
# Somebody's word on what they do next: "announced that it would release", "said that she would be leaving".
_NEXT = re.compile(
    r"\b(?:announced|confirmed|revealed|disclosed|declared)\b[^.;]{0,60}?\s(?P<would>would)\b"
    r"(?P<leaves>\s(?:be\s)?(?:leav|step|resign|depart|retir)\w{0,5})?"
)

_TO_COME = re.compile(
    r",\s(?:(?:which|that)\s(?:is|are)\s)?(?:expected|scheduled|slated|projected|planned|anticipated|set|due|aiming|aimed|hoping)\s"
    r"(?:to|for|in|by)\s"
)
# The verb, and not the month: "may have 7B parameters"; "may be used" permits.
_MAY = re.compile(
    r"\bmay (?!(?:(?:only|also|freely|now) )?(?:use|download|access|try|run|deploy|modify|build"
    r"|be (?:used|had|downloaded|modified|distributed|accessed))\b)[a-z]{2}"
)
# What came to be later, as stories tell it: "a service that would later become large".
_LATER = re.compile(
    r"\bwould (?:(?:then|also) )?(?:later|eventually|soon|subsequently|ultimately|go on to)\b"
    r"|\b(?:that|which|who) would (?:become|prove|remain)\b"
)


class _Phrases:
    """Phrases of which one may stand in a text."""

    def __init__(self, phrases: Sequence[str]) -> None:
        longest_first = sorted(phrases, key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
        self._firsts = frozenset(map(first_word, phrases))

    def stand_in(self, text: str) -> bool:
        """Tell whether a text has one of the phrases."""
        return not self._firsts.isdisjoint(folded_words_in(text)) and self._any.search(text) is not None


@cache
def _hedges(modality: Modality) -> _Phrases:
    return _Phrases(lexicon().hedges[modality])


@cache
def _unreal() -> _Phrases:
    return _Phrases(lexicon().unreal)


def clause_around(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the bounds, within `low` and `high`, of the clause or clauses that hold `text[start:end]`."""
    begin = low
    for boundary in _CLAUSE_END.finditer(text, low, start):
        begin = boundary.end()
    stops = (each.search(text, end, high) for each in (_CLAUSE_END, _AND, _RELATIVE, _BESIDE, _HEDGED))
    return begin, min((stop.start() for stop in stops if stop), default=high)


@lru_cache(maxsize=64)  # the frames of one sentence ask about the same clause
def modality_of(clause: str) -> Modality | None:
    """Return how a clause stands to what it says; None where it does not state it at all ("if", "might")."""
    if _MAY.search(clause) is not None:
        # "Early tests suggest that it may outperform ..." is somebody's word.
        return Modality.REPORTED if _hedges(Modality.REPORTED).stand_in(clause) else None
    if _unreal().stand_in(clause):
        told = _NEXT.search(clause)
        if told is None and not _unreal().stand_in(_LATER.sub(" ", clause)):
            return modality_of(_LATER.sub(" ", clause))
        if told is None or _unreal().stand_in(clause[: told.start("would")] + clause[told.end("would") :]):
            return None
        if told["leaves"] is None:
            return Modality.ANTICIPATED
    for modality in (Modality.ANTICIPATED, Modality.REPORTED, Modality.DENIED):
        if _hedges(modality).stand_in(clause):
            return modality
    return Modality.ASSERTED


def noted_modality(text: str, start: int = 0, end: int | None = None) -> Modality:
    """Return how `text[start:end]` stands by the words of its clause beside it: `Text and image (anticipated)`."""
    if end is not None:
        low, high = clause_around(text, start, end, 0, len(text))
        text = text[low:high]
    for modality in (Modality.ANTICIPATED, Modality.REPORTED):
        if _hedges(modality).stand_in(text):
            return modality
    return Modality.ASSERTED
