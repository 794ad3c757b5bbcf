"""What kind of thing a description says that something is: "a 7B language model that ..." is of a model."""

from __future__ import annotations

import re
from functools import cache

from ..terms.lexicon import lexicon

# The class of what is none of those that matter: a benchmark, a library, a technique.
OTHER = "Other"
# Where what a thing is ends, and what it does or where it is from begins.
_CLAUSE = re.compile(
    r"\s(?:that|which|who|whose|for|to|with|in|on|from|by|at|behind|where|whereby|between|across|against"
    r"|capable|used|using|based"
    r"|designed|built|trained|released|launched|developed|created|made|maintained|introduced|published|owned"
    r"|operated|headquartered"
    r"|founded|led|known|best|specializing|specialised|focused|providing|offering|containing|combining|enabling"
    r"|consisting"
    r"|describing|measuring|evaluating|allowing|featuring"
    r"|(?<!family\s)(?<!series\s)(?<!suite\s)(?<!set\s)(?<!collection\s)(?<!line\s)(?<!generation\s)(?<!type\s)(?<!kind\s)"
    r"(?<!class\s)(?<!version\s)(?<!variant\s)(?<!member\s)(?<!one\s)(?<!pair\s)(?<!range\s)(?<!lineup\s)of)\s",
    re.IGNORECASE,
)
_DOING = re.compile(r"\s[a-z]{3,20}ing\s")
_PART = re.compile(r",\s|;|\sand\s|\sor\s|\s?[—–(]|\s-\s")


def kind_said(words: str) -> str | None:
    """Return the class that a description gives to what it describes, `OTHER` for none of ours; None without a noun.

    The last noun of the first part that has one tells: "a language model benchmark" is none.
    """
    for part in _PART.split(_before_participle(_CLAUSE.split(words, maxsplit=1)[0])):
        found = [
            (match.end(), match.end() - match.start(), type_)
            for type_, noun in _nouns()
            for match in noun.finditer(part)
        ]
        if found:
            return max(found)[2]
    return None


def _before_participle(words: str) -> str:
    """Return a description up to what the thing in it does: "a company" of "a company developing models"."""
    for doing in _DOING.finditer(words):
        if any(
            match.end() == doing.start() for _, noun in _nouns() for match in noun.finditer(words, 0, doing.start())
        ):
            return words[: doing.start()]
    return words


def first_kind(words: str) -> str | None:
    """Return the class of the first noun for a kind of thing in a text."""
    found = [(match.start(), type_) for type_, noun in _nouns() if (match := noun.search(words)) is not None]
    return min(found)[1] if found else None


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the words for kinds of thing by the class that they say, as they may be written."""
    kinds = {**lexicon().kinds, OTHER: lexicon().other_kinds}
    return tuple(
        (type_, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, nouns))})s?(?![\w-])", re.IGNORECASE))
        for type_, nouns in kinds.items()
    )
