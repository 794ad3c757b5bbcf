"""All sets of the gold of conflicts judged: the figures by kind of conflict, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..graph.claims import each_of
from ..graph.conflict_listing import conflicts_in
from ..graph.contents import Contents
from ..graph.iris import DEFAULT_BASE
from ..graph.judgement.conflict import Kind
from ..graph.listing import local_name, value_and_label
from ..graph.queries import Catalogue
from ..loaders.build import reading_of, sources_in
from .conflict_judging import ConflictJudge, Decided, JudgedSet, shows_values
from .tally import ConflictTally, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..graph.snapshot import Snapshot
    from ..graph.vocabulary import Vocabulary
    from .conflict_gold import ConflictSet


@dataclass(frozen=True, slots=True)
class ConflictEvaluation:
    """What was judged, set by set."""

    judged: tuple[JudgedSet, ...]

    def kinds(self) -> Mapping[str, ConflictTally]:
        """Return the counts by kind of conflict, in the order in which kinds are listed."""
        counted: dict[str, ConflictTally] = {kind.value: ConflictTally() for kind in Kind}
        for kind, tally in (each for judged in self.judged for each in _tallies(judged)):
            counted[kind] += tally
        return counted

    def sets(self) -> Mapping[str, ConflictTally]:
        """Return the counts by set."""
        return {
            judged.gold.name: sum((tally for _, tally in _tallies(judged)), ConflictTally()) for judged in self.judged
        }

    @property
    def total(self) -> ConflictTally:
        """The counts over all sets."""
        return sum(self.kinds().values(), ConflictTally())

    def figures(self) -> dict[str, float | None]:
        """Return the figures that sum it up, each from 0 to 1; None where there is nothing to judge by.

        `severity` and `values` are shares of the right rows, `consensus` that of the decisions that are as wanted.
        """
        total = self.total
        decisions = [is_right for judged in self.judged for _, _, is_right in judged.decided]
        return {
            "recall": total.recall,
            "precision": total.precision,
            "f1": total.f1,
            "severity": share(total.severity, total.right),
            "values": share(total.values, total.right),
            "consensus": share(sum(decisions), len(decisions)),
        }


def conflicts_evaluated(golds: Iterable[ConflictSet], vocabulary: Vocabulary) -> ConflictEvaluation:
    """Build the documents of each set, and return how what is made of them compares with its gold."""
    judge = ConflictJudge.of(vocabulary)
    judged = []
    for gold in golds:
        with TemporaryDirectory() as folder:
            snapshot = _built(gold, Path(folder), vocabulary)
            judged.append(judge.judged(gold, conflicts_in(snapshot), tuple(_decided(snapshot, vocabulary))))
    return ConflictEvaluation(tuple(judged))


def _built(gold: ConflictSet, data: Path, vocabulary: Vocabulary) -> Snapshot:
    readings = list(each_of(reading_of(source, vocabulary) for source in sources_in([gold.documents])))
    contents = Contents(readings, vocabulary, DEFAULT_BASE)
    return contents.published(data)


def _decided(snapshot: Snapshot, vocabulary: Vocabulary) -> Iterator[Decided]:
    """Yield what the consensus holds, values and their labels as the listing of claims has them."""
    query = Catalogue.load().named("consensus").bind(subject=None, property=None, rule=None)
    for solution in snapshot.select(query):
        names = ("subjectLabel", "property", "benchmark", "setting", "found", "foundLabel", "rule", "voices")
        found = {name: None if (term := solution[name]) is None else term.value for name in names}
        known = vocabulary.properties[local_name(found["property"]) or ""]
        held = {"value": found["found"], "valueLabel": found["foundLabel"]}
        value, label = value_and_label(held, known, vocabulary)
        yield {
            **{name: found[name] for name in ("benchmark", "setting", "rule", "voices")},
            "subject": found["subjectLabel"],
            "property": known.name,
            "value": value,
            "valueLabel": label,
        }


def _tallies(judged: JudgedSet) -> Iterator[tuple[str, ConflictTally]]:
    """Yield the counts of one set, by the kind that the gold names, or the row where it is a false alarm."""
    for wanted, row in judged.found:
        is_severity_right = row["severity"] in wanted.severities
        yield (
            wanted.kind,
            ConflictTally(
                core=int(wanted.is_core),
                found=int(wanted.is_core),
                judged=1,
                severity=int(is_severity_right),
                values=int(shows_values(row, wanted)),
            ),
        )
    yield from ((wanted.kind, ConflictTally(core=1)) for wanted in judged.missed)
    yield from ((str(alarm.row["kind"]), ConflictTally(judged=1, wrong=1)) for alarm in judged.false)
