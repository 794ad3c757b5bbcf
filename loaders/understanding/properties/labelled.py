"""Labels with values to claims: bullets, spec lines, cells and record fields."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Entity, Modality
from ....graph.dates import Date
from ....graph.document import Pair
from ....graph.vocabulary import ValueKind, label_key
from ..names.knowledge import direction_in, is_rate
from ..terms.hedges import noted_modality
from ..terms.lexicon import lexicon
from .fields import PRICE
from .inline_pairs import pairs_noted
from .labels import property_labelled
from .memory import MEMORY, narrowed_by
from .things import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.document import Passage, Span
    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge
    from .figures import ValueRead

_FAMILY = re.compile(rf"[(\[][^()\[\]]{{0,40}}\b(?:{'|'.join(lexicon().families)})\b[^()\[\]]{{0,40}}[)\]]")
_SETTING = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
# The words of a link: a name or two, an icon before it, no price and no mere number.
_LINK = re.compile(r"(?=[^$€£¥]*[^\W\d_])[^$€£¥?]{1,80}")
SCORE = "score"
_EMPHASIS = ("**", "__", "<b>", "<strong>")
_EMPHASIS_ENDS = ("**", "__", "</b>", "</strong>")
_PRICED = re.compile(r"\s*[$€£¥]\s?\d")
_ESTIMATED = re.compile(r"\b(?:estimated?|approximate|approx)\b", re.IGNORECASE)
_LONGEST_MARK = 8
# Below "Params", beside "Vision encoder": a part of the model.
_PART = "llm"
_LABEL_WORDS = 5
# For labels that are looked up before it is known which model they speak of.
ANY_MODEL = (Entity("Model", ""),)


def property_of(label: str, topics: Sequence[Entity], knowledge: Knowledge) -> Property | None:
    """Return the property that a label names for one of the things under discussion."""
    return property_labelled(label, tuple(topic.type for topic in topics), knowledge.vocabulary)


def property_under(parts: Sequence[str], topics: Sequence[Entity], knowledge: Knowledge) -> Property | None:
    """Return the property that the words over a column or beside a row name, from the outermost to the innermost.

    "Total" under "Model size" is the total of it; "Vision encoder" under it is a part of the model and names none.
    """
    if len(parts) < 2:
        return property_of(parts[0], topics, knowledge) if parts else None
    top, bottom = parts[0], parts[-1]
    if label_key(bottom) == _PART:
        return None
    both = (property_of(words, topics, knowledge) for words in (f"{bottom} {top}", f"{top} {bottom}"))
    known = next(filter(None, both), None)
    if known is not None:
        return known
    if label_key(bottom) in lexicon().summary_rows:
        return property_of(top, topics, knowledge)
    return property_of(bottom, topics, knowledge) if label_key(top) in lexicon().sections else None


def properties_meant(pair: Pair, topics: Sequence[Entity], knowledge: Knowledge) -> Iterator[Property]:
    """Yield the properties that a pair of a format with IRIs may mean: by its own term, its label, the terms above.

    What stands below a thing ("developer: [founded: 2019]") is said of that thing, and so means nothing here; and of
    what stands below anything else ("review: [published: 2031]"), only figures are sure to be the subject's.
    """
    *above, own = [_meant(term, topics, knowledge) for term in pair.terms]
    leads = [known for term in pair.terms[:-1] for known in knowledge.vocabulary.near_properties(term)]
    leads += filter(None, (property_of(label, topics, knowledge) for label in pair.path))
    if any(known.kind is ValueKind.ENTITY for known in leads):
        return
    known = own or property_of(pair.label.text, topics, knowledge)
    if pair.path:
        both = (f"{pair.label.text} {pair.path[-1]}", f"{pair.path[-1]} {pair.label.text}")
        yield from filter(None, (property_of(each, topics, knowledge) for each in both))
        known = known if known is not None and known.kind.is_number else None
    yield from filter(None, (known, *reversed(above)))


def _meant(term: str, topics: Sequence[Entity], knowledge: Knowledge) -> Property | None:
    found = (knowledge.vocabulary.property_meant(term, topic.type) for topic in topics)
    return next((known for known in found if known is not None), None)


def offered_in(label: str, knowledge: Knowledge) -> Entity | None:
    """Return the place of downloads or the technique that a label names, by itself or in brackets.

    So do "Download (Hugging Face)" and "GQA"; what stands below says whether it is used, or the thing to be had there.
    """
    gazetteer = knowledge.names.gazetteer
    inside = _SETTING.search(label)
    return gazetteer.called(label, "Channel", "Technique") or (
        gazetteer.called(inside[1], "Channel") if inside else None
    )


def offer_claims(offered: Entity, pair: Pair, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield that the subject can be had at a place, or uses a technique, where the value beside the name says so."""
    properties = knowledge.vocabulary.properties.values()
    known = knowledge.named_after(offered) or next(each for each in properties if each.range == offered.type)
    words = pair.value.text.strip()
    is_link = offered.type == "Channel" and _LINK.fullmatch(words) is not None and words.casefold() not in lexicon().no
    if (words.casefold() in lexicon().yes or is_link) and knowledge.may_have(subject, known):
        span = pair.label.span.to(pair.value.span)
        yield Claim(knowledge.document.id, subject, known.name, offered, span, words)


def leading_label(passage: Passage, text: str) -> Pair | None:
    """Return the emphasised words that a passage begins with as a label of the rest: `**License** MIT`."""
    start = passage.pieces[0].span.start if passage.pieces else 0
    if not text[max(0, start - _LONGEST_MARK) : start].endswith(_EMPHASIS):
        return None
    for piece, behind in pairwise(passage.pieces):
        if any(mark in text[piece.span.end : behind.span.start] for mark in _EMPHASIS_ENDS):
            end = piece.at + piece.length
            label, value = passage.part(0, end).stripped(), passage.part(end, len(passage.text)).stripped()
            is_label = 0 < len(label.text.split()) <= _LABEL_WORDS and value.text
            return Pair(label, value) if is_label else None
    return None


def claims_of_pair(
    pair: Pair, known: Property, subject: Entity, knowledge: Knowledge, label: str | None = None
) -> Iterator[Claim]:
    """Yield what a label with its value says of the subject.

    `label` is the label as written where the pair's own label is what the evidence starts from.
    """
    if not pair.value.text or known.name == SCORE:
        # A bare "score: 64" does not say on which benchmark.
        return
    label = pair.label.text if label is None else label
    meant = _of_whom(label, subject, knowledge)
    if meant is None:
        return
    yield from _noted(pair, known, meant, knowledge)
    known = _by_value(known, label, pair, knowledge)
    for read in values_of(known, pair, knowledge, label):
        if read.value == meant:
            continue
        yield Claim(
            source=knowledge.document.id,
            subject=meant,
            property=read.property,
            value=read.value,
            span=_evidence(pair, read),
            as_written=pair.value.text[read.start : read.end],
            comparator=_comparator(read, label),
            modality=_modality(read, label),
            as_of=read.as_of,
            setting=_setting(known, label),
            unit=read.unit,
        )


def _by_value(known: Property, label: str, pair: Pair, knowledge: Knowledge) -> Property:
    """Return the price where money stands below a mere direction: "Input" is the label of modalities, too."""
    is_other = known.kind is ValueKind.CONCEPT and direction_in(label) is not None
    return knowledge.vocabulary.properties[PRICE] if is_other and _PRICED.match(pair.value.text) else known


def _noted(pair: Pair, known: Property, subject: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what labels with figures in brackets behind a value say: "Attention heads: 24 (KV heads: 6)"."""
    for noted in pairs_noted(pair.value):
        other = property_of(noted.label.text, (subject,), knowledge)
        if other is not None and other != known and other.kind is ValueKind.QUANTITY and not is_rate(other):
            inner = Pair(pair.label, noted.value)
            yield from claims_of_pair(inner, other, subject, knowledge, noted.label.text)


def _modality(read: ValueRead, label: str) -> Modality:
    """Return how a value stands by the words beside it and those of its label; an estimated date is still to come."""
    if read.modality is not Modality.ASSERTED:
        return read.modality
    is_estimate = isinstance(read.value, Date) and _ESTIMATED.search(label) is not None
    return Modality.ANTICIPATED if is_estimate else noted_modality(label)


def _comparator(read: ValueRead, label: str) -> Comparator:
    """Return how a figure relates to the true one; an "estimated" one is about right."""
    is_plain = read.comparator is Comparator.EQUAL and isinstance(read.value, Decimal)
    return Comparator.ABOUT if is_plain and _ESTIMATED.search(label) else read.comparator


def _of_whom(label: str, subject: Entity, knowledge: Knowledge) -> Entity | None:
    """Return whom a label speaks of: a family's figure, "Training tokens (whole family)", is not its member's."""
    if _FAMILY.search(label) is None or not knowledge.vocabulary.is_a(subject.type, "Model"):
        return subject
    return knowledge.names.family_of(subject)


def _evidence(pair: Pair, read: ValueRead) -> Span:
    value = pair.value.between(read.start, read.end)
    return pair.label.span.to(value) if pair.label.text else value


def _setting(known: Property, label: str) -> str | None:
    """Return what of a label narrows a figure: words in brackets, which way a price goes, what memory is for."""
    if is_rate(known):
        return direction_in(label)
    if known.name == MEMORY:
        return narrowed_by(label)
    found = _SETTING.search(label)
    if found is None or not known.kind.is_number or len(found[1].split()) < 2:
        return None
    return found[1]
