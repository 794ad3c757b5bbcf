"""A value that belongs elsewhere: to another label of the same card, to the family, to a sibling."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ...claims import Comparator, Modality
from ..camps import extent
from ..conflict import Conflict, Kind, Severity
from . import telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..camps import Camp
    from ..testimony import Testimony
    from .case import Case, Dossier

# Small numbers meet by chance: 64 heads, 64 layers.
_TELLING = Decimal(1000)


def mislabelled(case: Case, own: Dossier) -> Iterator[tuple[Camp, Conflict]]:
    """Yield the camps whose value is, by the consensus, that of another property of the thing, and what is wrong."""
    if len(case.camps) < 2 or not case.known.kind.is_number:
        return
    for camp in case.camps:
        rest = [each for other in case.camps if other is not camp for each in other if each not in camp]
        for other in own.cases.values():
            if _is_other_label(other, case) and _settles(other, camp, case) and not _settles(case, camp, case):
                chosen = [each for each in other.camps[0] if each.origin.id not in _ids(camp)] or other.camps[0]
                sentence = (
                    f"{telling.gives(camp, case)} as {telling.topic(case)}; {telling.told(chosen, 'gives', 'give')} "
                    f"that as its {other.known.label}, and {telling.gives(rest, case)} as its {case.known.label}"
                )
                yield camp, case.conflict(Kind.LABEL, Severity.HIGH, [*camp, *chosen, *rest], sentence)
                break


def out_of_scope(case: Case, family: Case | None) -> Iterator[Conflict]:
    """Yield the camps whose value is said of the family, where the member's own is another or not disclosed."""
    if family is None or not _is_open(case):
        return
    for camp in case.camps:
        shared = [each for each in family.stated if any(_alike(each, mine, case) for mine in camp)]
        if shared:
            sentence = (
                f"{telling.gives(camp, case)} as {telling.topic(case)}; "
                f"{telling.told(shared, 'says', 'say')} it of the family {family.name}"
            )
            yield case.conflict(Kind.SCOPE, Severity.MEDIUM, [*camp, *shared], sentence)


def borrowed(case: Case, siblings: Sequence[Case]) -> Iterator[Conflict]:
    """Yield the camps whose value better sources give for a sibling, and not for this thing."""
    if not _is_open(case) or not case.known.kind.is_number:
        return
    for camp in case.camps:
        if _settles(case, camp, case):
            continue
        for sibling in siblings:
            if sibling is case:
                continue
            lenders = [each for each in sibling.stated if any(_alike(each, mine, case) for mine in camp)]
            if lenders and _are_better(lenders, sibling, camp):
                others = [each for each in case.heard if each not in camp and each.claim.modality in _OTHERWISE]
                sentence = (
                    f"{telling.gives(camp, case)} as {telling.topic(case)}; "
                    f"{telling.told(lenders, 'says', 'say')} it of {sibling.name}"
                )
                yield case.conflict(Kind.BORROWED, Severity.HIGH, [*camp, *lenders, *others], sentence)
                break


_OTHERWISE = frozenset([Modality.ASSERTED, Modality.REPORTED, Modality.UNDISCLOSED])


def _is_open(case: Case) -> bool:
    """Tell whether the sources do not agree on what the value is."""
    return len(case.camps) > 1 or bool(case.stated and case.of(Modality.UNDISCLOSED))


def _is_other_label(other: Case, case: Case) -> bool:
    """Tell whether a case is on another property of the same unit, in the same setting, and decided."""
    return (
        other is not case
        and other.is_decided
        and other.known.name != case.known.name
        and other.known.unit == case.known.unit is not None
        and other.known.one_valued
        and other.topic[1:] == case.topic[1:]
        and (
            case.known.smaller_part == other.known.name
            or other.known.smaller_part == case.known.name
            or _is_telling(other)
        )
    )


def _is_telling(case: Case) -> bool:
    return any(isinstance(each.claim.value, Decimal) and each.claim.value >= _TELLING for each in case.camps[0])


def _settles(case: Case, camp: Camp, asked: Case) -> bool:
    """Tell whether the value that the consensus chose for a case is that of a camp."""
    if case is asked:
        chosen = case.decision.supporters if case.decision is not None and case.is_decided else ()
        return case.decision is not None and case.decision.rule == "majority" and any(each in chosen for each in camp)
    return any(_alike(each, mine, case) for each in case.camps[0] for mine in camp)


def _alike(one: Testimony, other: Testimony, case: Case) -> bool:
    """Tell whether two give the same number or date, whether as such or as a bound or approximation."""
    if one.claim.value == other.claim.value:
        return True
    loose = (Comparator.EQUAL, Comparator.ABOUT)
    if one.claim.comparator not in loose or other.claim.comparator not in loose:
        return False
    mine, yours = (extent(each, case.known, case.ground) for each in (one, other))
    return mine is not None and yours is not None and mine.meets(yours)


def _are_better(lenders: Sequence[Testimony], sibling: Case, camp: Camp) -> bool:
    """Tell whether those who say it of the sibling are other and better sources than those who say it here."""
    own = _ids(camp)
    others = [each for each in lenders if each.origin.id not in own]
    if not others or sibling.decision is None or not any(each in sibling.decision.supporters for each in others):
        return False
    is_own = sibling.decision.disclosed_by is not None
    return is_own or _best_tier(others) < _best_tier(camp) or len(_ids(others)) > len(own)


def _best_tier(heard: Sequence[Testimony]) -> float:
    return min((each.origin.tier for each in heard if each.origin.tier is not None), default=float("inf"))


def _ids(heard: Sequence[Testimony]) -> set[str]:
    return {each.origin.id for each in heard}
