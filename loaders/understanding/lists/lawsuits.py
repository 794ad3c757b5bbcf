"""Entries that name a case: "Plover Systems v. Northlake Labs (May 2024): ...", "Ada Quill (2023): against Plover"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity, Modality
from ..names.mentions import NAME, mentions
from ..properties.events import Event, event_claims
from ..terms.hedges import modality_of
from ..terms.people import is_written_as_person
from .heads import date_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.claims import Claim
    from ....graph.document import Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_VERSUS = re.compile(r"\s(?P<sign>v\.?|vs\.?|versus)\s(?=\S)")
_SUITS = re.compile(
    r"\b(?:lawsuits?|litigations?|suits|class actions?|court cases"
    r"|legal (?:cases?|actions?|battles?|challenges|disputes|proceedings))\b",
    re.IGNORECASE,
)
_CASES = re.compile(r"(?:^|\s)(?:v\.|vs|versus)\s|\bagainst\b", re.IGNORECASE)
_END = re.compile(r"[(\[:;]|\s[–—-]\s|\.\s")
_AGAINST = re.compile(r"\bagainst\s(?:the\s)?", re.IGNORECASE)
_LED = re.compile(r"\b(?:led|filed|brought) by\s")
# Whom a plaintiff stands for is another.
_FOR = re.compile(r"\b(?:representing|on behalf of|including)\b")
# What stands between the names of several; "and others" may follow.
_BETWEEN = re.compile(r"(?:,|\s|&|and|et al\.?|the|its|author|authors|comedian|artist|company|[\"“”*\[\]]){0,12}")
# "Authors" are nobody in particular, "Heron 2" is a thing.
_NO_PARTY = re.compile(r"[A-Z][a-z]+s\b(?! [A-Z])|[\w.-]+ \d")
_LONGEST = 160
_PARTIES = ("Organization", "Person", NAME)


def tells_of_suits(words: str) -> bool:
    """Tell whether a heading, or the words that lead into a list, say that lawsuits follow."""
    return _SUITS.search(words) is not None


def claims_of_suit(entry: Passage, above: Iterable[str], topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the lawsuit that an entry names, one event for each defendant.

    "A vs B" may compare two things, and "A (2023): against B" tell of anything: these count below words for lawsuits.
    """
    text = entry.text
    if _CASES.search(text, 0, _LONGEST * 2) is None:
        return
    versus = _VERSUS.search(text, 0, _LONGEST)
    is_listed = any(map(tells_of_suits, above))
    if versus is not None and (is_listed or versus["sign"] == "v."):
        begun = max((end.end() for end in _END.finditer(text, 0, versus.start())), default=0)
        suing = _parties(entry.part(begun, versus.start()), knowledge)
        sued = _parties(entry.part(versus.end(), len(text)), knowledge)
        close = _end(text, versus.end())
    elif is_listed and (against := _AGAINST.search(text, 0, _LONGEST * 2)) is not None:
        close = _end(text, 0)
        led = _LED.search(text, 0, close)
        for_others = _FOR.search(text, 0, close)
        start, end = (led.end() if led else 0), (for_others.start() if for_others else close)
        suing = _parties(entry.part(start, end), knowledge) if start < end < against.start() else []
        sued = _parties(entry.part(against.end(), len(text)), knowledge)
        close = against.end()
    else:
        return
    is_stated = modality_of(text[:close]) is Modality.ASSERTED
    if not (is_stated and suing and sued) or set(suing) & set(sued):
        return
    dated = date_told(entry.part(0, min(len(text), close + _LONGEST))) or topic.dated
    span = entry.between(0, _end(text, close))
    for about in sued:
        yield from event_claims(Event("lawsuit", about, tuple(suing), dated, None, span, about), knowledge)


def _end(text: str, start: int) -> int:
    """Return where the words that name the parties end."""
    end = _END.search(text, start)
    return end.start() if end is not None else len(text)


def _parties(words: Passage, knowledge: Knowledge) -> list[Entity]:
    """Return the parties that words begin with, up to where something else than a name follows."""
    found: list[Entity] = []
    at = 0
    for mention in mentions(words.text, knowledge.names):
        if mention.kind not in _PARTIES or _BETWEEN.fullmatch(words.text, at, mention.start) is None:
            break
        at = mention.end
        if isinstance(mention.value, Entity):
            found.append(mention.value)
        elif _NO_PARTY.match(words.text, mention.start) is None:
            name = str(mention.value)
            found.append(Entity("Person" if is_written_as_person(name) else "Organization", name))
    return found
