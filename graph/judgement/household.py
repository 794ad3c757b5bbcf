"""A household is a family of models with its members, or a thing alone: it is judged apart from all else.

A family may be in a family: then the household is that of the topmost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ..claims import STATED, Entity
from ..spool import sorted_on_disk
from ..words import told_apart
from .testimony import heard_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ..claims import Claim, Reading
    from ..iris import Iris
    from .testimony import Testimony


@dataclass(frozen=True, slots=True)
class Household:
    """What is said of a family and of all in it, by the IRI of each.

    `above` gives the families that each is in, its own first; nothing for the topmost, or for a thing alone.
    """

    iri: str
    said: Mapping[str, Sequence[Testimony]]
    names: Mapping[str, str]
    above: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Kinship:
    """Who belongs to whom, by IRIs.

    The family of each model or family, the topmost of those that it is in, the organizations that one is part of.
    """

    families: Mapping[str, str]
    tops: Mapping[str, str]
    wholes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, readings: Iterable[Reading], iris: Iris) -> Kinship:
        """Return what the readings say of it; of several families the one that most claims name."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        wholes: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for claim in reading.claims:
                if claim.modality in STATED and isinstance(claim.value, Entity):
                    _count(claim, claim.value, iris, counts, wholes)
        named = {thing: max(sorted(of), key=lambda family: of[family]) for thing, of in sorted(counts.items())}
        tops = _tops(named)
        families = {thing: family for thing, family in named.items() if tops[thing] != thing}
        return cls(families, tops, {part: _all_wholes(part, wholes) for part in wholes})

    def household(self, thing: str) -> str:
        """Return the IRI of what a thing is judged with."""
        return self.tops.get(thing, thing)

    def above(self, thing: str) -> list[str]:
        """Return the families that a thing is in, its own first."""
        found = []
        while thing in self.families:
            thing = self.families[thing]
            found.append(thing)
        return found


def _tops(families: Mapping[str, str]) -> dict[str, str]:
    """Return the topmost family of all that is in one; where families are in each other, the first of them by IRI."""
    tops: dict[str, str] = {}
    for thing in families:
        at, way = thing, dict[str, None]()
        while at in families and at not in tops and at not in way:
            way[at] = None
            at = families[at]
        circle = list(way)[list(way).index(at) :] if at in way else []
        tops |= dict.fromkeys(way, min(circle, default=tops.get(at, at)))
    return tops


def _count(
    claim: Claim, value: Entity, iris: Iris, counts: dict[str, dict[str, int]], wholes: dict[str, set[str]]
) -> None:
    if claim.property == "family":
        counts[iris.entity(claim.subject).value][iris.entity(value).value] += 1
    elif claim.property == "partOf":
        wholes[iris.entity(claim.subject).value].add(iris.entity(value).value)


def _all_wholes(part: str, wholes: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for whole in wholes.get(waiting.pop(), ()):
            if whole not in found and whole != part:
                found.add(whole)
                waiting.append(whole)
    return frozenset(found)


def households(
    readings: Iterable[Reading], kinship: Kinship, iris: Iris, asked: Container[str] | None = None
) -> Iterator[Household]:
    """Yield all that is said, household by household, in the order of their IRIs, with few in memory at once.

    With `asked` only those households whose IRIs it holds.
    """
    heard = (
        (kinship.household(each.thing), each)
        for reading in readings
        for each in heard_in(reading, iris, lambda thing: asked is None or kinship.household(thing) in asked)
    )
    for iri, together in groupby(sorted_on_disk(heard, _place), itemgetter(0)):
        said: dict[str, list[Testimony]] = defaultdict(list)
        for each in _with_names_apart([each for _, each in together]):
            said[each.thing].append(each)
        names = {thing: heard_of[0].claim.subject.name for thing, heard_of in said.items()}
        above = {thing: families for thing in said if (families := kinship.above(thing))}
        yield Household(iri, said, names, above)


def _with_names_apart(heard: Sequence[Testimony]) -> Sequence[Testimony]:
    """Return testimonies whose sources are all called differently."""
    names = told_apart({each.origin.id: each.origin.name for each in heard})
    return [
        each
        if each.origin.name == names[each.origin.id]
        else replace(each, origin=replace(each.origin, name=names[each.origin.id]))
        for each in heard
    ]


def _place(heard: tuple[str, Testimony]) -> tuple[str, str, str, int, int, str]:
    """Return what to sort by, so that the order of the sources makes no difference."""
    household, each = heard
    return household, each.thing, each.origin.id, each.claim.span.start, each.claim.span.end, each.iri
