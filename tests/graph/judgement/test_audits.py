"""Findings: one a subject and claim at fault, said in words, the same in every run."""

from __future__ import annotations

import pytest
from auditing import CATALOGUE, HERON, VOCABULARY, graph, page, say
from whosays.graph.claims import Comparator, Entity
from whosays.graph.errors import QueryError
from whosays.graph.judgement.audits import Audit, audits, findings
from whosays.graph.judgement.conflict import Kind, Severity
from whosays.graph.queries import read_query

MINI = Entity("Model", "Heron 2 Mini")
HEADER = {
    "title": "T",
    "about": "A.",
    "kind": "arithmetic",
    "severity": "high",
    "says": "{label} has {size:totalParameters}, told {when:releaseDate}: {count} {word}.",
    "tolerance": "None.",
    "param": "subject iri https://w3id.org/whosays/model/heron-2",
}
BODY = """\
PREFIX ws: <https://w3id.org/whosays/ontology#>
SELECT * WHERE {
  VALUES ?subject { UNDEF }
  VALUES (?label ?size ?sizeComparator ?when ?count ?word) { ("Heron" 2000000 "~" "2026-03" 1500000 "7") }
  ?subject a ws:Model .
  BIND(<https://e.example/claim> AS ?claim)
}
"""


def query(**changed):
    stated = {key: value for key, value in {**HEADER, **changed}.items() if value}
    return read_query("audit/x", "".join(f"# {key}: {value}\n" for key, value in stated.items()) + BODY)


def test_an_audit_says_its_kind_and_severity():
    audit = Audit.of(query(), VOCABULARY)
    assert (audit.kind, audit.severity) == (Kind.ARITHMETIC, Severity.HIGH)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"kind": ""}, "the header has no kind"),
        ({"says": ""}, "the header has no says"),
        ({"tolerance": ""}, "the header has no tolerance"),
        ({"kind": "quarrel"}, "'quarrel' is not a valid Kind"),
        ({"severity": "fatal"}, "'fatal' is not a valid Severity"),
        ({"says": "{size:girth}"}, "no property is called 'girth'"),
    ],
)
def test_a_faulty_audit_is_told(changed, fault):
    with pytest.raises(QueryError, match=fault):
        Audit.of(query(**changed), VOCABULARY)


def test_a_sentence_is_filled_in_words():
    (found,) = Audit.of(query(), VOCABULARY).findings(graph(page("a", say("gpuCount", 7))))
    assert found.explanation == "Heron has about 2 million parameters, told March 2026: 1.5 million 7."
    assert (found.audit, found.property, found.claims) == ("audit/x", "", ("https://e.example/claim",))


def test_what_several_claims_call_for_is_said_once():
    store = graph(
        page("a", say("activeExpertCount", 9), say("expertCount", 8)),
        page("b", say("activeExpertCount", 9, "nine"), say("expertCount", 8), say("expertCount", 8, "eight")),
    )
    (found,) = findings(store, CATALOGUE, VOCABULARY)
    assert len(found.claims) == 5


def test_a_claim_at_fault_against_several_is_told_of_once():
    store = graph(page("a", say("activeExpertCount", 9), say("expertCount", 8), say("expertCount", 7)))
    (found,) = findings(store, CATALOGUE, VOCABULARY)
    assert len(found.claims) == 2


def test_only_the_subjects_asked_for_are_audited():
    said = [say("activeExpertCount", 9, of=of) for of in (HERON, MINI)]
    store = graph(page("a", *said, *(say("expertCount", 8, "8", of=of) for of in (HERON, MINI))))
    everything = list(findings(store, CATALOGUE, VOCABULARY))
    assert len(everything) == 2
    for conflict in everything:
        assert list(findings(store, CATALOGUE, VOCABULARY, [conflict.subject])) == [conflict]
    both = [conflict.subject for conflict in everything]
    many = [*both, *(f"https://w3id.org/whosays/model/none-{number}" for number in range(700))]
    assert sorted(findings(store, CATALOGUE, VOCABULARY, many), key=str) == sorted(everything, key=str)
    assert list(findings(store, CATALOGUE, VOCABULARY, [])) == []


def test_claims_that_set_no_bound_are_not_compared():
    store = graph(page("a", say("activeExpertCount", 9), say("expertCount", 8, comparator=Comparator.MORE)))
    assert list(findings(store, CATALOGUE, VOCABULARY)) == []


@pytest.mark.parametrize("audit", audits(CATALOGUE, VOCABULARY), ids=lambda audit: audit.query.name)
def test_an_audit_asks_for_what_it_says(audit):
    columns = audit.query.text.partition("SELECT")[2].partition("WHERE")[0].split()
    assert {"?subject", "?claim"} <= set(columns)
    for blank in audit.sentence.blanks:
        assert f"?{blank}" in columns
    assert [parameter.name for parameter in audit.query.parameters] == ["subject"]
    assert audit.query.about.endswith(".")
    assert audit.query.notes["tolerance"].endswith(".")
    assert audit.query.notes["says"].endswith(".")
