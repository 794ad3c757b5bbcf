"""The same words give the same IRI, other words another, and only http and https become links."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Compared, Concept, Entity, Modality, Role
from whosays.graph.dates import Date
from whosays.graph.document import Span
from whosays.graph.iris import DEFAULT_BASE, Iris, concept, key_of, may_be_link, plain_digits
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())
HERON = Entity("Model", "Heron 2")
LABS = Entity("Organization", "Northlake Labs")
QUIZ = Entity("Benchmark", "Quiz-500")
CLAIM = Claim("a-page", HERON, "contextWindow", Decimal(4000), Span(3, 9))


@pytest.mark.parametrize(
    ("entity", "path"),
    [
        (HERON, "model/heron-2"),
        (Entity("ModelFamily", "Heron"), "model/heron"),
        (LABS, "organization/northlake-labs"),
        (Entity("Person", "Zoë Ångström"), "person/zoe-angstrom"),
        (Entity("Model", "苍鹭"), "model/苍鹭"),
        (Entity("License", "Lake License 2.0"), "license/lake-2.0-license"),
    ],
)
def test_a_thing_has_a_readable_iri(entity, path):
    assert IRIS.entity(entity).value == DEFAULT_BASE + path


@pytest.mark.parametrize("name", ["", "???", "…", "<>", "\u200b", ".", "..", "../../etc", "a" * 5000, "x/y?z#w"])
def test_any_name_gives_one_path_segment(name):
    path = IRIS.entity(Entity("Model", name)).value.removeprefix(f"{DEFAULT_BASE}model/")

    assert 0 < len(path) < 140
    assert not set(path) & set("/?#<> ")
    assert path not in {".", ".."}


@given(st.text(), st.text())
def test_long_names_are_told_apart_as_short_ones_are(one, other):
    long = [IRIS.entity(Entity("Model", f"{name} {'n' * 200} end")) for name in (one, other)]
    short = [IRIS.entity(Entity("Model", f"{name} n end")) for name in (one, other)]

    assert (long[0] == long[1]) == (short[0] == short[1])


def test_nodes_of_scores_and_roles_are_made_of_their_parts():
    role = Role("Chief scientist", LABS)

    assert IRIS.evaluation(HERON, QUIZ, None).value == f"{DEFAULT_BASE}evaluation/heron-2/quiz-500"
    assert IRIS.evaluation(HERON, QUIZ, "5-shot").value == f"{DEFAULT_BASE}evaluation/heron-2/quiz-500/5-shot"
    own = Compared("releaseDate", HERON, "announcementDate")
    assert (
        IRIS.comparison(HERON, own, None).value
        == f"{DEFAULT_BASE}comparison/heron-2/releasedate/heron-2/announcementdate"
    )
    with_plover = Compared("price", Entity("Model", "Plover"))
    assert IRIS.comparison(HERON, with_plover, "input").value == f"{DEFAULT_BASE}comparison/heron-2/price/plover/input"
    assert IRIS.role(Entity("Person", "Ada"), role).value == f"{DEFAULT_BASE}role/ada/northlake-labs/chief-scientist"
    assert IRIS.graph("build").value == f"{DEFAULT_BASE}graph/build"
    assert IRIS.source("a-page").value == f"{DEFAULT_BASE}source/a-page"


def test_a_score_is_about_its_evaluation():
    score = replace(CLAIM, property="score", benchmark=QUIZ, setting="5-shot")

    assert IRIS.subject(CLAIM) == IRIS.entity(HERON)
    assert IRIS.subject(score) == IRIS.evaluation(HERON, QUIZ, "5-shot")


def test_a_relation_is_about_its_comparison():
    compared = Compared("trainingTokens", Entity("Model", "Plover"))
    relation = replace(CLAIM, property="factor", compared=compared)

    assert IRIS.subject(relation) == IRIS.comparison(HERON, compared, None)


@pytest.mark.parametrize(
    "change",
    [
        {"source": "b-page"},
        {"subject": LABS},
        {"property": "layerCount"},
        {"value": Decimal(4001)},
        {"comparator": Comparator.ABOUT},
        {"modality": Modality.REPORTED},
        {"span": Span(3, 10)},
        {"span": Span(2, 9)},
        {"value": None, "modality": Modality.UNDISCLOSED},
    ],
    ids=str,
)
def test_another_statement_is_another_claim(change):
    assert IRIS.claim(replace(CLAIM, **change)) != IRIS.claim(CLAIM)


@pytest.mark.parametrize(
    "change",
    [
        {"loader": "other/2"},
        {"as_written": "4k"},
        {"value": Decimal("4000.0")},
        {"subject": Entity("Model", "heron 2")},
    ],
    ids=str,
)
def test_how_it_was_read_does_not_change_a_claim(change):
    assert IRIS.claim(replace(CLAIM, **change)) == IRIS.claim(CLAIM)


def test_a_claims_iri_stays_what_it_is_from_build_to_build():
    assert IRIS.claim(CLAIM).value == f"{DEFAULT_BASE}claim/b4e32bd7c2e8944ea59a"


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (Decimal("4000.00"), "4000"),
        (True, "true"),
        (Date.of("2025-04"), "2025-04"),
        (HERON, f"{DEFAULT_BASE}model/heron-2"),
        (Concept("Released"), concept(Concept("Released")).value),
        (Role("CEO", LABS), f"{DEFAULT_BASE}organization/northlake-labs ceo"),
        ("some words", "some words"),
    ],
    ids=str,
)
def test_equal_values_share_a_key(value, key):
    assert key_of(value, IRIS) == key


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("2E+12", "2000000000000"),
        ("95.0", "95"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("0", "0"),
        ("0.0", "0"),
        ("-3.10", "-3.1"),
    ],
)
def test_digits_are_plain(number, digits):
    assert plain_digits(Decimal(number)) == digits


@pytest.mark.parametrize(
    "iri", ["http://e.example", "https://e.example/a?b=c#d", "https://e.example/é", "HTTPS://e.example/"]
)
def test_web_addresses_may_be_links(iri):
    assert may_be_link(iri)


@pytest.mark.parametrize(
    "iri",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://e.example/",
            "",
        ),
        *("//e.example/", "/a", "e.example", "https://", "https:/e.example", "http://a b", 'http://a/"onclick="x'),
        *("http://a/<script>", "http://[::1", "http://a/\n", " https://e.example", "https://e.example/\x00", "\ud800"),
    ],
)
def test_nothing_else_may_be_a_link(iri):
    assert not may_be_link(iri)


@pytest.mark.parametrize("base", ["", "https://e.example", "ftp://e.example/", "e.example/", "javascript:x/"])
def test_a_base_is_an_address_that_ends_in_a_slash(base):
    with pytest.raises(ValueError, match="ends in a slash"):
        Iris.of(Vocabulary.load(), base)
