"""Nodes between things: an evaluation joins model, benchmark and score, a role joins person and organization."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Entity, Role
from ....graph.dates import parse_date
from ....graph.document import Record
from ....graph.numerals import exact
from ..names.knowledge import is_spoken_of_as
from ..names.naming import is_name
from ..terms.lexicon import lexicon
from .joined import joined_by_runs
from .labelled import SCORE
from .values import values_in

_TEST = "Benchmark"
_MEASURED_BY = re.compile(r"http://www\.w3\.org/ns/mls#specifiedBy")
_ACCURACY = re.compile(r"(?:predictive[ _-]?)?acc(?:uracy)?", re.IGNORECASE)
_SHARE = re.compile(
    r"(?<![a-z])(?:acc(?:uracy)?|f1|f[ _-](?:score|measure)|precision|recall|sensitivity|specificity"
    r"|auc|auroc|area under|exact[ _]match|pass@\d|(?:error|success|win|pass|hit|solve)[ _-]?rate|[wc]er)(?![a-z])",
    re.IGNORECASE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.document import Document, Pair
    from ....graph.vocabulary import Vocabulary
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


def evaluated(
    document: Document, things: Mapping[str, Entity | None], vocabulary: Vocabulary
) -> Mapping[str, tuple[Entity, ...]]:
    """Return by the IRI of each evaluation what is joined to it from elsewhere: graphs say it from either side.

    Models whose records lead to it, and models and tests to which the run leads that gave it.
    """
    found: dict[str, tuple[Entity, ...]] = {}
    rest: dict[str, Record] = {}
    data: set[str] = set()
    for record in document.blocks:
        model = things.get(record.subject.iri) if isinstance(record, Record) and record.subject is not None else None
        if isinstance(record, Record) and model is not None and is_spoken_of_as(model.type, "Model"):
            for iri in {pair.thing for pair in record.pairs if pair.thing is not None}:
                led_to = things.get(iri)
                if led_to is not None and led_to.type == "Evaluation":
                    found[iri] = (*found.get(iri, ()), model)
        elif isinstance(record, Record) and record.subject is not None:
            thing = things.get(record.subject.iri)
            if any(map(vocabulary.is_other_class, record.subject.kinds)):
                data.add(record.subject.iri)
            elif thing is None or thing.type == _TEST:
                rest[record.subject.iri] = record
    evaluations = {iri for iri, thing in things.items() if thing is not None and thing.type == "Evaluation"}
    for iri, ends in joined_by_runs(evaluations, rest, data).items():
        joined = (thing for end in sorted(ends) if (thing := things.get(end)) is not None)
        found[iri] = (*found.get(iri, ()), *(each for each in joined if _may_join(each)))
    return found


def scores_of(record: Record, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the score that a record of an evaluation gives, where it joins one model to one benchmark."""
    leading = knowledge.evaluated.get(record.subject.iri, ()) if record.subject is not None else ()
    others = [each for each in leading if each.type == _TEST]
    models = list(
        dict.fromkeys([*_joined(record, knowledge.things, "Model"), *(m for m in leading if m not in others)])
    )
    benchmarks = list(dict.fromkeys(_benchmarks(record, knowledge)) or dict.fromkeys(others))
    if len(models) != 1 or len(benchmarks) != 1:
        return
    known = knowledge.vocabulary.properties[SCORE]
    setting = next((pair.value.text for pair in record.pairs if _is_setting(pair) and pair.value.text), None)
    measure = next((pair.value.text for pair in record.pairs if _is_measure(pair, knowledge)), "")
    for pair in record.pairs:
        meant = [knowledge.vocabulary.property_meant(term, "Evaluation") for term in pair.terms[-1:]]
        if pair.thing is None and known in (
            *meant,
            knowledge.vocabulary.property_called(pair.label.text, "Evaluation"),
        ):
            for read in values_in(known, pair.value.text, knowledge, pair.label.text):
                span = pair.label.span.to(pair.value.between(read.start, read.end))
                words = pair.value.text[read.start : read.end]
                claim = Claim(knowledge.document.id, models[0], known.name, read.value, span, words, read.comparator,
                              read.modality, benchmark=benchmarks[0], setting=setting)  # fmt: skip
                yield counted_in(claim, measure) if measure else claim


def counted_in(claim: Claim, measure: str) -> Claim:
    """Return a score as its measure counts: a share of one in percent, what is no share in the measure's own unit."""
    setting = ", ".join(filter(None, [claim.setting, None if _ACCURACY.fullmatch(measure) else measure])) or None
    if not _SHARE.search(measure):
        return replace(claim, setting=setting, unit=measure)
    is_share = isinstance(claim.value, Decimal) and 0 <= claim.value <= 1 and "%" not in claim.as_written
    value = exact(claim.value, Decimal(100)) if is_share and isinstance(claim.value, Decimal) else claim.value
    return replace(claim, value=value, setting=setting)


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


def _may_join(thing: Entity) -> bool:
    return thing.type == _TEST or is_spoken_of_as(thing.type, "Model")


def _is_measure(pair: Pair, knowledge: Knowledge) -> bool:
    """Tell whether a pair names by what an evaluation measures, and not on which test."""
    led_to = knowledge.things.get(pair.thing) if pair.thing is not None else None
    return bool(pair.terms) and _MEASURED_BY.fullmatch(pair.terms[-1]) is not None and led_to is None


def _is_setting(pair: Pair) -> bool:
    return pair.label.text.casefold() in lexicon().setting_labels


def _is_title(pair: Pair) -> bool:
    return pair.thing is None and is_name(pair.value.text) and parse_date(pair.value.text) is None
