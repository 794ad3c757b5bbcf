"""A record that is one score: what was measured, on which benchmark, in which setting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.numerals import exact
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..properties.benchmarks import benchmark_as_written, benchmark_of, in_setting, is_setting, score_claims
from ..properties.labelled import ANY_MODEL, property_of
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.claims import Claim, Entity
    from ....graph.document import Pair, Passage, Record
    from ..names.knowledge import Knowledge

# So many scores on a benchmark tell in what it is given.
_SEVERAL = 4
# So high a share is reached on one of several tests at least.
_HIGH = Decimal("0.3")


def scores_listed(record: Record, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the score that a record such as `{name: MMLU, score: 88.1, shots: 5}` gives; most records give none."""
    benchmark = next((pair for pair in record.pairs if _names_benchmark(pair, knowledge)), None)
    if benchmark is None:
        return
    settings = [pair.value.text for pair in record.pairs if is_setting(pair.label.text) and pair.path == benchmark.path]
    measured = benchmark_of(benchmark.value.text, knowledge)
    if measured is not None and settings:
        measured = measured.narrowed(in_setting(settings[0]))
    for pair in measures_in(record):
        if measured is not None:
            yield from score_claims(measured.narrowed(pair.label.text), pair.value, pair.label, subject, knowledge)
    for pair in record.pairs:
        known = property_of(pair.label.text, ANY_MODEL, knowledge)
        is_score = (known is not None and known.name == "score") or label_key(pair.label.text) == "value"
        if is_score and pair.path[: len(benchmark.path)] == benchmark.path:
            yield from score_claims(measured, pair.value, benchmark.value, subject, knowledge)
            return


def tests_named(record: Record, knowledge: Knowledge) -> Iterator[Pair]:
    """Yield the labels of a record that name the benchmark of a score: `{task: MMLU, value: 71.2}` has no role."""
    yield from (pair for pair in record.pairs if _names_benchmark(pair, knowledge))


def measures_in(record: Record) -> list[Pair]:
    """Return the measures of a record that names a data set: `{dataset: MMLU, metrics: {accuracy: 71.2}}`."""
    below = [pair for pair in record.pairs if pair.path and label_key(pair.path[-1]) in lexicon().measure_keys]
    beside = {pair.path[:-1] for pair in below}
    is_named = any(
        label_key(pair.label.text) in lexicon().benchmark_labels for pair in record.pairs if pair.path in beside
    )
    return below if is_named else []


def score_within(record: Record, tested: Passage, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the score of a record that names a model, within one that names the benchmark."""
    measured = benchmark_of(tested.text, knowledge) or benchmark_as_written(tested.text)
    settings = [pair.value.text for pair in record.pairs if is_setting(pair.label.text)]
    if measured is not None and settings:
        measured = measured.narrowed(in_setting(settings[0]))
    for pair in record.pairs:
        known = property_of(pair.label.text, ANY_MODEL, knowledge)
        if known is not None and known.name == "score":
            yield from score_claims(measured, pair.value, pair.label, subject, knowledge)
            return


def in_percent(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, scores in percent: where a document gives none above 1 and no sign, "0.712" is 71.2 percent.

    So it is where the document gives none above 1 on one benchmark, and several, or on several benchmarks.
    """
    bare: dict[Entity | None, list[Decimal]] = defaultdict(list)
    for claim in claims:
        if _is_bare(claim) and isinstance(claim.value, Decimal):
            bare[claim.benchmark].append(claim.value)
    all_are = _are_shares([value for values in bare.values() for value in values])
    shared = {test for test, values in bare.items() if all_are or (len(values) >= _SEVERAL and _are_shares(values))}
    small = {test: values for test, values in bare.items() if all(value <= 1 for value in values)}
    together = [value for values in small.values() for value in values]
    if len(small) > 1 and len(together) >= _SEVERAL and max(together) > _HIGH and _are_shares(together):
        shared |= small.keys()
    for claim in claims:
        if claim.benchmark in shared and _is_bare(claim) and isinstance(claim.value, Decimal):
            yield replace(claim, value=exact(claim.value, Decimal(100)))
        else:
            yield claim


def _is_bare(claim: Claim) -> bool:
    return claim.benchmark is not None and "%" not in claim.as_written


def _are_shares(values: Sequence[Decimal]) -> bool:
    return any(0 < value < 1 for value in values) and all(value <= 1 for value in values)


def _names_benchmark(pair: Pair, knowledge: Knowledge) -> bool:
    key = label_key(pair.label.text)
    is_named = key in lexicon().name_labels or class_called(knowledge.vocabulary, key) == "Benchmark"
    is_named = is_named or key in lexicon().benchmark_labels
    return is_named and benchmark_of(pair.value.text, knowledge) is not None
