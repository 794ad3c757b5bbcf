"""Which sources differ with which in some conflicts: two do where they say nothing alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .statements import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .material import Material

# So many sources are held against each other, those that differ most.
MOST_COMPARED = 50
_AT_ONCE = 500

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Differing:
    """Sources by how often they differ with others, and how often each two of the first of them do."""

    ranked: Sequence[str]
    pairs: Counter[Pair]

    @classmethod
    def among(cls, material: Material, conflicts: Sequence[str]) -> Differing:
        """Return who differs with whom in some conflicts, by their IRIs."""
        sides = _sides(material, conflicts)
        counts: Counter[str] = Counter()
        for said in sides:
            counts.update(dict(_times(said)))
        ranked = [source for source, times in sorted(counts.items(), key=lambda each: (-each[1], each[0])) if times]
        compared = frozenset(ranked[:MOST_COMPARED])
        pairs = (
            (one, other)
            for said in sides
            for one, other in combinations(sorted(compared.intersection(said)), 2)
            if said[one].isdisjoint(said[other])
        )
        return cls(ranked, Counter(pairs))

    def first(self, most: int) -> list[tuple[Pair, int]]:
        """Return the pairs that differ most, with how often they do."""
        return sorted(self.pairs.items(), key=lambda each: (-each[1], each[0]))[:most]

    def between(self, one: str, other: str) -> int:
        """Return how often two sources differ."""
        return self.pairs[min(one, other), max(one, other)]

    @property
    def uncompared(self) -> int:
        """How many sources are not held against each other."""
        return max(0, len(self.ranked) - MOST_COMPARED)


def differ_in(material: Material, conflicts: Sequence[str], one: str, other: str) -> frozenset[str]:
    """Return those of some conflicts in which two sources say nothing alike, by their IRIs."""
    found = zip(conflicts, _sides(material, conflicts, [one, other]), strict=True)
    return frozenset(
        conflict for conflict, said in found if one in said and other in said and said[one].isdisjoint(said[other])
    )


def _sides(
    material: Material, conflicts: Sequence[str], sources: Sequence[str] | None = None
) -> list[Mapping[str, set[str]]]:
    """Return for each of some conflicts what each source says in it; with `sources` only what these do."""
    sides: dict[str, dict[str, set[str]]] = {each: defaultdict(set) for each in conflicts}
    for start in range(0, len(conflicts), _AT_ONCE):
        for row in material.ask("conflict-sides", conflict=conflicts[start : start + _AT_ONCE], source=sources):
            sides[text(row, "conflict")][text(row, "source")].add(text(row, "side"))
    return list(sides.values())


def _times(said: Mapping[str, set[str]]) -> Iterator[tuple[str, int]]:
    """Yield each source with how many others say nothing like it."""
    saying: dict[str, set[str]] = defaultdict(set)
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for source, told in said.items():
        alike[frozenset(told)].append(source)
        for side in told:
            saying[side].add(source)
    for sides, sources in alike.items():
        agreeing = set().union(*(saying[side] for side in sides))
        yield from ((source, len(said) - len(agreeing)) for source in sources)
