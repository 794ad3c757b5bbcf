"""The questions of the catalogue that join our claims with another endpoint, asked of two servers that run."""

from __future__ import annotations

import csv
from http import HTTPStatus
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import pytest
from commanding import run
from pyoxigraph import Literal, NamedNode, Quad
from readings import readings
from saying import article, launch_post
from serving import serving
from whosays.graph.contents import Contents
from whosays.graph.errors import QueryError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue, read_query
from whosays.graph.rdf import RDFS, SKOS, XSD
from whosays.graph.vocabulary import Vocabulary
from whosays.server.endpoint.guard import checked
from whosays.server.endpoint.tokens import Denied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from serving import Server

HERON = f"{DEFAULT_BASE}model/heron-2"
MINI = f"{DEFAULT_BASE}model/heron-2-mini"
CONTEXT = "https://w3id.org/whosays/ontology#contextWindow"
WIKIDATA = "http://www.wikidata.org/"
CSV = {"Accept": "text/csv"}
CATALOGUE = Catalogue.load()
FEDERATED = [query for query in CATALOGUE.queries.values() if query.endpoints]


class Two(NamedTuple):
    """Two servers: one with its data that may ask the other, which nobody has told of it."""

    here: Server
    data: Path
    there: Server

    @property
    def peer(self) -> str:
        return f"{self.there.url}/sparql"


def wikidata(item: str, day: str) -> list[Quad]:
    """What Wikidata says of a language model, in few words."""
    node, kind = NamedNode(f"{WIKIDATA}entity/{item}"), NamedNode(f"{WIKIDATA}entity/Q900001")
    direct = f"{WIKIDATA}prop/direct/"
    return [
        Quad(node, NamedNode(f"{direct}P31"), kind),
        Quad(kind, NamedNode(f"{direct}P279"), NamedNode(f"{WIKIDATA}entity/Q115305900")),
        Quad(node, NamedNode(f"{direct}P577"), Literal(f"{day}T00:00:00Z", datatype=XSD.dateTime)),
        Quad(node, RDFS.label, Literal("Heron 2", language="en")),
    ]


def published(folder: Path, documents: list, more: list[Quad]) -> Path:
    contents = Contents(documents, Vocabulary.load(), DEFAULT_BASE)
    publish(folder, [*contents.quads(), *more], contents.texts(), contents.facts())
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Iterator[Two]:
    folder = tmp_path_factory.mktemp("federated")
    links = NamedNode(f"{DEFAULT_BASE}graph/links")
    linked = [
        Quad(NamedNode(HERON), SKOS.exactMatch, NamedNode(f"{WIKIDATA}entity/Q900002"), links),
        Quad(NamedNode(MINI), SKOS.closeMatch, NamedNode(f"{WIKIDATA}entity/Q900003"), links),
    ]
    theirs = [
        *wikidata("Q900002", "2026-03-05"),
        *wikidata("Q900002", "2026-03-04"),
        *wikidata("Q900003", "2026-03-04"),
    ]
    there = published(folder / "there", [launch_post(), article()], theirs)
    here = published(folder / "here", readings(), linked)
    with (
        serving(there, "--processes", "1") as other,
        serving(here, "--processes", "1", "--federation", f"{other.url}/sparql") as server,
    ):
        yield Two(server, here, other)


def asked(two: Two, query: str) -> list[dict[str, str]]:
    answer = two.here.ask("GET", f"/sparql?{urlencode({'query': query})}", CSV)
    assert answer.status == HTTPStatus.OK, answer.text
    assert "etag" not in answer.headers
    return list(csv.DictReader(StringIO(answer.text)))


def test_what_another_servers_sources_say_stands_beside_our_consensus_and_claims(two: Two):
    query = CATALOGUE.named("federation/said-elsewhere").bind(peer=two.peer, property=CONTEXT, subject=HERON)
    rows = asked(two, query)
    assert [(row["theirSource"], row["theirs"], row["theirQuote"]) for row in rows] == [
        ("article.txt", "256000", "a context window of 256,000 tokens"),
        ("launch-post.txt", "400000", "400,000 tokens"),
    ]
    assert {row["subjectLabel"] for row in rows} == {"Heron 2"}
    assert {row["ours"] for row in rows} == {"256000"}
    assert [set(row["alsoSaidBy"].split(", ")) for row in rows] == [
        {"modelpedia-heron-2.md", "quick-specs-heron-2.txt"},
        {"northlake-announcement.txt"},
    ]


def test_with_everything_open_all_that_the_other_claims_of_things_of_ours_is_told(two: Two):
    rows = asked(two, CATALOGUE.named("federation/said-elsewhere").bind(peer=two.peer, property=None, subject=None))
    assert {row["subjectLabel"] for row in rows} >= {"Heron 2", "Heron 2 Mini", "Ada Iversen"}
    assert "Plover" not in {row["subjectLabel"] for row in rows}


def test_release_dates_stand_beside_those_of_the_linked_item(two: Two):
    query = CATALOGUE.named("federation/release-dates-beside-wikidata")
    for model in (HERON, None):
        rows = asked(two, query.bind(peer=two.peer, model=model))
        assert [
            (row["modelLabel"], row["date"], row["source"], row["published"][:10], row["agrees"]) for row in rows
        ] == [
            ("Heron 2", "2026-03-04", source, day, agrees)
            for source in ("modelpedia-heron-2.md", "northlake-announcement.txt")
            for day, agrees in (("2026-03-04", "true"), ("2026-03-05", "false"))
        ]
        assert {row["item"] for row in rows} == {f"{WIKIDATA}entity/Q900002"}


def test_at_the_terminal_the_other_is_asked_where_it_is_named(two: Two):
    options = ("--data", str(two.data), "--set", f"peer={two.peer}", "--set", "subject=Heron 2", "--format", "csv")
    refused = run("query", "federation/said-elsewhere", *options)
    assert refused.exit_code != 0
    assert f"--federation {two.peer}" in refused.output
    told = run("query", "federation/said-elsewhere", *options, "--federation", two.peer)
    assert told.exit_code == 0, told.output
    assert "a context window of 256,000 tokens" in told.output


@pytest.mark.parametrize("query", FEDERATED, ids=lambda query: query.name)
def test_it_is_asked_by_nobody_who_may_not(query):
    with pytest.raises(Denied):
        checked(query.text)
    example = query.endpoints[0].example
    assert checked(query.text.replace(example, "http://127.0.0.1:1/sparql"), ["http://127.0.0.1:1/sparql"])
    assert query.title
    assert len(query.about) < 160


@pytest.mark.parametrize(
    "address", ["no address", "ftp://example.org/", "http://x/> { } UNION { <a:b", "", "http://x/ y"]
)
def test_what_is_no_address_is_no_endpoint(address):
    with pytest.raises(QueryError):
        FEDERATED[0].bind(**dict.fromkeys(each.name for each in FEDERATED[0].parameters) | {"peer": address})


def test_an_address_in_another_parameter_stays_a_value():
    text = """# title: A
# about: B.
# param: peer endpoint http://127.0.0.1:8001/sparql
# param: said text x
SELECT * WHERE { VALUES ?said { UNDEF } SERVICE <http://127.0.0.1:8001/sparql> { ?s ?p ?said } }
"""
    typed = "SERVICE <http://127.0.0.1:8001/sparql>"
    bound = read_query("a", text).bind(peer="http://127.0.0.1:9/sparql", said=typed)
    assert bound.count(typed) == 1
    assert f'"{typed}"' in bound
    assert "SERVICE <http://127.0.0.1:9/sparql> {" in bound


def test_an_endpoint_that_the_query_does_not_ask_is_a_fault_of_the_file():
    text = "# title: A\n# about: B.\n# param: peer endpoint http://127.0.0.1:8001/sparql\nSELECT * WHERE { ?s ?p ?o }\n"
    with pytest.raises(QueryError, match="is not asked"):
        read_query("a", text)


def test_editors_and_the_page_are_not_offered_what_would_be_refused(two: Two):
    page = two.here.ask("GET", "/sparql", {"Accept": "text/html"}).text
    described = two.here.ask("GET", "/dataset.ttl").text
    for query in FEDERATED:
        assert query.title not in page
        assert query.about not in described
