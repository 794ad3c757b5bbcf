"""A change by hand: kept and read again, laid over what is there and taken off, and never over what sources say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from whosays.graph.document import Span
from whosays.graph.errors import SourceError
from whosays.graph.iris import Iris
from whosays.graph.limits import limit
from whosays.graph.rdf import ONTOLOGY, PROV, RDF, WS
from whosays.graph.shelf import change_claims
from whosays.graph.shelf.change import Change, Overlay, change_in, may_be_changed
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())
G = NamedNode("http://x.example/g")


def quad(number, graph=G):
    return Quad(NamedNode("http://x.example/s"), NamedNode("http://x.example/p"), Literal(number), graph)


CHANGE = Change(
    "Dagny Holm",
    "2026-06-12T10:20:30Z",
    "INSERT DATA {\r\n ... }\n",
    "update.ru",
    (quad(1), Quad(BlankNode("b"), RDF.type, Literal("ø\n", language="da"), DefaultGraph())),
    (quad(2), Quad(NamedNode("http://x.example/s"), RDF.type, Triple(NamedNode("http://x.example/s"), RDF.type, G), G)),
    ("http://x.example/new",),
    ("http://x.example/old",),
    {quad(1): Span(0, 6)},
)


def test_it_is_the_same_when_it_is_read_again(tmp_path):
    path = tmp_path / "change.json"
    path.write_text(CHANGE.text(), encoding="utf-8", newline="")
    again = change_in(path)
    assert (set(again.added), set(again.removed)) == (set(CHANGE.added), set(CHANGE.removed))
    assert (again.who, again.when, again.request, again.created, again.dropped) == (
        CHANGE.who,
        CHANGE.when,
        CHANGE.request,
        CHANGE.created,
        CHANGE.dropped,
    )
    assert again.entry() == CHANGE.entry()
    assert again.places == CHANGE.places
    assert CHANGE.entry().id.startswith("change-2026-06-12-")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"who": 1}', "\x00"])
def test_what_is_no_change_is_told(tmp_path, text):
    path = tmp_path / "change.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="this is no change"):
        change_in(path)


def test_its_graph_tells_who_and_what():
    quads = set(CHANGE.quads("change-1", IRIS))
    node = IRIS.source("change-1")
    assert {each.graph_name for each in quads} == {node}
    assert Quad(node, RDF.type, WS.Change, node) in quads
    assert Quad(node, WS.quadsRemoved, Literal(2), node) in quads
    assert all(Quad(each.subject, each.predicate, each.object, node) in quads for each in CHANGE.added)
    assert not any(each.object == Literal(2) and each.predicate.value == "http://x.example/p" for each in quads)


def test_each_statement_is_a_claim_with_its_words_if_it_has_any():
    added, silent, gone = quad(1), quad(7), quad(2)
    change = Change(
        "Bo", CHANGE.when, "INSERT DATA { x:p 1 }", "update.ru", (added, silent), (gone,), places={added: Span(14, 19)}
    )
    store = Store()
    store.extend(change.quads("change-1", IRIS))
    node = IRIS.source("change-1")

    def about(kind, name, value):
        found = store.quads_for_pattern(None, name, value, node)
        (claim,) = (each.subject for each in found if any(store.quads_for_pattern(each.subject, RDF.type, kind, node)))
        return {each.predicate: each.object for each in store.quads_for_pattern(claim, None, None, node)}

    said = about(WS.Claim, RDF.object, Literal(1))
    assert (said[RDF.subject], said[RDF.predicate]) == (added.subject, added.predicate)
    assert (said[WS.curator], said[WS.inSource], said[WS.inGraph]) == (Literal("Bo"), node, G)
    assert said[PROV.generatedAtTime].value == CHANGE.when
    assert (said[WS.exact], said[WS.start], said[WS.end]) == (Literal("x:p 1"), Literal(14), Literal(19))
    assert WS.exact not in about(WS.Claim, RDF.object, Literal(7))
    removed = about(WS.RetractedClaim, WS.retractedValue, Literal(2))
    assert (removed[WS.retractedSubject], removed[WS.curator]) == (gone.subject, Literal("Bo"))
    assert not any(store.quads_for_pattern(None, RDF.object, Literal(2), node))


@pytest.mark.parametrize(("most", "told"), [(3, 3), (2, 2)])
def test_of_what_was_removed_as_much_is_told_as_the_limit_says(monkeypatch, most, told):
    monkeypatch.setattr(change_claims, "limit", lambda name: limit(name)._replace(value=most))
    change = Change("Bo", CHANGE.when, "", "update.ru", removed=tuple(map(quad, range(3))))
    quads = list(change.quads("change-1", IRIS))
    assert sum(each.object == WS.RetractedClaim for each in quads) == told
    assert Quad(IRIS.source("change-1"), WS.quadsRemoved, Literal(3), IRIS.source("change-1")) in quads


SETS = st.frozensets(st.integers(0, 6))


@given(SETS, st.lists(st.tuples(SETS, SETS), max_size=6), st.data())
def test_taking_back_the_last_changes_leads_to_where_they_began(before, wanted, data):
    states, changes = [before], []
    for more, less in wanted:
        now = (states[-1] | more) - less
        added, removed = tuple(map(quad, now - states[-1])), tuple(map(quad, states[-1] - now))
        changes.append(Change("a", "", "", "", added, removed))
        states.append(now)
    kept = data.draw(st.integers(0, len(changes)))
    overlay = Overlay()
    for change in reversed(changes[kept:]):
        overlay.unmake(change)
    assert set(overlay.over(map(quad, states[-1]))) == set(map(quad, states[kept]))
    for change in changes[kept:]:
        overlay.make(change)
    assert set(overlay.over(map(quad, states[-1]))) == set(map(quad, states[-1]))


def test_empty_graphs_come_and_go():
    overlay = Overlay()
    overlay.make(CHANGE)
    assert overlay.named({"http://x.example/old", "http://x.example/g"}) == {
        "http://x.example/new",
        "http://x.example/g",
    }
    overlay.unmake(CHANGE)
    assert overlay.named({"http://x.example/new"}) == {"http://x.example/old"}


@pytest.mark.parametrize(
    ("graph", "may"),
    [
        (DefaultGraph(), True),
        (G, True),
        (NamedNode("https://w3id.org/whosays/model/heron-2"), True),
        (NamedNode("https://w3id.org/whosays/sources"), True),
        (BlankNode("b"), True),
        (NamedNode("https://w3id.org/whosays/source/kite"), False),
        (NamedNode("https://w3id.org/whosays/source/"), False),
        (NamedNode("https://w3id.org/whosays/graph/conflicts"), False),
        (NamedNode(ONTOLOGY), False),
    ],
)
def test_what_may_be_changed_by_hand(graph, may):
    assert may_be_changed(graph, IRIS) is may
