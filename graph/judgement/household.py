"""A household is a family of models with its members, or a thing alone: it is judged apart from all else.

A family may be in a family: then the household is that of the topmost. With a model live its forms, those that differ
from it in size alone, and what providers offer of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ..claims import STATED, Entity
from ..spool import sorted_on_disk
from ..words import told_apart
from .forms import Form, forms_of
from .linked import linked
from .testimony import heard_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ..claims import Reading
    from ..iris import Iris
    from .testimony import Testimony


# Of what it is counted how many claims name which thing.
_COUNTED = frozenset(["family", "offers"])


@dataclass(frozen=True, slots=True)
class Household:
    """What is said of a family and of all in it, by the IRI of each.

    `above` gives the families that each is in, its own first; nothing for the topmost, or for a thing alone. `forms`
    has what names tell of models and offerings.
    """

    iri: str
    said: Mapping[str, Sequence[Testimony]]
    names: Mapping[str, str]
    above: Mapping[str, Sequence[str]]
    forms: Mapping[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kinship:
    """Who belongs to whom, by IRIs.

    The family of each model or family, the topmost of those that it is in, the organizations that one is part of, what
    names tell of models and offerings, and with whom else, by that, those of a topmost family or thing live together.
    """

    families: Mapping[str, str]
    tops: Mapping[str, str]
    wholes: Mapping[str, frozenset[str]]
    forms: Mapping[str, Form]
    homes: Mapping[str, str]

    @classmethod
    def of(cls, readings: Iterable[Reading], iris: Iris) -> Kinship:
        """Return what the readings say of it; of several families the innermost, then the one that most claims name."""
        said = _Said.of(readings, iris)
        named = {thing: _family(thing, said.families) for thing in sorted(said.families)}
        tops = _tops(named)
        families = {thing: family for thing, family in named.items() if tops[thing] != thing}
        are_families = {*named.values(), *said.not_models}
        models = {thing: name for thing, name in said.models.items() if thing not in are_families}
        forms = forms_of(models, {offer: _most(of) for offer, of in said.offered.items()})
        wholes = {part: _all_wholes(part, said.wholes) for part in said.wholes}
        return cls(families, tops, wholes, forms, _homes(forms, tops))

    def household(self, thing: str) -> str:
        """Return the IRI of what a thing is judged with."""
        top = self.tops.get(thing, thing)
        return self.homes.get(top, top)

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


@dataclass(frozen=True, slots=True)
class _Said:
    """What claims say: how often of each thing which family, and which model an offering is of; names of models."""

    families: Mapping[str, Mapping[str, int]]
    offered: Mapping[str, Mapping[str, int]]
    wholes: Mapping[str, set[str]]
    models: Mapping[str, str]
    not_models: frozenset[str]

    @classmethod
    def of(cls, readings: Iterable[Reading], iris: Iris) -> _Said:
        counts: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        wholes: dict[str, set[str]] = defaultdict(set)
        subjects: set[Entity] = set()
        for reading in readings:
            for claim in reading.claims:
                subjects.add(claim.subject)
                if claim.modality in STATED and isinstance(claim.value, Entity):
                    if claim.property in _COUNTED:
                        subjects.add(claim.value)
                        counts[claim.property][iris.entity(claim.subject).value][iris.entity(claim.value).value] += 1
                    elif claim.property == "partOf":
                        wholes[iris.entity(claim.subject).value].add(iris.entity(claim.value).value)
        models = {iris.entity(each).value: each.name for each in sorted(subjects, key=repr) if each.type == "Model"}
        others = frozenset(iris.entity(each).value for each in subjects if each.type == "ModelFamily")
        return cls(counts["family"], counts["offers"], wholes, models, others)


def _family(thing: str, said: Mapping[str, Mapping[str, int]]) -> str:
    """Return the family of a thing: of several the innermost, and of these the one that most claims name."""
    of = said[thing]
    outer = {
        above for family in of for above in said.get(family, ()) if above != thing and family not in said.get(above, ())
    }
    return _most({family: count for family, count in of.items() if family not in outer} or of)


def _most(counts: Mapping[str, int]) -> str:
    return max(sorted(counts), key=lambda each: counts[each])


def _homes(forms: Mapping[str, Form], tops: Mapping[str, str]) -> Mapping[str, str]:
    """Return for topmost families, and things alone, the first of those that names or offers tie them to."""
    things = sorted(forms)
    marks = [{tops.get(thing, thing), f"line {forms[thing].line}"} for thing in things]
    homes: dict[str, str] = {}
    for group in linked(marks):
        together = {tops.get(things[place], things[place]) for place in group}
        if len(together) > 1:
            homes |= dict.fromkeys(together, min(together))
    return homes


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
        forms = {thing: kinship.forms[thing] for thing in said if thing in kinship.forms}
        yield Household(iri, said, names, above, forms)


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
