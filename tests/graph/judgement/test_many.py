"""What many sources say of one thing, or of many members of a family, is judged without a look at each pair."""

from __future__ import annotations

import re
from time import process_time

import pytest
from saying import LABS
from whosays.graph.claims import Entity
from witnesses import found, kinds, says

MANY = 1000
MOST = 5.0  # seconds; a look at each pair took from 14 to 64
FAMILY = Entity("ModelFamily", "Heron")
SORTS = [Entity("Tokenizer", f"Sort {number}") for number in range(MANY)]
MEMBERS = [Entity("Model", f"Heron {number}") for number in range(MANY)]

CASES = [
    (
        "different numbers",
        [says(f"s{number}", "trainingTokens", f"{1000 + number}e9") for number in range(MANY)],
        [("contradiction", "high", "trainingTokens")],
    ),
    (
        "different names",
        [says(f"s{number}", "tokenizer", sort) for number, sort in enumerate(SORTS)],
        [("contradiction", "high", "tokenizer")],
    ),
    (
        "sources that differ on most of what they say",
        [
            says(f"s{number}", name, "1000" if number % 2 else "2000")
            for number in range(MANY // 2)
            for name in ("layerCount", "hiddenDimension", "vocabularySize", "expertCount", "attentionHeadCount")
        ],
        [],
    ),
    (
        "a figure that all members of a family have, from different sources",
        [
            line
            for number, member in enumerate(MEMBERS)
            for line in (
                says("f", "family", FAMILY, member),
                says("maker", "developer", LABS, member),
                says("maker", "trainingTokens", "30e12", member),
                says(f"s{number}", "trainingTokens", "22e12", member),
            )
        ],
        [("contradiction", "high", "trainingTokens")] * MANY,
    ),
]


def test_a_sentence_on_many_values_tells_the_first_few_and_how_many_more():
    (conflict,) = found(*CASES[0][1])
    assert conflict.explanation.count(" tokens") == 13  # twelve values, and the name of the property
    assert re.search(r", and 9\d\d values more\.$", conflict.explanation)
    assert len(conflict.claims) == MANY


@pytest.mark.parametrize(("said", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_many_sources_are_judged_in_little_time(said, expected):
    start = process_time()
    told = kinds(*said, maker={"publisher": "Northlake Labs"})
    assert process_time() - start < MOST
    assert sorted(told) == sorted(expected)
