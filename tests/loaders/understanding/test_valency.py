"""Every frame of a verb says of its own examples what it promises, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import VOCABULARY, WITH_PEOPLE, claims_in, words_of
from whosays.loaders.understanding.valency import Valency, inflected, valencies

EXAMPLES = [example for valency in valencies() for example in valency.frame.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:50] for example in EXAMPLES])
def test_a_frame_reads_its_examples(example: dict[str, str]) -> None:
    assert {words_of(claim) for claim in claims_in(example["text"], WITH_PEOPLE)} == set(example["says"])


@pytest.mark.parametrize("valency", valencies(), ids=lambda valency: valency.frame.name)
def test_every_frame_has_an_example_and_speaks_of_known_properties(valency: Valency) -> None:
    assert valency.frame.examples
    for statement in valency.frame.statements:
        assert statement.property in VOCABULARY.properties


@pytest.mark.parametrize(
    ("base", "past", "forms"),
    [
        ("release", None, {"released", "releases", "releasing", "release"}),
        ("lead", "led", {"led", "leads", "leading", "lead"}),
        ("ship", "shipped", {"shipped", "ships", "shipping", "ship"}),
        ("launch", None, {"launched", "launches", "launching", "launch"}),
        ("study", "studied", {"studied", "studies", "studying", "study"}),
        ("choose", "chose, chosen", {"chose", "chosen", "chooses", "choosing", "choose"}),
    ],
)
def test_forms_of_a_verb(base: str, past: str | None, forms: set[str]) -> None:
    assert {word for word, *_ in inflected(base, past)} == forms


WORDS = ["Ada Quill", "Northlake Labs", "Heron 2", "founded", "was", "by", "and", ",", "who", "(", ")", "in May 2024", "left", "to",
         "join", "as", "CEO", "of", "the", "startup", "’s", "released", "after", "not", ";", "its"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_order_of_words_stops_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims_in(text, WITH_PEOPLE):
        assert 0 <= claim.span.start < claim.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Northlake Labs has not yet released Heron 2.",
        "Ada Quill left Plover Systems to sue Northlake Labs.",
        "The released weights of Heron 2 were found by Northlake Labs.",
        "Northlake Labs wants to know who left.",
    ],
)
def test_what_only_looks_like_it_says_nothing(text: str) -> None:
    said = {words_of(claim) for claim in claims_in(text, WITH_PEOPLE)}
    assert not [each for each in said if "affiliation | Northlake" in each or "released" in each or "foundedBy" in each]


def test_a_long_sentence_is_read_in_time_that_grows_with_it() -> None:
    text = "Northlake Labs, which released Heron 2, and " * 400 + "left."
    assert len(claims_in(text, WITH_PEOPLE)) > 0
