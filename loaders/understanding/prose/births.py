"""When somebody was born is when nothing else that a sentence tells of them happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_BORN = re.compile(r"\b(?:born|b\.)\s(?:(?:in|on|c\.|around)\s)?(?:[A-Z]\w{1,20},?\s(?:in|on)\s)?\Z")
_REACH = 40


def is_birth(date: Mention, sentence: Sentence, told_at: int) -> bool:
    """Tell whether a date is that of a birth: "born in May 1983", or "Ada Quill (4 May 1983)" before what is told."""
    text = sentence.text
    if _BORN.search(text, max(sentence.start, date.start - _REACH), date.start):
        return True
    is_in_brackets = text[max(0, date.start - 1) : date.start] == "(" and text[date.end : date.end + 1] in {*")–-, "}
    if not is_in_brackets or told_at <= date.end:
        return False
    return any(each.kind == "Person" and 0 < date.start - each.end <= len(" (") for each in sentence.mentions)
