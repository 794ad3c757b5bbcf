"""From catalogs to HTTP: records are sources of their own, and what a provider serves is not said of the model."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from catalog_files import FILES
from click.testing import CliRunner
from pyoxigraph import NamedNode
from pyshacl import validate
from rdflib import Graph
from whosays.cli import main
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.rdf import ONTOLOGY
from whosays.graph.snapshot import Snapshot
from whosays.server.app import create_app

CARD = "name: Heron 2 70B Instruct\ndeveloper: Northlake Labs\ncontext_length: 10000000\nlicense: MIT\n"
SOURCES = f"{DEFAULT_BASE}source/"
MODEL = f"{DEFAULT_BASE}model/heron-2-70b-instruct"
RECORD = "source/prices.reedhost-northlake-heron-2-70b-instruct"


def run(*arguments):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalogs")
    for name, text in FILES.items():
        path = folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    (folder / "sources" / "card.yaml").write_text(CARD, encoding="utf-8")
    output = run("build", folder / "sources", "--data", folder / "data")
    return folder, output


def listed(built, *arguments):
    output = run("claims", "--data", built[0] / "data", "--format", "jsonl", *arguments)
    return [json.loads(line) for line in output.splitlines()]


def test_every_quote_is_verified(built):
    claims = len(listed(built))
    assert f"{claims} of {claims}" in built[1]


def test_the_listing_gives_places_in_the_file(built):
    rows = listed(built)
    for name, text in FILES.items():
        said = [row for row in rows if row["source"] == name]
        assert said or "/" in name  # two of these have one name
        assert all(text[row["start"] : row["end"]] == row["quote"] for row in said)
    prices = listed(built, "--source", "prices")
    assert {FILES["prices.json"][row["start"] : row["end"]] == row["quote"] for row in prices} == {True}


def test_what_a_key_says_is_quoted_by_the_key_alone(built):
    quotes = {row["property"]: row["quote"] for row in listed(built, "--source", RECORD.removeprefix("source/"))}
    assert quotes["offers"] == "reedhost/northlake/heron-2-70b-instruct"
    assert quotes["contextWindow"] == 'max_input_tokens": 131072'


def test_a_record_is_listed_by_its_id_and_by_its_title(built):
    by_id = listed(built, "--source", RECORD.removeprefix("source/"))
    by_title = listed(built, "--source", "LiteLLM: reedhost/northlake/heron-2-70b-instruct")
    assert len(by_id) == 6
    assert by_id == by_title


def test_sources_are_listed_with_their_records(built):
    rows = list(csv.reader(io.StringIO(run("query", "sources/counts", "--data", built[0] / "data", "--format", "csv"))))
    counts = {row[1]: (row[5], row[6]) for row in rows[1:]}
    assert counts["prices.json"] == ("2", "9")
    assert len(rows) - 1 == len(FILES) + 1
    assert "prices.json" in run("sources", "--data", built[0] / "data")


def test_what_providers_serve_is_no_contradiction_of_the_makers_card(built):
    query = ("query", "models/context-windows-served", "--data", built[0] / "data", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*query, "--set", f"model={MODEL}"))))
    said = {(row["tokens"], row["providerLabel"], row["publisher"]) for row in rows}
    assert said == {
        ("128000", "Groq", "models.dev"),
        ("131072", "reedhost", "LiteLLM"),
        ("262144", "", "models.dev"),
        ("1000000", "Groq", "LiteLLM"),
        ("10000000", "", ""),
    }
    conflicts = run("conflicts", "--data", built[0] / "data", "--format", "jsonl")
    rows = [json.loads(line) for line in conflicts.splitlines()]
    about = {
        (row["subject"], row["property"]): set(row["values"]) for row in rows if row["property"] == "contextWindow"
    }
    assert {subject for subject, _ in about} == {MODEL, f"{DEFAULT_BASE}offering/heron-2-70b-instruct-at-groq"}
    assert about[MODEL, "contextWindow"] == {"262_144", "10000000"}


def test_spellings_of_one_model_are_joined_by_the_links_and_each_row_tells_how(tmp_path):
    entry = '"{}": {{"litellm_provider": "{}", "max_input_tokens": {}, "mode": "chat"}}'
    served = [
        ("reedhost/northlake/heron-2-70b-instruct", "reedhost", 131072),
        ("fireworks_ai/heron2-70b-instruct-maas", "fireworks_ai", 65536),
        ("groq/heron-2-70b-base", "groq", 4096),
    ]
    data = tmp_path / "data"
    (tmp_path / "prices.json").write_text(
        "{" + ", ".join(entry.format(*each) for each in served) + "}", encoding="utf-8"
    )
    router = FILES["router.json"].replace("northlake/Heron-2", "northlake/Heron-2-70B-Instruct")
    (tmp_path / "router.json").write_text(router, encoding="utf-8")
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    run("build", tmp_path / "prices.json", tmp_path / "router.json", tmp_path / "card.yaml", "--data", data)
    run("link", "--data", data, "--publish", "--date", "2026-03-04")
    query = ("query", "models/context-windows-served", "--data", data, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*query, "--set", f"model={MODEL}"))))
    said = {(row["tokens"], row["providerLabel"], row["publisher"], row["joined"].partition(":")[0]) for row in rows}
    assert said == {
        ("131072", "reedhost", "LiteLLM", "by its name"),
        ("65536", "Fireworks AI", "LiteLLM", "the same"),
        ("65536", "OpenRouter", "OpenRouter", "nearly the same"),
        ("32768", "OpenRouter", "OpenRouter", "nearly the same"),
        ("10000000", "", "", "by its name"),
    }
    # The page has them side by side.
    page = create_app(data).test_client().get("/model/heron-2-70b-instruct", headers={"Accept": "text/html"}).text
    shown = page.partition('<section aria-labelledby="offered">')[2].partition("</section>")[0]
    told = " ".join(html.unescape(re.sub("<[^>]+>", " ", shown)).split())
    assert "3 providers, by 2 catalogs; 3 different context windows, from 32,768 to 131,072 tokens." in told
    assert "reedhost at least 131,072 LiteLLM Fireworks AI the same : heron2-70b-instruct-maas" in told
    assert "OpenRouter nearly the same : Heron 2 65,536 32,768 at the first provider $0.15 OpenRouter" in told
    assert "base" not in told
    assert shown.count('href="/claim/') == 5
    # From the other end it is the same link.
    other = f"{DEFAULT_BASE}model/heron-2"
    rows = list(csv.DictReader(io.StringIO(run(*query, "--set", f"model={other}"))))
    assert {row["tokens"] for row in rows} == {"131072", "65536", "32768", "10000000"}


PRICES = """\
curator: Dagny Holm
why: Nobody read it.
date: 2026-06-12
claims:
  - {document: fjord.txt, subject: Plover 7B at Fjord, type: Offering, property: offers, value: Plover 7B, quote: Plover 7B}
  - document: fjord.txt
    subject: Plover 7B at Fjord
    type: Offering
    property: price
    value: €0.45 per million tokens
    setting: input
    quote: €0.45 per million tokens
"""


def test_a_price_is_shown_in_the_currency_that_it_is_told_in(tmp_path):
    (tmp_path / "fjord.txt").write_text("At Fjord, Plover 7B costs €0.45 per million tokens.\n", encoding="utf-8")
    (tmp_path / "fjord.claims.yaml").write_text(PRICES, encoding="utf-8")
    run("build", tmp_path, "--data", tmp_path / "data")
    page = create_app(tmp_path / "data").test_client().get("/model/plover-7b", headers={"Accept": "text/html"}).text
    shown = page.partition('<section aria-labelledby="offered">')[2].partition("</section>")[0]
    assert "0.45 EUR" in shown
    assert "$" not in shown


def test_the_graphs_of_records_conform_to_the_shapes(built):
    snapshot = Snapshot.current(built[0] / "data")
    graph = Graph()
    for quad in snapshot.store:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith((SOURCES, ONTOLOGY)):
            graph.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    shapes = Graph().parse("shapes.ttl")
    conforms, _, text = validate(graph, shacl_graph=shapes)
    assert conforms, text


@pytest.fixture(scope="module")
def client(built):
    return create_app(built[0] / "data").test_client()


def test_the_page_of_a_catalog_leads_to_its_records(client):
    page = client.get("/source/prices").text
    assert "Its records" in page
    assert "LiteLLM: groq/heron-2-70b-instruct" in page
    assert "Record of" not in page


def test_the_page_of_a_long_catalog_leads_to_the_rest_of_its_records(client, monkeypatch):
    assert "all of them" not in client.get("/source/prices").text
    monkeypatch.setattr("whosays.server.pages.source._RECORDS", 1)
    page = client.get("/source/prices").text
    assert "These are the first 1:" in page
    address = html.unescape(re.search(r'href="([^"]+)">all of them', page)[1])
    found = client.get(address, headers={"Accept": "text/csv"}).text
    assert all(f"LiteLLM: {name}/" in found for name in ("reedhost", "groq"))


def test_the_page_of_an_offering_leads_to_who_serves_it_where_no_words_say_so(client):
    page = client.get("/offering/heron-2-70b-instruct-at-groq", headers={"Accept": "text/html"}).text
    assert 'Served by <a href="/organization/groq">Groq</a>.' in page
    assert "Served by" not in client.get("/model/heron-2-70b-instruct", headers={"Accept": "text/html"}).text


def test_the_page_of_a_record_shows_its_words_and_its_catalog(client):
    page = client.get(f"/{RECORD}").text
    assert "Record of" in page
    assert "LiteLLM model prices and context windows" in page
    assert "max_input_tokens" in page
    assert "heron-2-70b-instruct at Groq" not in page


def test_the_first_page_lists_catalogs_and_not_their_records(client):
    page = client.get("/").text
    assert "2 records, 9 claims" in page
    assert "LiteLLM: reedhost" not in page


def test_a_catalog_is_added_and_taken_out_with_all_its_records(tmp_path):
    data, file = tmp_path / "data", tmp_path / "prices.json"
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    file.write_text(FILES["prices.json"], encoding="utf-8")
    run("build", tmp_path / "card.yaml", "--data", data)
    run("add", file, "--data", data)
    assert len(listed((tmp_path, ""), "--source", "prices")) == 9
    refused = CliRunner().invoke(main, ["remove", RECORD.removeprefix("source/"), "--data", str(data)])
    assert "it is a record of prices; remove prices, with all its records" in refused.output
    run("remove", "prices", "--data", data)
    graphs = {graph.value for graph in Snapshot.current(data).store.named_graphs()}
    assert not any("/source/prices" in graph for graph in graphs)
