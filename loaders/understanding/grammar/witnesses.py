"""Who only hears and tells of others: "Fjord News visited Northlake", "Northlake told Fjord News that it ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ..names.mentions import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..names.mentions import Mention

_SEES = re.compile(
    r"\s(?:(?:has|had|have|first|previously|recently|also|exclusively)\s){0,2}"
    r"(?:visited|interviewed|spoke (?:to|with)|sat down with|caught up with|met with|reached out to|talked to)\b"
)
# What a firm reports of itself is its own: "Northlake reported that its revenue rose".
_REPORTS = re.compile(
    r"\s(?:(?:has|had|have|first|previously|recently|earlier|also)\s){0,2}(?:reported|reports|wrote|writes)"
    r"(?:\s(?:earlier|last|on|in|this)\s[\w ]{2,16}?)?\sthat\s(?!its?\b|the (?:company|firm|lab)\b)"
)
_TOLD = re.compile(r"\b(?:told|tells|telling|(?:said|wrote|spoke|speaking|talked|talking) (?:to|with|in|on))\s\Z")
_REACH = 20


def is_witness(text: str, mention: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether an organization is named only as who heard, saw or told what a sentence says of another."""
    if mention.kind != "Organization" or not any(_is_another(each, mention) for each in named):
        return False
    if _TOLD.search(text, max(0, mention.start - _REACH), mention.start):
        return True
    return _SEES.match(text, mention.end) is not None or _REPORTS.match(text, mention.end) is not None


def other_than(witness: Mention, named: Sequence[Mention]) -> Entity | None:
    """Return the one other organization that a sentence names; None where there are several or none."""
    others = {each.value for each in named if _is_another(each, witness) and each.kind == "Organization"}
    only = others.pop() if len(others) == 1 else None
    return only if isinstance(only, Entity) else None


def _is_another(mention: Mention, witness: Mention) -> bool:
    is_party = mention.kind in ("Organization", "Person", NAME)
    return is_party and mention.value != witness.value
