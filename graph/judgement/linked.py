"""Things that share something are linked, and so are those that a third is linked with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


def linked(marks: Iterable[Iterable[Hashable]]) -> list[list[int]]:
    """Return the places of what shares a mark, directly or through others, in the order of the first of each group."""
    before: list[int] = []
    first: dict[Hashable, int] = {}
    for place, own in enumerate(marks):
        before.append(place)
        for mark in own:
            one, other = _first(before, first.setdefault(mark, place)), _first(before, place)
            before[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(before)):
        groups[_first(before, place)].append(place)
    return list(groups.values())


def _first(before: list[int], place: int) -> int:
    """Return the first of the group of a place, and shorten the way there."""
    while before[place] != place:
        before[place] = before[before[place]]
        place = before[place]
    return place
