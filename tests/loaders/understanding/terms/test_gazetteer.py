"""Known names are found as they are written, the longest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Entity
from whosays.graph.errors import OntologyError
from whosays.loaders.understanding.terms.gazetteer import Gazetteer, Name, names_in

ENTRIES = {
    "Organization": {"Plover": [], "Plover Labs": ["PL"], "Mew": {"weak": True}},
    "Technique": {"Mixture of Reeds": ["MoR"]},
    "Language": {"Frisian": {"codes": ["fy"]}},
}
GAZETTEER = Gazetteer(names_in(ENTRIES))
EXAM = Entity("Benchmark", "Kingfisher Exam")


def found(text):
    return [(text[each.start : each.end], each.name.entity.name) for each in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plover Labs and Plover", [("Plover Labs", "Plover Labs"), ("Plover", "Plover")]),
        ("PL said", [("PL", "Plover Labs")]),
        ("a plover sang", []),
        ("pl", []),
        ("mixture-of-reeds", [("mixture-of-reeds", "Mixture of Reeds")]),
        ("a MoR model", [("MoR", "Mixture of Reeds")]),
        ("Mew", []),
        ("fy", []),
        ("Plover, Labs", [("Plover", "Plover")]),
        ("Plover's", [("Plover", "Plover")]),
    ],
)
def test_names_are_found(text, names):
    assert found(text) == names


@pytest.mark.parametrize(("text", "type_", "name"), [("Mew", "Organization", "Mew"), ("fy", "Language", "Frisian")])
def test_weak_names_count_where_a_name_is_expected(text, type_, name):
    assert GAZETTEER.called(text, type_) == Entity(type_, name)


def test_a_document_may_know_a_name_better():
    more = GAZETTEER.with_names([Name("Plover", Entity("Model", "Plover"))])
    assert [each.name.entity.type for each in more.find("Plover")] == ["Model"]


@pytest.mark.parametrize("described", [3, {"aliases": []}, "Plover"])
def test_an_entry_of_another_shape_is_refused(described):
    with pytest.raises(OntologyError, match="Organization: Plover"):
        list(names_in({"Organization": {"Plover": described}}))


@given(st.text(max_size=200))
def test_names_stand_in_order_inside_any_text(text):
    at = 0
    for each in GAZETTEER.find(text):
        assert at <= each.start < each.end <= len(text)
        at = each.end


def test_what_a_text_calls_a_benchmark_or_organization_is_kept():
    names = Gazetteer(
        [Name("Kingfisher Exam", EXAM), Name("KF-E", EXAM), Name("KFE", Entity("Technique", "Kite Folding"))]
    )
    assert [found.entity.called for found in names.find("on KF-E and the Kingfisher Exam, by KFE")] == [
        "KF-E",
        "Kingfisher Exam",
        "Kite Folding",
    ]
    assert names.called("**KF-E**:", "Benchmark").written == "KF-E"
    assert names.called("KF-E") == EXAM
