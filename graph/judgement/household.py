"""A household is a family of models with its members, or a thing alone: it is judged apart from all else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ..claims import STATED, Entity
from ..spool import sorted_on_disk
from .testimony import heard_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ..claims import Claim, Reading
    from ..iris import Iris
    from .testimony import Testimony


@dataclass(frozen=True, slots=True)
class Household:
    """What is said of a family and of its members, by the IRI of each; `family` is None for a thing alone."""

    iri: str
    family: str | None
    said: Mapping[str, Sequence[Testimony]]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kinship:
    """Who belongs to whom: the family of each model, the organizations that one is part of, by their IRIs."""

    families: Mapping[str, str]
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
        families = {model: max(sorted(of), key=lambda family: of[family]) for model, of in counts.items()}
        return cls(families, {part: _all_wholes(part, wholes) for part in wholes})

    def household(self, thing: str) -> str:
        """Return the IRI of what a thing is judged with."""
        return self.families.get(thing, thing)


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
    members = set(kinship.families.values())
    for iri, together in groupby(sorted_on_disk(heard, _place), itemgetter(0)):
        said: dict[str, list[Testimony]] = defaultdict(list)
        for _, each in together:
            said[each.thing].append(each)
        names = {thing: heard_of[0].claim.subject.name for thing, heard_of in said.items()}
        yield Household(iri, iri if iri in members else None, said, names)


def _place(heard: tuple[str, Testimony]) -> tuple[str, str, str, int, int, str]:
    """Return what to sort by, so that the order of the sources makes no difference."""
    household, each = heard
    return household, each.thing, each.origin.id, each.claim.span.start, each.claim.span.end, each.iri
