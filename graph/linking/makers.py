"""Whether two names of makers may be one maker: `Moorland AI`, `moorlandai`, `moorland-research`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ..names import name_key
from .words import linking_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONG_ENOUGH = 3
_LONG = 7
_ALIKE = 92


def makers_agree(ours: Iterable[str], theirs: Iterable[str]) -> bool | None:
    """Tell whether any of two sides' makers may be one; None where a side names none."""
    left, right = [tuple(filter(None, each)) for each in (ours, theirs)]
    if not left or not right:
        return None
    return any(_agree(one, other) for one in left for other in right)


@lru_cache(maxsize=1 << 14)
def maker_keys(name: str) -> frozenset[str]:
    """Return what the spellings of one maker have in common: all its words as one, without what many makers share."""
    words = linking_words()
    own = [word for word in name_key(name).split() if word not in words.maker_words] or name_key(name).split()
    if not own:
        return frozenset()
    joined, first = "".join(own), own[0]
    keys = {joined, _bare(joined), name_key(name).replace(" ", "")}
    if len(own) > 1 and len(first) >= _LONG_ENOUGH and first not in words.open_maker_words:
        keys |= {first, _bare(first)}
    return frozenset(keys - words.open_maker_words)


@dataclass(frozen=True, slots=True)
class Makers:
    """Which other names a maker has, and whose part it is, by the letters of each of its names."""

    others: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]], wholes: Mapping[str, Iterable[str]]) -> Makers:
        """Return what groups of spellings, each of one maker, and what makers are parts of come to."""
        found: dict[str, set[str]] = defaultdict(set)
        for group in map(tuple, groups):
            for name in group:
                found[_letters(name)] |= set(group)
        for name, others in wholes.items():
            found[_letters(name)] |= {name, *others}
        return cls({key: frozenset(names) for key, names in found.items()})

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names with all others that their makers have, each once, in a fixed order."""
        told = tuple(dict.fromkeys(names))
        more = {other for name in told for other in self.others.get(_letters(name), ())}
        return (*told, *sorted(more - set(told)))


def _letters(name: str) -> str:
    return name_key(name).replace(" ", "")


def _bare(word: str) -> str:
    """Return a word without what makers end their names in: "moorlandai"."""
    for ending in linking_words().maker_endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LONG_ENOUGH:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1 << 16)
def _agree(one: str, other: str) -> bool:
    ours, theirs = maker_keys(one), maker_keys(other)
    if ours & theirs:
        return True
    left, right = max(ours, key=len, default=""), max(theirs, key=len, default="")
    return min(len(left), len(right)) >= _LONG and fuzz.ratio(left, right) >= _ALIKE
