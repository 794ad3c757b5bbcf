"""Two things of one name: sources that name makers who have nothing in common do not speak of one model."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ...claims import STATED, Entity
from ...names import name_key
from ..linked import linked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..ground import Ground
    from ..testimony import Testimony

_MAKER = "developer"


def of_one_thing(heard: Sequence[Testimony], ground: Ground) -> Sequence[Testimony]:
    """Return what is said by sources that mean one thing, those whose maker most sources name.

    Where as many name another maker, what is left is said by those who name none.

    Makers are one where one is part of the other, where a name says less than the other ("Northlake", "Northlake
    Labs"), or where some source names both. Who names no maker is taken to mean the same.
    """
    makers = _makers(heard)
    sources = sorted(makers)
    named = sorted({maker for own in makers.values() for maker in own})
    groups = linked([maker for maker in named if _are_kin(maker, makers[source], ground)] for source in sources)
    if len(groups) < 2:
        return heard
    largest = max(map(len, groups))
    meant = [group for group in groups if len(group) == largest]
    others = {sources[place] for group in groups if group is not meant[0] or len(meant) > 1 for place in group}
    return [each for each in heard if each.origin.id not in others]


def _are_kin(maker: Entity, own: Collection[Entity], ground: Ground) -> bool:
    """Tell whether a maker is one that a source names, or goes by fewer or more words than that, or is part of it."""
    words = _words(maker)
    iri = ground.iris.entity(maker).value
    return any(
        words <= _words(other) or _words(other) <= words or ground.are_one(iri, ground.iris.entity(other).value)
        for other in own
    )


def _words(maker: Entity) -> frozenset[str]:
    return frozenset(name_key(maker.name).split())


def _makers(heard: Sequence[Testimony]) -> Mapping[str, set[Entity]]:
    """Return the makers that each source states, by its id."""
    found: dict[str, set[Entity]] = defaultdict(set)
    for each in heard:
        if each.claim.property == _MAKER and each.claim.modality in STATED and isinstance(each.claim.value, Entity):
            found[each.origin.id].add(each.claim.value)
    return found
