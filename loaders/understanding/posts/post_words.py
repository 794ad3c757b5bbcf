"""Words for people by what they do, where they stand for a post by themselves, and the marks of who and where."""

from __future__ import annotations

import re
from functools import cache

from ..grammar.patterns import MARKS
from ..terms.lexicon import lexicon

FOUNDER = re.compile(r"\b(?:co-?)?founder\b", re.IGNORECASE)


def singular(word: str) -> str:
    """Return a word for several who do something as that for one of them: "co-CEO" for "co-CEOs"."""
    return word[:-1] if heads_alone().get(word.casefold()) == "plural" and word.casefold() != "alumni" else word


@cache
def heads_alone() -> dict[str, str]:
    """Return the words that are posts though no mentions, folded, each with whether it speaks of one or several."""
    words = lexicon()
    single = words.plain_heads | words.mere_heads
    titled = {each for each in words.bare_heads | words.position_heads | words.ranked_heads if " " not in each}
    plural = {f"{each}s": "plural" for each in (single | titled) if not each.endswith("s")}
    founders = {each: "plural" if each.endswith("s") else "one" for each in words.founder_words}
    return {**plural, **dict.fromkeys(single, "one"), **founders, "alumni": "plural"}


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives of countries and continents, folded."""
    return frozenset(each.casefold() for each in lexicon().demonyms)


@cache
def marks_of_organizations(*, unknown: bool) -> str:
    """Return the marks of organizations, with `unknown` also those of names that may be any."""
    return MARKS.any_of(["Organization"], unknown=unknown)[1:-1]


@cache
def marks_of_people(*, unknown: bool) -> str:
    """Return the marks of people, with `unknown` also those of names that may be any."""
    return MARKS.any_of(["Person"], unknown=unknown)[1:-1]
