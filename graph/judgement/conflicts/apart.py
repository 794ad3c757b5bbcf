"""Sources that differ on most of what both say do not speak of one thing, whatever they call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from ..camps import takes_one
from ..conflict import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..camps import Camp
    from ..conflict import Conflict
    from ..testimony import Testimony
    from .case import Dossier

_FEWEST = 4
_NONE: frozenset[int] = frozenset()
# The ids of two sources, the lesser first.
Pair = tuple[str, str]


def of_one_thing(found: Sequence[Conflict], own: Dossier) -> list[Conflict]:
    """Return the conflicts of a thing without contradictions between sources that mean two things by its name.

    Such contradict each other in four properties or more, and in more than they agree on: a page on "Heron 2 (new)"
    beside one on Heron 2, the base model's card beside that of the one for chats.
    """
    told = [conflict for conflict in found if conflict.kind is Kind.CONTRADICTION]
    if len(told) < _FEWEST:
        return list(found)
    heard = {each.iri: each for case in own.cases.values() for each in case.heard}
    differing = {conflict: _differing(conflict, heard) for conflict in told}
    times = Counter(pair for pairs in differing.values() for pair in pairs)
    often = {pair: count for pair, count in times.items() if count >= _FEWEST}
    given = [_sides(case.fitting) for case in own.cases.values() if takes_one(case.known)] if often else []
    apart = {pair for pair, count in often.items() if count > _agreements(pair, given)}
    return [conflict for conflict in found if not differing.get(conflict) or not differing[conflict] <= apart]


def _differing(conflict: Conflict, heard: Mapping[str, Testimony]) -> frozenset[Pair]:
    """Return the sources of which one gives one value of a conflict, and the other another."""
    sources: dict[object, set[str]] = defaultdict(set)
    for claim in conflict.claims:
        if claim in heard:
            sources[heard[claim].claim.value].add(heard[claim].origin.id)
    return frozenset(
        (min(one, other), max(one, other))
        for mine, yours in combinations(sources.values(), 2)
        for one in mine
        for other in yours
        if one != other
    )


def _agreements(pair: Pair, given: Sequence[Mapping[str, set[int]]]) -> int:
    """Return on how many properties that take one value what two sources say can both hold."""
    one, other = pair
    return sum(not sides.get(one, _NONE).isdisjoint(sides.get(other, _NONE)) for sides in given)


def _sides(fitting: Sequence[Camp]) -> Mapping[str, set[int]]:
    """Return in which groups that can all hold each source stands, by its id."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, camp in enumerate(fitting):
        for each in camp:
            found[each.origin.id].add(number)
    return found
