"""The addresses that write, with a writer that only notes what it is given: what passes, what is refused, and how."""

from __future__ import annotations

import io
import json
from http import HTTPStatus
from threading import Event, Thread

import pytest
from serving import serving
from whosays.graph.limits import limit
from whosays.graph.publish import publish
from whosays.server.app import create_app
from whosays.server.endpoint import uploads
from whosays.server.endpoint.bearer import Tokens
from whosays.server.endpoint.writing import Writing, most_sent
from whosays.server.writing import WriteFault, Written

TOKEN = "t" * 20
MAY = {"Authorization": f"Bearer {TOKEN}"}


class Noting:
    """A writer that notes what it is given, and fails as it is told to."""

    def __init__(self):
        self.noted = []
        self.fault = None

    def add(self, document, name, told):
        return self._note("add", document.read_bytes(), name, dict(told))

    def remove(self, source, conditions):
        self.conditions = conditions
        return self._note("remove", source)

    def _note(self, *what):
        if self.fault:
            raise self.fault
        self.noted.append(what)
        return Written("kite", "0123456789abcdef", {"claims": 3})


@pytest.fixture
def writer():
    return Noting()


@pytest.fixture
def client(data, writer):
    return create_app(data, writes=Writing(writer, Tokens.of([f"ada: {TOKEN}"], "tokens"))).test_client()


def test_a_file_is_taken_with_what_is_said_of_it(client, writer):
    form = {"file": (io.BytesIO(b"# Kite"), "kite.md"), "publisher": "Osprey", "tier": "2"}
    answer = client.post("/sources?title=Kite", data=form, headers=MAY)
    assert answer.status_code == 201
    assert answer.headers["Location"] == "/source/kite"
    assert answer.json == {
        "id": "kite",
        "iri": "https://w3id.org/whosays/source/kite",
        "snapshot": "0123456789abcdef",
        "claims": 3,
    }
    assert writer.noted == [("add", b"# Kite", "kite.md", {"title": "Kite", "publisher": "Osprey", "tier": "2"})]


# media type, address, body, what it is called
BODIES = [
    ("text/markdown; charset=utf-8", "?file=kite.md&title=Kite", b"# Kite", "kite.md"),
    ("text/markdown", "?title=Kite%20flies", b"# Kite", "Kite flies.md"),
    ("text/html", "", b"<p>Kite", "document-a6e88b4d.html"),
    ("application/pdf", "?file=a/b/../kite.pdf", b"%PDF", "kite.pdf"),
    ("application/octet-stream", "?file=kite.csv", b"a,b", "kite.csv"),
    ("text/turtle", "?file=kite", b"", "kite.ttl"),
    ("application/x-www-form-urlencoded", "", b"text=Kite+flies&title=Kite", "Kite.txt"),
]


@pytest.mark.parametrize("case", BODIES, ids=[row[3] for row in BODIES])
def test_a_body_is_a_document_of_its_type(client, writer, case):
    media_type, address, body, name = case
    answer = client.post(f"/sources{address}", data=body, content_type=media_type, headers=MAY)
    assert answer.status_code == 201, answer.text
    assert writer.noted[0][2] == name
    assert "file" not in writer.noted[0][3]
    assert "text" not in writer.noted[0][3]


def test_a_source_is_taken_out(client, writer):
    answer = client.delete("/sources/kite", headers=MAY)
    assert (answer.status_code, answer.json["snapshot"]) == (200, "0123456789abcdef")
    assert writer.noted == [("remove", "kite")]


@pytest.mark.parametrize("name", ["-kite", ".kite", "_kite", "a b", "<script>", "x" * 1001, "%00", "%F0%9F%AA%81"])
def test_an_id_that_no_source_can_have_starts_no_writer(client, writer, name):
    answer = client.delete(f"/sources/{name}", headers=MAY | {"Accept": "application/json"})
    assert (answer.status_code, answer.json["what"]) == (404, "there is no such source here")
    assert writer.noted == []


REFUSED = [
    ("no token", {}, b"# Kite", "text/markdown", 401),
    ("a wrong token", {"Authorization": "Bearer " + "x" * 20}, b"# Kite", "text/markdown", 401),
    ("no name and no known type", MAY, b"# Kite", "application/x-thing", 415),
    ("no type", MAY, b"# Kite", None, 415),
    ("a form without a file", MAY, {"title": "Kite"}, "multipart/form-data", 400),
    ("two files", MAY, {"a": (io.BytesIO(b"a"), "a.md"), "b": (io.BytesIO(b"b"), "b.md")}, "multipart/form-data", 400),
]


@pytest.mark.parametrize("case", REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_write_is_refused(client, writer, case):
    _, headers, body, media_type, status = case
    answer = client.post("/sources", data=body, content_type=media_type, headers=headers)
    assert answer.status_code == status
    assert writer.noted == []
    assert TOKEN not in answer.text
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize("method", ["post", "delete"])
def test_without_a_writer_all_is_refused(data, method):
    answer = (
        create_app(data)
        .test_client()
        .open("/sources/kite" if method == "delete" else "/sources", method=method, headers=MAY)
    )
    assert answer.status_code == 403
    assert "start the server with --token-file" in answer.text


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 503])
def test_what_the_writer_refuses_is_told_in_parts(client, writer, status):
    writer.fault = WriteFault(HTTPStatus(status), "kite.md:1", "it is empty", "fill it")
    sent = {"data": b"x", "content_type": "text/plain"}
    assert client.post("/sources", headers=MAY, **sent).text == "kite.md:1: it is empty; fill it\n"
    answer = client.post("/sources", headers=MAY | {"Accept": "application/problem+json"}, **sent)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["detail"] == "kite.md:1: it is empty; fill it"
    assert (answer.json["place"], answer.json["what"], answer.json["remedy"]) == ("kite.md:1", "it is empty", "fill it")
    assert ("Retry-After" in answer.headers) == (status == 503)


@pytest.mark.parametrize("multipart", [True, False])
def test_documents_are_limited_and_only_here(client, monkeypatch, multipart):
    monkeypatch.setattr(uploads, "limit", lambda name: limit(name)._replace(value=200_000))
    for size, status in ((200_000, 201), (200_001, 413), (400_000, 413)):
        body = {"file": (io.BytesIO(b"x" * size), "kite.txt")} if multipart else b"x" * size
        media_type = "multipart/form-data" if multipart else "text/plain"
        answer = client.post("/sources", data=body, content_type=media_type, headers=MAY)
        assert answer.status_code == status
        assert status == 201 or "documents are limited to 200000 bytes" in answer.text
    assert client.post("/sparql", data=b"x" * 70_000, content_type="application/sparql-query").status_code == 413


def test_one_write_at_a_time_is_made(client, writer):
    begun, over = Event(), Event()
    note = writer._note

    def slow(*what):
        begun.set()
        over.wait(10)
        return note(*what)

    writer._note = slow
    first = Thread(target=lambda: client.delete("/sources/kite", headers=MAY))
    first.start()
    begun.wait(10)
    second = client.application.test_client().delete("/sources/kite", headers=MAY)
    over.set()
    first.join()
    assert (second.status_code, second.headers["Retry-After"]) == (503, "5")
    assert len(writer.noted) == 1


def test_all_sources_are_listed(client):
    answer = client.get("/sources")
    listed = {each["id"]: each for each in answer.json["sources"]}
    assert len(listed) > 1
    assert all(each["claims"] >= 0 and each["iri"].endswith(ident) and each["title"] for ident, each in listed.items())
    assert not any(each["added"] for each in listed.values())
    json.dumps(answer.json)


# method, path, token, how much may be sent
SENT = [
    ("POST", "/sources", TOKEN, limit("document_bytes").value + 65_536),
    ("PUT", "/graph-store/a", TOKEN, limit("document_bytes").value + 65_536),
    ("POST", "/update", TOKEN, 3 * limit("update_bytes").value),
    ("POST", "/sparql/", TOKEN, 3 * limit("update_bytes").value),
    ("POST", "/sources", "x" * 20, limit("body_bytes").value),
    ("POST", "/sources", "", limit("body_bytes").value),
    ("GET", "/sources", TOKEN, limit("body_bytes").value),
    ("POST", "/search", TOKEN, limit("body_bytes").value),
]


@pytest.mark.parametrize("case", SENT, ids=[f"{row[0]} {row[1]} {row[2][:1]}" for row in SENT])
def test_much_is_taken_of_those_only_who_may_write(writer, case):
    method, path, token, most = case
    writes = Writing(writer, Tokens.of([TOKEN], "tokens"))
    assert most_sent(method, path, f"Bearer {token}", writes)[0] == most
    assert most_sent(method, path, f"Bearer {token}", None)[0] == limit("body_bytes").value


def test_a_server_that_runs_takes_a_large_document_and_shows_it_at_once(tmp_path):
    (tmp_path / "tokens").write_text(f"ada: {TOKEN}\n", encoding="utf-8")
    publish(tmp_path / "data", [])
    text = ("The shed is green and has a door. " * 40 + "\n\n") * 150 + "Tern 2 Mini has 7 billion parameters.\n"
    with serving(tmp_path / "data", "--token-file", str(tmp_path / "tokens")) as server:
        address = "/sources?title=A%20long%20walk&id=walk"
        sent = {"Content-Type": "text/plain"}
        assert server.ask("POST", address, sent, text.encode()).status == 413
        server.close()
        answer = server.ask("POST", address, sent | MAY, text.encode())
        assert answer.status == 201, answer.text
        assert server.ask("GET", answer.headers["location"], {"Accept": "text/turtle"}).status == 200
        assert [each["id"] for each in json.loads(server.ask("GET", "/sources").text)["sources"]] == ["walk"]
        assert server.ask("DELETE", "/sources/walk", MAY).status == 200
        assert server.ask("DELETE", "/sources/walk", MAY).status == 404
