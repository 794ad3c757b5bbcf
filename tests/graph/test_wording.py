"""The words of a text are found whole and folded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.wording import first_word, folded_words_in, longest_word, matches_from, standing, starts_of


def test_words_are_runs_of_letters_and_digits():
    assert folded_words_in("Heron-2.5: the “Marsh_model”, isn’t it?") == {
        *("heron", "2", "5", "the", "marsh", "model", "isn", "t", "it")
    }


@pytest.mark.parametrize(("text", "first", "longest"), [("", "", ""), ("—", "", ""), ("The Fjord", "the", "fjord")])
def test_the_first_and_the_longest_word(text, first, longest):
    assert (first_word(text), longest_word(text)) == (first, longest)


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=80))
def test_the_words_of_a_phrase_are_among_those_of_a_text_that_holds_it(before, phrase, after):
    assert folded_words_in(phrase) <= folded_words_in(f"{before} {phrase} {after}")


@pytest.mark.parametrize(
    ("words", "text", "starts"),
    [
        (["heron"], "Heron herons heron-2 _heron", [0, 13, 22]),
        (["heron", "tern"], "The tern saw a HERON.", [4, 15]),
        (["tern"], "tern in Straße", [0]),
        ([], "Heron", []),
    ],
)
def test_where_words_stand(words, text, starts):
    assert [start for start in starts_of(words, text) if text[start:].casefold().startswith(tuple(words))] == starts


@given(st.text(alphabet="aAbB ,", max_size=60))
def test_matches_are_those_of_the_whole_text(text):
    pattern = re.compile(r"(?<!\w)(?:ab a|b(?!\w))", re.IGNORECASE)
    found = [match.span() for match in matches_from(pattern, frozenset(["ab", "b"]), text)]
    assert found == [match.span() for match in pattern.finditer(text)]


def test_a_name_stands_where_no_letter_is_glued_on_before_it():
    assert list(standing("Heron", "Heron XHeron _Heron Herons")) == [(0, 5), (20, 25)]
    assert list(standing("", "Heron")) == []
