"""Labels with values as blocks: what the label names tells how the value is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Pair
from ....graph.quantities import Quantity
from ....graph.vocabulary import label_key
from ..names.mentions import NUMBER, mentions
from ..names.naming import names_no_model
from ..properties.benchmarks import TEST_SHAPE, benchmark_as_written, benchmark_of, rated_in, score_claims
from ..properties.fields import properties_named
from ..properties.inline_pairs import labels_within
from ..properties.labelled import ANY_MODEL, claims_of_pair, properties_meant, property_of
from ..prose.entries import date_of_label, year_of
from ..prose.sentence_claims import claims_in
from ..tables.columns import named_by
from ..tables.trainings import claims_of_shares, claims_of_training
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....graph.claims import Claim
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic
    from .catalogs import Catalog

MODELS = ("Model", "ModelFamily")
_ACTORS = ("Model", "Organization", "Person")
_CAME_OUT = re.compile(
    r"(?:(?:First|Initially|Officially|Publicly|Also) )?"
    r"(?:launched|released|introduced|announced|unveiled|debuted|previewed|shipped|rolled out|added)\b",
    re.IGNORECASE,
)
# A label that names a model with its size: "Heron-S (21M params)".
_SIZED = re.compile(r"(?P<name>[^\W\d_][\w.+/-]{1,40}) \([~≈]?\d[\d.]{0,6}\s?[KMBT] param(?:s|eters)?\)")
# Words that go on behind a colon, and are no label: "Heron 2 comes in two sizes".
_SENTENCE = re.compile(
    r"(?:[^\s:]{1,30} ){1,6}(?:comes?|came|is|are|was|were|has|have|includes?|included|offers?|releas\w{1,3}|trained"
    r"|features?|consists?|comprises?) (?=\w)"
    r"|(?:It|We|They|He|She|This|(?:The|Our|Its|These) (?:models?|company|firm|lab|startup|family|team|series))"
    r" (?:also |now |then |currently )?[a-z]{2,14}(?<!of)(?<!for)(?<!in) (?=\w)"
)
# What goes on behind a name as a sentence does: "[Heron 2] handles five languages".
_VERB = re.compile(r"\s(?:also |now |then |currently |has |have |had )?[a-z]{2,14}(?:s|ed)\s(?=\w)")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the pairs of a record: how deep it is, the units that it gives beside them, its catalog.

    `open` are properties by labels of models that only the values of all records tell.
    """

    catalog: Catalog
    level: int = 0
    units: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    open: Mapping[str, Property] = field(default_factory=dict)


def claims_of_label(
    pair: Pair, topic: Topic, around: Around, knowledge: Knowledge, thing: Entity | None = None
) -> Iterator[Claim]:
    """Yield what a pair says: its label is a date, a thing that the value is about, a property, or a benchmark.

    `thing` is what the label names, where the place of the pair tells it.
    """
    if not pair.value.text:
        return
    dated = date_of_label(pair.label, year_of(topic.dated))
    if dated is not None:
        yield from claims_in(pair.value, topic.on(dated), knowledge)
        return
    named = thing or named_by(pair.label.text, knowledge)
    if thing is None and named is not None and _is_a_word(pair.label.text, topic, knowledge):
        named = None
    sized = _SIZED.fullmatch(pair.label.text) if named is None or named.type == "Model" else None
    if sized is not None and not names_no_model(sized["name"]):
        yield from claims_in(pair.whole, topic.about(Entity("Model", sized["name"])), knowledge)
        return
    if named is not None:
        words = pair.whole if named.type == "Person" else pair.value
        for each in (labels_within(pair.value) or _one_within(pair, named, knowledge)) if named.type in MODELS else ():
            yield from _of_the_topic(each, topic.about(named), around, knowledge)
        yield from claims_in(words, topic.about(named), knowledge)
        return
    told = list(_of_the_topic(pair, topic, around, knowledge))
    yield from told
    # A label that names a property has its conditions in it, "Memory (8K context)", and states nothing by itself.
    if not pair.path and not told and _is_sentence(pair.label.text, knowledge):
        yield from claims_in(pair.whole, topic, knowledge)
    elif " " in pair.value.text:
        yield from claims_in(pair.value, _of_what(pair, topic).described(), knowledge)


def _one_within(pair: Pair, named: Entity, knowledge: Knowledge) -> list[Pair]:
    """Return the label of a property with its value that is all that stands beside a name: "Parameters: 7B"."""
    label, colon, rest = pair.value.text.partition(": ")
    if not colon or not rest or property_of(label, (named,), knowledge) is None:
        return []
    end = len(pair.value.text)
    return [Pair(pair.value.part(0, len(label)), pair.value.part(len(label) + 1, end).stripped())]


def _of_what(pair: Pair, topic: Topic) -> Topic:
    """Return the topic of a value: what came out by itself ("Voice Mode: Launched in May") is no model, but a part."""
    words = pair.label.text.split()
    is_part = (
        _CAME_OUT.match(pair.value.text) is not None
        and all(word[:1].isupper() for word in words)
        and (topic.of_type("Model") is not None)
        and lexicon().no_products.isdisjoint(word.casefold() for word in words)
    )
    if not is_part:
        return topic
    others = (entity for entity in topic.entities if entity.type not in MODELS)
    return replace(topic, entities=(Entity("Product", pair.label.text), *others))


def _is_a_word(label: str, topic: Topic, knowledge: Knowledge) -> bool:
    """Tell whether a label of a company is a common word by which another goes: "Runway: two years"."""
    is_of_a_firm = topic.of_type("Organization") is not None
    return is_of_a_firm and knowledge.names.gazetteer.is_weak(label, "Organization")


def _is_sentence(label: str, knowledge: Knowledge) -> bool:
    """Tell whether what stands before a colon is a sentence that goes on behind it, and no label."""
    if _SENTENCE.match(label):
        return True
    found = mentions(label, knowledge.names) if label.count(" ") > 1 else ()
    if any(isinstance(each.value, Quantity) and each.kind != NUMBER for each in found):
        # Support for so many languages, say, and behind the colon which they are.
        return True
    opens = bool(found) and found[0].start == 0 and any(map(found[0].names_a, _ACTORS))
    acting = (each for each in found if any(map(each.names_a, _ACTORS)))
    return opens and any(_VERB.match(label, each.end) for each in acting)


def _of_the_topic(pair: Pair, topic: Topic, around: Around, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the value of the first property that the label may mean and the value can be of, or the score."""
    for known, label in properties_read(pair, topic, around, knowledge):
        subject = topic.with_property(known, knowledge)
        if known.kind.is_number and (shared := list(claims_of_shares(pair, known, knowledge))):
            yield from shared
            return
        claims = list(claims_of_pair(pair, known, subject, knowledge, label)) if subject is not None else []
        if claims:
            yield from claims
            return
    model = topic.of_type("Model")
    yield from claims_of_training(pair, model, knowledge) if model is not None else ()
    for label in _benchmarks(pair, knowledge) if topic.entities else ():
        listed = benchmark_of(label, knowledge) or rated_in(label, [pair.value.text])
        measured = listed or (benchmark_as_written(label) if TEST_SHAPE.match(label) else None)
        yield from score_claims(measured, pair.value, pair.label, topic.entities[0], knowledge)


def properties_read(pair: Pair, topic: Topic, around: Around, knowledge: Knowledge) -> Iterator[tuple[Property, str]]:
    """Yield the properties that a pair may mean, each with the label and unit that say so."""
    if pair.terms:
        yield from ((known, pair.label.text) for known in properties_meant(pair, topic.entities, knowledge))
        return
    types = tuple(entity.type for entity in topic.entities)
    told = around.open.get(pair.label.text) if len(pair.path) == around.level and types[:1] == ("Model",) else None
    if told is not None:
        yield told, pair.label.text
        return
    for known, label in properties_named(pair, around.level, types, knowledge.vocabulary):
        beside = around.units.get((*pair.path, pair.label.text)) or around.units.get(pair.path)
        unit = beside or around.catalog.unit_of(known, pair, label)
        if unit is not None:
            yield known, label + unit


def _benchmarks(pair: Pair, knowledge: Knowledge) -> Iterator[str]:
    """Yield the labels that may name a benchmark: the pair's own, and for a mere "score" or "value" the one above."""
    yield pair.label.text
    known = property_of(pair.label.text, ANY_MODEL, knowledge)
    if pair.path and ((known is not None and known.name == "score") or label_key(pair.label.text) == "value"):
        yield pair.path[-1]
