"""From files to HTTP, through the commands that a user types: every fact with its words, both sides of a quarrel."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from pyshacl import validate
from rdflib import Graph
from whosays.cli import main
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app

EXAMPLES = Path(__file__).parents[1] / "examples"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "sources"
BASE = "https://w3id.org/whosays/"
PREFIXES = """PREFIX ws: <https://w3id.org/whosays/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
ULTRA = f"<{BASE}model/heron-2-ultra>"
ON_MATH = f"<{BASE}evaluation/heron-2-ultra/math-500>"
# The contract of the design, section 5; other tools read by these keys in this order.
KEYS = [
    *("source", "claim", "subject", "subjectLabel", "subjectType", "property", "value", "valueLabel", "valueType"),
    *("unit", "comparator", "modality", "asOf", "accordingTo", "benchmark", "setting", "quote", "start", "end"),
]
# What must be there on every claim, once: who says it, in which words, and where those stand.
INCOMPLETE = """SELECT ?claim (COUNT(DISTINCT ?source) AS ?sources) (COUNT(DISTINCT ?exact) AS ?quotes)
                       (COUNT(DISTINCT ?start) AS ?starts) (COUNT(DISTINCT ?end) AS ?ends) WHERE {
  GRAPH ?graph {
    ?claim a ws:Claim .
    OPTIONAL { ?claim ws:inSource ?source . ?source ws:fileName ?name FILTER(?source = ?graph) }
    OPTIONAL { ?claim ws:exact ?exact FILTER(STRLEN(?exact) > 0) }
    OPTIONAL { ?claim ws:start ?start FILTER(?start >= 0) }
    OPTIONAL { ?claim ws:end ?end FILTER(?end > ?start) }
  }
} GROUP BY ?claim HAVING (?sources != 1 || ?quotes != 1 || ?starts != 1 || ?ends != 1)"""


class Built(NamedTuple):
    """A folder of sources, the data folder that they were built in, and the claims listing."""

    sources: Path
    data: Path
    rows: list[dict]

    def ask(self, query):
        response = create_app(self.data).test_client().get("/sparql", query_string={"query": PREFIXES + query})
        assert response.status_code == 200, response.text
        answer = response.get_json(force=True)
        names = answer["head"]["vars"]
        rows = answer["results"]["bindings"]
        return [tuple(row[name]["value"] if name in row else None for name in names) for row in rows]

    def page(self, path):
        response = create_app(self.data).test_client().get(path, headers={"Accept": "text/html"})
        assert response.status_code == 200, path
        return response.text


def built(sources, data):
    ran = CliRunner().invoke(main, ["build", str(sources), "--data", str(data)])
    assert ran.exit_code == 0, ran.output
    listed = CliRunner().invoke(main, ["claims", "--format", "jsonl", "--data", str(data)])
    assert listed.exit_code == 0, listed.output
    return Built(sources, data, [json.loads(line) for line in listed.stdout.splitlines()])


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    return built(EXAMPLES, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    if not SHARED.is_dir():
        pytest.skip("the shared documents are not here")
    return built(SHARED, tmp_path_factory.mktemp("data"))


@pytest.fixture(params=["examples", "shared"])
def build(request):
    return request.getfixturevalue(request.param)


def text_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def test_every_claim_has_the_keys_of_the_contract_in_their_order(build):
    assert build.rows
    assert all(list(row) == KEYS for row in build.rows)


def test_every_quote_is_the_text_of_its_file_at_its_place(build):
    texts = {path.name: text_of(path) for path in build.sources.iterdir() if path.name != "sources.yaml"}
    assert {row["source"] for row in build.rows} <= set(texts)
    for row in build.rows:
        assert row["quote"]
        assert texts[row["source"]][row["start"] : row["end"]] == row["quote"]


def test_every_example_gives_claims(examples):
    assert {row["source"] for row in examples.rows} == {path.name for path in EXAMPLES.iterdir()} - {"sources.yaml"}


def test_every_claim_is_listed_once(build):
    claims = [row["claim"] for row in build.rows]
    assert len(claims) == len(set(claims))
    counted = build.ask("SELECT (COUNT(DISTINCT ?claim) AS ?n) { GRAPH ?source { ?claim a ws:Claim } }")
    assert counted == [(str(len(claims)),)]


def test_no_claim_lacks_source_quote_or_offsets(build):
    assert build.ask(INCOMPLETE) == []


def test_a_value_is_missing_exactly_where_it_is_undisclosed(build):
    for row in build.rows:
        assert (row["value"] is None) == (row["modality"] == "undisclosed"), row
        assert row["value"] not in ("", "-", "?", "unknown", "Unknown")


def test_the_default_graph_has_one_plain_triple_a_fact(examples):
    answer = examples.ask(f"SELECT ?label ?n {{ {ULTRA} rdfs:label ?label ; a ws:Model ; ws:activeParameters ?n }}")
    assert answer == [("Heron 2 Ultra", "96000000000")]


def test_the_graph_of_a_source_is_what_that_source_says(examples):
    found = examples.ask(f"SELECT ?source ?n {{ GRAPH ?source {{ {ULTRA} ws:totalParameters ?n }} }}")
    said = {source.removeprefix(f"{BASE}source/"): n for source, n in found}
    assert said["heron-2-ultra-card"] == "96000000000"
    assert said["heron-2-launch"] == said["heron-2-ultra-article"] == "1200000000000"


def test_a_contradiction_is_there_from_both_sides(examples):
    """The maker's figure and the tester's: both are claims, both stand in their source's graph, neither is merged away."""
    said = {
        (row["source"], row["value"], row["accordingTo"])
        for row in examples.rows
        if (row["subjectLabel"], row["benchmark"]) == ("Heron 2 Ultra", "MATH-500")
    }
    assert ("heron-2-launch.md", "94.2", None) in said
    assert ("courier-heron-2-ultra.txt", "91.8", "Marlow Institute") in said
    scores = examples.ask(f"SELECT DISTINCT ?n {{ GRAPH ?source {{ {ON_MATH} ws:score ?n }} }} ORDER BY ?n")
    assert scores == [("91.8",), ("94.2",)]


def test_two_sources_differ_on_one_score_of_one_model(shared):
    scores = shared.ask("""SELECT ?evaluation ?benchmark (COUNT(DISTINCT ?n) AS ?scores) (COUNT(DISTINCT ?source) AS ?sources) {
      GRAPH ?source { ?evaluation ws:benchmark/rdfs:label ?benchmark ; ws:score ?n }
    } GROUP BY ?evaluation ?benchmark""")
    assert any(name == "MATH-500" and int(n) > 1 and int(sources) > 1 for _, name, n, sources in scores), scores


def test_what_is_denied_or_undisclosed_is_no_plain_fact(build):
    stated = """SELECT ?claim { GRAPH ?source {
      ?claim ws:modality ws:Denied ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o
      FILTER NOT EXISTS { ?other rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ws:modality ?how
                          FILTER(?how IN (ws:Asserted, ws:Reported)) } } }"""
    assert build.ask(stated) == []


def test_the_graph_keeps_the_shapes(examples):
    """The union of all graphs holds the ontology too, which the shapes ask."""
    triples = {quad.triple for quad in Snapshot.current(examples.data).store}
    whole = Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
    shapes = Graph().parse(data=files("whosays").joinpath("shapes.ttl").read_text("utf-8"))
    conforms, _, report = validate(whole, shacl_graph=shapes)
    assert conforms, report


class Marks(HTMLParser):
    """Collects the words that a page marks, and all its words."""

    def __init__(self, page):
        super().__init__()
        self.depth, self.marked, self.words = 0, [], []
        self.feed(page)

    def handle_starttag(self, tag, _attributes):
        if tag == "mark":
            self.depth += 1
            self.marked.append("")

    def handle_endtag(self, tag):
        self.depth -= tag == "mark"

    def handle_data(self, text):
        self.words.append(text)
        if self.depth:
            self.marked[-1] += text


def test_a_page_of_an_entity_shows_what_each_source_says(examples):
    page = Marks(examples.page("/model/heron-2-ultra"))
    words = " ".join(" ".join(page.words).split())
    assert "Heron 2 Ultra" in words
    assert "94.2" in words
    assert "91.8" in words


def test_a_page_of_a_source_marks_its_evidence(examples):
    page = Marks(examples.page("/source/heron-2-ultra-card"))
    text = text_of(EXAMPLES / "heron-2-ultra-card.txt")
    assert page.marked
    assert all(words in text for words in page.marked)
    assert any("Active Parameters\n1.2T" in words for words in page.marked)


def test_the_same_sources_give_the_same_snapshot(examples, tmp_path):
    again = CliRunner().invoke(
        main, ["build", *map(str, sorted(EXAMPLES.iterdir(), reverse=True)), "--data", str(tmp_path)]
    )
    assert again.exit_code == 0, again.output
    assert Snapshot.current(tmp_path).seal["digest"] == Snapshot.current(examples.data).seal["digest"]
