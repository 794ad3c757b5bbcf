"""A value that belongs elsewhere: to another label of the same card, or to the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...claims import Comparator
from ..camps import SIZE
from ..conflict import Conflict, Kind, Severity
from ..testimony import words_in
from ..voices import voices
from . import telling
from .siblings import Given, is_told_by_maker
from .weighing import best_tier, elsewhere, giving_alike, is_figure, is_open, sources_of, wins, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..camps import Camp
    from ..testimony import Testimony
    from .case import Case, Dossier
    from .siblings import Level, Siblings

# A camp that another kind explains, and the conflict that does.
Explained = tuple["Camp", "Conflict"]


def mislabelled(case: Case, own: Dossier) -> Iterator[Explained]:
    """Yield the camps whose value other sources give under another label of the thing, which they do not give here.

    It is a label that is easily mistaken for this one (the total for the active), or the card swaps the two. A source
    that gives the right value as well has misplaced none, unless it gives this one under the other label, too.
    """
    if not is_figure(case) or len(case.camps) < 2:
        return
    siding = frozenset(case.siding)
    beside = [(other, Given(other.camps[0], case)) for other in own.beside(case) if _may_lend(other, case)]
    for camp in case.camps:
        for other, chosen in beside:
            given = chosen.like(camp)
            right = elsewhere(given, camp)
            is_sure = not siding.isdisjoint(camp) or not sources_of(given).isdisjoint(sources_of(camp))
            if not right or not is_sure or wins(case, camp):
                continue
            rest = without(camp, [each for side in case.camps if side is not camp for each in side])
            if elsewhere(rest, camp) and _is_mistakable(other, case, camp, rest) and _is_labelled(camp, case, other):
                first = next(each for each in case.camps if each is not camp)
                instead = without(camp, first) or rest
                says = (
                    f"{telling.about(case)}: {telling.side(camp, case)}, which {telling.told(right, 'gives', 'give')} "
                    f"as its {other.known.label}; {telling.side(instead, case)}"
                )
                yield camp, case.conflict(Kind.LABEL, Severity.HIGH, [*camp, *right, *rest], says)
                break


def out_of_scope(case: Case, levels: Sequence[Level]) -> Iterator[Explained]:
    """Yield the camps whose number is said of a family, where the member's own is another or not disclosed.

    Sizes, scores and bounds ("up to") of a family are those of one of its members, and so is, mostly, what others than
    its maker say of it. What a source says of both, or what another member has, too, is each one's.
    """
    if not levels or not is_figure(case) or not is_open(case) or case.topic[1] or case.known.unit == SIZE:
        return
    siding = frozenset(case.siding)
    for camp in case.camps:
        if wins(case, camp) or _is_own(case, camp):
            continue
        member = [each for each in camp if each in siding]
        for family, members in levels:
            shared = giving_alike(_own(family), member, case)
            if family is None or not shared:
                continue
            own = elsewhere(member, giving_alike(family.stated, member, case))
            if own and not _is_shared(own, members, case):
                yield camp, _of_family(case, own, shared, family)
                break


def pooled(case: Case, levels: Sequence[Level]) -> Iterator[Conflict]:
    """Yield that one voice gives a member what the maker tells of the making of a whole family, and of no member.

    Members were mostly made alike: so only where the manifest puts the maker's source before that of the voice.
    """
    if not case.known.pooled or is_open(case) or not case.stated:
        return
    for family, members in levels:
        whole = _own(family)
        member = giving_alike(case.siding, whole, case)
        if family is None or not member:
            continue
        if (
            len(member) == len(case.stated)
            and len(elsewhere(whole, member)) == len(whole)
            and len(voices(member, case.ground.policy, case.ground.iris)) == 1
            and not is_told_by_maker(case)
            and not _is_shared(member, members, case)
            and best_tier(whole) < best_tier(member)
        ):
            yield _of_family(case, member, giving_alike(whole, member, case), family)
        return


def _own(family: Case | None) -> list[Testimony]:
    """Return what the maker says of a family, but for "up to": that is so of one member."""
    decision = family.decision if family is not None else None
    return [each for each in decision.own if each.claim.comparator is not Comparator.AT_MOST] if decision else []


def _of_family(case: Case, own: Sequence[Testimony], shared: Sequence[Testimony], family: Case) -> Conflict:
    says = (
        f"{telling.about(case)}: {telling.side(own, case)}, which "
        f"{telling.told(shared, 'says', 'say')} of the family {family.name}"
    )
    return case.conflict(Kind.SCOPE, Severity.MEDIUM, [*own, *shared], says)


def _is_shared(own: Camp, members: Siblings, case: Case) -> bool:
    """Tell whether somebody gives a value to another member, too."""
    return any(other.bare_name != case.bare_name for other in members.giving(own))


def is_settled(case: Case, camp: Camp) -> bool:
    """Tell whether the consensus passes a camp over for more than a later date."""
    decision = case.decision
    return decision is not None and decision.rule in {"majority", "tier"} and not wins(case, camp)


def _is_own(case: Case, camp: Camp) -> bool:
    """Tell whether the maker gives the value of a camp."""
    return is_told_by_maker(case) and not case.supporters.isdisjoint(camp)


def _may_lend(other: Case, case: Case) -> bool:
    """Tell whether the consensus chose a value under another label that could stand under this one."""
    return other.is_decided and other.known.unit == case.known.unit and other.known.one_valued


def _is_labelled(camp: Camp, case: Case, other: Case) -> bool:
    """Tell whether a camp's label is said in full: "a 9B-parameter model" may have 9B in use."""
    shared = _words_of(case) & _words_of(other)
    own = _words_of(case) - shared
    if case.known.smaller_part != other.known.name or not own:
        return True
    said = [set(words_in(each.passage)) for each in camp]
    return any(words & own or not words & {*shared, *(word[:-1] for word in shared)} for words in said)


def _words_of(case: Case) -> set[str]:
    return set(words_in(case.known.label))


def _is_mistakable(other: Case, case: Case, camp: Camp, rest: Sequence[Testimony]) -> bool:
    """Tell whether one label is easily taken for another, or the camp gives under the other what belongs here."""
    if case.known.smaller_part == other.known.name or other.known.smaller_part == case.known.name:
        return True
    own = sources_of(camp)
    crossing = [each for each in other.stated if each.origin.id in own]
    return bool(giving_alike(crossing, rest, case)) and not giving_alike(crossing, camp, case)
