"""Sentences in the fields of a record, understood as those of an article on what the record is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.claims import Reading
from ...graph.document import Document, Pair, Paragraph, Passage, Piece, Record, Span
from ..understanding import read
from .places import unwrapped, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block
    from ...graph.vocabulary import Vocabulary
    from .record import Record as CatalogRecord


def told_in(record: CatalogRecord, document: Document, vocabulary: Vocabulary) -> Reading:
    """Return what a record's sentences say, at their places in its own text; nothing where its catalog has none.

    A property that a field states of the same thing is left to the field.
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
    claims = tuple(
        claim
        for claim in reading.claims
        if claim.property not in stated and any(s.start <= claim.span.start and claim.span.end <= s.end for s in spans)
    )
    return replace(reading, claims=claims, residue=())


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
