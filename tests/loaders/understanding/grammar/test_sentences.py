"""Sentences end where a reader would end them, and nothing between them is lost."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_text
from sentences import WITH_PEOPLE, claims_in
from whosays.loaders.understanding.grammar.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It came. It went.", ["It came.", "It went."]),
        ("Plover Inc. made it. Then it left.", ["Plover Inc. made it.", "Then it left."]),
        ("It has 1.5 million users. Good.", ["It has 1.5 million users.", "Good."]),
        ("J. R. Quill wrote it.", ["J. R. Quill wrote it."]),
        ("It ended [1][2]. Next.", ["It ended [1][2].", "Next."]),
        ("It ended.[1][2] Next.", ["It ended.[1][2]", "Next."]),
        ("Really? Yes!", ["Really?", "Yes!"]),
        ('He said "go." Then he left.', ['He said "go."', "Then he left."]),
        ("e.g. this one", ["e.g. this one"]),
        ("She left in 2019.In May 2020 she came back.", ["She left in 2019.", "In May 2020 she came back."]),
        ("She won the A.M. Heron Prize.", ["She won the A.M. Heron Prize."]),
        ("It ended. Career and research Quill was a dean.", ["It ended.", "Career and research", "Quill was a dean."]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=300))
def test_every_word_stands_in_one_sentence(text):
    parts = list(sentences(text))
    assert "".join("".join(text[a:b].split()) for a, b in parts) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(parts))


def test_a_sentence_without_end_is_cut_behind_a_comma_or_a_word():
    text = "Heron 2 is small, and fast " * 300
    parts = [text[start:end] for start, end in sentences(text)]
    assert max(map(len, parts)) <= 2000
    assert all(part.endswith(",") for part in parts[:-1])
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert [end - start for start, end in sentences("x" * 4500)] == [2000, 2000, 500]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Ada Quill and Ben Orr met. The pair had worked at Plover Systems.", {"Ada Quill", "Ben Orr"}),
        ("Ada Quill, Ben Orr and Maria Quill met. All three had worked at Plover Systems.",
         {"Ada Quill", "Ben Orr", "Maria Quill"}),
        ("It was founded by Ada Quill and Ben Orr. Both previously worked at Plover Systems.", {"Ada Quill", "Ben Orr"}),
        ("Ada Quill and Ben Orr met. Both models are from Plover Systems.", set()),
    ],
)  # fmt: skip
def test_what_people_did_together_is_said_of_each(words, people):
    told = [claim for claim in claims_in(words, WITH_PEOPLE) if claim.property == "affiliation"]
    assert {claim.subject.name for claim in told} == people


def _steps(text):
    """Return how many calls it takes to read a text for the second time: caches and tables are filled by then."""
    calls = 0

    def count(_frame, _event, _arg):
        nonlocal calls
        calls += 1

    read_text(text)
    sys.setprofile(count)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "scrap",
    [
        "Tern-7B has 7B parameters and Plover 3 scores 5% on MMLU, and ",
        "Ada Quill joined Northlake in 2021 and Maria Orr left Fjord Labs in May 2022, ",
        "Northlake was founded by Ada Quill and Maria Orr, ",
        "in May 2024 it was released, and it has 7B parameters, ",
        "MMLU 5 and ",
    ],
)
def test_twice_the_words_take_twice_the_steps(scrap):
    """A sentence that names hundreds of things is read in linear time."""
    head = "# Heron 2\n\nHeron 2 is a language model by Northlake.\n\n"
    short, long = (_steps(head + scrap * (length // len(scrap))) for length in (4_000, 8_000))
    assert long < 2.4 * short
