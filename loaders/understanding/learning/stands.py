"""Where in a text capitalised names stand, and the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..names.capitals import NAMED
from ..names.mentions import bare
from ..terms.headlines import capitalised
from ..terms.lexicon import lexicon
from .cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"\w[\w’'-]*(?:\.\w[\w’'-]*)*|[^\w\s*_`]|\n")
_OWNER = re.compile(r"[’']s?\Z")
_SPACED = re.compile(r"[^ ]+")
ENDS = frozenset([".", "!", "?", ";", "\n"])
_QUOTES = frozenset(["“", '"', "‘", "[", "”", "’", "]"])
_TITLES = frozenset(["dr", "mr", "ms", "mrs", "prof", "st", "inc", "ltd", "corp", "co", "u.s", "jr"])
_JOINS = frozenset([",", "and", "&", "or", "the", "as", "well"])
_NEAR = 6
_FAR = 20


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, folded, and where they start."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of a text."""
        starts = [each.start() for each in _TOKEN.finditer(text)]
        folded = text.casefold()
        if len(folded) == len(text):
            return cls(text, _TOKEN.findall(folded), starts)
        return cls(text, [word.casefold() for word in _TOKEN.findall(text)], starts)

    def at(self, place: int) -> int:
        """Return the number of the first word that starts at a place or behind it."""
        return bisect_left(self.starts, place)

    def is_title(self, at: int) -> bool:
        """Tell whether only the first letter of the word at a number is a capital."""
        return self.text[self.starts[at] : self.starts[at] + len(self.words[at])].istitle()

    def before(self, at: int) -> list[str]:
        """Return the words of the sentence before the one at a number, the nearest first."""
        found: list[str] = []
        while at > 0 and len(found) <= _NEAR:
            at -= 1
            word = self.words[at]
            if word in ENDS and not (word == "." and self.words[at - 1] in _TITLES):
                break
            if word not in _QUOTES and word != ".":
                found.append(word)
        return found

    def behind(self, at: int, count: int = _FAR) -> list[str]:
        """Return the words from a number on."""
        return [word for word in self.words[at : at + count] if word not in _QUOTES]


class Stand(NamedTuple):
    """A place where a name stands: its name, the numbers of its first word and of the one behind it, if it owns."""

    name: str
    start: int
    first: int
    past: int
    owns: bool


def stands(words: Words) -> Iterator[Stand]:
    """Yield where capitalised names stand, each by itself: "Northlake’s Ada", "Northlake CEO Ada Quill" are two."""
    text = words.text
    for match in NAMED.finditer(text):
        parts = (
            part
            for first, last in capitalised(text, *match.span(), headline=False)
            for part in _parts(text, first, last)
        )
        for low, high in parts:
            start, end = bare(text, low, high)
            if end - start > 1 and text[start:end] not in _no_names():
                owns = end < high and _OWNER.match(text[end : end + 2]) is not None
                yield Stand(text[start:end], start, words.at(start), words.at(end), owns)


@cache
def _no_names() -> frozenset[str]:
    """Return capitalised words that are no names by themselves."""
    return lexicon().general_words | frozenset(lexicon().legal_endings)


def _parts(text: str, start: int, past: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words between owners and positions."""
    nouns = cues().nouns
    at: int | None = None
    end = start
    for word in _SPACED.finditer(text, start, past):
        is_title = nouns.get(word.group().casefold()) == "Person"
        if is_title or (word.group() == "of" and at is None):
            if at is not None:
                yield at, _before_title(text, at, end)
            at = None
            continue
        at = word.start() if at is None else at
        end = word.end()
        if word.group().endswith(("’s", "'s")):
            yield at, end
            at = None
    if at is not None:
        yield at, end


def _before_title(text: str, start: int, end: int) -> int:
    """Return where a name ends before words that belong to the position behind it: "Northlake Vice President"."""
    words = text[start:end].split(" ")
    while words and words[-1].casefold() in cues().words["of_titles"]:
        end -= len(words.pop()) + 1
    return max(start, end)


def is_joined(words: Words, one: Stand, other: Stand) -> bool:
    """Tell whether a name stands in one row with that before it: "Northlake (Oslo), Fjord and Birch"."""
    if one.owns or other.first <= one.past or other.first - one.past > 2 * _NEAR:
        return False
    between = words.words[one.past : other.first]
    if between[0] == "(" and ")" in between:
        between = between[between.index(")") + 1 :]
    return 0 < len(between) <= 4 and all(word in _JOINS or word in _QUOTES for word in between)
