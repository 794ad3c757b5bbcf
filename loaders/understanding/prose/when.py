"""When what a frame tells of happened: a date in its slot or near it, that of the section or the sentence before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import Date
from ..grammar.sentences import sentences
from ..names.mentions import DATE, mentions, mentions_within
from ..properties.topics import Dated
from .no_dates import is_not_the_day, is_of_another_clause, year_behind

if TYPE_CHECKING:
    from ..grammar.frames import Match
    from ..grammar.sentences import Sentence
    from ..names.knowledge import Knowledge
    from ..names.mentions import Mention

_JOIN = re.compile(r"[,;]|\band\b|\bthen\b")
_OPENING = 12
_AT_START = 4
_SMALL_WORDS = re.compile(r"\s*(?:(?:in|on|at|the|of|since|from|around|about|late|early)\s+){0,3}")
_ELSEWHERE = 25
# What happens to people in one breath with what the sentence before tells.
_GOES_ON = ("departure", "appointment")
_LAUNCHES = ("release", "announcement")
_LEADS = re.compile(r"(?:(?:On|In|It was|Late on|Early on|By)\b[^.;,\d]{0,40}?[ ,]{1,2})?")
_OTHER_TIME = re.compile(
    r"\b(?:later|earlier|previous(?:ly)?|before|after|since|until|till|formerly|former|eventually|subsequent(?:ly)?|then|years?"
    r"|(?:Jan|Febr)uary|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October|months?|had|has|have|once|now|today|currently|would|will|founded|originally|soon|already|ago|prior|when|joined|served)\b",
    re.IGNORECASE,
)


def date_of(sentence: Sentence, match: Match, knowledge: Knowledge) -> Dated | None:
    """Return the date of what a frame tells.

    That is the one in its slot or right behind the frame; else that of the section; else the nearest in the
    sentence; else, of who comes and goes, that with which the sentence before begins.
    """
    section = _of_section(sentence, match)
    if match.slots.get("when") == ():
        return section if _is_headline(sentence, match) else None
    joint = _JOIN.search(sentence.text, match.end, sentence.end)
    boundary = joint.end() if joint else sentence.end
    dates = sorted(
        (_distance(mention, sentence, match, boundary), mention.start, mention)
        for mention in match.slots.get("when", sentence.mentions)
        if mention.kind == DATE
    )
    fitting = (each for each in dates if not is_not_the_day(each[-1], sentence, match.start))
    nearest = next((each for each in fitting if not is_of_another_clause(each[-1], sentence, match)), None)
    if nearest is None:
        year = year_behind(sentence, match.end) or section
        return year or (_date_before(sentence, match, knowledge) if not dates else None)
    mention = nearest[-1]
    is_its_own = "when" in match.slots or _is_right_behind(mention, sentence, match.end)
    if section is not None and not (is_its_own or section.of_title or _is_under_a_dateline(sentence, knowledge)):
        return section
    if not isinstance(mention.value, Date):
        return None
    return Dated(mention.value, sentence.passage.between(mention.start, mention.end))


def _of_section(sentence: Sentence, match: Match) -> Dated | None:
    """Return the date of the section; that of a title only of the launch of what the document is about."""
    dated, event = sentence.topic.dated, match.frame.event
    if dated is None or not dated.of_title:
        return dated
    is_launch = event is not None and event.kind in _LAUNCHES
    main = sentence.topic.entities[-1:]
    is_its = any(mention.value in main for slot in match.slots.values() for mention in slot)
    return dated if is_launch and is_its else None


def _date_before(sentence: Sentence, match: Match, knowledge: Knowledge) -> Dated | None:
    """Return the month or day with which the sentence before begins: "On 5 May 2024 it met. Ada Quill resigned."."""
    event = match.frame.event
    if event is None or event.kind not in _GOES_ON:
        return None
    text = sentence.text
    before = [bounds for bounds in sentences(text) if bounds[1] <= sentence.start]
    if not before or _OTHER_TIME.search(text, sentence.start, sentence.end) is not None:
        return None
    start, end = before[-1]
    named = [m for m in mentions_within(mentions(text, knowledge.names), start, end) if m.kind == DATE]
    if len(named) != 1 or not isinstance(named[0].value, Date) or not _LEADS.fullmatch(text, start, named[0].start):
        return None
    date = named[0].value
    is_exact = (date.earliest.year, date.earliest.month) == (date.latest.year, date.latest.month)
    return Dated(date, sentence.passage.between(named[0].start, named[0].end)) if is_exact else None


def _is_headline(sentence: Sentence, match: Match) -> bool:
    """Tell whether an entry of a date begins with what its participle is said of: "Heron 2 introduced as ..."."""
    dated = sentence.topic.dated
    first = min((m.start for slot in match.slots.values() for m in slot), default=match.start)
    return dated is not None and dated.of_entry and first - sentence.start <= _AT_START


def _is_under_a_dateline(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether the date of the section is that of the document: it dates the telling, not what is told."""
    dated, metadata = sentence.topic.dated, knowledge.document.metadata
    return dated is not None and dated.date.edtf in (metadata.published, metadata.modified)


def _is_right_behind(date: Mention, sentence: Sentence, end: int) -> bool:
    return _SMALL_WORDS.fullmatch(sentence.text, end, max(end, date.start)) is not None


def _distance(date: Mention, sentence: Sentence, match: Match, boundary: int) -> int:
    """Return how far a date is from the frame, in characters; one behind the boundary counts as farther.

    English puts the date of what is told behind it, or at the start of the sentence.
    """
    if date.end <= match.start:
        opens = date.start - sentence.start <= _OPENING
        return match.start - date.end + (0 if opens else _ELSEWHERE)
    return max(0, date.start - match.end) + (_ELSEWHERE * 2 if boundary <= date.start else 0)
