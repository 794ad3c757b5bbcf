"""A family in a family: one household, whose figures, makers and members are those of each level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import HERON, LABS, MINI, OLD, PLOVER
from whosays.graph.claims import Entity
from whosays.graph.judgement.household import Kinship, households
from witnesses import IRIS, found, judgements, kinds, readings, says

BIRDS, HERONS, SECOND = (Entity("ModelFamily", name) for name in ("Waders", "Heron", "Heron 2 line"))
NESTED = (
    says("f", "family", SECOND),
    says("f", "family", SECOND, MINI),
    says("f", "family", HERONS, OLD),
    says("f", "family", HERONS, SECOND),
    says("f", "family", BIRDS, HERONS),
)
MADE = (says("maker", "developer", LABS, BIRDS),)
OF_LABS = {"maker": {"publisher": "Northlake Labs", "tier": 1}}
TWO_TO_ONE = (says("b", "trainingTokens", "30e12"), says("c", "trainingTokens", "30e12"))


def iri(entity):
    return IRIS.entity(entity).value


def above(*said):
    heard = readings(*said)
    return {
        thing: list(families)
        for household in households(heard, Kinship.of(heard, IRIS), IRIS)
        for thing, families in household.above.items()
    }


def test_a_household_is_that_of_the_topmost_family():
    heard = readings(*NESTED, says("a", "layerCount", "80", PLOVER))
    kinship = Kinship.of(heard, IRIS)

    assert {each: kinship.household(iri(each)) for each in (HERON, MINI, OLD, SECOND, HERONS, BIRDS)} == dict.fromkeys(
        (HERON, MINI, OLD, SECOND, HERONS, BIRDS), iri(BIRDS)
    )
    assert [each.iri for each in households(heard, kinship, IRIS)] == [iri(PLOVER), iri(BIRDS)]
    assert above(*NESTED)[iri(MINI)] == [iri(SECOND), iri(HERONS), iri(BIRDS)]


def test_families_that_are_in_each_other_are_one_household_under_the_first():
    said = (
        says("f", "family", HERONS, BIRDS),
        says("f", "family", BIRDS, HERONS),
        says("f", "family", HERONS),
        says("f", "family", SECOND, SECOND),
    )
    kinship = Kinship.of(readings(*said), IRIS)

    assert {kinship.household(iri(each)) for each in (HERON, HERONS, BIRDS)} == {iri(HERONS)}
    assert above(*said) == {iri(HERON): [iri(HERONS)], iri(BIRDS): [iri(HERONS)]}


@given(st.dictionaries(st.integers(0, 7), st.integers(0, 7), max_size=8), st.randoms())
def test_every_thing_has_one_topmost_family_that_is_in_none(families, random):
    things = [Entity("ModelFamily", f"Line {number}") for number in range(8)]
    said = [says("f", "family", things[family], things[thing]) for thing, family in families.items()]
    random.shuffle(said)
    kinship = Kinship.of(readings(*said), IRIS)

    for thing, family in families.items():
        top = kinship.household(iri(things[thing]))
        assert top == kinship.household(iri(things[family]))
        assert [iri(things[thing]), *kinship.above(iri(things[thing]))][-1] == top
        assert kinship.above(top) == []


CASES = [
    (
        "the figure of the family above the family",
        [says("maker", "trainingTokens", "22e12", HERONS), says("x", "trainingTokens", "22e12"), *TWO_TO_ONE],
        [("scope", "medium", "trainingTokens")],
    ),
    (
        "the maker's figure for the making of the topmost family",
        [says("maker", "trainingTokens", "22e12", BIRDS), says("x", "trainingTokens", "22e12")],
        [("scope", "medium", "trainingTokens")],
    ),
    (
        "the same, which the maker gives to one of another line, too",
        [
            *(says("maker", "trainingTokens", "22e12", each) for each in (BIRDS, OLD)),
            says("x", "trainingTokens", "22e12"),
        ],
        [],
    ),
    (
        "a figure of one in the same line",
        [says("maker", "trainingTokens", "22e12", MINI), says("x", "trainingTokens", "22e12"), *TWO_TO_ONE],
        [("borrowed", "high", "trainingTokens")],
    ),
    (
        "a figure of one further down",
        [
            says("maker", "trainingTokens", "22e12", MINI),
            says("x", "trainingTokens", "22e12", OLD),
            says("b", "trainingTokens", "30e12", OLD),
            says("c", "trainingTokens", "30e12", OLD),
        ],
        [("borrowed", "high", "trainingTokens")],
    ),
    (
        "a figure of one of another line",
        [says("maker", "trainingTokens", "22e12", OLD), says("x", "trainingTokens", "22e12"), *TWO_TO_ONE],
        [("contradiction", "medium", "trainingTokens")],
    ),
]


@pytest.mark.parametrize(("said", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_is_told_of_another_level(said, expected):
    assert kinds(*NESTED, *MADE, *said, **OF_LABS) == expected


def test_the_nearest_family_that_has_the_figure_is_named():
    said = [says("maker", "trainingTokens", "22e12", each) for each in (BIRDS, HERONS)]
    (conflict,) = found(*NESTED, *MADE, *said, says("x", "trainingTokens", "22e12"), *TWO_TO_ONE, **OF_LABS)
    assert conflict.explanation == (
        "Heron 2, training tokens: x.txt gives 22 trillion tokens, which maker.txt says of the family Heron."
    )


def test_who_makes_the_topmost_family_discloses_for_all_in_it():
    (judgement,) = judgements(*NESTED, *MADE, says("maker", "layerCount", "80"), **OF_LABS)
    assert [each.disclosed_by for each in judgement.decisions if each.property == "layerCount"] == [iri(LABS)]


def test_the_innermost_of_several_families_counts():
    said = [says(source, "family", HERONS) for source in "abc"] + [says("d", "family", SECOND)]
    assert above(*said, says("f", "family", HERONS, SECOND))[iri(HERON)] == [iri(SECOND), iri(HERONS)]


def test_forms_sizes_and_offers_of_a_model_live_together():
    small, large, packed = (Entity("Model", f"Plover 2 {name}") for name in ("7B", "70B", "70B FP8"))
    shop = Entity("Offering", "plover-2-70b at the shop")
    said = [says("a", "layerCount", "80", each) for each in (small, large, packed, PLOVER)]
    heard = readings(*said, says("b", "offers", packed, shop), says("f", "family", HERONS, large))
    found = {frozenset(each.said) for each in households(heard, Kinship.of(heard, IRIS), IRIS)}
    assert found == {frozenset(map(iri, (small, large, packed, shop))), frozenset([iri(PLOVER)])}


def test_who_lives_together_tells_of_no_family():
    small, large = (Entity("Model", f"Plover 2 {size}") for size in ("7B", "70B"))
    assert above(says("a", "layerCount", "80", small), says("a", "layerCount", "80", large)) == {}
