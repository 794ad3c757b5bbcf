"""The words of a text, and where some of them, or matches that begin with them, stand in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1024)  # many readers ask about one text
def folded_words_in(text: str) -> frozenset[str]:
    """Return the runs of letters and digits in a text, folded."""
    return frozenset(words_of(text.casefold()))


def starts_of(words: Iterable[str], text: str) -> list[int]:
    """Return where one of some words (folded) stands in a text, in order.

    In a text whose letters change their number when they are folded these are the starts of all words.
    """
    folded = text.casefold()
    if len(folded) != len(text):
        return [word.start() for word in _WORD.finditer(text)]
    found = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
                found.append(at)
            at = folded.find(word, end)
    return sorted(found)


def matches_from(pattern: re.Pattern[str], firsts: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern as `finditer` does, where each begins with one of some words (folded)."""
    present = firsts & folded_words_in(text)
    return matches_at(pattern, starts_of(present, text) if present else (), text)


def matches_at(pattern: re.Pattern[str], starts: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of some places, which are in order, none within another."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            end = match.end()
            yield match


def standing(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has a name as it is spelled, with no letter or digit glued on before it."""
    at = text.find(name) if name else -1
    while at >= 0:
        before = text[at - 1 : at]
        if not (before.isalnum() or before == "_"):
            yield at, at + len(name)
        at = text.find(name, at + 1)


def words_of(folded: str) -> list[str]:
    """Return the runs of letters and digits in a text, in its order."""
    return _WORD.findall(folded)


def first_word(text: str) -> str:
    """Return the first run of letters and digits, folded; empty where there is none."""
    found = _WORD.search(text.casefold())
    return found.group() if found is not None else ""


def longest_word(text: str) -> str:
    """Return the longest run of letters and digits, folded: of the words of a phrase commonly the rarest."""
    return max(_WORD.findall(text.casefold()), key=len, default="")
