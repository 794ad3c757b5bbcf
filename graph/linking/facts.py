"""What two things' facts say of their being one: sizes that agree, days that are years apart, one employer."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from ..dates import parse_date
from .makers import makers_agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .thing import Thing

# What is counted once is told rounded: "7B" and 7,241,732,096.
_FIGURES = ("totalParameters", "activeParameters")
_ROUNDED = Decimal("0.15")
_DAYS = ("releaseDate", "announcementDate", "foundedDate")
_APART = 366
_NAMES = ("affiliation", "headquarters")
COMPARED = (*_FIGURES, *_DAYS, *_NAMES)


class Held(NamedTuple):
    """The local names of the properties in which two things agree, and of those in which they do not."""

    agree: tuple[str, ...]
    differ: tuple[str, ...]


def held(ours: Thing, theirs: Thing) -> Held:
    """Return in which facts that both have two things agree."""
    agree: list[str] = []
    differ: list[str] = []
    for names, test in ((_FIGURES, _figures_agree), (_DAYS, _days_agree), (_NAMES, makers_agree)):
        for name in names:
            verdict = test(ours.facts.get(name, ()), theirs.facts.get(name, ()))
            if verdict is not None:
                (agree if verdict else differ).append(name)
    return Held(tuple(agree), tuple(differ))


def _figures_agree(ours: Sequence[str], theirs: Sequence[str]) -> bool | None:
    left, right = _figures(ours), _figures(theirs)
    if not left or not right:
        return None
    return any(abs(one - other) <= _ROUNDED * max(one, other) for one in left for other in right)


def _figures(values: Sequence[str]) -> list[Decimal]:
    found = []
    for value in values:
        try:
            number = Decimal(value)
        except InvalidOperation:
            continue
        if number.is_finite() and number > 0:
            found.append(number)
    return found


def _days_agree(ours: Sequence[str], theirs: Sequence[str]) -> bool | None:
    left, right = [[date for value in values if (date := parse_date(value))] for values in (ours, theirs)]
    if not left or not right:
        return None
    gaps = (
        max((one.earliest - other.latest).days, (other.earliest - one.latest).days) for one in left for other in right
    )
    return min(gaps) <= _APART
