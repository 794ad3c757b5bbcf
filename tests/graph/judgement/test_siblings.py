"""Who gives a value like another is found by value, and nobody who does is missed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Entity
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement import testimony
from whosays.graph.judgement.camps import extent, in_thousands
from whosays.graph.judgement.conflicts.case import Case
from whosays.graph.judgement.conflicts.siblings import Given, Siblings, alike
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.policy import Policy
from whosays.graph.vocabulary import Vocabulary

GROUND = Ground(Vocabulary.load(), Iris.of(Vocabulary.load()), Policy.load(), {})
KNOWN = GROUND.vocabulary.properties["contextWindow"]
HERON = Entity("Model", "Heron")
NUMBERS = st.sampled_from([1, 2, 95, 100, 104, 1000, 1024, 1049, 100_000, 104_000, 128_000, 131_072, 2 * 10**6])


def said(number, comparator, written):
    claim = Claim("a", HERON, KNOWN.name, Decimal(number), Span(0, 1), f"{number:{written}}", comparator)
    return testimony.Testimony(claim, "iri", "subject", "thing", testimony.Origin("a", "a.md"))


TESTIMONIES = st.builds(said, NUMBERS, st.sampled_from(list(Comparator)), st.sampled_from([",", ".1e"]))
CAMPS = st.lists(TESTIMONIES, min_size=1, max_size=3)


def case(heard):
    return Case("thing", "Heron", (KNOWN.name, "", ""), KNOWN, heard, None, GROUND)


@given(st.lists(CAMPS, max_size=8), CAMPS)
def test_all_who_give_a_value_like_one_of_a_camp_are_found_each_once(members, camp):
    cases = [case(heard) for heard in members]
    expected = [each for each in cases if any(alike(one, mine, each) for one in each.stated for mine in camp)]
    assert sorted(map(id, Siblings(cases).giving(camp))) == sorted(map(id, expected))


@given(CAMPS, CAMPS)
def test_who_gives_the_like_is_found_as_if_each_were_held_against_each(heard, others):
    here = case(heard)
    assert Given(heard, here).like(others) == [each for each in heard if any(_alike(each, one) for one in others)]


def _alike(one, other):
    mine, yours = one.claim.value, other.claim.value
    if mine == yours or mine in in_thousands(yours) or yours in in_thousands(mine):
        return True
    loose = (Comparator.EQUAL, Comparator.ABOUT)
    if one.claim.comparator not in loose or other.claim.comparator not in loose:
        return False
    return extent(one, KNOWN, GROUND).meets(extent(other, KNOWN, GROUND))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1000, 1024, True),
        (128_000, 131_072, True),
        (1_000_000, 1_048_576, True),
        (1000, 1060, False),
        (100, 104, False),
    ],
)
def test_thousands_and_powers_of_1024_are_alike(one, other, expected):
    given = [said(number, Comparator.EQUAL, ",") for number in (one, other)]
    assert alike(*given, case(given)) is expected
    assert alike(*reversed(given), case(given)) is expected
