"""Results in a hub's front matter: below `model-index` stand data sets, and what a model reached on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..properties.benchmarks import benchmark_as_written, benchmark_of, is_metric, score_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Claim, Entity
    from ....graph.document import Pair, Passage, Record
    from ..names.knowledge import Knowledge

_INDEX = "model index"


def is_indexed(record: Record) -> bool:
    """Tell whether a record is a part of a model index."""
    return any(pair.path and label_key(pair.path[0]) == _INDEX for pair in record.pairs)


def tested_on(record: Record) -> Passage | None:
    """Return the name of the data set that a record of a model index tells of; None where it tells of none."""
    below = [pair for pair in record.pairs if pair.path and label_key(pair.path[-1]) == "dataset"]
    return _value(below, "name") or _value(below, "type")


def result_claims(record: Record, tested: Passage, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the score that a record of metrics gives on the data set; a loss or an error is none."""
    below = [pair for pair in record.pairs if pair.path and label_key(pair.path[-1]) == "metrics"]
    value, kind = _value(below, "value"), _value(below, "type") or _value(below, "name")
    if value is None or kind is None or not is_metric(kind.text):
        return
    measured = benchmark_of(tested.text, knowledge) or benchmark_as_written(tested.text)
    if measured is not None:
        yield from score_claims(measured.narrowed(kind.text), value, tested, subject, knowledge)


def _value(pairs: list[Pair], label: str) -> Passage | None:
    return next((pair.value for pair in pairs if label_key(pair.label.text) == label and pair.value.text), None)
