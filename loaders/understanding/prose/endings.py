"""When what changes held, and what is over: "left Fjord", "a former chemist at Fjord", "was there before joining"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ..grammar.origins import before_of

if TYPE_CHECKING:
    from ..grammar.sentences import Sentence
    from ..names.mentions import Mention

_AS_OF = re.compile(r"\b(?:as of|since)\s{1,3}\Z", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:up|down|doubl\w{1,3}|tripl\w{1,3}|quadrupl\w{1,3}|grow\w{0,3}|grew|ris(?:e|en|es|ing)|rose|increas\w{1,3}|rais\w{1,3}"
    r"|jump\w{0,3}|climb\w{0,3}|surg\w{1,3}|soar\w{0,3}|fallen|fell|first|most|added|adding)\b[^,.;]{0,80}\bsince\s{1,3}\Z",
    re.IGNORECASE,
)
_REACH = 60
_CLAUSE = 120
_LEFT = re.compile(
    r"\b(?:left|leaves|leaving|quits?|quitting|depart(?:s|ed|ing)(?: from)?"
    r"|(?:resign(?:s|ed|ing)?|step(?:s|ped|ping)? down|retire[sd]?|ousted|fired|dismissed|moved|departure) from"
    r"|after (?:leaving|working at|working for)|(?:formerly|previously|once|late) (?:of|at|with|from)"
    r"|(?:former|onetime)(?: (?!(?:works?|is|was|now|serves?|leads?|join\w*|who|has|and)\b)[\w’'-]{1,20}){1,5}"
    r" (?:at|of|for|with)"
    r"|former|ex(?=-))[\s-]?(?:the |his |her |their )?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:,? (?:in|until) [^,.;]{4,24})?,? (?:before|prior to) (?:(?:then|later|he|she|they) )?"
    r"(?:(?:join|mov|found|co-found|start|launch|becom|leav|go)ing|(?:joined|moved|founded|co-founded|started|became|left))\b"
)


def as_of_in(sentence: Sentence) -> Date | None:
    """Return the date that a sentence speaks of: "as of May 2031"; since when something has grown it was another."""
    for mention in sentence.mentions:
        if isinstance(mention.value, Date) and _AS_OF.search(before_of(mention, sentence)):
            clause = sentence.text[max(sentence.start, mention.start - _CLAUSE) : mention.start]
            if _CHANGED.search(clause) is None:
                return mention.value
    return None


def time_of(place: Mention | None, sentence: Sentence, date: Date | None, published: Date | None) -> Date | None:
    """Return when a value held: at the date that the sentence gives, if it gives any.

    Where somebody was at a `place`, and is no more, that is up to then, or up to when the document was published.
    """
    if place is None or not is_over(place, sentence):
        return date
    end = date or published
    return Date.of(f"../{end.edtf.rpartition('/')[2]}") if end is not None else None


def is_over(place: Mention, sentence: Sentence) -> bool:
    """Tell whether a sentence says of an organization that somebody was there, and is no more."""
    before = sentence.text[max(sentence.start, place.start - _REACH) : place.start]
    return _LEFT.search(before) is not None or _BEFORE.match(sentence.text, place.end, sentence.end) is not None
