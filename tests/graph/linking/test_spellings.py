"""What our own things are to each other: spellings of one model, and what stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.linking.mapping import Predicate
from whosays.graph.linking.spellings import spellings
from whosays.graph.linking.thing import Thing

EDITIONS = ("Instruct", "Base", "Mini", "Thinking", "Chat")
MAKERS = [("Northlake Labs", "northlake"), ("databricks",)]
SAME, CLOSE, NARROWER, RELATED = Predicate.EXACT, Predicate.CLOSE, Predicate.NARROW, Predicate.RELATED
REPOSITORY = "northlake/heron-2-70b-instruct"


def told(names, declared=None, types=None):
    """Return what is told of things of these names: pairs of names with the predicate."""
    things = [Thing(f"o:{name}", (types or {}).get(name, "Model"), (name,)) for name in names]
    given_ids = {f"o:{name}": ids for name, ids in (declared or {}).items()}
    found = spellings(things, given_ids, editions=EDITIONS, makers=MAKERS)
    assert all(each.comment and each.confidence for each in found)
    return {(each.subject_label, each.object_label): each.predicate_id for each in found}


PAIRS = [
    ("Heron 2 70B Instruct", "northlake.heron-2-70b-instruct", SAME),
    ("Heron 2 70B Instruct", "us.northlake.heron2-70b-instruct-v1:0", SAME),
    ("Heron 2 70B Instruct", "heron-2-70b-instruct-maas", SAME),
    ("Heron 2 70B Instruct", "databricks-heron-2-70b-instruct", SAME),
    ("Heron 2", "heron-2-20260301", NARROWER),
    ("Heron 2", "Heron-2-Q4_K_M", RELATED),
    ("Heron 2", "Heron 2 Instruct", None),
    ("Heron 2 Base", "Heron 2 Instruct", None),
    ("Heron 2", "Heron 2 Mini", None),
    ("Heron 2 70B", "Heron 2 7B", None),
    ("Heron 2", "Heron 2.5", None),
    ("northlake.2.5", "2.5", None),
]


@pytest.mark.parametrize(("one", "other", "predicate"), PAIRS)
def test_what_a_name_is_to_another(one, other, predicate):
    found = told([one, other])
    assert set(found.values()) == ({predicate} if predicate else set())
    if predicate in {NARROWER, RELATED}:
        assert found == {(one, other): predicate}


def test_what_may_be_either_of_two_is_neither():
    names = ["Heron 2 70B", "northlake-heron-2-70b", "reed-heron-2-70b"]
    things = [Thing(f"o:{name}", "Model", (name,)) for name in names]
    makers = [("northlake",), ("reed",)]
    assert spellings(things[:2], {}, makers=makers)
    assert not spellings(things, {}, makers=makers)


IDENTIFIED = [
    ("Heron 2", "Heron 2 70B Instruct", CLOSE),
    ("Heron 2 70B", "Heron 2 70B Instruct", CLOSE),
    ("Heron 2 Mini", "Heron 2 70B Instruct", None),
    ("Heron 2 7B", "Heron 2 70B Instruct", None),
    ("Heron 2.5", "Heron 2 70B Instruct", None),
    ("Heron 2", "Heron 2 70B Instruct FP8", None),
    ("Heron 2", "Heron 2 Thinking", None),
    ("Egret", "Heron 2 70B Instruct", None),
]


@pytest.mark.parametrize(("less", "more", "predicate"), IDENTIFIED)
def test_what_catalogs_identify_as_one_is_nearly_so_where_a_name_only_leaves_out_what_people_do(less, more, predicate):
    declared = {less: [REPOSITORY], more: [REPOSITORY.upper()]}
    assert set(told([less, more], declared).values()) == ({predicate} if predicate else set())
    assert not told([less, more])


def test_what_is_nearly_the_same_is_not_passed_on():
    """A record calls the tuned model by less: that is its own habit, and not that of all that bear the shorter name."""
    less, more, other = "Heron 2 70B", "Heron 2 70B Instruct", "northlake.heron-2-70b"
    found = told([less, more, other], {less: [REPOSITORY], more: [REPOSITORY]})
    assert found == {(less, more): CLOSE, (less, other): SAME}


@given(st.lists(st.sampled_from([name for pair in PAIRS for name in pair[:2]]), unique=True))
def test_what_is_the_same_by_way_of_a_third_is_told_to_be_so_itself(names):
    same = {frozenset(pair) for pair, predicate in told(names).items() if predicate == SAME}
    for one in same:
        for other in same:
            assert len(one ^ other) != 2 or one ^ other in same


def test_what_many_things_have_identifies_none_of_them():
    names = ["Heron 2", *(f"Heron 2 {number}B" for number in range(2, 14))]
    assert not told(names, {key: [REPOSITORY] for key in names})
    assert told(names[:5], {key: [REPOSITORY] for key in names})


def test_a_name_without_an_owner_identifies_nothing():
    assert not told(["Heron 2", "Heron 2 70B"], {key: ["heron-2"] for key in ["Heron 2", "Heron 2 70B"]})


def test_things_of_other_kinds_are_one_by_their_names():
    kinds = {"Reed Fund": "Organization", "ReedFund": "Organization", "Reed-Fund": "Offering"}
    assert told(list(kinds), types=kinds) == {("Reed Fund", "ReedFund"): SAME}


@given(st.lists(st.sampled_from([name for pair in PAIRS for name in pair[:2]]), unique=True), st.randoms())
def test_each_pair_is_told_once_whatever_the_order(names, random):
    found = told(names)
    shuffled = list(names)
    random.shuffle(shuffled)
    assert told(shuffled) == found
    assert not any((other, one) in found for one, other in found)
