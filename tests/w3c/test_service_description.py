"""The service description, as the W3C asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from w3c_cases import RDF, Case, of_kind
from w3c_known import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from serving import Server

SD = "http://www.w3.org/ns/sparql-service-description#"
# What the schema says that stands at the other end of each of these.
OBJECTS = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph"}


@pytest.mark.parametrize("case", of_kind("ServiceDescriptionTest"), ids=lambda case: case.label)
def test_service_description(server: Server, went: Callable[[Case, Outcome], None], case: Case):
    answer = server.ask("GET", "/sparql", {"Accept": "application/n-triples"})
    assert (answer.status, answer.media_type) == (200, "application/n-triples")
    triples = {tuple(quad.triple) for quad in parse(answer.body, RdfFormat.N_TRIPLES)}
    endpoint = NamedNode(f"{server.url}/sparql")
    match case.iri.rpartition("#")[2]:
        case "returns-rdf":
            assert triples
        case "has-endpoint-triple":
            assert any(p.value == f"{SD}endpoint" and o == endpoint for _, p, o in triples)
        case "conforms-to-schema":
            types = {(s, o.value) for s, p, o in triples if p.value == f"{RDF}type"}
            assert (endpoint, f"{SD}Service") in types
            for name, class_ in OBJECTS.items():
                assert all((o, SD + class_) in types for _, p, o in triples if p.value == SD + name)
    went(case, Outcome.RIGHT)
