"""What names tell: which model is a form of which, and which differ in size alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.judgement.forms import forms_of

WORDS = st.sampled_from(["Heron", "2", "Mini", "7B", "70B", "9Bx4E", "Instruct", "Base", "FP8", "2026-03-01", "/", "—"])
NAMES = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=7).map(" ".join))


def forms(*names, **offered):
    return forms_of({name: name for name in names}, offered)


@pytest.mark.parametrize(
    ("plain", "form"),
    [
        ("Heron 2 Mini", "Heron 2 Mini Instruct"),
        ("Heron 2 Mini", "heron-2-mini-chat-fp8"),
        ("Heron 2 Mini", "Heron 2 Mini (9Bx4E)"),
        ("Heron 2 Mini", "Heron-2-Mini-9B-4E-Instruct"),
        ("Heron 2 70B", "heron-2-70b-it"),
        ("Heron 2 70B Instruct", "Heron 2 70B Instruct GGUF"),
    ],
)
def test_a_form_of_a_model(plain, form):
    found = forms(plain, form)
    assert found[form].plainer == (plain,)
    assert found[plain].plainer == ()
    assert found[plain].root == found[form].root


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heron 2 Mini", "Heron 2 Ultra"),
        ("Heron 2", "Heron 3"),
        ("Heron 2", "Heron 2 Mini"),
        ("Heron 2", "Heron 2 2026-03-01"),  # a snapshot may be another model
        ("Heron 2 Base", "Plover Base"),
    ],
)
def test_other_models_are_no_forms(one, other):
    found = forms(one, other)
    assert found[one].root != found[other].root
    assert not found[one].plainer + found[other].plainer


def test_a_size_is_part_of_the_name_where_a_line_has_several():
    found = forms("Heron 2", "Heron 2 7B", "Heron 2 70B", "Heron 2 70B Instruct")
    assert found["Heron 2 70B Instruct"].plainer == ("Heron 2 70B",)
    assert len({form.line for form in found.values()}) == 1
    assert len({form.root for form in found.values()}) == 3


def test_an_offering_is_a_form_of_what_it_offers():
    found = forms("Heron 2 Mini", "Heron 2 Mini Instruct", shop="Heron 2 Mini Instruct", stall="Plover")
    assert found["shop"].plainer == ("Heron 2 Mini Instruct", "Heron 2 Mini")
    assert found["shop"].root == found["Heron 2 Mini"].root
    assert found["stall"].plainer == ("Plover",)


@given(st.lists(NAMES, max_size=8))
def test_forms_of_one_model_are_of_one_line_and_none_is_plainer_than_itself(names):
    found = forms(*names)
    for name, form in found.items():
        assert name not in form.plainer
        for each in form.plainer:
            assert (found[each].root, found[each].line) == (form.root, form.line)
            assert name not in found[each].plainer
