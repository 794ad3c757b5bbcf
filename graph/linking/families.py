"""Families and their members: a name that goes on where the family's ends, with sizes, stages and tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import held
from .kinds import FAMILY
from .makers import maker_keys, makers_agree
from .mapping import Justification, Predicate
from .matching import Match, is_owner_told

if TYPE_CHECKING:
    from .named import Called, Named

_CONFIDENCE = 0.85


def of_one_family(ours: Named, theirs: Named, editions: frozenset[str]) -> Match | None:
    """Return the match of a family and a member of it, either way round; None for other things.

    It has to be one maker, and the member's name may have nothing more than sizes, stages and tiers.
    """
    for family, member, predicate in ((ours, theirs, Predicate.NARROW), (theirs, ours, Predicate.BROAD)):
        if family.thing.type != FAMILY or member.thing.type not in {"Model", ""} or ours.is_served or theirs.is_served:
            continue
        for one in family.called:
            if not one.parts.versions and any(one.parts.glued in maker_keys(maker) for maker in family.makers):
                continue  # all that a maker has may begin with its own name
            for other in member.called:
                if _goes_on(one, other, editions) and _of_one_maker(ours, theirs, other):
                    called = (one, other) if family is ours else (other, one)
                    reason = f"{other.text} goes on where the family's name {one.text} ends. The makers agree."
                    return Match(predicate, Justification.TOGETHER, _CONFIDENCE, *called, reason)
    return None


def _goes_on(family: Called, member: Called, editions: frozenset[str]) -> bool:
    broad, narrow = family.parts, member.parts
    more = set(narrow.words) - set(broad.words)
    if broad.sizes or broad.formats or broad.snapshot or narrow.formats or narrow.snapshot or narrow.moving:
        return False
    is_inside = bool(broad.words) and set(broad.words) <= set(narrow.words) and broad.first == narrow.first
    return is_inside and broad.versions == narrow.versions and more <= editions and bool(more or narrow.sizes)


def _of_one_maker(ours: Named, theirs: Named, called: Called) -> bool:
    made_by_one = makers_agree(ours.makers, theirs.makers) is True
    return made_by_one and is_owner_told(ours, theirs, called.parts) and not held(ours.thing, theirs.thing).differ
