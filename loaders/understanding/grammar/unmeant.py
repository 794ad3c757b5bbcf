"""Whom words such as "she" and "the company" can hardly mean, though they seem to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ....graph.claims import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..names.mentions import Mention

_SAID_OFTEN = 3
_MOST_NAMED = 100
_SAYING = (
    r"sa(?:id|ys)|announce|belie|claim|think|hope|expect|told|confirm|report|state|note|add|argue|insist"
    r"|where|which|that"
)
_CLAUSE = "that|which|who|whose|where|when|while|after|before|since|because|as|if|and|but|it|its|their|says?|said"
_VERB = re.compile(
    r"\s(?:(?:has|had|have|also|later|then|recently|publicly|formally|openly|agreed to|threatened to)\s){0,2}"
    rf"(?!{_SAYING}|when|while|after|because)[a-z]{{3,14}}"
    rf"(?:\s(?!(?:{_CLAUSE})\b)[^\s.;:,]{{1,16}}){{0,5}}\s"
)


def is_another(meant: Mention, text: str, document: str) -> bool:
    """Tell whether a "she" can hardly be whom it seems to mean: the document speaks of that one as "he"."""
    said = text[meant.start : meant.end].casefold()
    if said not in ("he", "she") or not isinstance(meant.value, Entity):
        return False
    return _pronoun_of(meant.value.name, document) not in (said, None)


@lru_cache(maxsize=256)
def _pronoun_of(name: str, document: str) -> str | None:
    """Return "he" or "she" where a text speaks so of a person, right behind the name, far more often than otherwise."""
    last = re.escape(name.rpartition(" ")[2])
    behind = re.finditer(rf"\b{last}\b[^\n]{{0,80}}?\b(?:(?P<he>he|his|him)|she|her)\b", document)
    said = [match["he"] is not None for match in islice(behind, _MOST_NAMED)]
    for word, count in (("he", sum(said)), ("she", len(said) - sum(said))):
        if count >= _SAID_OFTEN and count >= _SAID_OFTEN * (len(said) - count):
            return word
    return None


def acts_on(text: str, start: int, named: Sequence[Mention]) -> bool:
    """Tell whether what speaks of an organization stands in the clause of another: "[Fjord] bought [it]"."""
    before = next((m for m in reversed(named) if m.end <= start and isinstance(m.value, Entity)), None)
    return before is not None and before.kind == "Organization" and _VERB.fullmatch(text, before.end, start) is not None
