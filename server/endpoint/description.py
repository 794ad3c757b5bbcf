"""What the endpoint says of itself: what it can do, which data it holds, how to begin (SPARQL-SD, VoID, DCAT, SHACL).

One description is given at the endpoint, at `/.well-known/void` and at `/dataset`, so that an editor that knows any of
these completes on our data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from ...graph.guidance import example_node, examples, guidance
from ...graph.partitions import CONSENSUS, GRAPHS, class_partition, dataset_node, is_part, partitions
from ...graph.rdf import DCAT, DCTERMS, ONTOLOGY, PREFIXES, RDF, RDFS, SCHEMA, SD, VOID, XSD, Namespace
from ...graph.rights import RIGHTS
from .negotiation import GRAPHS as GRAPH_FORMS
from .negotiation import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.exporting.croissant import Dump
    from ...graph.quads import Triple as Made
    from ...graph.queries import Catalogue
    from ...graph.snapshot import Snapshot

SPDX = Namespace("http://spdx.org/rdf/terms#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
_LANGUAGES = ("SPARQL10Query", "SPARQL11Query")
_MEDIA = "https://www.iana.org/assignments/media-types/"
GRAPHS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Offered:
    """What an operator opens: a default graph that is the union of all, other endpoints, updates."""

    union: bool = False
    federation: bool = False
    updates: bool = False


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a snapshot holds: the names of its graphs, those of sources last, and how much there is of what."""

    graphs: tuple[str, ...]
    counts: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """What is described: the holdings of a snapshot, its seal and base IRI, served below an address (with slash)."""

    holdings: Holdings
    seal: Mapping[str, Any]
    base: str
    catalogue: Catalogue
    url: str
    offered: Offered = Offered()
    dumps: tuple[Dump, ...] = ()

    @property
    def endpoint(self) -> NamedNode:
        """The service, which is its address."""
        return NamedNode(f"{self.url}sparql")

    @property
    def dataset(self) -> NamedNode:
        """All that there is."""
        return dataset_node(self.base)


def description(described: Described) -> list[Triple]:
    """Return all that is said of the endpoint and its data."""
    parts = (_service, _dataset, _graphs, _distributions, _dumps, _guidance)
    found = [Triple(*triple) for part in parts for triple in part(described)]
    return list(dict.fromkeys([*found, *described.holdings.counts]))


def holdings(snapshot: Snapshot, base: str) -> Holdings:
    """Return what a snapshot holds, with the counts that its build took; of one without any, with those of now."""
    names = (graph.value for graph in snapshot.store.named_graphs() if isinstance(graph, NamedNode))
    graphs = sorted(names, key=lambda name: (name.startswith(f"{base}source/"), name))
    build, whole = NamedNode(f"{base}graph/build"), dataset_node(base)
    stated = (quad.triple for quad in snapshot.store.quads_for_pattern(None, None, None, build))
    kept = tuple(triple for triple in stated if is_part(triple.subject, whole))
    counted = kept or tuple(Triple(*triple) for triple in partitions(snapshot.store, base))
    return Holdings(tuple(graphs), counted)


def _service(described: Described) -> Iterator[Made]:
    service, dataset = described.endpoint, described.dataset
    yield service, RDF.type, SD.Service
    yield service, RDF.type, DCAT.DataService
    yield service, SD.endpoint, service
    yield service, DCAT.endpointURL, service
    yield service, DCAT.endpointDescription, service
    yield service, DCAT.servesDataset, dataset
    yield service, DCTERMS.title, Literal("SPARQL endpoint", language="en")
    yield service, DCTERMS.conformsTo, NamedNode("https://www.w3.org/TR/sparql11-protocol/")
    for language in (*_LANGUAGES, *(["SPARQL11Update"] if described.offered.updates else [])):
        yield service, SD.supportedLanguage, SD[language]
    if described.offered.union:
        yield service, SD.feature, SD.UnionDefaultGraph
    if described.offered.federation:
        yield service, SD.feature, SD.BasicFederatedQuery
    for form in (*TABLES, *GRAPH_FORMS):
        if form.engine is not None:
            yield service, SD.resultFormat, NamedNode(form.engine.iri)
    yield service, SD.defaultEntailmentRegime, NamedNode("http://www.w3.org/ns/entailment/Simple")
    yield service, SD.defaultDataset, dataset


def _dataset(described: Described) -> Iterator[Made]:
    dataset, seal = described.dataset, described.seal
    for type_ in (VOID.Dataset, DCAT.Dataset, SD.Dataset):
        yield dataset, RDF.type, type_
    yield dataset, DCTERMS.title, Literal("whosays: what is said of AI models, and who says it", language="en")
    words = "Claims of documents about AI models, each with its words and source, and what they support together."
    yield dataset, DCTERMS.description, Literal(words, language="en")
    yield dataset, DCTERMS.rights, Literal(RIGHTS, language="en")
    yield dataset, DCTERMS.identifier, Literal(str(seal.get("id", "")))
    if built := seal.get("built"):
        yield dataset, DCTERMS.modified, Literal(str(built), datatype=XSD.dateTime)
    yield dataset, VOID.sparqlEndpoint, described.endpoint
    yield dataset, VOID.uriSpace, Literal(described.base)
    yield dataset, VOID.triples, _number(int(seal.get("quads", 0)))
    yield dataset, FOAF.homepage, NamedNode(f"{described.url}dataset")
    yield dataset, DCAT.landingPage, NamedNode(f"{described.url}dataset")
    for namespace in (ONTOLOGY, PREFIXES["prov"], PREFIXES["schema"], PREFIXES["skos"]):
        yield dataset, VOID.vocabulary, NamedNode(namespace)
    for form in GRAPH_FORMS:
        if form.engine is not None:
            yield dataset, VOID.feature, NamedNode(form.engine.iri)
    for name, things in dict(seal.get("counts", {})).items():
        yield from class_partition(dataset, NamedNode(name), int(things))


def _graphs(described: Described) -> Iterator[Made]:
    """Yield the default graph and the named ones; of very many sources only some."""
    dataset, consensus = described.dataset, dataset_node(described.base, CONSENSUS)
    yield dataset, SD.defaultGraph, consensus
    yield consensus, RDF.type, SD.Graph
    yield consensus, RDF.type, VOID.Dataset
    yield consensus, DCTERMS.title, Literal("The consensus: what the sources support together", language="en")
    graphs = dataset_node(described.base, GRAPHS)
    yield graphs, RDF.type, VOID.Dataset
    yield graphs, DCTERMS.title, Literal("What each source says, and other named graphs", language="en")
    for name in described.holdings.graphs[:GRAPHS_SHOWN]:
        node = NamedNode(name)
        yield dataset, SD.namedGraph, node
        yield node, RDF.type, SD.NamedGraph
        yield node, SD.name, node


def _distributions(described: Described) -> Iterator[Made]:
    for form in GRAPH_FORMS:
        name, media_type = form.aliases[0], form.types[0]
        node = dataset_node(described.base, f"download-{name}")
        yield described.dataset, DCAT.distribution, node
        yield node, RDF.type, DCAT.Distribution
        yield node, DCTERMS.title, Literal(f"The consensus in {form.name}", language="en")
        yield node, DCAT.mediaType, NamedNode(_MEDIA + media_type)
        yield node, DCTERMS.rights, Literal(RIGHTS, language="en")
        yield node, DCAT.accessURL, described.endpoint
        yield node, DCAT.accessService, described.endpoint
        yield node, DCAT.downloadURL, NamedNode(f"{described.url}graph-store?default&format={name}")


def _dumps(described: Described) -> Iterator[Made]:
    """Yield the files that the operator made of all that there is, each with its size and its checksum."""
    for dump in described.dumps:
        node = dataset_node(described.base, f"dump-{quote(dump.name)}")
        checksum = dataset_node(described.base, f"checksum-{quote(dump.name)}")
        yield described.dataset, DCAT.distribution, node
        yield node, RDF.type, DCAT.Distribution
        yield node, DCTERMS.title, Literal(dump.name)
        yield node, DCTERMS.description, Literal(dump.about, language="en")
        yield node, DCAT.mediaType, NamedNode(_MEDIA + dump.media_type.partition(";")[0])
        yield node, DCAT.byteSize, Literal(str(dump.size), datatype=XSD.nonNegativeInteger)
        yield node, DCTERMS.rights, Literal(RIGHTS, language="en")
        yield node, DCAT.accessURL, NamedNode(f"{described.url}dataset")
        yield node, DCAT.downloadURL, NamedNode(f"{described.url}dumps/{quote(dump.name)}")
        yield node, SPDX.checksum, checksum
        yield checksum, RDF.type, SPDX.Checksum
        yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
        yield checksum, SPDX.checksumValue, Literal(dump.sha256, datatype=XSD.hexBinary)
        if dump.name.endswith(".nq.gz"):
            yield described.dataset, VOID.dataDump, NamedNode(f"{described.url}dumps/{quote(dump.name)}")


def _guidance(described: Described) -> Iterator[Made]:
    yield from guidance(described.dataset, described.catalogue)
    for query in examples(described.catalogue):
        node = example_node(described.dataset, query)
        yield node, RDFS.label, Literal(query.title, language="en")
        yield node, SCHEMA.target, described.endpoint


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
