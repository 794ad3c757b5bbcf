"""What does not fit, of which kind it is, and what fits after all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from disagreements import ABOUT, CASES
from saying import COURIER, HERON, QUIZ, Author
from whosays.graph.claims import Claim
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.household import Kinship, households
from whosays.graph.judgement.judging import judged
from whosays.graph.judgement.policy import Policy
from whosays.graph.vocabulary import Vocabulary
from witnesses import found, kinds, says

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)


@pytest.mark.parametrize(("said", "sources", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_does_not_fit(said, sources, expected):
    assert kinds(*said, **sources) == expected


def test_an_explanation_names_both_sides_and_who_takes_them():
    (conflict,) = found(
        says("a", "contextWindow", "128000"), says("b", "contextWindow", "64000"), says("c", "contextWindow", "64000")
    )
    assert conflict.explanation == (
        "Heron 2, context window: b.txt and c.txt give 64,000 tokens, a.txt gives 128,000 tokens."
    )
    assert len(conflict.claims) == 3


def test_a_claim_so_vague_that_it_goes_with_both_sides_takes_none():
    (conflict,) = found(
        says("a", "totalParameters", "1.1e12", as_written="1.1T"),
        says("b", "totalParameters", "1.2e12", as_written="1.2T"),
        says("c", "totalParameters", "1.15e12", comparator=ABOUT, as_written="about 1.15T"),
    )
    assert conflict.explanation == (
        "Heron 2, total parameters: a.txt gives 1.1 trillion parameters, b.txt gives 1.2 trillion parameters."
    )


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Heron 2 scores 80 on Quiz", True),
        ("Heron 2 scores 80 on Quiz with search", False),
        ("Heron 2, 80, 5-shot", False),
        ("Heron 2 (dense), 80", False),
        ("Heron 2 (2025), 80", True),
        ("Heron 2 " + "(" * 20_000, True),
        ("1-" * 10_000, True),
    ],
)
def test_conditions_and_variants_that_were_not_read_take_no_side(words, is_told):
    plain, other = Author("a", "80 on Quiz by all"), Author("b", words)
    for author, score in ((plain, 90), (other, 80)):
        span = Span(0, len(author.document.text))
        author.claims.append(
            Claim(author.document.id, HERON, "score", Decimal(score), span, benchmark=QUIZ, as_written=str(score))
        )
    readings = [plain.reading(), other.reading()]
    ground = Ground(VOCABULARY, IRIS, Policy.load(), {})
    judgements = [judged(each, ground) for each in households(readings, Kinship.of(readings, IRIS), IRIS)]
    assert any(each.conflicts for each in judgements) is is_told


def test_a_conflict_is_the_same_whatever_the_order_of_the_sources():
    said = [says("a", "layerCount", "80"), says("b", "layerCount", "96", according_to=COURIER)]
    assert [each.explanation for each in found(*said)] == [each.explanation for each in found(*reversed(said))]
