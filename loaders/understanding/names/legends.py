"""What a document says that its marks stand for: "? = we could not find it out" speaks of no maker."""

from __future__ import annotations

import re

# A mark is explained in few words; what was not found is not said to be kept back.
_GAP = re.compile(
    r"(?:\?[\"”'’`*)]{0,3}|\bquestion\smarks?(?:\s\(\?\))?)\s?"
    r"(?:=|:|–|—|-|means?|marks?|stands?\sfor|denotes?|indicates?|is\sused|where|when|if)\s[^\n.?]{0,80}?"
    r"\b(?:(?:could|can|did|was|were)(?:\snot|n['’]t)|cannot|unable\sto|failed\sto|not(?:hing)?)\s(?:be\s|able\sto\s)?"
    r"(?:find|found|confirm|verif|determine|establish|locate|sure\b|certain\b|check|looked?\sup)",
    re.IGNORECASE,
)


def marks_gaps(text: str) -> bool:
    """Tell whether a text explains its question marks as what its writer did not find out."""
    return _GAP.search(text) is not None
