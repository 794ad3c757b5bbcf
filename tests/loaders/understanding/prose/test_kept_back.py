"""What is said to be kept back or not known, in running words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_markdown
from whosays.graph.claims import Modality

KEPT = [
    ("Its context window has not been disclosed.", {"contextWindow"}),
    ("Its context window and the number of layers were never made public.", {"contextWindow", "layerCount"}),
    ("The exact vocabulary size is unknown.", {"vocabularySize"}),
    ("The training cost remains a closely guarded secret.", {"trainingCost"}),
    ("The license has yet to be announced.", {"license"}),
    (
        "Northlake Labs did not disclose its layers, the vocabulary size or the training cost.",
        {"layerCount", "vocabularySize", "trainingCost"},
    ),
    ("Northlake Labs hasn't revealed how many layers it has.", {"layerCount"}),
    ("Northlake Labs has not said how many layers it has.", {"layerCount"}),
    ("It is not known how long its context window is.", {"contextWindow"}),
    ("Nor has the company disclosed the number of experts.", {"expertCount"}),
    ("It came out without disclosing the number of experts.", {"expertCount"}),
    ("The lab declined to say how many experts it has.", {"expertCount"}),
    ("It has an undisclosed context window.", {"contextWindow"}),
    ("The company has not said how many parameters it has.", {"totalParameters"}),
]
TOLD = [
    "The context window was not disclosed until May.",
    "The size of the grant was not disclosed.",
    "The company has not disclosed its training data.",
    "Its parameters have not been published.",
    "When the context window is not specified, 4096 tokens are used.",
    "Unless the context window is undisclosed, we list it.",
    "It no longer has an undisclosed context window.",
    "The context window was not disclosed at the time.",
    "The context window is 128K tokens, which was not announced with fanfare.",
    "If the context window has not been disclosed, ask.",
    "Was the context window not disclosed?",
    "Its speed in games has not been reported.",
]
INTRODUCED = "# Heron 2\n\nHeron 2 is a language model by Northlake Labs. "


def kept(text):
    claims = read_markdown(text).claims
    return {(c.subject.name, c.property) for c in claims if c.modality is Modality.UNDISCLOSED}


@pytest.mark.parametrize(("words", "wanted"), KEPT, ids=[words for words, _ in KEPT])
def test_what_is_kept_back_is_told_label_by_label(words, wanted):
    assert kept(INTRODUCED + words) == {("Heron 2", name) for name in wanted}


@pytest.mark.parametrize("words", TOLD)
def test_what_was_told_later_or_is_of_something_else_is_not(words):
    assert kept(INTRODUCED + words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "The context window of Tern 3 has not been disclosed.",
        "Tern 3's context window is undisclosed.",
        "Fjord AI did not disclose the context window of Tern 3.",
    ],
)
def test_it_is_of_the_model_that_the_words_name(words):
    text = (
        f"# Models\n\nTern 3 is a language model by Fjord AI. Heron 2 is a language model with 7B parameters. {words}"
    )
    assert kept(text) == {("Tern 3", "contextWindow")}


def test_a_firm_keeps_back_its_own_figures():
    text = "# Northlake Labs\n\nNorthlake Labs is a company in Oslo. It has not disclosed its revenue."
    assert kept(text) == {("Northlake Labs", "revenue")}


@pytest.mark.parametrize("unit", ["its layers, ", "has not been disclosed ", "undisclosed ", "the "])
def test_long_lines_are_read_in_time(unit):
    kept(INTRODUCED + "Its layers have not been disclosed, " + unit * (20_000 // len(unit)))


@given(
    st.lists(
        st.sampled_from(
            [
                "its",
                "layers",
                "context window",
                ",",
                "and",
                "of",
                "Heron 2",
                "has not been",
                "disclosed",
                "undisclosed",
                ".",
            ]
        )
    )
)
def test_any_words_are_read(words):
    text = INTRODUCED + " ".join(words)
    reading = read_markdown(text)
    assert all(text[c.span.start : c.span.end] for c in reading.claims)
