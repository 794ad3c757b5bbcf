"""Who counts as one voice: one publisher, one speaker, one cited work, one text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import ADA, COURIER, HERON, LABS, Author
from whosays.graph.claims import Work
from whosays.graph.iris import Iris
from whosays.graph.judgement.policy import Policy
from whosays.graph.judgement.testimony import heard_in
from whosays.graph.judgement.voices import voices
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())
POLICY = Policy.load()
STUDY = Work("1", "A study", "https://study.example/1")
COPIED = "With patient work over two long winters Heron 2 came to read 400,000 tokens at a time."


def said(ident, text="Heron 2 reads 400,000 tokens.", words="400,000 tokens", publisher=None, **more):
    author = Author(ident, text, publisher=publisher)
    author.says(words, HERON, "contextWindow", Decimal(400_000), **more)
    return next(iter(heard_in(author.reading(), IRIS)))


def heard(*sources):
    """Return the ids of the sources of each voice."""
    return [sorted({each.origin.id for each in voice}) for voice in voices(sources, POLICY, IRIS)]


CASES = [
    ("sources that share nothing", [said("a"), said("b")], [["a"], ["b"]]),
    ("one source that says it twice", [said("a"), said("a", "So 400,000 tokens.")], [["a"]]),
    ("one publisher", [said("a", publisher="The Courier"), said("b", publisher="The Courier Inc.")], [["a", "b"]]),
    ("two publishers", [said("a", publisher="The Courier"), said("b", publisher="The Globe")], [["a"], ["b"]]),
    ("one speaker", [said("a", according_to=LABS), said("b", according_to=LABS)], [["a", "b"]]),
    ("two speakers", [said("a", according_to=LABS), said("b", according_to=ADA)], [["a"], ["b"]]),
    (
        "the speaker itself and who quotes it",
        [said("a", publisher="The Courier"), said("b", according_to=COURIER)],
        [["a", "b"]],
    ),
    ("one cited work", [said("a", primary_sources=(STUDY,)), said("b", primary_sources=(STUDY,))], [["a", "b"]]),
    (
        "marks that are alike in two lists of references",
        [said("a", primary_sources=(Work("1"),)), said("b", primary_sources=(Work("1"),))],
        [["a"], ["b"]],
    ),
    ("a copied sentence", [said("a", COPIED), said("b", f"Well. {COPIED.lower()} Next.")], [["a", "b"]]),
    (
        "a sentence told anew",
        [said("a", COPIED), said("b", "Heron 2 came to read 400,000 tokens at a time, says nobody but us.")],
        [["a"], ["b"]],
    ),
    (
        "a chain: the first and the last share nothing but what the one between has of both",
        [said("a", publisher="P"), said("b", publisher="P", according_to=LABS), said("c", according_to=LABS)],
        [["a", "b", "c"]],
    ),
    (
        "two voices that a third joins later",
        [said("a", publisher="P"), said("b", according_to=LABS), said("c", publisher="P", according_to=LABS)],
        [["a", "b", "c"]],
    ),
]


@pytest.mark.parametrize(("sources", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_voices(sources, expected):
    assert heard(*sources) == expected


SOURCES = st.builds(
    said,
    st.sampled_from("abcdef"),
    publisher=st.sampled_from([None, "P", "Q"]),
    according_to=st.sampled_from([None, LABS, ADA]),
)


@given(st.lists(SOURCES, max_size=8), st.randoms())
def test_every_testimony_is_in_one_voice_whatever_their_order(sources, random):
    found = voices(sources, POLICY, IRIS)
    assert sorted(id(each) for voice in found for each in voice) == sorted(map(id, sources))

    shuffled = list(sources)
    random.shuffle(shuffled)
    assert sorted(heard(*sources)) == sorted(heard(*shuffled))
