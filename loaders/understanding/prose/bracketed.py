"""Dates in brackets: that of a birth is of nothing else, and a year behind what happened is when it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ..properties.topics import Dated

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_BORN = re.compile(r"\b(?:born|b\.)\s(?:(?:in|on|c\.|around)\s)?(?:[A-Z]\w{1,20},?\s(?:in|on)\s)?\Z")
_REACH = 40
_YEAR = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)\)")


def is_birth(date: Mention, sentence: Sentence, told_at: int) -> bool:
    """Tell whether a date is that of a birth: "born in May 1983", or "Ada Quill (4 May 1983)" before what is told."""
    text = sentence.text
    if _BORN.search(text, max(sentence.start, date.start - _REACH), date.start):
        return True
    is_in_brackets = text[max(0, date.start - 1) : date.start] == "(" and text[date.end : date.end + 1] in {*")–-, "}
    if not is_in_brackets or told_at <= date.end:
        return False
    return any(each.kind == "Person" and 0 < date.start - each.end <= len(" (") for each in sentence.mentions)


def year_behind(sentence: Sentence, end: int) -> Dated | None:
    """Return the year in brackets right behind what is told: "raised $9 million in a seed round (2020)"."""
    found = _YEAR.match(sentence.text, end, sentence.end)
    if found is None:
        return None
    return Dated(Date.of(found["year"]), sentence.passage.between(*found.span("year")))
