"""The claims of sources as they stand in the store, and how they are said to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from ..rdf import RDF, RDFS, WS
from ..spool import sorted_on_disk
from ..value_words import local_name, value_words
from ..vocabulary import Vocabulary
from ..words import MODALITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store

Term = NamedNode | Literal
_MOST_DIGITS = 15
_MOST_LABELS = 100_000


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a source: both IRIs, and the terms that the source's graph gives it, by predicate."""

    claim: NamedNode
    source: NamedNode
    facts: Mapping[NamedNode, tuple[Term, ...]]

    def term(self, predicate: NamedNode) -> Term | None:
        """Return a value, of several always the same; None where there is none."""
        return next(iter(self.facts.get(predicate, ())), None)

    def text(self, predicate: NamedNode) -> str:
        """Return the characters of a value; empty where there is none."""
        term = self.term(predicate)
        return "" if term is None else term.value

    def count(self, predicate: NamedNode) -> int | None:
        """Return a value that is a count; None for anything else."""
        text = self.text(predicate)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None

    @property
    def place(self) -> tuple[int, int, str]:
        """What claims of a source are ordered by."""
        return self.count(WS.start) or 0, self.count(WS.end) or 0, self.claim.value


def said_in(store: Store, source: str) -> Iterator[Said]:
    """Yield the claims of a source in the order of their places; many are sorted on disk."""
    graph = NamedNode(source)
    claims = (quad.subject for quad in store.quads_for_pattern(None, RDF.type, WS.Claim, graph))
    found = (_said(store, claim, graph) for claim in claims if isinstance(claim, NamedNode))
    return sorted_on_disk(found, lambda said: said.place)


def claims_called(store: Store, claim: NamedNode) -> Iterator[Said]:
    """Yield the claim of an IRI; nothing where there is none."""
    for quad in store.quads_for_pattern(claim, RDF.type, WS.Claim, None):
        if isinstance(quad.graph_name, NamedNode):
            yield _said(store, claim, quad.graph_name)


class Words:
    """What things of a store are called, and its claims in words."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._vocabulary = Vocabulary.load()
        self._labels: dict[NamedNode, str] = {}

    def label(self, thing: NamedNode) -> str:
        """Return the label of a thing, of several the first; else the end of its IRI."""
        if (known := self._labels.get(thing)) is None:
            found = self._store.quads_for_pattern(thing, RDFS.label, None, DefaultGraph())
            names = [quad.object.value for quad in found if isinstance(quad.object, Literal)]
            if len(self._labels) >= _MOST_LABELS:
                self._labels.clear()
            known = self._labels[thing] = min(names, default=local_name(thing.value))
        return known

    def value(self, said: Said) -> str:
        """Return the value of a claim: `at least 30 trillion tokens`, `Northlake Labs`, `not disclosed`."""
        term = said.term(RDF.object)
        if term is None:
            return MODALITIES["undisclosed"]
        if isinstance(term, NamedNode):
            concept = self._vocabulary.concepts.get(term.value.removeprefix(WS.iri))
            return concept.label if concept is not None else self.label(term)
        known = self._vocabulary.properties.get(self._property(said))
        compared = said.text(WS.comparator) or "="
        return term.value if known is None else value_words(term, known, compared, said.text(WS.unit))

    def sentence(self, said: Said) -> str:
        """Return a claim in words: `Heron 2: context window: 256,000 tokens (reported)`."""
        name = self._property(said)
        known = self._vocabulary.properties.get(name)
        modality = local_name(said.text(WS.modality)).lower()
        told = MODALITIES.get(modality, modality)
        setting = f", {setting}" if (setting := said.text(WS.setting)) else ""
        hedge = "" if modality in {"asserted", "undisclosed", ""} else f" ({told})"
        return f"{self._subject(said)}: {known.label if known else name}: {self.value(said)}{setting}{hedge}"

    def _subject(self, said: Said) -> str:
        subject = said.term(RDF.subject)
        return self.label(subject) if isinstance(subject, NamedNode) else said.text(RDF.subject)

    @staticmethod
    def _property(said: Said) -> str:
        return local_name(said.text(RDF.predicate))


def _said(store: Store, claim: NamedNode, source: NamedNode) -> Said:
    facts: dict[NamedNode, list[Term]] = {}
    for quad in store.quads_for_pattern(claim, None, None, source):
        if isinstance(quad.object, NamedNode | Literal):
            facts.setdefault(quad.predicate, []).append(quad.object)
    return Said(claim, source, {name: tuple(sorted(terms, key=str)) for name, terms in facts.items()})
