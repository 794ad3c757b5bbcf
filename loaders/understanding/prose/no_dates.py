"""Dates that a sentence gives, but not for what it tells: limits and births; and a year in brackets, which is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ..grammar.origins import before_of
from ..properties.topics import Dated

if TYPE_CHECKING:
    from ..grammar.frames import Match
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_NOT_THE_DAY = re.compile(
    r"\b(?:as of|(un)?till?|through|since|before|after|by|to(?: the)?|updated|accessed|retrieved|born(?: [io]n)?"
    r"|pictured(?: here)?(?: in)?)\s+\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"By\s(?:the end of\s)?")
_BORN = re.compile(r"\b(?:born|b\.)\s(?:(?:in|on|c\.|around)\s)?(?:[A-Z]\w{1,20},?\s(?:in|on)\s)?\Z")
_REACH = 40
_OPENING = 12
_ANOTHER_TIME = re.compile(
    r";|,\s(?:is|are)\s(?:reportedly\s)?(?:now|currently)\b|\b(?:later|subsequently|afterwards|alleging|arguing|claiming|accusing|citing)\b"
)
_SPAN = re.compile(r"(?:\b(?:from|to|until|till|through|since|between)|\d\s?[-–])\s?\Z")
_TO_ANOTHER = re.compile(r"\s?(?:to|until|till|through|[-–])\s?(?:[A-Z][a-z]{2,8}\s)?\d{4}")
_ANOTHER_VERB = re.compile(r";|\b(?:and|but|later|subsequently|afterwards)\b")
_ANOTHER_CLAUSE = re.compile(
    r";|\b(?:later|subsequently|afterwards|where|which|who|when|while|before)\b|,\s(?:and\s)?(?:it|we)\b"
    # "Has reached $5 billion, up from $2 billion in 2023": what it was then.
    r"|\b(?:(?:up|down)\sfrom|compared\s(?:to|with)|(?:nearly\s|more\sthan\s)?(?:doubl|tripl|quadrupl)(?:ing|ed)|more\sthan\sin)\b"
    r"|\bafter\s(?:(?:its|the)\s)?(?:[a-z-]{2,14}\s){0,2}(?:revenues?|sales|earnings|valuation|headcount)\b"
    r"|\b(?:they|he|she)\s[a-z]|\b(?:sold|acquired|bought|started|founded|established|merged|renamed|closed)\s(?:to|by|in|for)\b"
)
# A phrase that opens the sentence and has a date of its own: "Founded in 2019, the firm bought ...".
_OWN_DATE = re.compile(r"[A-Z][a-z]{2,14}ed\b[^,;.]{0,60}")
# What stands behind a comma to say what is named before it: "Plover, the startup founded by", in 2024 or before.
_APPOSED = re.compile(
    r",\s(?:the|an?|his|her|its|their|another)\s[^,;.]{2,80}?\s(?:co-?)?(?:founded|started|created|established|launched|led|run)"
    r"\s(?:\w{2,12}\s)?by\b"
)
# "Came in May, two weeks after Tern was launched", "Two weeks after the launch of Tern, ... in May".
_SO_LONG_AFTER = re.compile(r"\b(?:days?|weeks?|months?|years?)\s(?:after|before)\b[^,;—–]{0,80}\Z")
_SO_LONG_BEFORE = re.compile(r"\b(?:days?|weeks?|months?|years?)\s(?:after|before)\s(?:[a-z]{2,12}\s){0,3}\Z")
# "Announced in May 2025 and released only two months later".
_SO_LONG_LATER = re.compile(
    r"(?:\s(?:it|them|only|just|some|about|nearly|almost)){0,3}\s[\w-]{1,12}\s(?:days?|weeks?|months?|years?)\slater\b"
)
_YEAR = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)\)")


def is_not_the_day(date: Mention, sentence: Sentence, told_at: int) -> bool:
    """Tell whether a date is only a limit ("until May"), or a birth; "By May 2024, they had ..." tells when."""
    opens = _BY.fullmatch(sentence.text, sentence.start, date.start) is not None
    is_limit = not opens and _NOT_THE_DAY.search(before_of(date, sentence)) is not None
    return is_limit or _is_birth(date, sentence, told_at)


def _is_birth(date: Mention, sentence: Sentence, told_at: int) -> bool:
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


def is_of_another_clause(date: Mention, sentence: Sentence, match: Match) -> bool:
    """Tell whether a date and the words tell of different times: "left in May; later sued"."""
    text = sentence.text
    if date.end <= match.start:
        if _SO_LONG_AFTER.search(text[date.end : match.start]) or _SO_LONG_LATER.match(text, match.end):
            return True
        apposed = _APPOSED.search(text, date.end, match.end)
        if apposed is not None and apposed.end() > match.start:
            return True
        if "," in text[date.end : match.start] and _OWN_DATE.fullmatch(text, sentence.start, date.start):
            return True
        # "led it from 2013 to 2018 and founded another": a span of time is that of its own verb.
        is_span = (
            _SPAN.search(text, max(sentence.start, date.start - _OPENING), date.start) is not None
            or _TO_ANOTHER.match(text, date.end) is not None
        )
        return (_ANOTHER_VERB if is_span else _ANOTHER_TIME).search(text, date.end, match.start) is not None
    if "," in text[match.end : date.start] and _SO_LONG_BEFORE.search(text, sentence.start, match.start) is not None:
        return True
    return match.end <= date.start and _ANOTHER_CLAUSE.search(text, match.end, date.start) is not None
