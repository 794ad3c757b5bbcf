"""Sentences in the fields of a record, understood as those of an article on what the record is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.claims import Entity, Reading
from ...graph.document import Document, Pair, Paragraph, Passage, Piece, Record, Span
from ...graph.names import name_key
from ..understanding import read
from .places import unwrapped, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.claims import Claim
    from ...graph.document import Block
    from ...graph.vocabulary import Vocabulary
    from .record import Record as CatalogRecord

_MODELS = frozenset(["Model", "ModelFamily"])


def told_in(record: CatalogRecord, document: Document, vocabulary: Vocabulary) -> Reading:
    """Return what a record's sentences say, at their places in its own text; nothing where its catalog has none.

    A property that a field states of the same thing is left to the field. A name that says less than that of the
    record's own model is meant for it, where the sentences never call that by all of its name.
    """
    paths, wrapped = record.catalog.prose, record.catalog.wrapped
    told = [words for path in paths if (words := words_at(record.node, path, wrapped)) is not None]
    if not told:
        return Reading(document, ())
    sentences = [Paragraph(_moved(each, record.span)) for each in told]
    blocks: list[Block] = [Record(tuple(_pairs(record))), *sentences]
    reading = read(replace(document, blocks=tuple(blocks)), vocabulary)
    stated = {rule.property for rule in record.catalog.rules}
    spans = [each.passage.span for each in sentences]
    own = _own_model(record, told)
    claims = dict.fromkeys(
        _of(claim, own)
        for claim in reading.claims
        if claim.property not in stated and any(s.start <= claim.span.start and claim.span.end <= s.end for s in spans)
    )
    return replace(reading, claims=tuple(claims), residue=())


def _own_model(record: CatalogRecord, told: Sequence[Passage]) -> Entity | None:
    """Return the model that a record is of, unless its sentences call it by its whole name."""
    described = record.described()
    own = described.things[0] if described is not None else None
    if own is None or own.type not in _MODELS:
        return None
    words = set(name_key(own.name).split())
    return own if not any(words <= set(name_key(each.text).split()) for each in told) else None


def _of(claim: Claim, own: Entity | None) -> Claim:
    """Return a claim on a record's own model where it is on what begins like that and goes by no more words."""
    subject = claim.subject
    if own is None or subject.type not in _MODELS:
        return claim
    mine, theirs = name_key(own.name).split(), name_key(subject.name).split()
    if not theirs or theirs[0] != mine[0] or not set(theirs) <= set(mine):
        return claim
    return replace(claim, subject=Entity(own.type, own.name, subject.called))


def _pairs(record: CatalogRecord) -> Iterator[Pair]:
    """Yield the plain fields of a record as pairs of label and value: they tell what the sentences are about."""
    for key, value in record.node.entries:
        words = words_at(unwrapped(value, record.catalog.wrapped)[0], ())
        if words is not None:
            yield Pair(_moved(key, record.span), _moved(words, record.span))


def _moved(passage: Passage, span: Span) -> Passage:
    """Return a passage of the catalog's text as one of the record's own, which is that span of it."""
    at = span.start
    return Passage(
        passage.text, tuple(Piece(p.at, p.length, Span(p.span.start - at, p.span.end - at)) for p in passage.pieces)
    )
