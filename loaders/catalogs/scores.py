"""Scores in fields: on which benchmark each was reached, and in which setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.claims import Entity
from ...graph.names import name_key
from ..understanding.properties.benchmarks import Measured, benchmark_as_written, benchmark_of

if TYPE_CHECKING:
    from ..understanding.names.knowledge import Knowledge
    from .places import Place
    from .record import Record
    from .rules import Rule

_BENCHMARK = "Benchmark"


def measured_by(record: Record, rule: Rule, place: Place, knowledge: Knowledge) -> Measured | None:
    """Return what the score of a rule was reached on: the first of its names that is known, else the last."""
    if not rule.benchmark:
        return None
    names = [name for each in rule.benchmark if (name := record.filled((each,), place))]
    known = next(filter(None, (benchmark_of(name, knowledge) for name in names)), None)
    if known is not None or not names:
        return known
    called = record.gazetteer.called(names[-1], _BENCHMARK)
    return Measured(called) if called is not None else benchmark_as_written(names[-1]) or _named(names[-1])


def _named(name: str) -> Measured:
    return Measured(Entity(_BENCHMARK, name))


def setting_of(record: Record, rule: Rule, place: Place, measured: Measured | None) -> str | None:
    """Return the words that narrow a figure; none that the name of the benchmark or those before have already."""
    if measured is None and not rule.setting and not rule.narrowed_by:
        return None
    own, named = (measured.setting or "", measured.benchmark) if measured is not None else ("", None)
    said = [record.filled(rule.setting, place), own]
    plain = {name_key(each) for each in rule.plain}
    for template in rule.narrowed_by:
        words = record.filled((template,), place)
        before = [*said, *((named.name, named.called) if named is not None else ())]
        if name_key(words) not in plain and not any(_has(each, words) for each in before):
            said.append(words)
    return ", ".join(dict.fromkeys(filter(None, said))) or None


def _has(words: str, part: str) -> bool:
    return f" {name_key(part)} " in f" {name_key(words)} "
