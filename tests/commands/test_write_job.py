"""What a write tells of a document that was read."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode
from whosays.commands import write_job
from whosays.graph.limits import limit
from whosays.graph.publish import publish
from whosays.graph.rdf import RDF, WS
from whosays.graph.snapshot import Snapshot
from writing_here import WriterHere


@pytest.fixture
def data(tmp_path):
    publish(tmp_path / "data", [])
    return tmp_path / "data"


@pytest.mark.parametrize(("most", "is_cut"), [(3, False), (2, True)])
def test_what_is_told_of_a_large_document_says_where_it_is_cut(data, monkeypatch, tmp_path, most, is_cut):
    birds = ("Tern", "Kestrel", "Plover")
    path = tmp_path / "0"
    path.write_text("\n\n".join(f"{bird} 2 Mini has 7 billion parameters." for bird in birds), encoding="utf-8")
    bounds = {"claims_told": limit("claims_told")._replace(value=most)}
    monkeypatch.setattr(write_job, "limit", lambda name: bounds.get(name) or limit(name))
    told = WriterHere(data).add(path, "birds.txt", {}).told
    assert (told["claims"], len(told["understood"])) == (3, most)
    assert told["missed"] >= len(told["notUnderstood"])
    assert ("cut" in told) == is_cut
    assert not is_cut or told["cut"].startswith("listed are 2 of 3 claims and ")


@pytest.mark.parametrize(("more", "quotes"), [(0, 1), (1, 0)])
def test_a_long_request_has_no_quotes(data, monkeypatch, more, quotes):
    update = "INSERT DATA { <x:a> <x:b> 1 }"
    bounds = {"quoted_characters": limit("quoted_characters")._replace(value=len(update))}
    monkeypatch.setattr(write_job, "limit", lambda name: bounds.get(name) or limit(name))
    done = WriterHere(data).update(update + " " * more, "http://x.example/", "Bo", sparing=False)
    node = NamedNode(f"https://w3id.org/whosays/source/{done.source}")
    store = Snapshot.current(data).store
    assert len(list(store.quads_for_pattern(None, RDF.type, WS.Claim, node))) == 1
    assert len(list(store.quads_for_pattern(None, WS.exact, None, node))) == quotes
