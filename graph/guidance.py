"""What helps to ask, as data: our prefixes and our questions (SHACL), for editors that look for them by SPARQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .rdf import PREFIXES, RDF, RDFS, SCHEMA, SHACL, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .quads import Triple
    from .queries import Catalogue, Query

# Questions of pages and audits are about what those show.
_OURS = {"pages", "audit"}
_FORM = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.MULTILINE)


def guidance(dataset: NamedNode, catalogue: Catalogue) -> Iterator[Triple]:
    """Yield the prefixes that a dataset declares, and the questions of a catalogue as examples."""
    for prefix, namespace in PREFIXES.items():
        node = NamedNode(f"{dataset.value}#prefix-{prefix}")
        yield dataset, SHACL.declare, node
        yield node, RDF.type, SHACL.PrefixDeclaration
        yield node, SHACL.prefix, Literal(prefix)
        yield node, SHACL.namespace, Literal(namespace, datatype=XSD.anyURI)
    for query in examples(catalogue):
        yield from _example(dataset, query)


def examples(catalogue: Catalogue) -> list[Query]:
    """Return the questions that are there for everybody."""
    # What asks another endpoint is for those who may: the operator lists them.
    return [query for query in catalogue.queries.values() if query.theme not in _OURS and not query.endpoints]


def example_node(dataset: NamedNode, query: Query) -> NamedNode:
    """Return the node of a question."""
    return NamedNode(f"{dataset.value}#query-{query.name}")


def _example(dataset: NamedNode, query: Query) -> Iterator[Triple]:
    node = example_node(dataset, query)
    form = found[1] if (found := _FORM.search(query.text)) else "SELECT"
    yield node, RDF.type, SHACL.SPARQLExecutable
    yield node, RDF.type, SHACL[f"SPARQL{form.capitalize()}Executable"]
    yield node, SHACL[form.lower()], Literal(query.text)
    yield node, SHACL.prefixes, dataset
    yield node, RDFS.comment, Literal(query.about, language="en")
    yield node, SCHEMA.keywords, Literal(query.theme, language="en")
