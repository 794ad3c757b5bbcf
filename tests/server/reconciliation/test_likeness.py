"""How alike names are, as pairs in which one is nearer than the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.server.reconciliation.likeness import likeness

NAME = "Tern 7B Instruct"


@pytest.mark.parametrize(
    "spelling", ["tern-7b-instruct", "TERN 7B (Instruct)", "Tern_7B_Instruct", "Tern 7B instruct", "Térn 7B Instruct"]
)
def test_spellings_of_one_name(spelling):
    assert likeness(spelling, NAME).is_same
    assert likeness(spelling, NAME).similarity == 1


@pytest.mark.parametrize(
    "other", ["Tern 7B", "Tern 70B Instruct", "Tern Instruct", "Tern 7B Instruct 2", "", "?", "Heron"]
)
def test_other_names(other):
    assert not likeness(other, NAME).is_same
    assert likeness(other, NAME).similarity < 0.95


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("Tern 7B Instuct", "Tern 8B Instruct"),
        ("Tern Instruct", "Tern 70B Instruct"),
        ("Tern 7B", "Heron 7B"),
        ("Instruct Tern 7B", "Instruct Heron 7B"),
        ("7B Instruct Tern", "Tern 7B"),
    ],
)
def test_which_is_nearer(nearer, farther):
    assert likeness(nearer, NAME).similarity > likeness(farther, NAME).similarity


@pytest.mark.parametrize(("one", "other"), [("Tern R+", "Tern R"), ("Tern R+", "tern-r"), ("Tern C#", "Tern C")])
def test_a_sign_that_is_spoken_tells_names_apart(one, other):
    assert not likeness(one, other).is_same
    assert not likeness(other, one).is_same
    assert likeness(one, one.replace("+", " plus").replace("#", " sharp")).is_same


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_lies_between_nothing_and_the_same(one, other):
    found = likeness(one, other)
    assert 0 <= found.similarity <= 1
    assert found.is_same == (found.similarity == 1)
    assert found.is_same == likeness(other, one).is_same
