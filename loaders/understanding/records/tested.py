"""Which benchmark records within another are scores on: `{benchmark: MMLU, results: [{model: ..., score: ...}]}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.vocabulary import label_key
from ..names.knowledge import class_called, class_held
from ..names.naming import is_name
from ..properties.benchmarks import is_listed
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....graph.document import Pair, Passage, Record
    from ....graph.vocabulary import Vocabulary
    from ..properties.places import Place

_BENCHMARK = "Benchmark"


def benchmarks_around(places: Sequence[Place], vocabulary: Vocabulary) -> Mapping[int, Passage]:
    """Return the name of the benchmark that the record around each record gives, by the `id` of the inner one."""
    found: dict[int, Passage] = {}
    for place in places:
        if place.outer is not None:
            holder = places[place.outer]
            own = [pair for pair in holder.record.pairs if pair.path == holder.path]
            named = _stated(own, vocabulary, is_of_benchmarks=any(_is_of(key, vocabulary) for key in holder.keys[:1]))
            named = named or found.get(id(holder.record))
            if named is not None:
                found[id(place.record)] = named
    return found


def states_benchmark(record: Record, vocabulary: Vocabulary) -> bool:
    """Tell whether a record names by its label a benchmark, on which what it holds was reached."""
    return any(_is_stated(label_key(pair.label.text), vocabulary) and is_name(pair.value.text) for pair in record.pairs)


def _is_stated(key: str, vocabulary: Vocabulary) -> bool:
    return key in lexicon().benchmark_labels or class_called(vocabulary, key) == _BENCHMARK


def _stated(pairs: Sequence[Pair], vocabulary: Vocabulary, *, is_of_benchmarks: bool) -> Passage | None:
    for pair in pairs:
        key = label_key(pair.label.text)
        is_stated = _is_stated(key, vocabulary)
        is_own = key in lexicon().name_labels and (is_of_benchmarks or is_listed(pair.value.text))
        if (is_stated or is_own) and is_name(pair.value.text):
            return pair.value
    return None


def _is_of(key: str, vocabulary: Vocabulary) -> bool:
    return class_held(vocabulary, key) == _BENCHMARK
