"""Changes by hand: published as a source of their own, kept by later builds, and taken back as if they had never been."""

from __future__ import annotations

import re
import socket
import subprocess
import sys

import pytest
from commanding import SAYS, listed, printed
from pyoxigraph import NamedNode, QuerySolutions
from whosays.commands.writer import JobWriter
from whosays.graph.partitions import undescribed
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot
from whosays.server.writing import GraphWrite, WriteFault
from writing_here import WriterHere

BASE = "https://w3id.org/whosays/"
INSERT = "INSERT DATA { GRAPH <http://x.example/g> { <http://x.example/s> <http://x.example/p> 1, 'ø' , [] } }"


@pytest.fixture
def data(written):
    return written.parent / "data"


@pytest.fixture
def writer(data):
    return WriterHere(data)


def update(writer, text, *, sparing=False):
    return writer.update(text, "http://x.example/", "Dagny Holm", sparing=sparing)


def rows(data, query):
    found = Snapshot.current(data).store.query(query)
    assert isinstance(found, QuerySolutions)
    return [[term and term.value for term in row] for row in found]


def quads(data):
    """All quads but those that count others, which every change changes."""
    return set(undescribed(Snapshot.current(data, verify=True).store, BASE))


def test_a_change_is_made_in_another_process_and_is_a_source(data):
    before = quads(data)
    done = JobWriter(data).update(INSERT, "http://x.example/", "Dagny Holm", sparing=False)
    assert (done.told, done.snapshot) == ({"added": 3, "removed": 0}, Snapshot.current(data).id)
    assert before < quads(data)
    who = f"SELECT ?who ?n WHERE {{ GRAPH ?g {{ <http://x.example/s> <http://x.example/p> 1 . ?g <https://schema.org/author> ?who ; <{BASE}ontology#quadsAdded> ?n }} }}"
    assert rows(data, who) == [["Dagny Holm", "3"]]
    assert Snapshot.current(data).text(done.source) == INSERT
    assert "Change by Dagny Holm" in printed("sources", "--data", data)
    printed("remove", done.source, "--data", data)
    assert quads(data) == before


def test_changes_survive_builds_and_what_is_added_and_taken_out(written, data, writer, tmp_path):
    done = update(writer, INSERT)
    (tmp_path / "osprey.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
    printed("add", tmp_path / "osprey.txt", "--data", data)
    one = "SELECT ?o WHERE { GRAPH <http://x.example/g> { ?s ?p ?o } FILTER(isNumeric(?o)) }"
    assert rows(data, one) == [["1"]]
    (written / "more.txt").write_text(SAYS.replace("Mini", "Micro"), encoding="utf-8")
    assert re.search(r"changes by hand +1\b", printed("build", written, "--data", data))
    assert rows(data, one) == [["1"]]
    printed("remove", "osprey", "--data", data)
    assert rows(data, one) == [["1"]]
    printed("remove", done.source, "--data", data)
    assert rows(data, one) == []
    printed("build", written, "--data", data)
    assert rows(data, one) == []


@pytest.mark.parametrize("restored", [False, True])
def test_what_was_removed_returns_when_the_change_is_taken_back(data, writer, tmp_path, restored):
    if restored:
        lines = "".join(f"{quad} .\n" for quad in Snapshot.current(data).store)
        (tmp_path / "dump.nq").write_text(lines, encoding="utf-8")
        printed("restore", tmp_path / "dump.nq", "--data", data)
    before, size = quads(data), len(Snapshot.current(data).store)
    first = update(writer, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")
    second = update(writer, "INSERT DATA { <http://x.example/s> <http://x.example/p> 1 }")
    assert rows(data, "SELECT ?o WHERE { ?s ?p ?o }") == [["1"]]
    printed("remove", first.source, "--data", data)
    assert {quad for quad in before if str(quad.graph_name) == "DEFAULT"} < quads(data)
    assert rows(data, "SELECT ?o WHERE { <http://x.example/s> ?p ?o }") == [["1"]]
    printed("remove", second.source, "--data", data)
    assert quads(data) == before
    assert len(Snapshot.current(data).store) == size


def test_an_update_that_changes_nothing_is_no_source(data, writer):
    before = Snapshot.current(data).id
    done = update(writer, "DELETE DATA { <http://x.example/s> <http://x.example/p> 1 }")
    assert (done.source, done.snapshot, Snapshot.current(data).id) == ("", before, before)


DENIED = [
    f"INSERT DATA {{ GRAPH <{BASE}source/kite> {{ <http://x.example/s> <http://x.example/p> 1 }} }}",
    f"DROP GRAPH <{BASE}source/kite>",
    f"CLEAR GRAPH <{BASE}graph/build>",
    f"MOVE <{BASE}source/kite> TO <http://x.example/g>",
    f"CREATE GRAPH <{BASE}source/new>",
    f"DROP GRAPH <{BASE}ontology>",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_sources_say_is_not_changed_by_hand(data, writer, text):
    before = Snapshot.current(data).id
    with pytest.raises(WriteFault, match="is not changed by hand; add a document, or remove one") as caught:
        update(writer, text)
    assert caught.value.status == 403
    assert Snapshot.current(data).id == before


def test_clearing_all_leaves_what_sources_say(data, writer):
    claims = listed("--data", data)
    done = update(writer, "DROP ALL", sparing=True)
    assert done.told["added"] == 0 < done.told["removed"]
    assert rows(data, "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1") == []
    printed("remove", done.source, "--data", data)
    assert listed("--data", data) == claims


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CLEAR XYZ", "expected one of"),
        ("CLEAR GRAPH <http://x.example/none>", "does not exist"),
        ("INSERT DATA { GRAPH <http://x.example/g> { ?s ?p ?o } }", "error at 1:"),
    ],
)
def test_what_cannot_be_carried_out_is_told(writer, text, words):
    with pytest.raises(WriteFault, match=words) as caught:
        update(writer, text)
    assert caught.value.status == 400


def payload(tmp_path, text, name="0"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_a_graph_is_put_and_added_to_and_taken_away(data, writer, tmp_path):
    name, before = "http://x.example/g", quads(data)
    put = GraphWrite("PUT", name, ((payload(tmp_path, "<a> <b> 1, 2 ."), "text/turtle"),), "http://x.example/")
    first = writer.graph(put, "Dagny Holm")
    assert first.told == {"added": 2, "removed": 0, "existed": False}
    assert writer.graph(put, "Dagny Holm").source == ""
    post = GraphWrite(
        "POST", name, ((payload(tmp_path, '<http://x.example/a> <http://x.example/b> "3" .'), "application/n-triples"),)
    )
    assert writer.graph(post, "Dagny Holm").told["existed"]
    put = GraphWrite("PUT", name, ((payload(tmp_path, "<a> <b> '3', 4 ."), "text/turtle"),), "http://x.example/")
    assert writer.graph(put, "Dagny Holm").told == {"added": 1, "removed": 2, "existed": True}
    assert "Content-Type: text/turtle" in Snapshot.current(data).text(first.source)
    gone = writer.graph(GraphWrite("DELETE", name), "Dagny Holm")
    assert not Snapshot.current(data).store.contains_named_graph(NamedNode(name))
    with pytest.raises(WriteFault, match="there is no such graph") as caught:
        writer.graph(GraphWrite("DELETE", name), "Dagny Holm")
    assert caught.value.status == 404
    printed("remove", gone.source, "--data", data)
    assert sorted(rows(data, f"SELECT ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")) == [["3"], ["4"]]
    assert before < quads(data)


def test_an_empty_graph_is_one_that_is_there(data, writer, tmp_path):
    name = NamedNode("http://x.example/empty")
    done = writer.graph(GraphWrite("PUT", name.value, ((payload(tmp_path, ""), "text/turtle"),)), "Dagny Holm")
    assert Snapshot.current(data).store.contains_named_graph(name)
    update(writer, INSERT)
    assert Snapshot.current(data).store.contains_named_graph(name)
    printed("remove", done.source, "--data", data)
    assert not Snapshot.current(data).store.contains_named_graph(name)


@pytest.mark.parametrize(
    ("text", "media_type", "words"),
    [
        ("<a> <b>", "text/turtle", "this is not Turtle"),
        ("{", "application/ld+json", "this is not JSON-LD"),
        (
            '{"@id": "http://x.example/g", "@graph": [{"@id": "http://x.example/a", "http://x.example/p": 1}]}',
            "application/ld+json",
            "it holds named graphs",
        ),
    ],
)
def test_what_is_no_graph_is_told(writer, tmp_path, text, media_type, words):
    write = GraphWrite("PUT", "http://x.example/g", ((payload(tmp_path, text), media_type),), "http://x.example/")
    with pytest.raises(WriteFault, match=words) as caught:
        writer.graph(write, "Dagny Holm")
    assert caught.value.status == 422


def test_a_graph_of_a_source_is_not_written(writer, tmp_path):
    write = GraphWrite(
        "PUT", f"{BASE}source/kite", ((payload(tmp_path, "<a> <b> 1 ."), "text/turtle"),), "http://x.example/"
    )
    with pytest.raises(WriteFault, match="is not changed by hand"):
        writer.graph(write, "Dagny Holm")


def test_an_update_that_runs_away_ends_its_own_process_only(tmp_path, monkeypatch):
    data = tmp_path / "data"
    lines = "".join(f"INSERT DATA {{ <http://x.example/{n}> <http://x.example/p> {n} }} ;" for n in range(300))
    publish(data, [])
    JobWriter(data).update(lines, "http://x.example/", "a", sparing=False)
    before = Snapshot.current(data).id
    # A limit of a second, in the process that is started as well.
    code = (
        "import sys, whosays.graph.limits as l\n"
        "l._BY_NAME['update_seconds'] = l._BY_NAME['update_seconds']._replace(value=1)\n"
        "from whosays.commands.write_job import main\nmain()\n"
    )
    (tmp_path / "quick.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("whosays.commands.writer._JOB", "quick")
    bomb = "INSERT { ?a ?b ?n } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l BIND(?c * ?f * ?i * ?l AS ?n) FILTER(?n < 0) }"
    with pytest.raises(WriteFault, match="the change took longer") as caught:
        JobWriter(data).update(bomb, "http://x.example/", "a", sparing=False)
    assert caught.value.status == 422
    assert Snapshot.current(data, verify=True).id == before
    monkeypatch.undo()
    JobWriter(data).update("INSERT DATA { <http://x.example/a> <http://x.example/p> 1 }", "", "a", sparing=False)
    assert not list((data / "snapshots").glob(".rehearsal-*"))


def test_no_network_is_left():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        code = (
            "import sys; from whosays.commands.confined import without_network\n"
            "from pyoxigraph import Store\n"
            "if not without_network(): sys.exit(9)\n"
            f"Store().update('LOAD SILENT <http://127.0.0.1:{listener.getsockname()[1]}/>')\n"
        )
        ran = subprocess.run([sys.executable, "-c", code], check=False, timeout=60, capture_output=True)
        if ran.returncode == 9:
            pytest.skip("this system lets no process leave its network")
        assert ran.returncode == 0, ran.stderr
        with pytest.raises(TimeoutError):
            listener.accept()
