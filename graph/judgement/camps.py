"""Camps: testimonies whose values can all be true at once stand together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ..claims import Concept, Entity
from ..iris import key_of
from ..names import name_key
from ..vocabulary import ValueKind
from .extents import Extent, extent_of, holding_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..iris import Iris
    from ..vocabulary import Property, Vocabulary
    from .policy import Policy
    from .testimony import Testimony

# "128K" is 128,000 to some and 131,072 to others, "1M" a million or 1,048,576.
_BINARY = tuple(Decimal("1.024") ** power for power in (1, 2, 3))
_THOUSAND = Decimal(1000)
_BYTE_LIKE = frozenset(["tokens", "bytes"])
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
    thousands = _thousands(heard, known)
    measured: list[tuple[Testimony, Extent]] = []
    named: list[Testimony] = []
    for each in heard:
        possible = extent(each, known, ground, thousands)
        if possible is None:
            named.append(each)
        else:
            measured.append((each, possible))
    groups = holding_together([possible for _, possible in measured])
    return [[measured[i][0] for i in group] for group in groups] + _named_camps(named, known, ground)


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
    each: Testimony, known: Property, ground: Ground, thousands: Mapping[Decimal, Decimal] | None = None
) -> Extent | None:
    """Return what a testimony's number or date leaves possible; None for other values.

    `thousands` gives for numbers in powers of 1,024 the same in powers of 1,000, which they are then taken for.
    """
    claim = each.claim
    if thousands and isinstance(claim.value, Decimal) and claim.value in thousands:
        claim = replace(claim, value=thousands[claim.value])
    return extent_of(claim, ground.policy, _step(claim.value, known))


def _step(value: object, known: Property) -> Decimal:
    """Return what a whole number may be rounded to: per cent to ones, tokens to thousands where it ends so."""
    if not isinstance(value, Decimal) or value != value.to_integral_value():
        return Decimal(0)
    if known.kind is ValueKind.PERCENTAGE:
        return Decimal(1)
    return _THOUSAND if known.unit in _BYTE_LIKE and value % _THOUSAND == 0 else Decimal(0)


def _thousands(heard: Sequence[Testimony], known: Property) -> dict[Decimal, Decimal]:
    """Return for each number that counts in powers of 1,024 the one in powers of 1,000 that somebody gives."""
    if known.unit not in _BYTE_LIKE:
        return {}
    values = {each.claim.value for each in heard if isinstance(each.claim.value, Decimal)}
    return {value: value / factor for value in values for factor in _BINARY if value / factor in values}


def _named_camps(heard: Sequence[Testimony], known: Property, ground: Ground) -> list[Camp]:
    """Return the testimonies whose values are no numbers, those together that one answer can hold."""
    joined: list[Camp] = []
    for each in heard:
        near = [camp for camp in joined if any(_go_together(each, other, known, ground) for other in camp)]
        joined = [camp for camp in joined if not any(camp is other for other in near)]
        joined.append([*(other for camp in near for other in camp), each])
    return joined


def _go_together(one: Testimony, other: Testimony, known: Property, ground: Ground) -> bool:
    if known.one_valued and known.kind in _PARTS_ADD_UP and one.origin.id == other.origin.id:
        return True
    return _same_name(one, other, ground)


def _same_name(one: Testimony, other: Testimony, ground: Ground) -> bool:
    match one.claim.value, other.claim.value:
        case Entity() as here, Entity() as there:
            mine, yours = ground.iris.entity(here).value, ground.iris.entity(there).value
            return ground.are_one(mine, yours) or _contain(here.name, there.name)
        case Concept() as here, Concept() as there:
            concepts = ground.vocabulary.concepts
            return here == there or concepts[here.name].broadest == concepts[there.name].broadest
        case str() as here, str() as there:
            return _contain(here, there)
        case here, there:
            return here == there


def _contain(one: str, other: str) -> bool:
    """Tell whether a name has all words of another: "byte-level BPE" is a "BPE"."""
    mine, yours = set(name_key(one).split()), set(name_key(other).split())
    return mine <= yours or yours <= mine
