"""One set of documents judged: which conflicts were found, which rows are false alarms, which decisions are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .conflict_gold import WITHOUT_VALUE
from .sameness import SameNames, number_in, same_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..graph.conflict_listing import ConflictRow
    from ..graph.vocabulary import Vocabulary
    from .conflict_gold import ConflictSet, Supported, Wanted

Decided = dict[str, str | None]
"""A decision: subject, property, benchmark, setting, value, valueLabel, rule, voices."""


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A row that no conflict of the gold bears out; `trap` is what it fell into, `near` a conflict on the same."""

    row: ConflictRow
    trap: Wanted | None
    near: Wanted | None


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """How what was made of a set compares with its gold.

    `decided` pairs each line on the consensus with the decision on it, None where there is none.
    """

    gold: ConflictSet
    found: tuple[tuple[Wanted, ConflictRow], ...]
    missed: tuple[Wanted, ...]
    false: tuple[FalseAlarm, ...]
    decided: tuple[tuple[Supported, Decided | None, bool], ...]


@dataclass(frozen=True, slots=True)
class ConflictJudge:
    """Compares rows of the listing with gold; what is one name comes from the ontology's lists and the known names."""

    names: SameNames

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> ConflictJudge:
        """Return the judge that knows a vocabulary."""
        return cls(SameNames.of(vocabulary))

    def judged(self, gold: ConflictSet, rows: Iterable[ConflictRow], decided: Sequence[Decided] = ()) -> JudgedSet:
        """Return how rows compare with gold: each finds one conflict at most, and a second that tells it is false."""
        left, found = list(gold.conflicts), []
        false = []
        for row in sorted(rows, key=lambda row: -self._choice(row, gold.conflicts)):
            if (wanted := self._best(row, left)) is not None:
                left.remove(wanted)
                found.append((wanted, row))
            else:
                false.append(self._false_alarm(row, gold))
        missed = tuple(wanted for wanted in left if wanted.is_core)
        decisions = tuple(self._decision(line, decided) for line in gold.consensus)
        return JudgedSet(gold, tuple(found), missed, tuple(false), decisions)

    def fits(self, row: ConflictRow, wanted: Wanted) -> bool:
        """Tell whether a row tells a conflict: its kind, what it is about, and at least its sources."""
        return row["kind"] in wanted.kinds and wanted.sources <= set(row["sources"] or ()) and self._about(row, wanted)

    def _about(self, row: ConflictRow, wanted: Wanted) -> bool:
        if wanted.is_of_event != ("/event/" in str(row["subject"])):
            return False
        is_of_it = wanted.is_of_event or any(
            self.names.same(str(row["subjectLabel"]), name) for name in wanted.subjects
        )
        return is_of_it and (row["property"] or "") in wanted.properties and self._measured(row, wanted)

    def _measured(self, row: ConflictRow, wanted: Wanted) -> bool:
        test = str(row["benchmark"] or "")
        return any(name == test or (name and test and self.names.same(name, test)) for name in wanted.benchmarks)

    def _best(self, row: ConflictRow, left: Iterable[Wanted]) -> Wanted | None:
        fitting = [wanted for wanted in left if self.fits(row, wanted)]
        return max(fitting, key=lambda wanted: _closeness(row, wanted), default=None)

    def _choice(self, row: ConflictRow, conflicts: Iterable[Wanted]) -> int:
        """Return how well a row meets its best conflict, so that those that meet theirs exactly choose first."""
        return max((_closeness(row, wanted) for wanted in conflicts if self.fits(row, wanted)), default=0)

    def _false_alarm(self, row: ConflictRow, gold: ConflictSet) -> FalseAlarm:
        traps = (trap for trap in gold.traps if row["kind"] in trap.kinds and self._about(row, trap))
        near = (wanted for wanted in gold.conflicts if self._about(row, wanted))
        return FalseAlarm(row, next(traps, None), next(near, None))

    def _decision(self, line: Supported, decided: Sequence[Decided]) -> tuple[Supported, Decided | None, bool]:
        """Return the decision that a line is about and whether it is right; of several, a right one."""
        about = [each for each in decided if self._is_about(each, line)]
        right = [each for each in about if self._is_right(each, line)]
        return line, next(iter(right or about), None), bool(right)

    def _is_about(self, decision: Mapping[str, str | None], line: Supported) -> bool:
        return (
            self.names.same(decision["subject"] or "", line.subject)
            and decision["property"] == line.property
            and self.names.same(decision["benchmark"] or "", line.benchmark)
            and self.names.same(decision["setting"] or "", line.setting)
        )

    def _is_right(self, decision: Mapping[str, str | None], line: Supported) -> bool:
        if line.rule is not None and decision["rule"] != line.rule:
            return False
        if line.voices is not None and int(decision["voices"] or 0) != line.voices:
            return False
        return any(self._same_value(decision, value) for value in line.values)

    def _same_value(self, decision: Mapping[str, str | None], wanted: str) -> bool:
        value = decision["value"]
        if wanted in WITHOUT_VALUE or value is None:
            return value is None and decision["rule"] == WITHOUT_VALUE.get(wanted)
        one, other = number_in(wanted), number_in(value)
        if one is not None and other is not None:
            return same_number(one, other)
        return value == wanted or self.names.same(decision["valueLabel"] or value, wanted)


def _closeness(row: ConflictRow, wanted: Wanted) -> int:
    """Return how many of kind, property, benchmark and values are those that the reader prefers, core ones first."""
    exact = (
        row["kind"] == wanted.kind,
        (row["property"] or "") == wanted.properties[0],
        (row["benchmark"] or "") == wanted.benchmarks[0],
        shows_values(row, wanted),
    )
    return 1 + sum(exact) + (len(exact) + 1) * wanted.is_core


def shows_values(row: ConflictRow, wanted: Wanted) -> bool:
    """Tell whether each value of the gold is among those of a row, perhaps with words around it."""
    shown = [each.casefold() for each in row["values"] or ()]
    return all(any(value.casefold() in each for each in shown) for value in wanted.values)
