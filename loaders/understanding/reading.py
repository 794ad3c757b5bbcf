"""A document read: all that its blocks claim, each once, and what was not understood."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.claims import Claim, Entity, Reading
from ...graph.date_order import is_day_first
from ...graph.document import Record, Table, passages_of
from .citations import citations_in
from .family_members import members_of_family
from .hyphens import with_plain_hyphens
from .learning.introduced import learn
from .names.knowledge import Knowledge, direction_in
from .names.naming import is_quantity
from .properties.between import evaluated, roles_in
from .properties.same_events import told_once
from .properties.things import aliases_in, things_in
from .records.scores import in_percent
from .records.turned import with_records_turned
from .residue import coverage_of
from .sizes import by_their_names, with_sizes_in_use
from .speaking import speaker_in
from .tables.listed import with_listed_tables
from .tables.small_print import with_makers_apart
from .walk import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ...graph.document import Document, Span
    from ...graph.vocabulary import Vocabulary

VERSION = "2"


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Return the claims that a document makes and what in it was not understood.

    A pure function of the document and the ontology; claims come in the order of the text.
    """
    return read_about(document, vocabulary)[0]


def read_about(
    document: Document, vocabulary: Vocabulary, apart: Collection[Span] = ()
) -> tuple[Reading, Entity | None]:
    """Return what `read` does, and what the document is about; None where it is about nothing in particular.

    What stands `apart` tells what the rest is about, and is not counted: something else reads it for claims.
    """
    given, plain = document, with_plain_hyphens(document)
    document = with_records_turned(with_listed_tables(with_makers_apart(plain)), vocabulary)
    things = things_in(document, vocabulary)
    learned = learn(document, vocabulary, tuple(aliases_in(document, things)))
    figures = [block for block in document.blocks if isinstance(block, Record | Table)]
    day_first = is_day_first(passage.text for block in figures for passage in passages_of(block))
    roles = roles_in(document, things)
    joined = evaluated(document, things, vocabulary)
    knowledge = Knowledge(vocabulary, learned.names, document, things, roles, day_first, joined)
    loader = f"{document.loader} understanding/{VERSION}"
    citations = citations_in(document)
    reader = Walk(knowledge, learned)
    found = (
        replace(
            claim,
            loader=loader,
            primary_sources=claim.primary_sources or citations.behind(claim.span, document.text),
        )
        for told in reader.claims()
        for claim in (told, *_from_the_other_side(told, vocabulary))
        if not (_is_amount(claim.subject) or _is_amount(claim.value))
    )
    said = list(found)
    if not things:  # a graph says in which unit it counts, and what of
        said = list(in_percent(told_once(said, document.text)))
        said = list(with_sizes_in_use(list(by_their_names(said)), document.text, vocabulary))
    members = (replace(claim, loader=loader) for claim in members_of_family(said, learned, knowledge))
    claims = tuple(sorted(_distinct([*said, *members]), key=lambda claim: (claim.span, claim.property)))
    residue, understood = coverage_of(knowledge, claims, reader.aside, apart)
    as_given = document if plain is given else given
    reading = Reading(_with_speaker(as_given, speaker_in(document, claims)), claims, residue, understood)
    return reading, next(iter(learned.topics), None)


def _with_speaker(document: Document, speaker: str | None) -> Document:
    """Return a document that names no publisher with the maker that speaks in it."""
    if speaker is None or document.metadata.publisher:
        return document
    return replace(document, metadata=replace(document.metadata, publisher=speaker))


def _from_the_other_side(claim: Claim, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield what a claim says of its value, where the ontology has a property for it: who founded what."""
    inverse = vocabulary.properties.get(vocabulary.properties[claim.property].inverse or "")
    if inverse is not None and isinstance(claim.value, Entity) and vocabulary.applies(inverse, claim.value.type):
        yield replace(claim, subject=claim.value, property=inverse.name, value=claim.subject)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield each claim once: of two that say the same with overlapping words, the one that came first."""
    seen: dict[tuple[object, ...], list[Span]] = defaultdict(list)
    for claim in claims:
        # The spans of one key are apart from each other, so that only the two neighbours can overlap another.
        spans = seen[claim.subject, claim.property, claim.value, claim.comparator, claim.benchmark, _direction(claim)]
        at = bisect_left(spans, claim.span)
        if not any(claim.span.overlaps(other) for other in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, claim.span)
            yield claim


def _is_amount(thing: object) -> bool:
    """Tell whether what passes for a model is called by an amount only: "117M parameters"."""
    return isinstance(thing, Entity) and thing.type in ("Model", "ModelFamily") and is_quantity(thing.called)


def _direction(claim: Claim) -> str | None:
    """Return which way a price goes: that for input and that for output are two, also where they are the same."""
    return direction_in(claim.setting) if claim.setting else None
