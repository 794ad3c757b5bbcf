"""Which names and entries can hold together: a general one stands with each that it says less than, and joins none."""

from __future__ import annotations

import pytest
from counting import counted
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.claims import Claim, Concept, Entity
from whosays.graph.document import Span
from whosays.graph.iris import Iris
from whosays.graph.judgement import testimony
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.named import named_camps, same, with_their_parts
from whosays.graph.judgement.policy import Policy
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
IRIS = Iris.of(VOCABULARY)


def said(source, value, name="tokenizer"):
    claim = Claim(source, Entity("Model", "Heron 2"), name, value, Span(0, 1))
    return testimony.Testimony(claim, f"{source} {value}", "subject", "thing", testimony.Origin(source, f"{source}.md"))


def ground(**parts):
    wholes = {organization(part): frozenset(map(organization, of)) for part, of in parts.items()}
    return Ground(VOCABULARY, IRIS, Policy.load(), wholes)


def organization(name):
    return IRIS.entity(Entity("Organization", name)).value


def technique(name):
    return Entity("Technique", name)


def camps(name, *given):
    """Return who stands together, each as its source and its value: `a BPE`."""
    known = VOCABULARY.properties[name]
    make = Concept if known.kind == "ConceptValue" else technique
    heard = [said(source, make(value), name) for source, _, value in (each.partition(" ") for each in given)]
    return [
        {f"{each.origin.id} {each.claim.value.name}" for each in camp} for camp in named_camps(heard, known, ground())
    ]


CASES = [
    ("one value", "tokenizer", ["a BPE", "b BPE"], [["a BPE", "b BPE"]]),
    ("two values", "tokenizer", ["a BPE", "b WordPiece"], [["a BPE"], ["b WordPiece"]]),
    (
        "a general name stands with both special ones",
        "tokenizer",
        ["a byte-level BPE", "b unigram BPE", "c BPE"],
        [["a byte-level BPE", "c BPE"], ["b unigram BPE", "c BPE"]],
    ),
    (
        "and so it does where it has a rival",
        "tokenizer",
        ["a byte-level BPE", "b unigram BPE", "c BPE", "d WordPiece"],
        [["a byte-level BPE", "c BPE"], ["b unigram BPE", "c BPE"], ["d WordPiece"]],
    ),
    (
        "two names that say less than a third",
        "tokenizer",
        ["a BPE", "b byte-level", "c byte-level BPE"],
        [["a BPE", "b byte-level", "c byte-level BPE"]],
    ),
    (
        "a source that lists two says that they go together",
        "tokenizer",
        ["a BPE", "a SentencePiece", "b BPE", "c SentencePiece", "d WordPiece"],
        [["a BPE", "a SentencePiece", "b BPE", "c SentencePiece"], ["d WordPiece"]],
    ),
    ("what has no words says nothing less", "tokenizer", ["a –", "b BPE"], [["a –"], ["b BPE"]]),
    (
        "what is no alternative stands with all",
        "architecture",
        ["a Dense", "b Mixture of Experts", "c Transformer"],
        [["a Dense", "c Transformer"], ["b Mixture of Experts", "c Transformer"]],
    ),
    (
        "what a source lists beside an alternative joins no two",
        "architecture",
        ["a Dense", "a Transformer", "b Mixture of Experts", "b Transformer"],
        [["a Dense", "a Transformer", "b Transformer"], ["a Transformer", "b Mixture of Experts", "b Transformer"]],
    ),
    (
        "alternatives that a source gives both",
        "architecture",
        ["a Dense", "a Mixture of Experts", "b Dense", "c Mixture of Experts"],
        [["a Dense", "a Mixture of Experts", "b Dense", "c Mixture of Experts"]],
    ),
    (
        "a sort of an alternative, and a third",
        "attentionMechanism",
        ["a Multi-Head Attention", "b Multi-Head Latent Attention", "c Grouped-Query Attention"],
        [["a Multi-Head Attention", "b Multi-Head Latent Attention"], ["c Grouped-Query Attention"]],
    ),
    (
        "sides are taken in the respect of which most is said",
        "architecture",
        ["a Dense", "b Mixture of Experts", "c Dense", "d Decoder-only Transformer", "e Encoder-only Transformer"],
        [
            ["a Dense", "c Dense", "d Decoder-only Transformer", "e Encoder-only Transformer"],
            ["b Mixture of Experts", "d Decoder-only Transformer", "e Encoder-only Transformer"],
        ],
    ),
    ("a sort of an entry", "availability", ["a InTraining", "b Unreleased"], [["a InTraining", "b Unreleased"]]),
    (
        "what holds beside two rivals joins them not, even where it has a rival",
        "availability",
        ["a Released", "b Deprecated", "c Open", "d Released"],
        [["a Released", "c Open", "d Released"], ["b Deprecated", "c Open"]],
    ),
    (
        "rivals in two respects",
        "availability",
        ["a Released", "b Deprecated", "c Open", "d Released", "e Closed"],
        [["a Released", "c Open", "d Released", "e Closed"], ["b Deprecated", "c Open", "e Closed"]],
    ),
]


@pytest.mark.parametrize(("name", "given", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_who_stands_together(name, given, expected):
    assert camps(name, *given) == [set(each) for each in expected]


NAMES = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(lambda words: " ".join(sorted(set(words))))


@given(st.lists(NAMES, min_size=1, max_size=8), st.randoms())
def test_a_camp_is_all_that_follows_from_one_name_whatever_the_order(names, random):
    heard = [said(str(number), technique(name)) for number, name in enumerate(names)]
    found = named_camps(heard, VOCABULARY.properties["tokenizer"], ground())
    following = {frozenset(each for each in names if set(each) <= set(name)) for name in names}

    assert {frozenset(each.claim.value.name for each in camp) for camp in found} == {
        group for group in following if not any(group < other for other in following)
    }
    assert {each.iri for camp in found for each in camp} == {each.iri for each in heard}
    shuffled = list(heard)
    random.shuffle(shuffled)
    again = named_camps(shuffled, VOCABULARY.properties["tokenizer"], ground())
    assert {frozenset(map(id, camp)) for camp in found} == {frozenset(map(id, camp)) for camp in again}


@pytest.mark.parametrize(
    "names",
    [
        [f"Sort {number}" for number in range(3000)],
        ["Sort", *(f"Sort {number}" for number in range(3000))],
        [f"{one} {other}" for one in range(50) for other in range(60, 120)],
        [
            " ".join(f"w{word}" for word in range(number % 40, number % 40 + 5)) + f" n{number}"
            for number in range(3000)
        ],
    ],
    ids=["one word in common", "a general one", "pairs of few words", "many words in common"],
)
def test_thousands_of_names_take_no_look_at_each_pair(names):
    heard = [said(str(number), technique(name)) for number, name in enumerate(names)]
    found, calls = counted(named_camps, heard, VOCABULARY.properties["tokenizer"], ground())
    assert calls < 500 * len(heard)  # one look at each pair would be thousands for each
    assert len(found) >= 3000


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_whole_and_its_parts_are_one_whoever_is_heard_first(order):
    names = ["Northlake", "Northlake Labs", "Northlake Chips"]
    heard = [said(str(place), Entity("Organization", names[place]), "developer") for place in order]
    here = ground(**{"Northlake Labs": ["Northlake"], "Northlake Chips": ["Northlake"]})
    assert [{each.claim.value.name for each in group} for group in with_their_parts(same(heard, here), here)] == [
        set(names)
    ]


def test_two_parts_of_a_whole_that_nobody_names_are_two():
    heard = [said(name, Entity("Organization", name), "developer") for name in ("Northlake Labs", "Northlake Chips")]
    here = ground(**{"Northlake Labs": ["Northlake"], "Northlake Chips": ["Northlake"]})
    assert len(with_their_parts(same(heard, here), here)) == 2
