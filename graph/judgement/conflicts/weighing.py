"""Whom a value is held against: other sources, better ones, those who give the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...claims import Modality
from .siblings import Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..camps import Camp
    from ..testimony import Testimony
    from .case import Case


def is_figure(case: Case) -> bool:
    """Tell whether a case is about a number that stays as it is."""
    return case.known.kind.is_number and not case.known.varies


def is_open(case: Case) -> bool:
    """Tell whether the sources do not agree on what the value is."""
    return len(case.camps) > 1 or bool(case.stated and case.of(Modality.UNDISCLOSED))


def wins(case: Case, camp: Camp) -> bool:
    """Tell whether the consensus chose the value of a camp, for more than a later date."""
    decision = case.decision
    if decision is None or decision.rule not in {"majority", "tier"}:
        return False
    return not case.supporters.isdisjoint(camp)


def giving_alike(heard: Sequence[Testimony], others: Sequence[Testimony], case: Case) -> list[Testimony]:
    """Return those who give the value of one of the others."""
    return Given(heard, case).like(others)


def elsewhere(heard: Sequence[Testimony], camp: Camp) -> list[Testimony]:
    """Return those that stand in other sources than a camp's."""
    own = sources_of(camp)
    return [each for each in heard if each.origin.id not in own]


def without(camp: Camp, heard: Sequence[Testimony]) -> list[Testimony]:
    """Return those who do not stand in a camp."""
    here = frozenset(camp)
    return [each for each in heard if each not in here]


def best_tier(heard: Sequence[Testimony]) -> float:
    """Return the tier of the closest source, infinite where none has one."""
    return min((each.origin.tier for each in heard if each.origin.tier is not None), default=float("inf"))


def sources_of(heard: Sequence[Testimony]) -> set[str]:
    """Return the ids of the sources of some testimonies."""
    return {each.origin.id for each in heard}
