"""Updates before the engine: what they may not do, however it is spelled, and the graphs that a request chooses."""

from __future__ import annotations

import html
import io
import re
import shutil

import pytest
from pyoxigraph import Store
from whosays.graph.limits import limit
from whosays.graph.listing import claims_in
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from whosays.graph.verify import quotes_verified
from whosays.server.app import create_app
from whosays.server.endpoint.refusals import Refused
from whosays.server.endpoint.updates import guarded
from writing_here import MAY, client_of

FOREIGN = [
    "LOAD <http://127.0.0.1:9/>",
    "load <http://127.0.0.1:9/>",
    "LOADSILENT<http://127.0.0.1:9/>",
    "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <a:b>",
    "PREFIX x: <http://127.0.0.1/>LOADx:y",
    "PREFIX x: <http://127.0.0.1/> LOADSILENTx:y",
    "CLEAR ALL;LOAD<http://127.0.0.1:9/>",
    "CLEAR ALL ; # a comment\n LOAD <http://127.0.0.1:9/>",
    "CLEAR ALL ; PREFIX x: <http://127.0.0.1/>LOADx:y",
    "BASE <http://127.0.0.1/>LOAD<y>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "INSERT { ?s ?p ?o } WHERE { SERVICE SILENT ?x { ?s ?p ?o } }",
    "DELETE WHERE { ?s ?p ?o } ; INSERT { ?s ?p ?o } WHERE { {SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }} }",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_no_update_asks_another_server(text):
    with pytest.raises(Refused, match=r"line \d+, column \d+: (LOAD|SERVICE) is not offered here") as caught:
        guarded(text)
    assert caught.value.code == 403


@pytest.mark.parametrize(
    "text",
    [
        "CLEAR GRAPH <http://x/LOAD>",
        "PREFIX load: <http://x/> INSERT DATA { load:x load:y 'LOAD <x>' }",
        "PREFIX load: <http://x/> DROP SILENT GRAPH load:x",
        "INSERT DATA { <a:b> <a:c> 'SERVICE <x> {}' }",
        "# LOAD <x>\nCLEAR ALL",
    ],
)
def test_words_that_only_look_so_pass(text):
    assert guarded(text).text == text


DEEP = "INSERT { ?s ?p ?o } WHERE " + "{" * 100 + "}" * 100
BAD = [
    (DEEP, "updates are limited to 60 nested brackets, found 61"),
    ("INSERT DATA { <a:b> <a:c> '" + "x" * limit("update_bytes").value + "' }", "updates are limited to 1048576 bytes"),
    ("INSERT DATA { <a:b> <a:c> 'x }", "a string begins here and does not end"),
    ("INS\\u0045RT DATA { }", "an escape stands outside a string"),
]


@pytest.mark.parametrize(("text", "words"), BAD, ids=["deep", "long", "open", "escaped"])
def test_what_could_harm_is_refused(text, words):
    with pytest.raises(Refused, match=words) as caught:
        guarded(text)
    assert caught.value.code == 400


@pytest.mark.parametrize(
    "text", ["CLEAR ALL", "DROP NAMED", "dropsilentall", "CLEAR SILENT NAMED", "CREATE GRAPH <a:b>; DROP ALL"]
)
def test_what_clears_all_means_what_may_be_cleared(text):
    assert guarded(text).sparing


@pytest.mark.parametrize("text", ["CLEAR DEFAULT", "DROP GRAPH <a:ALL>", "INSERT DATA { <a:b> <a:c> 'CLEAR ALL' }"])
def test_what_clears_one_graph_means_it(text):
    assert not guarded(text).sparing


_ONE, _TWO = "PREFIX a: <x:a/> INSERT DATA { a:s a:v 1 }", "INSERT DATA { b:s b:v 2 }"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{_ONE} ; PREFIX b: <x:b/> {_TWO}", 2),
        (f"{_ONE} ;\nprefix c: <x:c/> # a comment ; PREFIX b: <x:no/>\nPREFIX b:<x:b/>{_TWO} ;", 2),
        (f"{_ONE} ; PREFIX a: <x:a/> INSERT DATA {{ a:s a:v 'PREFIX a: <x:no/>' }}", 2),
        (f"{_ONE} ; PREFIX b: <x:b/>", 1),
    ],
)
def test_prefixes_may_stand_behind_a_semicolon(text: str, count: int):
    store = Store()
    store.update(guarded(text).text)
    assert len(store) == count
    assert {quad.subject.value for quad in store} <= {"x:a/s", "x:b/s"}


@pytest.mark.parametrize(
    "text",
    [
        f"{_ONE} ; PREFIX a: <x:other/> INSERT DATA {{ a:s a:v 2 }}",
        f"{_TWO} ; PREFIX b: <x:b/> {_TWO}",
        f"{_ONE} ; BASE <x:b/> PREFIX b: <c> {_TWO}",
        f"{_ONE} ; {_ONE[17:]} PREFIX b: <x:b/>",
        _ONE,
    ],
    ids=["two meanings", "used before", "base", "no prologue", "at the beginning"],
)
def test_prefixes_stay_where_moving_them_could_change_what_is_meant(text: str):
    assert guarded(text).text == text


# an update, its graphs by request, the values that it then finds
CHOSEN = [
    ("INSERT { <x:r> <x:p> ?o } WHERE { ?s <x:v> ?o }", ["x:a"], [], {"1"}),
    ("INSERT { <x:r> <x:p> ?o } WHERE { ?s <x:v> ?o }", ["x:a", "x:b"], [], {"1", "2"}),
    ("INSERT { <x:r> <x:p> ?o } WHERE { GRAPH ?g { ?s <x:v> ?o } }", [], ["x:b"], {"2"}),
    ("INSERT{<x:r> <x:p> ?o}WHERE{{GRAPH ?g {?s <x:v> ?o}}UNION{?s <x:v> ?o}}", ["x:a"], ["x:c"], {"1", "3"}),
    ("INSERT { <x:r> <x:p> ?o } WHERE { SELECT ?o WHERE { ?s <x:v> ?o } }", ["x:c"], [], {"3"}),
    (
        "CLEAR DEFAULT ; INSERT { <x:r> <x:p> ?o } WHERE { ?s <x:v> ?o } ; DELETEWHERE { <x:r> <x:p> ?o }",
        ["x:a"],
        [],
        {"1"},
    ),
]


@pytest.mark.parametrize("case", CHOSEN, ids=[row[0] for row in CHOSEN])
def test_patterns_are_about_the_graphs_that_the_request_chooses(case):
    text, default, named, values = case
    store = Store()
    store.update(
        "INSERT DATA { GRAPH <x:a> { <x:s> <x:v> 1 } GRAPH <x:b> { <x:s> <x:v> 2 } GRAPH <x:c> { <x:s> <x:v> 3 } }"
    )
    store.update(guarded(text, default, named).text)
    assert {row["o"].value for row in store.query("SELECT ?o { <x:r> <x:p> ?o }")} == values


@pytest.mark.parametrize(
    "text",
    ["WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "INSERT { ?s ?p ?o } USINGNAMED<a:b>WHERE { ?s ?p ?o }"],
)
def test_not_both_choose_graphs(text):
    with pytest.raises(Refused, match="both the update and the request choose graphs"):
        guarded(text, ["a:c"])
    assert guarded(text).text == text


@pytest.fixture
def own(tmp_path):
    """A data folder of the test's own."""
    publish(tmp_path / "data", [])
    return tmp_path / "data"


@pytest.fixture
def client(own):
    return client_of(own)


def test_an_update_is_made_where_queries_are_answered(client):
    for address, body, media_type in (
        ("/sparql", b"update=INSERT+DATA+%7B+%3Cx%3Aa%3E+%3Cx%3Ab%3E+1+%7D", "application/x-www-form-urlencoded"),
        ("/sparql/", b"INSERT DATA { <x:a> <x:b> 2 }", "application/sparql-update"),
        ("/update", b"INSERT DATA { <x:a> <x:b> 3 }", "application/sparql-update; charset=utf-8"),
    ):
        answer = client.post(address, data=body, content_type=media_type, headers=MAY)
        assert answer.status_code == 200, answer.text
        assert answer.json["added"] == 1
        assert answer.headers["Content-Location"] == f"/source/{answer.json['id']}"
        assert client.get(answer.headers["Content-Location"]).status_code == 200
    answer = client.get("/sparql?query=SELECT ?o { <x:a> <x:b> ?o }&format=csv")
    assert answer.text.split() == ["o", "1", "2", "3"]
    changes = [each for each in client.get("/sources").json["sources"] if each["change"]]
    assert [each["change"]["who"] for each in changes] == ["Dagny Holm"] * 3
    assert client.delete(f"/sources/{changes[0]['id']}", headers=MAY).status_code == 200
    assert len(client.get("/sparql?query=SELECT ?o { <x:a> <x:b> ?o }&format=csv").text.split()) == 3


REFUSED = [
    ("POST", "/sparql?update=CLEAR ALL", b"", "application/sparql-update", 400),
    ("GET", "/sparql?update=CLEAR ALL", None, None, 400),
    ("POST", "/update", b"CLEAR ALL", "text/plain", 415),
    ("POST", "/update", "CLEAR ALL".encode("utf-16"), "application/sparql-update; charset=UTF-16", 415),
    ("POST", "/update", b"update=CLEAR+ALL&update=CLEAR+ALL", "application/x-www-form-urlencoded", 400),
    ("POST", "/update", b"", "application/x-www-form-urlencoded", 400),
    ("POST", "/update", b"\xff", "application/sparql-update", 400),
    ("POST", "/update?using-graph-uri=no iri", b"CLEAR ALL", "application/sparql-update", 400),
    ("POST", "/graph-store", b"a,b", "text/csv", 415),
    ("PUT", "/graph-store", b"<a:b> <a:c> 1 .", "text/turtle", 400),
    ("PUT", "/graph-store?graph=no iri", b"<a:b> <a:c> 1 .", "text/turtle", 400),
    ("PUT", "/graph-store?default&graph=a:b", b"<a:b> <a:c> 1 .", "text/turtle", 400),
    ("DELETE", "/graph-store?graph=a:b", None, None, 404),
    ("PUT", "/graph-store?graph=a:b", b"<a:b> <a:c>", "text/turtle", 422),
    ("PUT", "/graph-store?graph=a:b", b"<a:b> <a:c> 1 .", "application/n-quads", 415),
]


@pytest.mark.parametrize("case", REFUSED, ids=[f"{row[0]} {row[1]} {row[3]}" for row in REFUSED])
def test_what_is_not_as_the_protocol_says_changes_nothing(client, own, case):
    method, address, body, media_type, status = case
    before = Snapshot.current(own).id
    answer = client.open(address, method=method, data=body, content_type=media_type, headers=MAY)
    assert answer.status_code == status, answer.text
    assert Snapshot.current(own).id == before


def test_what_a_change_added_and_removed_is_shown(data, tmp_path):
    shutil.copytree(data, tmp_path / "data", symlinks=True)
    client, heron = client_of(tmp_path / "data"), "https://w3id.org/whosays/model/heron-2"
    added = (
        f"INSERT DATA {{ <{heron}> <https://w3id.org/whosays/ontology#contextWindow> 500000, 'lots' ; "
        "<https://schema.org/comment> 'Ask <b>Ada</b>'; <https://w3id.org/whosays/ontology#developer> [] }"
    )
    removed = f"DELETE {{ <{heron}> ?p ?o }} INSERT {{ <{heron}> <x:p> 1 }} WHERE {{ <{heron}> ?p ?o }}"
    shown = [
        (added, ["change by hand", "Dagny Holm", "Statements added 4", "500,000 tokens", "Ask <b>Ada</b>", "lots"]),
        (removed, ["What it removed", "Ask <b>Ada</b>", "a node without a name", "Statements added 1", "p: 1"]),
    ]
    for update, expected in shown:
        answer = client.post("/update", data=update.encode(), content_type="application/sparql-update", headers=MAY)
        address = answer.headers["Content-Location"]
        page = client.get(address, headers={"Accept": "text/html"})
        words = " ".join(html.unescape(re.sub("<[^>]+>", " ", page.text)).split())
        assert page.status_code == 200
        assert [each for each in expected if each not in words] == []
        assert client.get("/model/heron-2", headers={"Accept": "text/html"}).status_code == 200
        query = f"SELECT ?c {{ GRAPH <{answer.json['iri']}> {{ ?c a <https://w3id.org/whosays/ontology#Claim> }} }}"
        claims = client.get("/sparql", query_string={"query": query, "format": "csv"}).text.split()[1:]
        assert len(claims) == answer.json["added"]
        for claim in claims:
            path = claim.removeprefix("https://w3id.org/whosays")
            assert client.get(path, headers={"Accept": "text/html"}).status_code == 200
    snapshot = Snapshot.current(tmp_path / "data")
    assert len(set(quotes_verified(snapshot))) == 1
    assert [row["value"] for row in claims_in(snapshot) if row["source"] == "update.ru"] == []


# an update, where it is wrong, what is said of it
UNREAD = [
    ("INSRT DATA { <x:a> <x:b> 1 }", 1, 1, "INSRT begins no update; did you mean INSERT?"),
    ("SELECT * { ?s ?p ?o }", 1, 1, "SELECT begins no update; send a question as a query, not as an update"),
    ("INSERT DATA {\n <x:a> <x:b> }", 2, 2, "a triple has three parts, and here are 2 before }"),
    ("INSERT DATA { ?s <x:b> 1 }", 1, 15, "variables are not allowed in INSERT DATA"),
    ("INSERT DATA { ws:a ws:b 1 }", 1, 15, "the prefix ws: is not declared; begin with PREFIX ws: <https"),
    ("DELETE WHERE { ?s ?p ?o", 1, 14, "{ is not closed; close it with }"),
    ("INSERT DATA { GRAPH <x:a> <x:b> }", 1, 27, "<x:b> cannot stand here, expected {"),
    ("CLEAR DEFAULT ;\nADD <x:a> TO", 2, 13, "the update ends where a name or an IRI is expected"),
    ("CLEAR DEFAULT ;\nINSERT { ?s ?p ?o }", 2, 20, "the update is not complete"),
]


@pytest.mark.parametrize("case", UNREAD, ids=[row[0] for row in UNREAD])
@pytest.mark.parametrize("address", ["/update", "/update?using-graph-uri=x:g"])
def test_an_update_that_cannot_be_read_is_told_in_words_and_where(client, case, address):
    text, line, column, words = case
    headers = MAY | {"Accept": "application/json"}
    answer = client.post(address, data=text.encode(), content_type="application/sparql-update", headers=headers)
    assert (answer.status_code, answer.json["line"], answer.json["column"]) == (400, line, column), answer.json
    assert answer.json["detail"].startswith(f"line {line}, column {column}: {words}")
    assert "..=" not in answer.json["detail"]


@pytest.mark.parametrize(
    ("method", "address", "media_type"),
    [
        ("POST", "/update", "application/sparql-update"),
        ("POST", "/sparql", "application/sparql-update"),
        ("PUT", "/graph-store?default", "text/turtle"),
        ("POST", "/graph-store", "text/turtle"),
        ("DELETE", "/graph-store?default", None),
        ("PUT", "/graph-store/a", "text/turtle"),
    ],
)
def test_nobody_writes_without_a_token(client, data, method, address, media_type):
    answer = client.open(address, method=method, data=b"CLEAR ALL", content_type=media_type)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="whosays"')
    off = create_app(data).test_client().open(address, method=method, data=b"CLEAR ALL", content_type=media_type)
    assert off.status_code == 403
    assert "start the server with --token-file" in off.text


def test_a_graph_has_an_address_of_its_own(client):
    made = client.post("/graph-store", data=b"<> <x:p> 1 .", content_type="text/turtle", headers=MAY)
    assert made.status_code == 201
    graph = made.headers["Location"]
    assert graph.startswith("http://localhost/graph-store/")
    assert f"<{graph}>" in client.get(graph, headers={"Accept": "text/turtle"}).text
    parts = {
        "a": (io.BytesIO(b"<x:s> <x:p> 2 ."), "a.ttl"),
        "b": (io.BytesIO(b"<x:s> <x:p> '3' .".replace(b"'", b'"')), "b.nt"),
    }
    assert client.post(graph, data=parts, headers=MAY).status_code == 200
    assert client.get(f"/graph-store?graph={graph}", headers={"Accept": "application/n-triples"}).text.count("\n") == 3
    assert client.delete(graph, headers=MAY).status_code == 200
    assert client.get(graph).status_code == 404
