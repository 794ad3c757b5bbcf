"""What the sources together support, case by case, and what holds whatever they say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Concept, Entity, Modality, Role
from whosays.graph.dates import Date
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement import testimony
from whosays.graph.judgement.consensus import decisions as decided_on
from whosays.graph.judgement.extents import extent_of, holding_together
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.policy import RULES, Policy
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)
GROUND = Ground(VOCABULARY, IRIS, Policy.load(), {})
HERON = Entity("Model", "Heron 2")
LABS = Entity("Organization", "Northlake Labs")
EXACT, ABOUT, MORE, AT_LEAST, LESS, AT_MOST = Comparator
DENIED, ANTICIPATED, REPORTED = Modality.DENIED, Modality.ANTICIPATED, Modality.REPORTED
DAYS = {"a": dt.date(2025, 1, 1), "b": dt.date(2025, 6, 1), "c": dt.date(2025, 6, 1)}


def claim(source, value, name="contextWindow", comparator=EXACT, start=0, **more):
    return Claim(source, HERON, name, value, Span(start, start + 1), comparator=comparator, **more)


def size(source, number, comparator=EXACT, **more):
    written = more.pop("as_written", str(number))
    return claim(source, Decimal(str(number)), "contextWindow", comparator, as_written=written, **more)


def heard(claim, days):
    origin = testimony.Origin(claim.source, f"{claim.source}.md", day=days.get(claim.source))
    return testimony.Testimony(
        claim,
        IRIS.claim(claim).value,
        IRIS.subject(claim).value,
        IRIS.entity(claim.subject).value,
        origin,
        testimony.effective(claim, origin.day),
        is_history=testimony.is_history(claim, origin.day),
    )


def decisions(*claims, days=None):
    return list(decided_on([heard(claim, days or {}) for claim in claims], frozenset(), GROUND))


def claims_of(testimonies):
    return tuple(each.claim for each in testimonies)


def decided(*claims, days=None):
    (decision,) = decisions(*claims, days=days)
    return decision


@pytest.mark.parametrize(
    ("claims", "value", "rule"),
    [
        ([size("a", 100)], 100, "unopposed"),
        ([size("a", 100), size("b", "100.0")], 100, "unopposed"),
        ([size("a", 100), size("b", 200)], None, "tie"),
        ([size("a", 100), size("b", 200), size("c", 200)], 200, "majority"),
        # one source that says it twice is one source
        ([size("a", 100), size("a", 100, start=5), size("b", 200)], None, "tie"),
        ([size("a", 100), size("a", 200, start=5)], None, "tie"),
        # rule 1: only what is asserted or reported can win
        ([size("a", 100, modality=DENIED)], None, "unsaid"),
        ([size("a", 100, modality=ANTICIPATED)], None, "unsaid"),
        ([claim("a", None, modality=Modality.UNDISCLOSED)], None, "undisclosed"),
        ([size("a", 100, modality=REPORTED)], 100, "unopposed"),
        ([size("a", 100), size("b", 200, modality=ANTICIPATED), size("c", 200, modality=DENIED)], 100, "unopposed"),
        ([size("a", 100), claim("b", None, modality=Modality.UNDISCLOSED)], 100, "unopposed"),
        # rule 2: what can all be true at once is one group, and its most exact value stands for it
        ([size("a", 100, ABOUT), size("b", 104)], 104, "compatible"),
        ([size("a", 100, ABOUT), size("b", 106)], None, "tie"),
        ([size("a", "1.2", ABOUT), size("b", "1.24")], Decimal("1.24"), "compatible"),
        ([size("a", 2000, ABOUT, as_written="~2 thousand"), size("b", 2400)], 2400, "compatible"),
        ([size("a", 2000, ABOUT, as_written="about 2,000"), size("b", 2400)], None, "tie"),
        ([size("a", 100, MORE), size("b", 101)], 101, "compatible"),
        ([size("a", 100, MORE), size("b", 100)], None, "tie"),
        ([size("a", 100, AT_LEAST), size("b", 100)], 100, "compatible"),
        ([size("a", 100, AT_MOST), size("b", 100)], 100, "compatible"),
        ([size("a", 100, LESS), size("b", 100)], None, "tie"),
        ([size("a", 100, MORE), size("b", 100, AT_LEAST)], 100, "compatible"),
        ([size("a", 100, MORE), size("b", 90, LESS)], None, "tie"),
        # a vague value supports each exact one that it allows, so that it breaks no tie
        ([size("a", 98), size("b", 102), size("c", 100, ABOUT)], None, "tie"),
        ([size("a", 98), size("b", 202), size("c", 100, ABOUT)], 98, "majority"),
        # a figure for a special setting yields to a general one
        ([size("a", 100), size("b", 200, setting="beta"), size("c", 200, setting="beta")], 100, "unopposed"),
        ([size("a", 200, setting="beta")], 200, "unopposed"),
    ],
)
def test_a_property_of_one_value(claims, value, rule):
    decision = decided(*claims)

    assert (decision.value, decision.rule) == (value, rule)
    assert (decision.rule == "tie") == (rule == "tie")
    assert decision.setting is None


def test_the_fuller_name_is_the_more_exact():
    names = [Entity("Technique", name) for name in ("BPE", "Byte-level BPE")]
    decision = decided(
        *(claim(source, name, "tokenizer") for source, name in zip("abc", [names[0], *names], strict=True))
    )

    assert (decision.value, decision.rule) == (names[1], "compatible")


def test_a_value_without_words_goes_with_no_other():
    dash, name = Entity("Technique", "–"), Entity("Technique", "BPE")
    assert decided(claim("a", dash, "tokenizer"), claim("b", name, "tokenizer")).rule == "tie"


def day(source, edtf, name="releaseDate", **more):
    return claim(source, Date.of(edtf), name, **more)


@pytest.mark.parametrize(
    ("dates", "value", "rule"),
    [
        (["2025-04", "2025-04-05"], "2025-04-05", "compatible"),
        (["2025-04-05", "2025-04-05"], "2025-04-05", "unopposed"),
        (["2025", "2025-04", "2025-05"], None, "tie"),
        (["2025-04", "2025-04-05", "2025-05"], "2025-04-05", "majority"),
        (["2025-04-05", "2025-04-06"], None, "tie"),
    ],
)
def test_dates_that_contain_each_other_agree(dates, value, rule):
    decision = decided(*(day(source, edtf) for source, edtf in zip("abc", dates, strict=False)))

    assert decision.rule == rule
    assert decision.value == (Date.of(value) if value else None)


@pytest.mark.parametrize(
    ("claims", "value", "rule"),
    [
        # the later document speaks of a later day
        (
            [claim("a", Concept("InTraining"), "availability"), claim("b", Concept("Released"), "availability")],
            "Released",
            "latest",
        ),
        # but a date in the text counts before that of the document
        (
            [
                claim("a", Concept("Shelved"), "availability", as_of=Date.of("2026")),
                claim("b", Concept("Released"), "availability"),
            ],
            "Shelved",
            "latest",
        ),
        # what has no date may be as new as what has one, which is preferred all the same
        (
            [claim("a", Concept("InTraining"), "availability"), claim("x", Concept("Released"), "availability")],
            "InTraining",
            "recency",
        ),
        (
            [claim("x", Concept("InTraining"), "availability"), claim("y", Concept("Released"), "availability")],
            None,
            "tie",
        ),
        (
            [claim("b", Concept("InTraining"), "availability"), claim("c", Concept("Released"), "availability")],
            None,
            "tie",
        ),
        (
            [claim("b", Concept("Released"), "availability"), claim("c", Concept("Released"), "availability")],
            "Released",
            "unopposed",
        ),
        (
            [
                claim("b", Concept("Released"), "availability"),
                claim("a", Concept("InTraining"), "availability", as_of=Date.of("2027"), modality=ANTICIPATED),
            ],
            "Released",
            "unopposed",
        ),
    ],
)
def test_what_varies_is_what_it_was_last(claims, value, rule):
    decision = decided(*claims, days=DAYS)

    assert decision.rule == rule
    assert decision.value == (Concept(value) if value else None)


def test_prices_of_different_directions_are_no_rivals():
    found = decisions(
        claim("a", Decimal(3), "price", setting="input"),
        claim("a", Decimal(15), "price", setting="output", start=5),
        days=DAYS,
    )
    assert [(each.setting, each.value) for each in found] == [("input", 3), ("output", 15)]


def test_a_property_of_many_values_keeps_each_that_is_stated():
    text, image, video = Concept("Text"), Concept("Image"), Concept("Video")
    found = decisions(
        claim("a", text, "modality"),
        claim("b", text, "modality"),
        claim("b", image, "modality", start=5),
        claim("c", video, "modality", modality=ANTICIPATED),
    )
    assert {(each.value, each.rule, len(each.supporters)) for each in found} == {
        (text, "every", 2),
        (image, "every", 1),
    }


def test_two_spellings_of_a_name_are_one_value_and_one_subject():
    one = Claim("a", HERON, "developer", LABS, Span(0, 1))
    other = Claim(
        "b", Entity("Model", "heron-2"), "developer", Entity("Organization", "Northlake Labs Inc."), Span(0, 1)
    )

    assert claims_of(decided(one, other).supporters) == (one, other)


def test_leaders_of_the_latest_day_are_all_kept():
    leaders = [Entity("Person", name) for name in ("Ada", "Bo", "Cy")]
    found = decisions(
        *(Claim(source, LABS, "leader", who, Span(0, 1)) for source, who in zip("abc", leaders, strict=True)), days=DAYS
    )
    assert [(each.value, each.rule) for each in found] == [(leaders[1], "latest"), (leaders[2], "latest")]


def test_scores_meet_in_their_evaluation():
    quiz = Entity("Benchmark", "Quiz-500")
    found = decisions(
        claim("a", Decimal(90), "score", benchmark=quiz),
        claim("b", Decimal(80), "score", benchmark=quiz, setting="5-shot"),
        claim("c", Decimal(90), "score", benchmark=quiz),
    )
    assert [(each.subject.rpartition("/")[2], each.value, len(each.supporters)) for each in found] == [
        ("quiz-500", 90, 2),
        ("5-shot", 80, 1),
    ]


def test_each_decision_accounts_for_every_claim():
    claims = [size("a", 100), size("b", 100, ABOUT), size("c", 300), size("d", 300, modality=DENIED)]
    decision = decided(*claims)

    assert claims_of(decision.supporters) == (claims[0], claims[1])
    assert claims_of(decision.beaten) == (claims[2], claims[3])


COMPARATORS = st.sampled_from(list(Comparator))
SIZES = st.builds(
    lambda source, number, comparator, modality, start: size(
        source, number, comparator, modality=modality, start=start
    ),
    st.sampled_from("abcd"),
    st.integers(0, 30),
    COMPARATORS,
    st.sampled_from([Modality.ASSERTED, REPORTED, ANTICIPATED, DENIED]),
    st.integers(0, 99),
)


@given(st.lists(SIZES, min_size=1, max_size=8), st.randoms())
def test_the_order_of_claims_makes_no_difference(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)

    assert [(each.value, each.rule) for each in decisions(*claims)] == [
        (each.value, each.rule) for each in decisions(*shuffled)
    ]


@given(st.lists(SIZES, min_size=1, max_size=8))
def test_a_winner_was_said_and_all_its_supporters_can_be_right(claims):
    decision = decided(*claims)

    assert decision.rule in Policy.load().rules
    supporters = claims_of(decision.supporters)
    assert sorted(map(id, supporters + claims_of(decision.beaten))) == sorted(map(id, claims))
    if decision.value is not None:
        assert decision.value in [each.value for each in supporters]
        assert {each.modality for each in supporters} <= Policy.load().eligible
        extents = [extent_of(each, Policy.load()) for each in supporters]
        assert max(each.low for each in extents) <= min(each.high for each in extents)


@given(st.lists(SIZES, min_size=1, max_size=10))
def test_groups_are_the_largest_that_hold_together(claims):
    extents = [extent_of(each, Policy.load()) for each in claims]
    groups = [set(group) for group in holding_together(extents)]

    assert set().union(*groups) == set(range(len(claims)))
    assert not any(one < other for one in groups for other in groups)
    for i, one in enumerate(extents):
        for j, other in enumerate(extents):
            if any({i, j} <= group for group in groups):
                assert one.low <= other.high
                assert other.low <= one.high
            if one.meets(other):
                assert any({i, j} <= group for group in groups)


@pytest.mark.parametrize("value", [True, "words", HERON, Concept("Text"), Role("CEO", LABS)], ids=str)
def test_only_numbers_and_dates_leave_something_open(value):
    assert extent_of(Claim("a", HERON, "statement", value, Span(0, 1)), Policy.load()) is None


def test_the_policy_explains_every_rule():
    assert set(Policy.load().rules) == set(RULES)
    assert Policy.load().eligible == {Modality.ASSERTED, REPORTED}


def test_numbers_in_another_unit_are_no_rivals():
    compute = claim("a", Decimal(10**24), "trainingCompute")
    hours = claim("b", Decimal(2_400_000), "trainingCompute", unit="GPU-hours")
    assert decided(compute, hours).value == Decimal(10**24)
    assert not decisions(hours)
