"""Claims as nanopublications: what is claimed, where that is from, and who published it, each in a graph of its own.

They are not signed and have no trusty URIs: whoever publishes them in a network of nanopublications signs them there.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from ..rdf import DCTERMS, PROV, RDF, RDFS, SCHEMA, WS, XSD, Namespace
from ..rights import RIGHTS
from .rdf_dumps import serialized
from .said import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from ..snapshot import Snapshot
    from .said import Said, Term
    from .wanted import Wanted

NP = Namespace("http://www.nanopub.org/nschema#")
# What of a claim says what is claimed; all else says where and how.
_CLAIMED = (
    *(RDF.type, RDF.subject, RDF.predicate, RDF.object, WS.comparator, WS.modality, WS.setting, WS.unit),
    *(WS.asOf, WS.asOfEarliest, WS.asOfLatest, WS.earliest, WS.latest, WS.least, WS.greatest),
)
_OF_THE_SOURCE = (RDFS.label, SCHEMA.url, SCHEMA.publisher, SCHEMA.author, SCHEMA.datePublished, WS.digest)
_WHO = {WS.accordingTo: PROV.wasAttributedTo, PROV.hadPrimarySource: PROV.hadPrimarySource}


class _Graphs(NamedTuple):
    """The IRIs of a nanopublication and of its graphs, which lead to the claim."""

    whole: NamedNode
    head: NamedNode
    assertion: NamedNode
    provenance: NamedNode
    publication: NamedNode

    @classmethod
    def of(cls, claim: NamedNode) -> _Graphs:
        names = ("nanopub", "head", "assertion", "provenance", "pubinfo")
        return cls(*(NamedNode(f"{claim.value}#{name}") for name in names))


def write_nanopublications(wanted: Wanted, out: IO[bytes]) -> None:
    """Write a nanopublication for each claim, in TriG, by source and place."""
    serialized(nanopublications(wanted), out, RdfFormat.TRIG, wanted.base, {"np": NP.iri})


def nanopublications(wanted: Wanted) -> Iterator[Quad]:
    """Yield the quads of the nanopublications, graph by graph."""
    snapshot = wanted.snapshot
    for source in wanted.sources:
        about = _about(snapshot.store, NamedNode(source))
        for said in said_in(snapshot.store, source):
            yield from _nanopublication(said, about, snapshot)


def _nanopublication(said: Said, source: list[tuple[NamedNode, Term]], snapshot: Snapshot) -> Iterator[Quad]:
    graphs = _Graphs.of(said.claim)
    yield Quad(graphs.whole, RDF.type, NP.Nanopublication, graphs.head)
    yield Quad(graphs.whole, NP.hasAssertion, graphs.assertion, graphs.head)
    yield Quad(graphs.whole, NP.hasProvenance, graphs.provenance, graphs.head)
    yield Quad(graphs.whole, NP.hasPublicationInfo, graphs.publication, graphs.head)
    yield from _assertion(said, graphs.assertion, snapshot.store)
    yield from _provenance(said, source, graphs)
    built = Literal(str(snapshot.seal.get("built", "")), datatype=XSD.dateTime)
    yield Quad(graphs.whole, DCTERMS.created, built, graphs.publication)
    for loader in said.facts.get(WS.loader, ()):
        yield Quad(graphs.whole, DCTERMS.creator, loader, graphs.publication)
    yield Quad(graphs.whole, DCTERMS.rights, Literal(RIGHTS, language="en"), graphs.publication)


def _assertion(said: Said, graph: NamedNode, store: Store) -> Iterator[Quad]:
    """Yield what is claimed, with how far; as a plain fact, too, where the source states it as it is."""
    fact = said.term(RDF.subject), said.term(RDF.predicate), said.term(RDF.object)
    subject, predicate, value = fact
    if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value is not None:
        is_stated = next(store.quads_for_pattern(subject, predicate, value, said.source), None) is not None
        if is_stated and said.text(WS.comparator) == "=" and not said.text(WS.setting):
            yield Quad(subject, predicate, value, graph)
    for name in _CLAIMED:
        yield from (Quad(said.claim, name, term, graph) for term in said.facts.get(name, ()))


def _provenance(said: Said, source: list[tuple[NamedNode, Term]], graphs: _Graphs) -> Iterator[Quad]:
    """Yield which source an assertion is from, in which words, whom that credits, and what the source is."""
    yield Quad(graphs.assertion, PROV.wasDerivedFrom, said.source, graphs.provenance)
    for name, said_as in _WHO.items():
        yield from (Quad(graphs.assertion, said_as, term, graphs.provenance) for term in said.facts.get(name, ()))
    for name in sorted(said.facts.keys() - {*_CLAIMED, WS.loader}, key=str):
        yield from (Quad(said.claim, name, term, graphs.provenance) for term in said.facts[name])
    yield from (Quad(said.source, name, term, graphs.provenance) for name, term in source)


def _about(store: Store, source: NamedNode) -> list[tuple[NamedNode, Term]]:
    found = (
        (name, quad.object) for name in _OF_THE_SOURCE for quad in store.quads_for_pattern(source, name, None, source)
    )
    told = [(name, term) for name, term in found if isinstance(term, NamedNode | Literal)]
    return sorted(told, key=lambda each: (_OF_THE_SOURCE.index(each[0]), str(each[1])))
