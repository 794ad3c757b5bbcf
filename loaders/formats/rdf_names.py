"""What the things of a graph are called and what kinds they are of, by the properties that all of RDF uses for that."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from .rdf_terms import Kind, last_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...graph.document import Passage
    from .rdf_terms import Statement, Term

_NAMES = tuple(
    map(
        re.compile,
        (
            r"http://www\.w3\.org/2004/02/skos/core#prefLabel",
            r"http://www\.w3\.org/2000/01/rdf-schema#label",
            r"https?://schema\.org/name",
            r"https?://xmlns\.com/foaf/0\.1/name",
            r"http://purl\.org/dc/(?:terms|elements/1\.1)/title",
            r"http://usefulinc\.com/ns/doap#name",
            r"http://www\.w3\.org/2004/02/skos/core#altLabel",
            r"https?://schema\.org/alternateName",
            r"http://purl\.org/dc/terms/alternative",
        ),
    )
)
_FIRST_ALIAS = 6
_KINDS = re.compile(
    r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#type|http://www\.wikidata\.org/prop/direct/P31"
    r"|https?://schema\.org/(?:additionalType|applicationCategory)"
)
_Rank = tuple[bool, bool, int]


def is_name(predicate: str) -> bool:
    """Tell whether a property gives the names of things."""
    return _rank(predicate) is not None


def is_kind(predicate: str) -> bool:
    """Tell whether a property gives the kinds of things."""
    return _KINDS.fullmatch(predicate) is not None


class Names:
    """The names and kinds that a document states, by node."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._names: dict[str, list[tuple[_Rank, Passage]]] = defaultdict(list)
        self._kinds: dict[str, list[Term]] = defaultdict(list)
        for each in statements:
            rank = _rank(each.predicate.value)
            if rank is not None and each.object.kind is Kind.LITERAL and each.object.words.text:
                is_foreign = each.object.language.partition("-")[0] not in {"", "en"}
                order = (rank >= _FIRST_ALIAS, is_foreign, rank)
                self._names[each.subject.value].append((order, each.object.words))
            elif is_kind(each.predicate.value) and each.object.kind is not Kind.QUOTED:
                self._kinds[each.subject.value].append(each.object)

    def of(self, node: str) -> tuple[Passage, ...]:
        """Return the names of a node, each once: preferred ones before aliases, English before other languages."""
        ranked = sorted(self._names.get(node, ()), key=lambda named: named[0])
        return tuple({passage.text: passage for _, passage in reversed(ranked)}.values())[::-1]

    def kinds(self, node: str) -> tuple[str, ...]:
        """Return the kinds of a node: their IRIs, then what they are called."""
        kinds = self._kinds.get(node, ())
        iris = [kind.value for kind in kinds if kind.kind is Kind.IRI]
        called = [kind.words.text for kind in kinds if kind.kind is Kind.LITERAL]
        called += [passage.text for kind in kinds for passage in self.of(kind.value)]
        return tuple(dict.fromkeys([*iris, *called, *map(last_part, iris)]))


def _rank(predicate: str) -> int | None:
    return next((rank for rank, pattern in enumerate(_NAMES) if pattern.fullmatch(predicate)), None)
