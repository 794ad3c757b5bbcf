"""Counts of what was found and what was right, and the figures that follow from them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Self

from .judging import well_placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .gold import Fact
    from .judging import Judged
    from .said import Said


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of what the gold wants at its core, of what of it was found, and of what is told and could be judged."""

    core: int = 0
    found: int = 0
    judged: int = 0
    wrong: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def right(self) -> int:
        """How much of what could be judged is right."""
        return self.judged - self.wrong

    @property
    def recall(self) -> float | None:
        """The share of the core that was found; None where there is none."""
        return share(self.found, self.core)

    @property
    def precision(self) -> float | None:
        """The share of what could be judged that is right; None where nothing could."""
        return share(self.right, self.judged)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of recall and precision."""
        return f1(self.recall, self.precision)


@dataclass(frozen=True, slots=True)
class Tally(Counts):
    """Counts of facts, of claims that could be judged, and of all claims.

    `placed`, `modality` and `comparator` count how many of the found facts are right in that respect, `broken` how
    many of the claims have a quote that is not the text at its place.
    """

    placed: int = 0
    modality: int = 0
    comparator: int = 0
    claims: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class ConflictTally(Counts):
    """Counts of conflicts, and of the rows that tell some.

    `severity` and `values` count of the right rows those with a right severity and with all values of the gold.
    """

    severity: int = 0
    values: int = 0


def share(part: int, whole: int) -> float | None:
    """Return a part of a whole; None where there is no whole."""
    return part / whole if whole else None


def f1(recall: float | None, precision: float | None) -> float | None:
    """Return the harmonic mean; None where one of the two is unknown, 0 where both are 0."""
    if recall is None or precision is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tally_of(judged: Judged) -> Tally:
    """Return the counts of one document."""
    return sum(by_property(judged).values(), Tally())


def by_property(judged: Judged) -> Mapping[str, Tally]:
    """Return the counts of one document by property."""
    counts: dict[str, Tally] = defaultdict(Tally)
    for fact, hits in judged.hits:
        counts[fact.predicate] += _of_fact(fact, hits, judged.sayings.text)
    for said in judged.sayings.said:
        counts[said.predicate] += Tally(claims=1, broken=judged.sayings.is_broken(said))
    for wrong, group in ((0, judged.right), (1, judged.wrong)):
        for said in group:
            counts[said.predicate] += Tally(judged=1, wrong=wrong)
    return counts


def summed(tallies: Iterable[tuple[str, Tally]]) -> Mapping[str, Tally]:
    """Return the sum of the counts under each name, the names with most facts first."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for name, tally in tallies:
        sums[name] += tally
    return dict(sorted(sums.items(), key=lambda counted: (-counted[1].core, counted[0])))


def _of_fact(fact: Fact, hits: tuple[Said, ...], text: str) -> Tally:
    return Tally(
        core=1,
        found=bool(hits),
        placed=well_placed(fact, hits, text),
        modality=any(said.modality in fact.modalities for said in hits),
        comparator=any(said.comparator in fact.comparators for said in hits),
    )
