"""Which other places our things and our terms are linked to, and by how many links of which kind (VoID linksets)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, QuerySolutions

from .queries import Catalogue
from .rdf import DCTERMS, ONTOLOGY, PREFIXES, RDF, VOID, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from .quads import Triple

# The addresses of sources lead to as many places as there are sites: of more the most frequent are told.
_MOST = 200


def linksets(store: Store, base: str, whole: NamedNode) -> Iterator[Triple]:
    """Yield the links of what begins with a base to other places, and the alignments of the ontology, with counts."""
    links = Catalogue.load().named("dataset/links").bind(base=base)
    for place, predicate, count in islice(_counts(store, links), _MOST):
        yield from _linkset(whole, whole, place, predicate, count)
    alignments = Catalogue.load().named("dataset/alignments").text
    for place, predicate, count in islice(_counts(store, alignments), _MOST):
        yield from _linkset(whole, NamedNode(ONTOLOGY), place, predicate, count)


def _linkset(whole: NamedNode, ours: NamedNode, place: str, predicate: NamedNode, count: int) -> Iterator[Triple]:
    kind = "links" if ours == whole else "alignments"
    target = NamedNode(f"{whole.value}#place/{quote(place, safe=':')}")
    node = NamedNode(f"{whole.value}#{kind}/{quote(place, safe=':')}/{_short(predicate)}")
    yield whole, VOID.subset, node
    yield node, RDF.type, VOID.Linkset
    yield node, RDF.type, VOID.Dataset
    yield node, VOID.subjectsTarget, ours
    yield node, VOID.objectsTarget, target
    yield node, VOID.linkPredicate, predicate
    yield node, VOID.triples, Literal(str(count), datatype=XSD.integer)
    yield target, RDF.type, VOID.Dataset
    yield target, VOID.uriSpace, Literal(place)
    yield target, DCTERMS.title, Literal(urlsplit(place).netloc if kind == "links" else place)


def _short(term: NamedNode) -> str:
    """Return the name of a predicate as a part of an IRI."""
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{quote(term.value.removeprefix(namespace), safe='')}"
    return quote(term.value, safe="")


def _counts(store: Store, query: str) -> Iterator[tuple[str, NamedNode, int]]:
    found = store.query(query)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query is wanted")
    for place, predicate, count in found:
        if isinstance(place, Literal) and isinstance(predicate, NamedNode) and isinstance(count, Literal):
            yield place.value, predicate, int(count.value)
