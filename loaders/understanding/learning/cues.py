"""The words that tell of which class a name is (`evidence.yaml`), looked up by the words beside a name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ....graph.definitions import definitions_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STRONG = 2.0
WEAK = 1.0

# By phrase (lower case, single spaces), how much it says for each class.
Phrases = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases by where they stand: a noun for the thing, before its name, behind it, what it has, what it counts.

    `words` are those by which a sentence holds together, by their use.
    """

    nouns: Mapping[str, str]
    groups: frozenset[str]
    before: Phrases
    after: Phrases
    owned: Phrases
    measured: Phrases
    words: Mapping[str, frozenset[str]]

    def noun(self, words: Sequence[str]) -> str | None:
        """Return the class that the last words of a phrase call a thing; plurals count as their singular."""
        for count in (3, 2, 1):
            if len(words) >= count and (found := self._one(" ".join(words[-count:]))) is not None:
                return found
        return None

    def _one(self, noun: str) -> str | None:
        found = self.nouns.get(noun)
        if found is None and noun.endswith("s"):
            found = self.nouns.get(noun[:-1]) or (self.nouns.get(f"{noun[:-3]}y") if noun.endswith("ies") else None)
        return found


@cache
def cues() -> Cues:
    """Return the cues that come with the package."""
    told: dict[str, Any] = definitions_in(__package__, "evidence.yaml")
    nouns = {noun: type_ for type_, names in told["nouns"].items() for noun in names}
    return Cues(
        nouns=nouns,
        groups=frozenset(told["groups"]),
        before=_weighed(told["before"]),
        after=_weighed(told["after"]),
        owned=_phrases((word, type_, STRONG) for type_, words in told["owned"].items() for word in words),
        measured=_phrases((word, type_, STRONG) for type_, words in told["measured"].items() for word in words),
        words={use: frozenset(words) for use, words in told["words"].items()},
    )


def _weighed(told: Mapping[str, Mapping[str, Sequence[str]]]) -> Phrases:
    weights = {"strong": STRONG, "weak": WEAK}
    return _phrases(
        (phrase, type_, weights[strength])
        for type_, by_strength in told.items()
        for strength, phrases in by_strength.items()
        for phrase in phrases
    )


def _phrases(told: Any) -> Phrases:
    found: Phrases = defaultdict(dict)
    for phrase, type_, weight in told:
        found[phrase][type_] = weight
    return dict(found)
