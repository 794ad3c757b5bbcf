"""Camps: testimonies whose values can all be true at once stand together."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..claims import Comparator, Concept, Entity
from ..dates import Date
from ..iris import key_of
from ..leeway import rounding
from ..names import name_key
from ..vocabulary import ValueKind
from .extents import Extent, extent_of, holding_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..claims import Claim
    from ..iris import Iris
    from ..vocabulary import Property, Vocabulary
    from .policy import Policy
    from .testimony import Testimony

# "128K" is 128,000 to some and 131,072 to others, "1M" a million or 1,048,576.
_BINARY = tuple(Decimal("1.024") ** power for power in (1, 2, 3))
_THOUSAND = Decimal(1000)
_BINARY_THOUSAND = Decimal(1024)
_BYTE_LIKE = frozenset(["tokens", "bytes"])
# The unit of sizes, which are cut as well as rounded.
SIZE = "parameters"
# A "7B" has up to a third more or fewer parameters.
_NOMINAL = Decimal(1) / 3
_SIZE = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,3})?)\s?([MBTmbt])(?![^\W_])")
_SIZES = {"M": Decimal(10) ** 6, "B": Decimal(10) ** 9, "T": Decimal(10) ** 12}
# Where one source gives several of these, it gives parts of one answer.
_PARTS_ADD_UP = frozenset([ValueKind.ENTITY, ValueKind.TEXT])

Camp = list["Testimony"]


@dataclass(frozen=True)
class Ground:
    """What every judgement stands on; `wholes` gives the IRIs of the organizations that one is part of."""

    vocabulary: Vocabulary
    iris: Iris
    policy: Policy
    wholes: Mapping[str, frozenset[str]]

    @cached_property
    def parts(self) -> frozenset[str]:
        """The organizations that are part of another, and those."""
        return frozenset(self.wholes).union(*self.wholes.values())

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two IRIs are of one thing, or one is part of the other."""
        return one == other or one in self.wholes.get(other, ()) or other in self.wholes.get(one, ())


def takes_one(known: Property) -> bool:
    """Tell whether a property has one value at a time."""
    return known.one_valued or (known.varies and known.kind is not ValueKind.ENTITY)


def camps(heard: Sequence[Testimony], known: Property, ground: Ground) -> list[Camp]:
    """Return the testimonies in groups whose values can all hold; a vague one may stand in several."""
    if len({(each.claim.value, each.claim.comparator) for each in heard}) == 1:
        return [list(heard)]  # as mostly: all say the same
    meant = _meant(heard, known, ground)
    measured: list[tuple[Testimony, Extent]] = []
    named: list[Testimony] = []
    for each in heard:
        possible = extent(each, known, ground, meant)
        if possible is None:
            named.append(each)
        else:
            measured.append((each, loosened(possible, each, known)))
    groups = holding_together([possible for _, possible in measured])
    return [[measured[i][0] for i in group] for group in groups] + _named_camps(named, known, ground)


def are_rounded(heard: Sequence[Testimony], known: Property, ground: Ground) -> bool:
    """Tell whether numbers are one, each rounded to its digits."""
    meant = _meant(heard, known, ground)
    extents = [found for each in heard if (found := extent(each, known, ground, meant)) is not None]
    return len(holding_together(extents)) == 1


def same(heard: Iterable[Testimony], ground: Ground) -> list[Camp]:
    """Return the testimonies grouped by equal value."""
    found: dict[str, Camp] = defaultdict(list)
    for each in heard:
        if each.claim.value is not None:
            found[key_of(each.claim.value, ground.iris)].append(each)
    return list(found.values())


def united(groups: Sequence[Camp], ground: Ground) -> list[Camp]:
    """Return groups of equal values with those together that name an organization and a part of it."""
    found: list[tuple[str, Camp]] = []
    for group in groups:
        value = group[0].claim.value
        iri = ground.iris.entity(value).value if isinstance(value, Entity) else ""
        is_known = iri in ground.parts
        near = next((camp for other, camp in found if is_known and ground.are_one(iri, other)), None)
        if near is None:
            found.append((iri, list(group)))
        else:
            near.extend(group)
    return [camp for _, camp in found]


def extent(
    each: Testimony, known: Property, ground: Ground, meant: Mapping[Decimal, Decimal] | None = None
) -> Extent | None:
    """Return what a testimony's number or date leaves possible; None for other values.

    `meant` gives for some numbers others that they are taken for.
    """
    claim = each.claim
    if meant and isinstance(claim.value, Decimal) and claim.value in meant:
        claim = replace(claim, value=meant[claim.value])
    return extent_of(claim, ground.policy, _step(claim, known))


def loosened(possible: Extent, each: Testimony, known: Property) -> Extent:
    """Return what a testimony leaves possible where its value stands for more than it says.

    The size that a model is named after is a round one, and 8,191 tokens are 8,192 counted from 0. The first or last
    day of a month stands for the month, and the last for the beginning of the next.
    """
    value = each.claim.value
    if isinstance(value, Date) and value.earliest == value.latest:
        day = value.earliest
        month_end = day.replace(day=monthrange(day.year, day.month)[1])
        if day.day == 1:
            return replace(possible, high=(Decimal(month_end.toordinal()), 0))
        if day == month_end:
            return Extent((Decimal(day.replace(day=1).toordinal()), 0), (Decimal(day.toordinal() + 1), 0))
    if isinstance(value, Decimal) and known.unit in _BYTE_LIKE and (value + 1) % _BINARY_THOUSAND == 0:
        return Extent(possible.low, max(possible.high, (value + 1, 0)))
    if isinstance(value, Decimal) and value in _sizes_in(each.claim.subject.name):
        slack = value * _NOMINAL
        return Extent(min(possible.low, (value - slack, 0)), max(possible.high, (value + slack, 0)))
    return possible


@lru_cache(maxsize=10_000)
def _sizes_in(name: str) -> frozenset[Decimal]:
    """Return the sizes that a name tells: "Heron 7B" has 7 billion."""
    return frozenset(Decimal(number) * _SIZES[letter.upper()] for number, letter in _SIZE.findall(name))


def _step(claim: Claim, known: Property) -> Decimal:
    """Return what a whole number may be rounded to: per cent to ones, tokens to thousands where it ends so."""
    value = claim.value
    if not isinstance(value, Decimal) or value != value.to_integral_value() or "." in claim.as_written:
        return Decimal(0)
    if known.kind is ValueKind.PERCENTAGE:
        return Decimal(1)
    return _THOUSAND if known.unit in _BYTE_LIKE and value % _THOUSAND == 0 else Decimal(0)


def _meant(heard: Sequence[Testimony], known: Property, ground: Ground) -> dict[Decimal, Decimal]:
    """Return for numbers that are another one in other digits what they are.

    One that counts in powers of 1,024 is that in powers of 1,000 which somebody gives; a number of parameters that
    somebody's more exact one begins with was cut from it: 70 billion from 70.6.
    """
    values = {each.claim.value for each in heard if isinstance(each.claim.value, Decimal)}
    if known.unit in _BYTE_LIKE:
        return {value: value / factor for value in values for factor in _BINARY if value / factor in values}
    if known.unit != SIZE or len(values) < 2:
        return {}
    half = {
        each.claim.value: rounding(each.claim.as_written, each.claim.value)
        for each in heard
        if isinstance(each.claim.value, Decimal) and each.claim.comparator is Comparator.EQUAL
    }
    return {
        value: exact
        for value in half
        for exact in half
        if half[exact] < half[value] and value < exact < value + min(2 * half[value], value * ground.policy.rounding)
    }


def _named_camps(heard: Sequence[Testimony], known: Property, ground: Ground) -> list[Camp]:
    """Return the testimonies whose values are no numbers, those together that one answer can hold.

    What is nobody's rival takes no side, and stands in all camps.
    """
    sided: list[Testimony] = []
    vague: list[Testimony] = []
    for each in heard:
        is_sided = any(_are_rivals(each, other, known, ground) for other in heard)
        (sided if is_sided else vague).append(each)
    joined: list[Camp] = []
    for each in sided:
        near = [camp for camp in joined if any(_go_together(each, other, known, ground) for other in camp)]
        joined = [camp for camp in joined if not any(camp is other for other in near)]
        joined.append([*(other for camp in near for other in camp), each])
    if not sided:
        return [vague] if vague else []
    return [[*camp, *vague] for camp in joined]


def _go_together(one: Testimony, other: Testimony, known: Property, ground: Ground) -> bool:
    if known.one_valued and known.kind in _PARTS_ADD_UP and one.origin.id == other.origin.id:
        return True
    return not _differ(one, other, known, ground)


def _are_rivals(one: Testimony, other: Testimony, known: Property, ground: Ground) -> bool:
    return not _go_together(one, other, known, ground)


def _differ(one: Testimony, other: Testimony, known: Property, ground: Ground) -> bool:
    """Tell whether two values cannot both hold."""
    match one.claim.value, other.claim.value:
        case Entity() as here, Entity() as there:
            mine, yours = ground.iris.entity(here).value, ground.iris.entity(there).value
            is_one = ground.are_one(mine, yours) or _contain(here.name, there.name)
            return not is_one and _exclude(here.name, there.name, known)
        case Concept() as here, Concept() as there:
            first, second = ground.vocabulary.concepts[here.name], ground.vocabulary.concepts[there.name]
            return first.broadest not in {second.broadest, *second.beside} and second.broadest not in first.beside
        case str() as here, str() as there:
            return not _contain(here, there)
        case here, there:
            return here != there


def _exclude(one: str, other: str, known: Property) -> bool:
    """Tell whether two names are alternatives; where a property names none any two are."""
    mine, yours = name_key(one), name_key(other)
    sets = [set(map(name_key, names)) for names in known.alternatives]
    return not sets or any(mine != yours and {mine, yours} <= names for names in sets)


def _contain(one: str, other: str) -> bool:
    """Tell whether a name has all words of another: "byte-level BPE" is a "BPE"; what has no words is none."""
    mine, yours = set(name_key(one).split()), set(name_key(other).split())
    return one == other or (bool(mine and yours) and (mine <= yours or yours <= mine))
