"""The grammar of model names: a family word, then versions, sizes and variants (`Heron-2.5 7B Instruct`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_PARTS = 7
_JOINTS = ("-", " ", "‑", "_")
_SIZE = r"(?:\d{1,3}\s?[x×]\s?)?\d{1,4}(?:\.\d{1,2})?[BMTbmt](?!\w)"
_ACTIVE = r"A\d{1,3}(?:\.\d)?[Bb](?!\w)"
_VERSION = r"[vA-Zkro]?\d{1,4}(?:\.\d{1,3}){0,3}(?:[a-zA-Z](?![a-zA-Z]))?\+?(?![\w%])"
_TIMES = re.compile(r"(?<=\d) ?× ?(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_WORD = re.compile(r"[A-Z][a-z]{2,20}(?![\w’'])")
_SPACED_VERSION = re.compile(rf" {_VERSION}")


def spelled(name: str) -> str:
    """Return a name with single spaces and the usual `x` between the factors of a size (`8×7B`)."""
    return _TIMES.sub("x", " ".join(name.split()))


class ModelGrammar:
    """Finds the names of models that begin with one of the given family words."""

    def __init__(self, families: Iterable[str]) -> None:
        words = lexicon()
        stems = sorted({re.escape(family) for family in families}, key=len, reverse=True)
        # "(?!)" matches nowhere: without families there are no names.
        self._stem = re.compile(rf"(?<![\w/.@-])(?:{'|'.join(stems) or '(?!)'})(?![a-z’'])")
        variants = "|".join(re.escape(word) for word in words.variants)
        part = rf"{_SIZE}|{_ACTIVE}|{_VERSION}|(?:{variants})(?![\w’'])"
        self._part = {
            "-": re.compile(rf"{part}|(?:{variants.lower()})(?![\w’'])"),
            " ": re.compile(rf"{part}|(?:{'|'.join(words.small_variants)})(?![\w’'])"),
            "": re.compile(part),
        }

    def find(self, text: str, *, own_words: bool = True) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each name: at least a family word with something behind it.

        With `own_words`, a capitalised word that is no known variant is part of a name where it stands behind
        or before a version, as makers name single models. In headings, where any word may be capitalised, it
        cannot be told apart.
        """
        at = 0
        while (stem := self._stem.search(text, at)) is not None:
            end = self._end_of_name(text, stem.end(), own_words=own_words)
            if end > stem.end():
                yield stem.start(), end
            at = max(end, stem.start() + 1)

    def _end_of_name(self, text: str, end: int, *, own_words: bool) -> int:
        versioned = False
        for _ in range(_MOST_PARTS):
            joint = text[end : end + 1] if text[end : end + 1] in _JOINTS else ""
            begin = end + len(joint)
            part = self._part["-" if joint in ("-", "‑", "_") else joint].match(text, begin)
            if part is not None and not (joint == " " and _YEAR.fullmatch(part.group())):
                versioned = versioned or any(character.isdigit() for character in part.group())
                end = part.end()
                continue
            own = _OWN_WORD.match(text, begin) if own_words and joint else None
            if own is None or own.group() in lexicon().outside_names:
                break
            if not versioned and not _SPACED_VERSION.match(text, own.end()):
                break
            end = own.end()
        return end
