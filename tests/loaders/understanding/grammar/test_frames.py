"""Every sentence pattern says of its own examples what it promises, and nothing else."""

from __future__ import annotations

import pytest
from sentences import VOCABULARY, claims_in, words_of
from whosays.loaders.understanding.grammar.frames import Frame, frames

EXAMPLES = [example for frame in frames() for example in frame.examples]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.name)
def test_every_frame_has_an_example_and_speaks_of_known_properties(frame: Frame) -> None:
    assert frame.examples
    for statement in frame.statements:
        assert statement.property in VOCABULARY.properties
    if frame.event:
        assert VOCABULARY.concept_called(VOCABULARY.properties["eventKind"].range or "", frame.event.kind)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:50] for example in EXAMPLES])
def test_an_example_says_what_it_promises(example: dict[str, str]) -> None:
    claims = claims_in(example["text"])
    assert sorted({words_of(claim) for claim in claims}) == sorted(set(example["says"]))
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(example["text"])


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether Heron 2 was released in April 2025.",
        "If Heron 2 has 70 billion parameters, it needs 140 GB.",
        "Heron 2 could reach 90% on MMLU.",
        "Northlake Labs has not released Heron 2.",
        "The event took place on 5 April 2025.",
    ],
)
def test_what_is_not_stated_gives_no_claim(text: str) -> None:
    assert claims_in(text) == []
