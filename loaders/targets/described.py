"""The things that RDF describes: those with an IRI and a name, whatever the syntax, that may be of our kinds."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ...graph.document import Document, Record
from ...graph.iris import may_be_link
from ...graph.linking.thing import Thing
from ...graph.vocabulary import Vocabulary, label_key
from ..files import text_of
from ..understanding.properties.things import things_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ...graph.document import Pair
    from ..formats.loader import Loader

# What gives a thing another identifier, or its own page.
_IDENTIFIERS = re.compile(
    r"https?://schema\.org/(?:identifier|sameAs|url|codeRepository)"
    r"|http://purl\.org/dc/(?:terms|elements/1\.1)/identifier|http://www\.w3\.org/2002/07/owl#sameAs"
    r"|http://www\.w3\.org/2004/02/skos/core#exactMatch|https?://xmlns\.com/foaf/0\.1/(?:homepage|page)"
    r"|http://www\.wikidata\.org/prop/direct/P856|http://www\.w3\.org/ns/dcat#landingPage"
)


def things_of(file: Path, loader: Loader) -> Iterator[Thing]:
    """Yield the things of a file that a loader reads; SourceError where it cannot.

    Of which kind each is, is told as for a source: data with which something was evaluated are a benchmark, and what
    says that it is of another kind (a property, a field, a catalog) is none of the things.
    """
    vocabulary = Vocabulary.load()
    text = text_of(file)
    blocks = tuple(loader.blocks(text))
    known = things_in(Document(file.name, file.name, text, blocks, loader.name), vocabulary)
    for block in blocks:
        subject = block.subject if isinstance(block, Record) else None
        if not isinstance(block, Record) or subject is None or not (subject.names and may_be_link(subject.iri)):
            continue
        entity = known.get(subject.iri)
        if entity is None and subject.iri in known:
            continue
        type_ = entity.type if entity is not None else class_of(subject.kinds, vocabulary)
        identifiers = [pair.thing or pair.value.text for pair in block.pairs if _identifies(pair)]
        names = tuple(name.text for name in subject.names)
        facts = _facts(block.pairs, type_ or "Model", vocabulary)
        yield Thing(subject.iri, type_, names, tuple(identifiers), facts, str(file))


def class_of(kinds: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return the class of ours that kinds mean, IRIs or labels; empty where they mean none."""
    kinds = tuple(kinds)
    meant = (vocabulary.class_meant(kind) for kind in kinds)
    called = {
        label_key(label): each.name for each in vocabulary.classes.values() for label in (each.label, *each.synonyms)
    }
    by_label = (called.get(label_key(kind)) for kind in kinds if "://" not in kind)
    return next((each.name for each in meant if each is not None), None) or next(filter(None, by_label), "")


def _identifies(pair: Pair) -> bool:
    return not pair.path and bool(pair.terms) and _IDENTIFIERS.fullmatch(pair.terms[-1]) is not None


def _facts(pairs: Iterable[Pair], type_: str, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return the values of properties that are ours, the same as ours, or called as ours are."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for pair in pairs:
        if not pair.terms or pair.path or not pair.value.text:
            continue
        known = vocabulary.property_meant(pair.terms[-1], type_) or vocabulary.property_called(pair.label.text, type_)
        if known is not None:
            found[known.name] += (pair.value.text,)
    return dict(found)
