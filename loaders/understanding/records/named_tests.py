"""The benchmarks that records name as such: in a list of them, as keys of a map of scores, or beside a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import clean, is_name
from ..properties.benchmarks import benchmark_as_written
from ..properties.places import path_of
from ..terms.lexicon import lexicon
from .records import BENCHMARK, MODEL, class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.document import Pair, Record
    from ....graph.vocabulary import Vocabulary


def benchmarks_in(record: Record, vocabulary: Vocabulary) -> Iterator[Entity]:
    """Yield the benchmarks that a record names as such: `benchmarks: [{name: ...}]`, `benchmarks: {...: 71.2}`."""
    level = len(path_of(record))
    named = {pair.path for pair in record.pairs if label_key(pair.label.text) in lexicon().name_labels}
    for pair in record.pairs:
        # Beside the name of the benchmark, its metric names none.
        is_metric = pair.path in named and label_key(pair.label.text) not in lexicon().name_labels
        name = "" if is_metric and _holds_benchmarks(pair, vocabulary) else _benchmark_name(pair, level, vocabulary)
        if is_name(name):
            yield Entity(BENCHMARK, clean(name))


def _holds_benchmarks(pair: Pair, vocabulary: Vocabulary) -> bool:
    return bool(pair.path) and class_of(pair.path[-1], vocabulary) == BENCHMARK


def _holds_tests(key: str, vocabulary: Vocabulary) -> bool:
    return class_of(key, vocabulary) == BENCHMARK or label_key(key) in lexicon().benchmark_keys


def _benchmark_name(pair: Pair, level: int, vocabulary: Vocabulary) -> str:
    """Return the words of a pair, or the key above it, that name a benchmark; none where nothing says so."""
    label, value = pair.label.text, pair.value.text
    holders = [_holds_tests(key, vocabulary) for key in ("", "", *pair.path)]
    is_value = class_called(vocabulary, label) == BENCHMARK
    if is_value or (holders[-1] and label_key(label) in lexicon().name_labels):
        return value
    if parse_quantity(value) is None:
        return ""
    if holders[-2]:
        return pair.path[-1]
    is_key = holders[-1] and len(pair.path) > level and vocabulary.property_called(label, on=MODEL) is None
    return label if is_key and benchmark_as_written(label) is not None else ""
