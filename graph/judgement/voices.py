"""Independent voices: sources that say the same because they share a publisher, a speaker, a work or a text are one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .linked import linked
from .testimony import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..iris import Iris
    from .policy import Policy
    from .testimony import Testimony

Key = tuple[str, ...]


def voices(heard: Sequence[Testimony], policy: Policy, iris: Iris) -> list[list[Testimony]]:
    """Return the testimonies grouped by independent voice, in the order in which each is first heard."""
    if len({each.origin.id for each in heard}) == 1:
        return [list(heard)]
    groups = linked(_keys(each, policy, iris) for each in heard)
    return [[heard[place] for place in group] for group in groups]


def _keys(each: Testimony, policy: Policy, iris: Iris) -> Iterator[Key]:
    """Yield what makes two testimonies one voice where both have it."""
    claim = each.claim
    yield "source", each.origin.id
    # A maker who is credited and a maker who publishes are one speaker.
    if each.origin.publisher is not None:
        yield "speaker", each.origin.publisher
    if claim.according_to is not None:
        yield "speaker", iris.entity(claim.according_to).value
    for work in claim.primary_sources:
        yield "work", iris.work(work, claim.source).value
    yield from (("text", run) for run in _runs(each.passage, policy.copied_words, policy.copied_characters))


@lru_cache(maxsize=1 << 12)  # voices are told apart several times over while what is said of one thing is judged
def _runs(passage: str, least_words: int, least_characters: int) -> frozenset[str]:
    """Return the shortest text from each word of a passage on that is long enough to have been copied."""
    words, found = words_in(passage), set()
    for start in range(len(words) - least_words + 1):
        end = start + least_words
        run = " ".join(words[start:end])
        while len(run) < least_characters and end < len(words):
            run += f" {words[end]}"
            end += 1
        if len(run) >= least_characters:
            found.add(run)
    return frozenset(found)
