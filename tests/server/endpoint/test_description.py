"""What the endpoint says of itself is true, well formed, and where programs look for it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib import DCAT, DCTERMS, RDF, SH, VOID, Namespace
from rdflib.compare import isomorphic
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import PREFIXES
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app
from whosays.server.endpoint.description import GRAPHS_SHOWN, Offered

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ENDPOINT = rdflib.URIRef("http://localhost/sparql")
DATASET = rdflib.URIRef("https://w3id.org/whosays/dataset")
ADDRESSES = ["/sparql", "/.well-known/void", "/dataset.ttl"]
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# How rdflib calls them; in forms of datasets all stands in the default graph.
FORMS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/trig": "turtle",
    "application/n-quads": "nt",
}


def read(client: FlaskClient, address: str = "/sparql", accept: str = "text/turtle", **headers: str) -> rdflib.Graph:
    response = client.get(address, headers={"Accept": accept, **headers})
    assert response.status_code == 200
    return rdflib.Graph().parse(data=response.data, format=FORMS[accept])


@pytest.fixture
def graph(client: FlaskClient) -> rdflib.Graph:
    return read(client)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "", "text/html;q=0.1, text/turtle"])
def test_it_is_where_programs_look_for_it(client: FlaskClient, address: str, accept: str):
    response = client.get(address, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, "text/turtle; charset=utf-8")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
@pytest.mark.parametrize("accept", FORMS)
def test_it_reads_the_same_in_every_form(client: FlaskClient, graph: rdflib.Graph, accept: str):
    assert isomorphic(read(client, accept=accept), graph)
    for name in {"application/rdf+xml": ("rdf",), "application/ld+json": ("jsonld",)}.get(accept, ()):
        assert isomorphic(read(client, f"/sparql?format={name}", accept), graph)


def test_people_are_led_to_pages(client: FlaskClient):
    response = client.get("/.well-known/void", headers={"Accept": HTML})
    assert (response.status_code, response.headers["Location"]) == (303, "/dataset")
    page = client.get("/dataset", headers={"Accept": HTML})
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert client.get("/sparql", headers={"Accept": HTML}).mimetype == "text/html"


@pytest.mark.parametrize(("accept", "status"), [("text/csv", 400), ("image/png", 400), ("text/turtle;q=0", 400)])
def test_who_forgets_the_query_is_told(client: FlaskClient, accept: str, status: int):
    response = client.get("/sparql", headers={"Accept": accept})
    assert (response.status_code, "there is no query" in response.text) == (status, True)


def test_head_and_tags(client: FlaskClient):
    got = client.get("/.well-known/void")
    assert client.head("/.well-known/void").data == b""
    assert got.headers["Cache-Control"] == "public, no-cache"
    again = client.get("/.well-known/void", headers={"If-None-Match": got.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_it_is_as_its_shapes_say(graph: rdflib.Graph):
    shapes = rdflib.Graph().parse(Path(__file__).parent / "description-shapes.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text


def test_the_service(graph: rdflib.Graph):
    assert (ENDPOINT, RDF.type, SD.Service) in graph
    assert (ENDPOINT, SD.endpoint, ENDPOINT) in graph
    formats = {str(each) for each in graph.objects(ENDPOINT, SD.resultFormat)}
    names = "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples N-Quads TriG RDF_XML"
    assert {f"http://www.w3.org/ns/formats/{name}" for name in names.split()} <= formats
    assert not list(graph.objects(ENDPOINT, SD.feature))


@pytest.mark.parametrize(
    ("offered", "features", "updates"),
    [
        (Offered(), set(), False),
        (Offered(union=True), {SD.UnionDefaultGraph}, False),
        (Offered(federation=True, updates=True), {SD.BasicFederatedQuery}, True),
    ],
)
def test_only_what_is_offered_is_told(app: Flask, monkeypatch: pytest.MonkeyPatch, offered, features, updates):
    monkeypatch.setitem(app.config, "OFFERED", offered)
    found = read(app.test_client())
    assert set(found.objects(ENDPOINT, SD.feature)) == features
    assert ((ENDPOINT, SD.supportedLanguage, SD.SPARQL11Update) in found) == updates


def test_the_graphs_are_named(graph: rdflib.Graph, data: Path):
    named = {rdflib.URIRef(each.value) for each in Snapshot.current(data).store.named_graphs()}
    assert set(graph.objects(DATASET, SD.namedGraph)) == named
    assert all((each, SD.name, each) in graph for each in named)


def test_what_there_is_is_counted(graph: rdflib.Graph, data: Path):
    snapshot = Snapshot.current(data)
    assert int(graph.value(DATASET, VOID.triples)) == len(snapshot.store)
    consensus = rdflib.URIRef(f"{DATASET}#consensus")
    assert (DATASET, VOID.subset, consensus) in graph
    ask = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/whosays/ontology#Model> }"
    models = int(next(iter(snapshot.store.query(ask)))["n"].value)
    part = rdflib.URIRef(f"{consensus}/ws:Model")
    assert (consensus, VOID.classPartition, part) in graph
    assert int(graph.value(part, VOID.entities)) == models
    labels = rdflib.URIRef(f"{part}/rdfs:label")
    assert (part, VOID.propertyPartition, labels) in graph
    assert int(graph.value(labels, VOID.triples)) == models


def test_prefixes_are_declared(graph: rdflib.Graph):
    declared = {
        str(graph.value(each, SH.prefix)): str(graph.value(each, SH.namespace))
        for each in graph.objects(DATASET, SH.declare)
    }
    assert declared == PREFIXES


def test_every_question_is_an_example_and_runs(client: FlaskClient, graph: rdflib.Graph):
    examples = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    everything = [query for query in Catalogue.load().queries.values() if not query.endpoints]
    ours = [query for query in everything if query.theme not in {"pages", "audit"}]
    assert len(examples) == len(ours)
    for example in examples:
        text = next(graph.objects(example, SH.select), None) or next(graph.objects(example, SH.construct))
        assert client.get("/sparql", query_string={"query": str(text)}).status_code == 200


def test_downloads_are_what_they_say(client: FlaskClient, graph: rdflib.Graph):
    distributions = list(graph.objects(DATASET, DCAT.distribution))
    assert len(distributions) >= 6
    for each in distributions:
        response = client.get(str(graph.value(each, DCAT.downloadURL)))
        assert response.status_code == 200
        assert str(graph.value(each, DCAT.mediaType)).endswith(response.mimetype)
        assert graph.value(each, DCTERMS.rights)


def test_it_names_the_address_that_it_was_asked_at(client: FlaskClient):
    found = read(client, Host="graph.example:8080")
    assert (rdflib.URIRef("http://graph.example:8080/sparql"), RDF.type, SD.Service) in found


@pytest.mark.parametrize("host", ["a b", "<x>", "a>b", "", "x" * 300])
def test_a_hostile_host_is_not_written(client: FlaskClient, host: str):
    response = client.get("/sparql", headers={"Host": host, "Accept": "text/turtle"})
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        rdflib.Graph().parse(data=response.data, format="turtle")


def test_a_snapshot_without_counts_is_counted_when_it_is_asked(tmp_path: Path):
    quads = [Quad(NamedNode("urn:a"), NamedNode(str(RDF.type)), NamedNode("urn:Thing"))]
    publish(tmp_path, quads)
    found = read(create_app(tmp_path).test_client())
    part = rdflib.URIRef(f"{DATASET}#consensus/urn:Thing")
    assert int(found.value(part, VOID.entities)) == 1


def test_of_very_many_graphs_the_page_shows_some_and_leads_to_all(tmp_path: Path):
    count = GRAPHS_SHOWN + 1_500
    nodes = [NamedNode(f"urn:graph:{number:05}") for number in range(count)]
    publish(tmp_path, [Quad(graph, NamedNode("urn:p"), graph, graph) for graph in nodes])
    client = create_app(tmp_path).test_client()
    page = client.get("/dataset", headers={"Accept": HTML}).text
    assert page.count(">urn:graph:") == GRAPHS_SHOWN
    found = re.search(r'And 1,500 graphs more: <a href="([^"]+)"', page)
    assert found is not None
    rows = client.get(html.unescape(found[1]), headers={"Accept": "text/csv"}).text.splitlines()
    assert rows[1:] == [f"{node.value},1" for node in nodes]


def test_the_page_shows_counts_downloads_and_rights(client: FlaskClient):
    page = client.get("/dataset", headers={"Accept": HTML}).text
    for words in ("ws:Model", "graph/conflicts", "/graph-store?default", "terms of its own", "In the consensus"):
        assert words in page


def test_links_to_other_places_are_told_with_their_numbers(client: FlaskClient, graph: rdflib.Graph):
    ontology = rdflib.URIRef("https://w3id.org/whosays/ontology")
    found = {
        (str(graph.value(graph.value(node, VOID.objectsTarget), VOID.uriSpace)), graph.value(node, VOID.linkPredicate)):
            int(graph.value(node, VOID.triples))
        for node in graph.subjects(RDF.type, VOID.Linkset)
        if graph.value(node, VOID.subjectsTarget) == ontology
    }  # fmt: skip
    assert found["https://w3id.org/fair4ml#", rdflib.OWL.equivalentClass] == 1
    page = html.unescape(re.sub(r"<[^>]+>", " ", client.get("/dataset", headers={"Accept": HTML}).text))
    shown = " ".join(page.split())
    for (place, predicate), count in found.items():
        assert f"{place} {predicate.n3(graph.namespace_manager)} terms {count}" in shown
