"""Positions in a text: a head such as "director", the words before it that say of what rank, and its field behind.

Nobody can list all of them ("Lead Maintainer", "Distinguished Research Scientist", "VP of Applied Research"), so they
are put together from words that stand in lexicon.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ....graph.wording import first_word, matches_from
from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BEFORE = 6
_REACH = 28
_PARTS = re.compile(r"[/&-]")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([^\W_][\w&/-]*)([ -])\Z")
_FIELD = re.compile(r" (?:of|for) ([^\W\d_][\w/&-]*)")
_MORE = re.compile(r"(?:,? and | & |, | )([^\W\d_][\w/&-]*)")
# Titles whose field may stand right behind them: "VP Engineering", "Director, Global Sales".
_WITHOUT_OF = ("vp", "vice president", "director", "svp", "evp")
_BARE_FIELD = re.compile(r",? ([A-Z][\w/&-]*)")
_MORE_BARE = re.compile(r"(?:,? and | & |, | )([A-Z][\w/&-]*)")
# Behind such words something is counted or measured, and nobody's position named: "attention head size".
_COUNTED = re.compile(r" (?:dim|size|count)|-dim")
# "the Ada J. Quill and Ben Orr [Professor] of Optics and Tides at": a chair with the name of who endowed it.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_ENDOWED = re.compile(
    rf"\b(?:[Tt]he|[Ii]naugural|[Aa]s) (?P<name>{_CAPITAL}(?: (?:{_CAPITAL}|[A-Z]\.|and|&|de|van|von)){{0,7}}) \Z"
)
_OF_CHAIR = re.compile(
    rf" (?:of|in|for) (?:the )?{_CAPITAL}(?: (?:of )?{_CAPITAL}){{0,3}}"
    rf"(?:,? (?:and|&) {_CAPITAL}(?: {_CAPITAL}){{0,3}})?"
    r"(?=[,.;)]|\Z| at\b| in the\b| and\b)"
)
_CHAIR = re.compile(r"\bProfessor\b")
_CHAIR_REACH = 80
_SCHOOL = re.compile(r"University|College|Institute|School|Academy|Lab|Center|Centre")
_NOUN = re.compile(r"[a-z-]{2,16}(?:ics|logy|tion|sion|ment|ity|ence|ance|phy|try|ture|ship|ware|omy)")


def positions_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where positions begin with the words before them, where at the latest, and where their field ends."""
    last = 0
    for head in matches_from(_heads(), _first_words(), text):
        begin = max(last, start_of_position(text, head.start(), head.group()))
        needs_rank = head.group().casefold() in lexicon().ranked_heads
        latest = head.start() - needs_rank
        if head.start() < last or begin > latest or _COUNTED.match(text, head.end()):
            continue
        last = _end(text, head.end(), head.group().casefold())
        yield begin, latest, last


def chair_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a professor's position with the name of the chair and its field: "the Ada Quill [Professor] of Optics"."""
    head = _CHAIR.search(text, start, end)
    if head is None:
        return start, end
    endowed = _ENDOWED.search(text, max(0, start - _CHAIR_REACH), start)
    field = _OF_CHAIR.match(text, head.end())
    if field is not None and _SCHOOL.search(field.group()) is None:
        end = max(end, field.end())
    return (endowed.start("name") if endowed is not None else start), end


def is_leading(position: str) -> bool:
    """Tell whether who holds a position leads the whole organization: "CEO", "interim co-CEO"."""
    folded = position.casefold()
    head = next((each for each in lexicon().leading_positions if folded.endswith(each)), None)
    if head is None:
        return False
    before = re.split(r"[ -]", folded[: -len(head)])
    return all(not word or word in lexicon().leading_modifiers for word in before)


def start_of_position(text: str, at: int, head: str) -> int:
    """Return where the words of rank and field before a head begin: those in "Senior Staff Research [Scientist]"."""
    words = lexicon()
    fitting = words.ranks if head.casefold() in words.bare_heads else words.ranks | words.ranking_fields
    for _ in range(_MOST_BEFORE):
        before = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
        if before is None or not all(part in fitting for part in _PARTS.split(before[1].casefold()) if part):
            break
        at = before.start(1)
    return at


def _end(text: str, at: int, head: str) -> int:
    """Return the end of the field behind a position: "VP [of Research and AI]", "VP [Global Sales]"."""
    found, more = _FIELD.match(text, at), _MORE
    if found is None and head.endswith(_WITHOUT_OF):
        found, more = _BARE_FIELD.match(text, at), _MORE_BARE
    while found is not None and _is_field(found[1]):
        at = found.end()
        found = more.match(text, at)
    return at


def _is_field(word: str) -> bool:
    fields = lexicon().fields
    if all(part.casefold() in fields for part in _PARTS.split(word) if part):
        return True
    return word.islower() and word not in _head_words() and _NOUN.fullmatch(word) is not None


@cache
def _heads() -> re.Pattern[str]:
    words = lexicon()
    spelled = sorted((*words.bare_heads, *words.position_heads, *words.ranked_heads), key=len, reverse=True)
    joined = "|".join(re.escape(each).replace(r"\ ", "[ -]") for each in spelled)
    return re.compile(rf"(?<![\w’'])(?:chief (?:[\w&-]{{1,20}} ){{1,4}}?officer|{joined})(?![\w-])", re.IGNORECASE)


@cache
def _head_words() -> frozenset[str]:
    words = lexicon()
    heads = (*words.bare_heads, *words.position_heads, *words.ranked_heads)
    return frozenset(re.split(r"[ -]", each)[-1] for each in heads) | {"officer"}


@cache
def _first_words() -> frozenset[str]:
    words = lexicon()
    heads = (*words.bare_heads, *words.position_heads, *words.ranked_heads)
    return frozenset(map(first_word, heads)) | {"chief"}
