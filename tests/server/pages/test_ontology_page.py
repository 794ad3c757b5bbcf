"""The ontology at its own address: every term has its place, the file is given as it is, and names lead there."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from readings import readings
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.ontology import as_written, stated
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.rdf import ONTOLOGY, WS
from whosays.graph.snapshot import Snapshot
from whosays.graph.vocabulary import Vocabulary
from whosays.server.app import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

HTML = {"Accept": "text/html"}
NAMES = [entry.name for entry in stated().entries]
FACTS = list(Vocabulary.load().properties)
DEPLOY = Path(__file__).parents[3] / "deploy"


@pytest.fixture(scope="module")
def page(app) -> str:
    return app.test_client().get("/ontology", headers=HTML).text


def line(page: str, name: str) -> str:
    """What the page says of one term, with its links."""
    return re.search(rf'<div class="line" id="{name}">(.*?)</dd></div>', page, re.DOTALL)[1]


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_every_iri_of_the_file_below_the_namespace_has_its_place(page: str):
    named = {
        term.value.removeprefix(WS.iri)
        for quad in parse(as_written(), format=RdfFormat.TURTLE)
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(WS.iri)
    }
    ids = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert named - ids.keys() == set()
    assert [name for name, count in ids.items() if count > 1] == []


def test_every_link_on_the_page_to_a_place_on_it_leads_to_one(page: str):
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="(?:/ontology)?#([^"]+)"', page)) - ids == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Model", ["AI model", "ws:Model", "IRIs begin with https://w3id.org/whosays/model/", "can have", "context window",
                   "the same as fair4ml:MLModel", "near to mls:Model", "a sort of thing", "large language model"]),
        ("contextWindow", ["Context window", "claims", "said of AI model , model family", "tokens, 64 to 1e9", "one value at a time"]),
        ("availability", ["any number of values, may change", "values availability"]),
        ("developer", ["seen from its value develops", "the same as wdt:P178", "a sort of schema:creator", "made by"]),
        ("totalParameters", ["has the smaller part active parameters", "100,000 to 1e15"]),
        ("AvailabilityList", ["values of availability"]),
        ("Released", ["ws:Released", "launched"]),
        ("NVFloat4", ["bits a weight 4.5"]),
        ("accordingTo", ["on claim", "values are agent", "a sort of prov:wasAttributedTo"]),
        ("oneValued", ["one-valued", "may be a conflict"]),
        ("Quantity", ["A number with a unit"]),
    ],
)  # fmt: skip
def test_a_term_is_explained(page: str, name: str, expected: list[str]):
    shown = words(line(page, name)).replace(" :", "").lower()
    assert [each for each in expected if each.lower() not in shown] == []


def test_the_tree_has_what_is_below_below(page: str):
    tree = re.search(r'<nav class="tree".*?</nav>', page, re.DOTALL)[0]
    agent = re.search(r">agent</a><ul>(.*?)</ul>", tree, re.DOTALL)[1]
    assert re.findall(r">([^<]+)</a>", agent) == ["organization", "person"]


def test_the_claims_on_a_property_are_counted_and_the_query_behind_finds_as_many(page: str, data: Path):
    store, told = Snapshot.current(data).store, {}
    for name in FACTS:
        if found := re.search(r'class="used" href="([^"]+)"[^>]*>([\d,]+) claim', line(page, name)):
            told[name] = int(found[2].replace(",", ""))
            query = Catalogue.load().named("sources/of-a-property").bind(property=WS[name].value)
            assert len(list(store.query(query))) == told[name]
    claims = store.query(f"SELECT ?c {{ GRAPH ?g {{ ?c a <{WS.Claim.value}> }} }}")
    assert sum(told.values()) == len(list(claims))


@pytest.mark.parametrize("name", Vocabulary.load().concepts)
def test_the_claims_with_an_entry_of_a_list_are_counted_alike(page: str, data: Path, name: str):
    found = re.search(r'class="used" href="[^"]+"[^>]*>([\d,]+) claim', line(page, name))
    query = Catalogue.load().named("sources/with-a-value").bind(value=WS[name].value)
    assert len(list(Snapshot.current(data).store.query(query))) == (int(found[1]) if found else 0)


def test_the_query_behind_a_count_can_be_followed(page: str, client: FlaskClient):
    link = html.unescape(re.search(r'class="used" href="([^"]+)"', line(page, "contextWindow"))[1])
    answer = client.get(link, headers=HTML)
    assert answer.status_code == 200
    assert "400,000" in words(answer.text) or "400000" in words(answer.text)


def test_what_is_outside_is_linked_as_that(page: str):
    outside = re.findall(r'<a href="([a-z]+:[^"]*)"([^>]*)>', page)
    assert len(outside) > 100
    assert {address.partition(":")[0] for address, _ in outside} == {"http", "https"}
    assert all("external" in rest for _, rest in outside)


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/ontology", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("/ontology", "text/turtle", "text/turtle"),
        ("/ontology", "*/*;q=0.1, application/ld+json", "application/ld+json"),
        ("/ontology", "application/rdf+xml", "application/rdf+xml"),
        ("/ontology", "application/n-triples", "application/n-triples"),
        ("/ontology?format=nt", "text/html", "application/n-triples"),
        ("/ontology.ttl", "text/html", "text/turtle"),
        ("/ontology.jsonld", "*/*", "application/ld+json"),
        ("/ontology.rdf", "*/*", "application/rdf+xml"),
        ("/ontology.nt", "*/*", "application/n-triples"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_it_is_given_in_each_form(client: FlaskClient, path: str, accept: str, media_type: str, method: str):
    answer = client.open(path, method=method, headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert "Accept" in answer.headers["Vary"]
    again = client.open(path, method=method, headers={"Accept": accept, "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for name in ("ttl", "jsonld", "nt", "rdf"):
        assert re.search(rf'</ontology\.{name}>; rel="alternate"; type="[a-z]+/[a-z+-]+"', answer.headers["Link"])
    assert '<https://www.apache.org/licenses/LICENSE-2.0>; rel="license"' in answer.headers["Link"]
    if method == "HEAD":
        assert answer.data == b""


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf", "trig", "nq", "n3"])
def test_each_form_says_all_of_it(client: FlaskClient, suffix: str):
    answer = client.get(f"/ontology.{suffix}")
    form = RdfFormat.from_media_type(answer.mimetype)
    found = {(quad.subject, quad.predicate) for quad in parse(answer.data, format=form)}
    assert found == {(quad.subject, quad.predicate) for quad in parse(as_written(), format=RdfFormat.TURTLE)}


def test_in_turtle_it_is_the_file_itself(client: FlaskClient):
    assert client.get("/ontology.ttl").data == as_written()
    assert client.get("/ontology", headers={"Accept": "text/turtle"}).data == as_written()


def test_a_snapshot_of_another_ontology_gives_its_own(tmp_path: Path):
    contents = Contents(readings(), Vocabulary.load(), DEFAULT_BASE)
    gone = WS["contextWindow"]
    published = publish(tmp_path, (quad for quad in contents.quads() if quad.subject != gone), contents.texts())
    told = create_app(published).test_client().get("/ontology.ttl").data
    assert told != as_written()
    assert {quad.subject for quad in parse(told, format=RdfFormat.TURTLE)} == {
        quad.subject for quad in parse(as_written(), format=RdfFormat.TURTLE)
    } - {gone}


@pytest.mark.parametrize("suffix", ["ttl", "nt"])
def test_data_without_an_ontology_are_served_with_ours(tmp_path: Path, suffix: str):
    contents = Contents(readings(), Vocabulary.load(), DEFAULT_BASE)
    foreign = (quad for quad in contents.quads() if quad.graph_name != NamedNode(ONTOLOGY))
    client = create_app(publish(tmp_path, foreign, contents.texts())).test_client()
    assert (
        len(
            list(
                parse(
                    client.get(f"/ontology.{suffix}").data,
                    format=RdfFormat.N_TRIPLES if suffix == "nt" else RdfFormat.TURTLE,
                )
            )
        )
        > 3000
    )
    assert client.get("/ontology", headers=HTML).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_term_leads_to_its_place(client: FlaskClient, name: str):
    answer = client.get(f"/ontology/{name}")
    assert (answer.status_code, answer.location) == (303, f"/ontology#{name}")


def test_the_name_of_this_version_leads_to_it_and_that_of_another_to_nothing(client: FlaskClient):
    iri = stated().heading.one("owl:versionIRI")
    assert iri == f"{ONTOLOGY}/{stated().heading.one('owl:versionInfo')}"
    answer = client.get("/" + iri.removeprefix(DEFAULT_BASE))
    assert (answer.status_code, answer.location) == (303, "/ontology")
    assert client.get("/ontology/0.0.9").status_code == 404


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ontology/contextWindows", "near names: contextWindow"),
        ("/ontology/zzz", "the ontology has no term 'zzz'"),
        ("/ontology/%3Cscript%3E", "no term"),
        ("/ontology.docx", "/ontology.ttl (Turtle)"),
        ("/ontology/a/b", "nothing is known of"),
    ],
)
@pytest.mark.parametrize("accept", ["*/*", "text/html", "application/json"])
def test_another_name_is_told_in_words(client: FlaskClient, path: str, expected: str, accept: str):
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    shown = answer.json["detail"] if accept == "application/json" else html.unescape(answer.text)
    assert answer.mimetype != "text/html" or "<script>" not in answer.text
    assert expected in shown or "Nothing is known of this" in shown


def redirected(iri: str) -> str:
    """Where w3id.org would lead to by our example, as Apache reads it."""
    rule = re.search(
        r"^RewriteRule (\S+) (\S+) \[R=303,L\]$", (DEPLOY / "w3id.htaccess").read_text("utf-8"), re.MULTILINE
    )
    found = re.match(rule[1], iri.partition("#")[0].removeprefix("https://w3id.org/whosays/"))
    return rule[2].replace("$1", found[1]).removeprefix("https://facts.example.org")


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json"])
@pytest.mark.parametrize(
    "iri", [WS["contextWindow"].value, ONTOLOGY, f"{DEFAULT_BASE}model/heron-2", f"{DEFAULT_BASE}source/field-notes", f"{DEFAULT_BASE}dataset#consensus"]
)  # fmt: skip
def test_permanent_names_lead_to_answers(client: FlaskClient, iri: str, accept: str):
    assert client.get(redirected(iri), headers={"Accept": accept}).status_code == 200
