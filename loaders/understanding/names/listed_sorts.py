"""Members of a family that a sentence lists by their own word only: "Heron 2 comes in two sizes: Mini and Ultra"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.numerals import count_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SORTED = re.compile(r"\b(?:two|three|four|five|six|[2-6]) |[a-z] \(\d")
_SORTS = r"(?:sizes|versions|variants|tiers|models|flavou?rs|editions|configurations|members)"
# What stands between the family and the list; the family may be called one before.
_COMES_IN = re.compile(
    r"(?:,? (?:model|language|family|series|which|it|now|also|an?|the|of|multimodal|AI|models)){0,6},?"
    r" (?:comes?|came|is|are|was|were|will be|includes?|included|consists?|comprises?|ships?|arrives?|offers?|has)"
    rf"[^.:;()]{{0,40}}? (?P<count>two|three|four|five|six|[2-6]) (?:[a-z-]{{2,14}} ){{0,3}}{_SORTS}"
    r"(?: ?[:—–] ?| ?- |, (?:called |named )?| called | named )"
)
# Without a count, a list whose members each have their size beside them.
_INCLUDES = re.compile(
    r"(?: (?:model|language|models))? (?:family|series|line-?up|suite)? ?"
    r"(?:includes?|consists? of|comprises?|spans?|features?|contains?|covers?|has) (?:the )?(?=[A-Z][a-z]{2,14} \(\d)"
)
_SIZED = re.compile(r" \(~?\d{1,4}(?:\.\d{1,2})?[BM](?=[,) ])")
_NOTE = r"(?: \([^()]{1,60}\)|,? (?:with|at|for) [^,;:.()]{1,40})?"
_WORD = r"[\"“*]{0,2}(?:the )?(?P<word>[A-Z][a-z]{2,14})[\"”*]{0,2}"
_MEMBER = re.compile(rf"{_WORD}{_NOTE}(?P<joint>(?:,|;)? and |, |; |)")
_LONGEST = 400


def sorts_listed(text: str, families: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where the own words of families' members stand, and their full names; `families` end where they say.

    Only a list counts that has as many members as it says.
    """
    for end, family in families:
        yield from ((start, stop, f"{family} {word}") for start, stop, word in _listed(text, end))


def _listed(text: str, end: int) -> Iterator[tuple[int, int, str]]:
    lead = _COMES_IN.match(text, end)
    behind = lead or _INCLUDES.match(text, end)
    if behind is None:
        return
    found: list[tuple[int, int, str]] = []
    at, limit = behind.end(), behind.end() + _LONGEST
    while (member := _MEMBER.match(text, at, limit)) is not None and member["word"] not in lexicon().outside_names:
        found.append((*member.span("word"), member["word"]))
        at = member.end()
        if not member["joint"]:
            break
    is_whole = len(found) == count_of(lead["count"]) if lead else all(_SIZED.match(text, stop) for _, stop, _ in found)
    if is_whole and len(found) > 1:
        yield from found


def may_list_sorts(text: str) -> bool:
    """Tell whether a text may hold such a list: a cheap look before the search."""
    return _SORTED.search(text) is not None
