"""Whether statements fit together, in words."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode
from whosays.graph.rdf import EDTF, RDF, WS, XSD
from whosays.graph.vocabulary import Vocabulary
from whosays.server.statements import Statement, statements
from whosays.server.verdicts import camps, verdict

VOCABULARY = Vocabulary.load()


def said(name: str, source: str, value: object, comparator: str = "=", **more: str) -> Statement:
    """A statement of one source: a number, a date as text, a concept as an IRI, or None for not disclosed."""
    silent = "Asserted" if value is not None else "Undisclosed"
    facts = {
        RDF.subject: NamedNode("http://h/model/x"),
        RDF.predicate: WS[name],
        WS.comparator: Literal(comparator),
        WS.modality: WS[more.get("modality", silent)],
        WS.setting: Literal(more.get("setting", "")),
        WS.exact: Literal("its words"),
    }
    if value is not None:
        literal = Literal(str(value), datatype=XSD.integer if isinstance(value, int) else EDTF)
        facts[RDF.object] = value if isinstance(value, NamedNode) else literal
    node, graph = NamedNode("http://h/claim/1"), NamedNode(f"http://h/source/{source}")
    rows = [{"claim": node, "source": graph, "predicate": key, "object": term} for key, term in facts.items()]
    return statements(lambda _, **__: [], VOCABULARY, rows)[0]


@pytest.mark.parametrize(
    ("name", "what", "note", "differs"),
    [
        ("contextWindow", [("a", 8000), ("b", 8000)], "", False),
        ("contextWindow", [("a", 8000), ("b", 16000)], "2 versions", True),
        ("contextWindow", [("a", 8000), ("b", 16000), ("c", 32000)], "3 versions", True),
        ("contextWindow", [("a", 8000), ("a", 16000)], "2 versions in one source", True),
        ("contextWindow", [("a", 8000), ("b", 8100, "~")], "these can all hold", False),
        ("contextWindow", [("a", 8000), ("b", 7000, ">")], "these can all hold", False),
        ("contextWindow", [("a", 8000), ("b", 9000, ">=")], "2 versions", True),
        ("contextWindow", [("a", 8000), ("b", None)], "some say it is not disclosed", True),
        ("contextWindow", [("a", None), ("b", None)], "", False),
        ("releaseDate", [("a", "2026-03"), ("b", "2026-03-04")], "some are more precise", False),
        ("releaseDate", [("a", "2026-03"), ("b", "2026-04-04")], "2 versions", True),
        ("availability", [("a", WS.Released), ("b", WS.Unreleased)], "2 versions, and it may change with time", True),
        ("architecture", [("a", WS.x), ("b", WS.y)], "2 versions", True),
        ("partner", [("a", WS.x), ("b", WS.y)], "", False),
    ],
)
def test_verdicts(name: str, what: list[tuple], note: str, differs: bool):
    found = verdict(VOCABULARY.properties[name], [said(name, *each) for each in what])
    assert (found.note, found.differs) == (note, differs)


def test_figures_for_other_cases_do_not_clash():
    here = [said("contextWindow", "a", 8000), said("contextWindow", "b", 16000, setting="at night")]
    assert not verdict(VOCABULARY.properties["contextWindow"], here).differs


def test_what_is_expected_does_not_clash_with_what_is_stated():
    here = [said("contextWindow", "a", 8000), said("contextWindow", "b", 16000, modality="Anticipated")]
    assert not verdict(VOCABULARY.properties["contextWindow"], here).differs


def test_a_denial_clashes_with_what_it_denies():
    here = [
        said("availability", "a", WS.Released),
        said("availability", "b", WS.Released, modality="Denied"),
    ]
    assert verdict(VOCABULARY.properties["availability"], here).note == "some deny it"


def test_a_vague_statement_stands_in_every_camp_that_it_allows():
    here = [said("contextWindow", *each) for each in (("a", 8000), ("b", 16000), ("c", 7000, ">"))]
    sources = [{each.source.iri[-1] for each in camp} for camp in camps(here)]
    assert sources == [{"a", "c"}, {"b", "c"}]
