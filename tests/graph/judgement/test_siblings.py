"""Who gives a value like another is found by value, and nobody who does is missed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Comparator, Entity
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement import testimony
from whosays.graph.judgement.conflicts.case import Case
from whosays.graph.judgement.conflicts.siblings import Siblings, alike
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
def test_all_who_give_a_value_like_one_of_a_camp_are_near_it_and_in_order(members, camp):
    cases = [case(heard) for heard in members]
    near = Siblings(cases).near(camp)
    giving = [each for each in cases if any(alike(one, mine, each) for one in each.stated for mine in camp)]
    assert [each for each in near if each in giving] == giving
    assert [id(each) for each in near] == [id(each) for each in cases if any(each is other for other in near)]
