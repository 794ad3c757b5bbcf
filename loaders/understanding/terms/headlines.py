"""Headlines: their words are capitalised for being a headline's, so that capitals tell no name from a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 200
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_SMALL = frozenset(
    ["from", "with", "into", "over", "after", "amid", "upon", "under", "than", "that", "through", "among"]
)
_OPENS = re.compile(r"(?:[.!?:;—–→•(\n]|\s-)[\s\"“]{0,2}\Z")
_WORDS = re.compile(r"\S+")


def is_headline(text: str) -> bool:
    """Tell whether a short text without a full stop capitalises nearly all its longer words."""
    if len(text) > _LONGEST or text.rstrip().endswith((".", "!")):
        return False
    capital = [word.group()[0].isupper() for word in _WORD.finditer(text) if word.group() not in _SMALL]
    return len(capital) > 1 and sum(capital) * 5 >= len(capital) * 4


def capitalised(text: str, start: int, end: int, *, headline: bool) -> Iterable[tuple[int, int]]:
    """Return the parts of a capitalised stretch that may be names: not verbs of a headline or at a sentence's start."""
    if headline or _OPENS.search(text, max(0, start - 4), start) or start == 0:
        return _names_between(text, start, end, everywhere=headline)
    return [(start, end)]


def _names_between(text: str, start: int, end: int, *, everywhere: bool) -> Iterator[tuple[int, int]]:
    """Yield what remains when the words of headlines are taken out, or only the first if it is one."""
    at: int | None = None
    last = start
    for word in _WORDS.finditer(text, start, end):
        if (everywhere or word.start() == start) and word.group().strip(".,;:") in lexicon().headline_words:
            if at is not None:
                yield at, last
            at = None
        elif at is None:
            at = word.start()
        last = word.end()
    if at is not None:
        yield at, end
