"""Nodes between things: an evaluation joins model, benchmark and score, a role joins person and organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ....graph.dates import parse_date
from ....graph.document import Record
from ..names.knowledge import is_spoken_of_as
from ..names.naming import is_name
from ..terms.lexicon import lexicon
from .labelled import SCORE
from .values import values_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.document import Document, Pair
    from ..names.knowledge import Knowledge


def roles_in(document: Document, things: Mapping[str, Entity | None]) -> Mapping[str, Role]:
    """Return the roles that records are of, by IRI: what such a record says in words is the position."""
    roles = {}
    for record in document.blocks:
        if isinstance(record, Record) and record.subject is not None:
            of = things.get(record.subject.iri)
            at = next(_joined(record, things, "Organization"), None) if of is not None and of.type == "Role" else None
            title = next((pair.value.text for pair in record.pairs if _is_title(pair)), None)
            if at is not None and title is not None:
                roles[record.subject.iri] = Role(title, at)
    return roles


def models_evaluated(document: Document, things: Mapping[str, Entity | None]) -> Mapping[str, tuple[Entity, ...]]:
    """Return by the IRI of each evaluation the models whose records lead to it: graphs say it from either side."""
    found: dict[str, tuple[Entity, ...]] = {}
    for record in document.blocks:
        model = things.get(record.subject.iri) if isinstance(record, Record) and record.subject is not None else None
        if isinstance(record, Record) and model is not None and is_spoken_of_as(model.type, "Model"):
            for iri in {pair.thing for pair in record.pairs if pair.thing is not None}:
                led_to = things.get(iri)
                if led_to is not None and led_to.type == "Evaluation":
                    found[iri] = (*found.get(iri, ()), model)
    return found


def scores_of(record: Record, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the score that a record of an evaluation gives, where it joins one model to one benchmark."""
    leading = knowledge.evaluated.get(record.subject.iri, ()) if record.subject is not None else ()
    models = list(dict.fromkeys([*_joined(record, knowledge.things, "Model"), *leading]))
    benchmarks = list(dict.fromkeys(_benchmarks(record, knowledge)))
    if len(models) != 1 or len(benchmarks) != 1:
        return
    known = knowledge.vocabulary.properties[SCORE]
    setting = next((pair.value.text for pair in record.pairs if _is_setting(pair) and pair.value.text), None)
    for pair in record.pairs:
        meant = [knowledge.vocabulary.property_meant(term, "Evaluation") for term in pair.terms[-1:]]
        if pair.thing is None and known in (
            *meant,
            knowledge.vocabulary.property_called(pair.label.text, "Evaluation"),
        ):
            for read in values_in(known, pair.value.text, knowledge, pair.label.text):
                span = pair.label.span.to(pair.value.between(read.start, read.end))
                words = pair.value.text[read.start : read.end]
                yield Claim(knowledge.document.id, models[0], known.name, read.value, span, words, read.comparator,
                            read.modality, benchmark=benchmarks[0], setting=setting)  # fmt: skip


def _joined(record: Record, things: Mapping[str, Entity | None], type_: str) -> Iterator[Entity]:
    for pair in record.pairs:
        entity = things.get(pair.thing) if pair.thing is not None else None
        if entity is not None and is_spoken_of_as(entity.type, type_):
            yield entity


def _benchmarks(record: Record, knowledge: Knowledge) -> Iterator[Entity]:
    """Yield the benchmarks that a record names, by IRI or by a known name."""
    yield from _joined(record, knowledge.things, "Benchmark")
    for pair in record.pairs:
        named = knowledge.names.gazetteer.called(pair.value.text, "Benchmark") if not _is_setting(pair) else None
        if named is not None:
            yield named


def _is_setting(pair: Pair) -> bool:
    return pair.label.text.casefold() in lexicon().setting_labels


def _is_title(pair: Pair) -> bool:
    return pair.thing is None and is_name(pair.value.text) and parse_date(pair.value.text) is None
