"""Programs that people use get what they expect, with nothing set but the address."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from serving import Server

WS = "https://w3id.org/whosays/ontology#"
HERON = "https://w3id.org/whosays/model/heron-2"
SOURCE = "https://w3id.org/whosays/source/quick-specs-heron-2"
LABELS = f"SELECT ?label WHERE {{ <{HERON}> <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"
PARAMETERS = f"SELECT ?n WHERE {{ <{HERON}> <{WS}activeParameters> ?n }}"
GRAPH = f"CONSTRUCT {{ <{HERON}> ?p ?o }} WHERE {{ <{HERON}> ?p ?o }}"
COMUNICA = Path(__file__).parents[2] / ".venv" / "node" / "node_modules" / ".bin" / "comunica-sparql"
needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
needs_comunica = pytest.mark.skipif(not COMUNICA.exists(), reason="Comunica is not here; .ci/run installs it")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with serving(data) as server:
        yield server


@pytest.fixture(params=["GET", "POST"])
def wrapper(server: Server, request: pytest.FixtureRequest):
    sparqlwrapper = pytest.importorskip("SPARQLWrapper")
    found = sparqlwrapper.SPARQLWrapper(f"{server.url}/sparql")
    found.setMethod(request.param)
    return found


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_reads_tables(wrapper, form: str):
    wrapper.setQuery(PARAMETERS)
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    match form:
        case "json":
            assert found["results"]["bindings"][0]["n"]["value"] == "48000000000"
        case "xml":
            assert "48000000000" in found.toxml()
        case _:
            assert b"48000000000" in found


def test_sparqlwrapper_asks_and_chooses_graphs(wrapper):
    wrapper.setReturnFormat("json")
    wrapper.setQuery(f"ASK {{ <{HERON}> <{WS}activeParameters> 1200000000000 }}")
    assert wrapper.query().convert()["boolean"] is False
    wrapper.addDefaultGraph(SOURCE)
    assert wrapper.query().convert()["boolean"] is True


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # they warn of each other
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld", "n3"])
def test_sparqlwrapper_reads_graphs(wrapper, form: str):
    wrapper.setQuery(GRAPH)
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    text = found if isinstance(found, bytes) else found.serialize(format="nt").encode()
    assert b"Heron 2" in text


def test_sparqlwrapper_knows_a_bad_query(wrapper):
    wrapper.setQuery("SELECT * {")
    with pytest.raises(Exception, match="is not closed"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_through_its_store(server: Server, method: str):
    store = SPARQLStore(f"{server.url}/sparql", method=method, returnFormat="xml")
    graph = rdflib.Graph(store=store)
    assert [str(row.label) for row in graph.query(LABELS)] == ["Heron 2"]
    assert (rdflib.URIRef(HERON), rdflib.RDF.type, rdflib.URIRef(f"{WS}Model")) in graph
    assert {str(each) for each in graph.objects(rdflib.URIRef(HERON), rdflib.RDFS.label)} == {"Heron 2"}
    assert graph.query(f"ASK {{ <{HERON}> ?p ?o }}").askAnswer is True


@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_reads_each_form_of_answers(server: Server, form: str):
    store = SPARQLStore(f"{server.url}/sparql", returnFormat=form)
    assert [str(row[0]) for row in rdflib.Graph(store=store).query(PARAMETERS)] == ["48000000000"]


def test_rdflib_parses_things_and_graphs_by_their_addresses(server: Server):
    thing = rdflib.Graph().parse(f"{server.url}/model/heron-2.ttl")
    assert (rdflib.URIRef(HERON), rdflib.RDF.type, rdflib.URIRef(f"{WS}Model")) in thing
    assert len(rdflib.Graph().parse(f"{server.url}/graph-store?graph={SOURCE}")) > 10


def curl(*arguments: str) -> str:
    return subprocess.run(
        ["curl", "-sS", "--fail-with-body", *arguments], capture_output=True, check=True, text=True
    ).stdout


@needs_curl
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-G", "--data-urlencode", f"query={PARAMETERS}"), '"value":"48000000000"'),
        (("--data-urlencode", f"query={PARAMETERS}"), '"value":"48000000000"'),
        (("-H", "Content-Type: application/sparql-query", "--data-binary", PARAMETERS), '"value":"48000000000"'),
        (("-H", "Accept: text/csv", "--data-urlencode", f"query={PARAMETERS}"), "n\n48000000000\n"),
        (("--compressed", "--data-urlencode", f"query={PARAMETERS}"), '"value":"48000000000"'),
        (("--data-urlencode", f"query={GRAPH}"), '"Heron 2"'),
        (("-I", "-G", "--data-urlencode", f"query={PARAMETERS}"), "200"),
        ((), "sparql-service-description#"),
    ],
)
def test_curl(server: Server, arguments: tuple[str, ...], words: str):
    assert words in curl(*arguments, f"{server.url}/sparql").replace("\r\n", "\n")


@needs_comunica
@pytest.mark.parametrize(
    ("query", "words"),
    [
        (LABELS, ["Heron 2"]),
        (PARAMETERS, ["48000000000"]),
        (f"SELECT ?g WHERE {{ GRAPH ?g {{ <{HERON}> <{WS}activeParameters> ?n }} }}", [SOURCE]),
    ],
)
def test_comunica_asks_the_endpoint(server: Server, query: str, words: list[str]):
    rows = comunica(f"sparql@{server.url}/sparql", query)
    assert all(any(word in str(row) for row in rows) for word in words)


@needs_comunica
def test_comunica_finds_the_endpoint_by_its_description(server: Server):
    rows = comunica(f"{server.url}/sparql", LABELS)
    assert [word for row in rows for word in row.values()] == ['"Heron 2"']


@needs_comunica
def test_comunica_reads_a_thing_as_a_file(server: Server):
    rows = comunica(f"{server.url}/model/heron-2.ttl", LABELS)
    assert [word for row in rows for word in row.values()] == ['"Heron 2"']


def comunica(source: str, query: str) -> list[dict[str, str]]:
    ran = subprocess.run(
        [COMUNICA, source, query, "-t", "application/json"], capture_output=True, check=True, text=True
    )
    return json.loads(ran.stdout)


CELLS = ["a,b", 'say "hi"', "two\nlines", "tab\there", "naïve 中 🐦", "=1+1", "", " kept ", "semi;colon"]


def test_a_spreadsheet_reads_csv_as_it_was(server: Server):
    values = " ".join(f"({number} {json.dumps(cell, ensure_ascii=False)})" for number, cell in enumerate(CELLS))
    query = f"SELECT ?number ?cell WHERE {{ VALUES (?number ?cell) {{ {values} }} }} ORDER BY ?number"
    answer = server.ask(
        "POST", "/sparql", {"Content-Type": "application/sparql-query", "Accept": "text/csv"}, query.encode()
    )
    assert answer.media_type == "text/csv; charset=utf-8"
    text = answer.body.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert text.startswith("number,cell\r\n0,")
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel"))
    assert rows == [["number", "cell"], *([str(number), cell] for number, cell in enumerate(CELLS))]


def test_other_tools_read_tsv_and_json(server: Server):
    query = "SELECT ?cell WHERE { VALUES ?cell { 'tab\\there' 'line\\nend' 1 } }"
    tsv = server.ask(
        "POST",
        "/sparql",
        {"Content-Type": "application/sparql-query", "Accept": "text/tab-separated-values"},
        query.encode(),
    )
    assert tsv.text.splitlines()[0] == "?cell"
    assert '"tab\\there"' in tsv.text
    thing = server.ask("GET", "/model/heron-2.nt").body
    assert any(
        quad.object.value == "Heron 2" for quad in parse(thing, RdfFormat.N_TRIPLES) if hasattr(quad.object, "value")
    )
