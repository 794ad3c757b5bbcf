"""A figure of one model that is given to its sibling."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...claims import Modality
from ..camps import SIZE, camps, is_size_of, sizes_in
from ..conflict import Conflict, Kind, Severity
from ..extents import extent_of
from . import telling
from .siblings import is_told_by_maker
from .weighing import best_tier, elsewhere, giving_alike, is_figure, is_open, wins, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..camps import Camp
    from ..testimony import Testimony
    from .case import Case
    from .siblings import Siblings

_SPEAKING = frozenset([Modality.ASSERTED, Modality.REPORTED, Modality.UNDISCLOSED])
_OFFERING = "Offering"


@dataclass(frozen=True)
class Kindred:
    """The cases on one topic of all that a thing can be taken for.

    `plainer` are those of what it is a form of, the nearest first: of the model that an offering serves, of "Heron 2
    Mini" for "Heron 2 Mini FP8". `siblings` are those of one family, and of one name but for the size; `roots` has the
    root of each form by its IRI.
    """

    plainer: Sequence[Case]
    siblings: Sequence[Siblings]
    roots: Mapping[str, str]

    def having(self, camp: Camp) -> Iterator[Case]:
        """Yield the cases that have the like of a camp's value, each once; whose maker says otherwise has not."""
        seen = set()
        for group in self.siblings:
            for each in group.having(camp):
                if each.thing not in seen:
                    seen.add(each.thing)
                    yield each

    def is_other(self, one: Case, other: Case) -> bool:
        """Tell whether two cases are of two models, not of two forms or spellings of one."""
        mine, yours = (self.roots.get(each.thing, each.thing) for each in (one, other))
        if mine == yours:
            return False
        return one.bare_name != other.bare_name or _are_sized_apart(one, other)


class _Word(NamedTuple):
    """What the maker says of a thing, or of what that is a form of."""

    case: Case
    own: Sequence[Testimony]


def borrowed(case: Case, kindred: Kindred) -> Iterator[tuple[Camp, Conflict]]:
    """Yield the camps whose number the maker, or better sources, give for one sibling, and not for this thing.

    The maker's word counts whatever the consensus chose. What a provider may set, and what a tuned form may have
    otherwise, is told only where it is more than the maker gives the model itself.
    """
    if not is_figure(case):
        return
    word = _makers_word(case, kindred)
    for camp in case.camps:
        if not _may_be_borrowed(case, camp, word):
            continue
        for sibling in _only(kindred.having(camp), case, kindred):
            given = elsewhere(giving_alike(sibling.stated, camp, case), camp)
            lent = [each for each in given if each in sibling.own]
            if lent or _are_better(sibling, given, camp):
                yield camp, _told(case, camp, sibling, lent or given, word)
                break


def misnamed(case: Case, kindred: Kindred) -> Iterator[tuple[Camp, Conflict]]:
    """Yield the camps that give a model the size in the name of the sibling, and not the one in its own."""
    own = sizes_in(case.name)
    if case.known.unit != SIZE or not case.known.smaller_part or not own:
        return
    for camp in case.camps:
        value = camp[0].claim.value
        if not isinstance(value, Decimal) or any(is_size_of(value, size) for size in own):
            continue
        named = [each for each in kindred.having(camp) if _is_named(each, value) and each.bare_name == case.bare_name]
        if len({each.name for each in named}) == 1:
            says = (
                f"{telling.about(case)}: {telling.side(camp, case)}, the size in the name of the sibling "
                f"{named[0].name}, not the one in its own"
            )
            given = giving_alike(named[0].stated, camp, case)
            yield camp, case.conflict(Kind.BORROWED, Severity.HIGH, [*camp, *given], says)


def _makers_word(case: Case, kindred: Kindred) -> _Word | None:
    """Return the nearest that the maker says; scores of one form are no other's."""
    nearest = [case] if case.topic[1] else [case, *kindred.plainer]
    return next((_Word(each, each.own) for each in nearest if each.own), None)


def _may_be_borrowed(case: Case, camp: Camp, word: _Word | None) -> bool:
    """Tell whether a camp's value is not the thing's own, as far as is said of that."""
    if word is None:
        return not _is_offering(case) and is_open(case) and not wins(case, camp)
    if _can_hold(camp, word, case):
        return False
    may_be_less = word.case is not case and _OFFERING in case.known.on
    return not may_be_less or _is_above(camp, word, case)


def _is_offering(case: Case) -> bool:
    return case.heard[0].claim.subject.type == _OFFERING


def _can_hold(camp: Camp, word: _Word, case: Case) -> bool:
    """Tell whether what the maker says can be true beside a camp's value."""
    own = frozenset(word.own)
    both = camps([*camp, *(each for each in word.own if each not in camp)], case.known, case.ground)
    return any(not own.isdisjoint(group) and not own.issuperset(group) for group in both) or not own.isdisjoint(camp)


def _is_above(camp: Camp, word: _Word, case: Case) -> bool:
    """Tell whether all of a camp give more than all that the maker says."""
    least = min((found.low for each in camp if (found := extent_of(each.claim, case.ground.policy))), default=None)
    most = max((found.high for each in word.own if (found := extent_of(each.claim, case.ground.policy))), default=None)
    return least is not None and most is not None and least > most


def _only(having: Iterable[Case], case: Case, kindred: Kindred) -> list[Case]:
    """Return the cases of the one other model among some; none where there are several: what many have is nobody's.

    Those to which the maker gives it come first.
    """
    found: list[Case] = []
    for other in having:
        if not kindred.is_other(other, case):
            continue
        if found and kindred.is_other(found[0], other):
            return []
        found.append(other)
    return sorted(found, key=lambda other: (not other.own, other.thing))


def _are_better(sibling: Case, given: Sequence[Testimony], camp: Camp) -> bool:
    """Tell whether those who say it of the sibling are better sources than those who say it here."""
    if sibling.supporters.isdisjoint(given):
        return False
    return is_told_by_maker(sibling) or best_tier(given) < best_tier(camp)


def _are_sized_apart(one: Case, other: Case) -> bool:
    """Tell whether both names tell a size, and not the same."""
    mine, yours = sizes_in(one.name), sizes_in(other.name)
    return bool(mine and yours) and mine.isdisjoint(yours)


def _is_named(case: Case, value: Decimal) -> bool:
    return any(is_size_of(value, size) for size in sizes_in(case.name))


def _told(case: Case, camp: Camp, sibling: Case, given: Sequence[Testimony], word: _Word | None) -> Conflict:
    others = [each for each in without(camp, case.heard) if each.claim.modality in _SPEAKING]
    where = telling.sources(given)
    gives = f"the maker ({where}) gives" if given[0] in sibling.own else telling.told(given, "gives", "give")
    says = f"{telling.about(case)}: {telling.side(camp, case)}; {gives} that figure to the sibling {sibling.name}"
    own: Sequence[Testimony] = ()
    if word is not None:
        own = word.own
        here = "" if telling.sources(own) == where else f" ({telling.sources(own)})"
        says += f", and {telling.best(own, case)} to {word.case.name}{here}"
    return case.conflict(Kind.BORROWED, Severity.HIGH, [*camp, *given, *own, *others], says)
