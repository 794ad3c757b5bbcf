"""What the sources together support: for each subject and property the value that wins, and by which rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ..claims import Claim, Comparator
from ..iris import key_of
from ..spool import sorted_on_disk
from ..vocabulary import ValueKind
from .extents import Extent, extent_of, holding_together

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..claims import Value
    from ..iris import Iris
    from ..vocabulary import Property, Vocabulary
    from .policy import Policy

_EXACTNESS = {Comparator.EQUAL: 0, Comparator.ABOUT: 1}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the consensus holds of one property of one subject.

    `subject` is an IRI; `value` is None where there is no winner: then the sources tie, or none says a
    value. `rule` is a name in the policy; `supporters` are the claims that the value satisfies, `beaten`
    all others.
    """

    subject: str
    property: str
    setting: str | None
    value: Value | None
    rule: str
    supporters: tuple[Claim, ...]
    beaten: tuple[Claim, ...]

    def is_disputed(self) -> bool:
        """Tell whether the sources tie."""
        return self.rule == "tie"


class _Answer(NamedTuple):
    """A value, the rule that it wins by, and the claims that support it."""

    value: Value | None
    rule: str
    supporters: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Consensus:
    """Decides; `days` gives the day that each source speaks of, by its id, where it is known."""

    vocabulary: Vocabulary
    iris: Iris
    policy: Policy
    days: Mapping[str, dt.date]

    def decisions(self, claims: Iterable[Claim]) -> Iterator[Decision]:
        """Yield the decisions on all claims, ordered by subject, property and setting."""
        asked = sorted_on_disk(self._questions(claims), key=itemgetter(0))
        for (subject, name, setting), answers in groupby(asked, key=itemgetter(0)):
            rivals = [claim for _, claim in answers]
            ordered = sorted(rivals, key=self._order)
            for answer in self._answers(self.vocabulary.properties[name], ordered):
                won = set(map(id, answer.supporters))
                beaten = tuple(claim for claim in ordered if id(claim) not in won)
                yield Decision(subject, name, setting or None, *answer, beaten=beaten)

    def _questions(self, claims: Iterable[Claim]) -> Iterator[tuple[tuple[str, str, str], Claim]]:
        """Yield each claim with the subject, property and setting that it is about."""
        for claim in claims:
            if claim.unit is not None:
                continue  # it cannot be compared with those in the property's unit
            known = self.vocabulary.properties[claim.property]
            # A score's setting is part of its subject; elsewhere a value of another setting is no rival,
            # unless the property has but one value: then a narrowed figure only yields to a general one.
            setting = "" if known.one_valued or claim.benchmark is not None else claim.setting or ""
            yield (self.iris.subject(claim).value, claim.property, setting), claim

    def _order(self, claim: Claim) -> tuple[str, int, int, str]:
        return claim.source, claim.span.start, claim.span.end, self.iris.claim(claim).value

    def _answers(self, known: Property, rivals: Sequence[Claim]) -> Iterator[_Answer]:
        eligible = [claim for claim in rivals if claim.modality in self.policy.eligible]
        if not eligible:
            yield _Answer(None, "unsaid", ())
        elif known.one_valued:
            yield self._one([claim for claim in eligible if not claim.setting] or eligible)
        elif not known.varies:
            yield from self._each(eligible, "every")
        else:
            latest = self._latest(eligible)
            rule = "latest" if len(latest) < len(eligible) else None
            if known.kind is ValueKind.ENTITY:
                yield from self._each(latest, rule or "every")
            else:
                yield self._one(latest, rule)

    def _each(self, claims: Sequence[Claim], rule: str) -> Iterator[_Answer]:
        for group in self._same(claims):
            yield _Answer(group[0].value, rule, tuple(group))

    def _one(self, rivals: Sequence[Claim], rule: str | None = None) -> _Answer:
        """Return the value that most sources support; `rule` says how the rivals were chosen."""
        groups = sorted(self._groups(rivals), key=_voices, reverse=True)
        winner = groups[0]
        if len(groups) > 1 and _voices(winner) == _voices(groups[1]):
            return _Answer(None, "tie", ())
        best = min(winner, key=lambda claim: self._vagueness(claim, winner))
        is_one = len(self._same(winner)) == 1 and len({claim.comparator for claim in winner}) == 1
        agreed = "unopposed" if is_one else "compatible"
        return _Answer(best.value, rule or ("majority" if len(groups) > 1 else agreed), tuple(winner))

    def _latest(self, claims: Sequence[Claim]) -> list[Claim]:
        """Return the claims that speak of the latest day; undated ones only where none is dated."""
        days = [self._day(claim) for claim in claims]
        latest = max((day for day in days if day is not None), default=None)
        return [claim for claim, day in zip(claims, days, strict=True) if day == latest]

    def _day(self, claim: Claim) -> dt.date | None:
        return claim.as_of.earliest if claim.as_of is not None else self.days.get(claim.source)

    def _groups(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Return the groups of claims whose values can all hold; a vague claim may stand in several."""
        extents = [extent_of(claim, self.policy.approximation) for claim in claims]
        measured = [(claim, extent) for claim, extent in zip(claims, extents, strict=True) if extent]
        groups = holding_together([extent for _, extent in measured])
        named = [claim for claim, extent in zip(claims, extents, strict=True) if extent is None]
        return [[measured[i][0] for i in group] for group in groups] + self._same(named)

    def _same(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Return the claims grouped by equal value."""
        same: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.value is not None:
                same[key_of(claim.value, self.iris)].append(claim)
        return list(same.values())

    def _vagueness(self, claim: Claim, group: Sequence[Claim]) -> tuple[int, Decimal, int, str]:
        extent = extent_of(claim, self.policy.approximation)
        width = extent.width if isinstance(extent, Extent) else Decimal(0)
        key = key_of(claim.value, self.iris) if claim.value is not None else ""
        alike = sum(1 for other in group if other.value == claim.value)
        return _EXACTNESS.get(claim.comparator, 2), width, -alike, key


def _voices(claims: Iterable[Claim]) -> int:
    """Return how many speak for a value: so far, each source once."""
    return len({claim.source for claim in claims})
