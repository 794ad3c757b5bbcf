"""An evaluation of conflicts for people, as tables, and for programs, as records."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from .report import Columns, Record
from .tally import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conflict_evaluation import ConflictEvaluation
    from .conflict_gold import Wanted
    from .conflict_judging import FalseAlarm
    from .tally import ConflictTally

_WIDTH = 100
_COLUMNS = ("core", "found", "recall", "rows", "false", "precision", "severity", "values")
_MISS = ("set", "kind", "subject", "property", "benchmark", "sources", "sentence")
_FALSE = ("set", "kind", "subject", "property", "benchmark", "sources", "explanation", "because")
_DECISION = ("set", "subject", "property", "benchmark", "wanted", "decided")


def conflict_tables(evaluation: ConflictEvaluation, *, misses: bool = False, false: bool = False) -> Iterator[Columns]:
    """Yield the tables for people: by set and kind, then what sums it up, lists where wanted."""
    if misses:
        yield Columns("Conflicts that were not found", _MISS, [_cells(each, _MISS) for each in missed(evaluation)])
        yield Columns(
            "Decisions that are not as wanted", _DECISION, [_cells(each, _DECISION) for each in undecided(evaluation)]
        )
    if false:
        yield Columns("False alarms", _FALSE, [_cells(each, _FALSE) for each in falsely_told(evaluation)])
    for name, tallies in {"set": evaluation.sets(), "kind": evaluation.kinds()}.items():
        rows = [_counted(each, tally) for each, tally in tallies.items() if tally.core or tally.judged]
        yield Columns(f"By {name}", (name, *_COLUMNS), rows)
    yield Columns("In all", ("figure", "value"), [(name, _figure(v)) for name, v in evaluation.figures().items()])


def conflict_records(evaluation: ConflictEvaluation, *, misses: bool = False, false: bool = False) -> Iterator[Record]:
    """Yield flat objects for programs: `by` is all, set, kind, miss, decision or false."""
    yield {"by": "all", "name": "all", **evaluation.figures()}
    for by, tallies in {"set": evaluation.sets(), "kind": evaluation.kinds()}.items():
        yield from ({"by": by, "name": name, **_shares(tally)} for name, tally in tallies.items())
    if misses:
        yield from ({"by": "miss", **each} for each in missed(evaluation))
        yield from ({"by": "decision", **each} for each in undecided(evaluation))
    if false:
        yield from ({"by": "false", **each} for each in falsely_told(evaluation))


def missed(evaluation: ConflictEvaluation) -> Iterator[Record]:
    """Yield the core conflicts that no row tells, by set."""
    return (_miss(judged.gold.name, wanted) for judged in evaluation.judged for wanted in judged.missed)


def falsely_told(evaluation: ConflictEvaluation) -> Iterator[Record]:
    """Yield the rows that no conflict bears out, by set, with what they fell for."""
    return (_false(judged.gold.name, alarm) for judged in evaluation.judged for alarm in judged.false)


def undecided(evaluation: ConflictEvaluation) -> Iterator[Record]:
    """Yield the decisions that are not as the gold wants them, by set."""
    for judged in evaluation.judged:
        for line, decision, is_right in judged.decided:
            if not is_right:
                wanted = " ".join(str(each) for each in (line.values[0], line.rule, line.voices) if each is not None)
                held = decision or {}
                shown = (held.get("valueLabel") or held.get("value"), held.get("rule"), held.get("voices"))
                yield {
                    "set": judged.gold.name,
                    "subject": line.subject,
                    "property": line.property,
                    "benchmark": line.benchmark or None,
                    "wanted": wanted,
                    "decided": " ".join(str(each) for each in shown if each is not None) or None,
                }


def _miss(name: str, wanted: Wanted) -> Record:
    return {
        "set": name,
        "kind": wanted.kind,
        "subject": wanted.subjects[0],
        "property": wanted.properties[0],
        "benchmark": wanted.benchmarks[0] or None,
        "sources": ", ".join(sorted(wanted.sources)),
        "sentence": wanted.sentence,
    }


def _false(name: str, alarm: FalseAlarm) -> Record:
    row = alarm.row
    because = f"trap: {alarm.trap.sentence}" if alarm.trap is not None else None
    if because is None and alarm.near is not None:
        because = f"{alarm.near.kind}: {alarm.near.sentence}"
    return {
        "set": name,
        "kind": str(row["kind"]),
        "subject": str(row["subjectLabel"]),
        "property": _text(row["property"]),
        "benchmark": _text(row["benchmark"]),
        "sources": ", ".join(row["sources"] or ()),
        "explanation": _text(row["explanation"]),
        "because": because,
    }


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _shares(tally: ConflictTally) -> Record:
    return {
        "core": tally.core,
        "found": tally.found,
        "recall": tally.recall,
        "rows": tally.judged,
        "false": tally.wrong,
        "precision": tally.precision,
        "severity": share(tally.severity, tally.right),
        "values": share(tally.values, tally.right),
    }


def _counted(name: str, tally: ConflictTally) -> tuple[str, ...]:
    return (name, *(_figure(value) for value in _shares(tally).values()))


def _figure(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "–" if value is None else str(value)


def _cells(record: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("" if record[name] is None else shorten(str(record[name]), _WIDTH, placeholder=" …") for name in names)
