"""The namespaces that we write in, and quads as lines of N-Quads."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad


class Namespace:
    """The IRIs that begin alike: `PROV.wasDerivedFrom`, `WS["exact"]`."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getitem__(self, name: str) -> NamedNode:
        return _term(self.iri, name)

    def __getattr__(self, name: str) -> NamedNode:
        # A name that stands in our code is made once: a build asks for millions.
        self.__dict__[name] = term = self[name]
        return term


@lru_cache(maxsize=4096)
def _term(iri: str, name: str) -> NamedNode:
    return NamedNode(iri + name)


ONTOLOGY = "https://w3id.org/whosays/ontology"
WS = Namespace(ONTOLOGY + "#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
VOID = Namespace("http://rdfs.org/ns/void#")
SHACL = Namespace("http://www.w3.org/ns/shacl#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PAV = Namespace("http://purl.org/pav/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
SSSOM = Namespace("https://w3id.org/sssom/")
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

# What people and programs call the namespaces: in messages, in Turtle, and as the description declares them.
PREFIXES = {
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "owl": OWL.iri,
    "pav": PAV.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sd": SD.iri,
    "semapv": SEMAPV.iri,
    "sh": SHACL.iri,
    "skos": SKOS.iri,
    "sssom": SSSOM.iri,
    "void": VOID.iri,
    "ws": f"{ONTOLOGY}#",
    "xsd": XSD.iri,
}


def lines_of(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield each quad as a line of N-Quads in UTF-8."""
    for quad in quads:
        yield f"{quad} .\n".encode()
