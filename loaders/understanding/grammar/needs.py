"""What a text must hold so that a regular expression can match it: a cheap test before the dear one.

Only what is certain is stated. Of syntax that is not known here nothing is concluded, so a pattern is at worst tried
in vain.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Need = frozenset[str]
"""Letters of which some must stand in the text, folded."""

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[aiLmsux-]*:)|(?P<look>\?<?[=!])|(?!\?))")
_OTHER_GROUP = re.compile(r"(?<!\\)\(\?(?!P<\w+>|[aiLmsux-]*:|<?[=!])")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]")
_MARKS = re.compile(r"\[[\ue000-\uf8ff]+\]")
_ESCAPE = re.compile(r"\\(?:u\w{4}|U\w{8}|x\w{2}|N\{[^}]*\}|[0-9]{1,3}|.)")
_QUANTIFIER = re.compile(r"(?:(?P<maybe>[?*]|\{0?,\d*\}|\{0\})|\+|\{\d+(?:,\d*)?\})[?+]?")
_LETTER = re.compile(r"[^\W_]")
_SHORTEST = 2
_MOST_WORDS = 1 << 16


def needs_of(pattern: str) -> list[Need]:
    """Return the needs of a pattern, each of which a matching text fulfils.

    A need is a choice of words or parts of words, or of characters of the private use area, which stand for kinds
    of mention.
    """
    return [] if _OTHER_GROUP.search(pattern) else _Reader(pattern).choice()


class Cues(dict[str, tuple[str, ...]]):
    """The cues that a word holds, by the word: each word is looked at once, and nearly all hold none."""

    def __init__(self, cues: Iterable[str]) -> None:
        super().__init__()
        self._cues = frozenset(cues)
        self._lengths = sorted(set(map(len, self._cues)))

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        parts = {word[at : at + length] for length in self._lengths for at in range(len(word) - length + 1)}
        self[word] = found = tuple(self._cues & parts)
        return found

    def in_words(self, words: Iterable[str]) -> Iterator[str]:
        """Return the cues that some words (folded) hold."""
        return chain.from_iterable(map(self.__getitem__, words))


def best(needs: Iterable[Need]) -> Need | None:
    """Return the need that the fewest texts fulfil: the one whose shortest choice is longest."""
    return max(needs, key=lambda need: (min(map(len, need)), -len(need)), default=None)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def choice(self) -> list[Need]:
        """Read alternatives up to a closing bracket or the end."""
        alternatives = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            alternatives.append(self._sequence())
        if len(alternatives) == 1:
            return alternatives[0]
        chosen = [best(needs) for needs in alternatives]
        return [] if None in chosen else [frozenset[str]().union(*(need for need in chosen if need))]

    def _sequence(self) -> list[Need]:
        needs: list[Need] = []
        run = ""
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            letter, inside = self._element()
            quantifier = _QUANTIFIER.match(self._pattern, self._at)
            if letter and quantifier is None:
                run += letter
                continue
            if quantifier is not None:
                self._at = quantifier.end()
            if quantifier is None or not quantifier["maybe"]:
                needs += inside
            needs += _need(run)
            run = ""
        return [*needs, *_need(run)]

    def _element(self) -> tuple[str, list[Need]]:
        """Read one element: a letter, or else what its inside needs."""
        at = self._at
        if group := _GROUP.match(self._pattern, at):
            self._at = group.end()
            inside = self.choice()
            self._at += 1
            return "", [] if group["look"] else inside
        if found := _CLASS.match(self._pattern, at) or _ESCAPE.match(self._pattern, at):
            self._at = found.end()
            return "", [frozenset(found[0][1:-1])] if _MARKS.fullmatch(found[0]) else []
        self._at += 1
        character = self._pattern[at]
        return character.casefold() if _LETTER.fullmatch(character) else "", []


def _need(run: str) -> list[Need]:
    return [frozenset([run])] if len(run) >= _SHORTEST else []
