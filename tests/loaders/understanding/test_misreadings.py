"""What is beside a fact does not colour it, and figures of two kinds in one cell are told apart."""

from __future__ import annotations

import pytest
from reading import read_markdown, said
from whosays.graph.claims import Modality

OWN = "# Heron 2\n\nHeron 2 is a language model by Northlake Labs.\n\n"
BOTH = f"{OWN}Tern 3 is a model by Osprey Research.\n\n"
SIZES = """
| Model | Size (MB/Params) | License |
|---|---|---|
| Heron 2 | 543MB / 136M | MIT |
| Tern 3 | 371M / 1.4GB | MIT |
"""
EXPERTS = """
| Model | Parameters | Knowledge cutoff |
|---|---|---|
| Heron 2 | {size} | {cutoff} |
"""


def told(text: str, name: str) -> list[tuple[str, str, str, Modality]]:
    """Return what a text says of a property: the thing, the value, whose word it is and how it stands."""
    return [
        (
            c.subject.name,
            getattr(c.value, "name", str(c.value)),
            c.according_to.name if c.according_to else "",
            c.modality,
        )
        for c in read_markdown(text).claims
        if c.property == name
    ]


def test_bytes_beside_parameters_are_no_parameters():
    assert {
        (c.subject.name, c.property, str(c.value)) for c in read_markdown(SIZES).claims if c.property != "license"
    } == {
        ("Heron 2", "totalParameters", "136000000"),
        ("Tern 3", "totalParameters", "371000000"),
    }


@pytest.mark.parametrize("size", ["8*22B", "8 * 22B", "8x22B", "8×22B (all tiers)"])
def test_the_size_of_one_expert_is_not_that_of_the_model(size):
    assert not told(EXPERTS.format(size=size, cutoff="May 2031"), "totalParameters")


@pytest.mark.parametrize(
    ("cutoff", "legend", "expected"),
    [
        ("?", "", [Modality.UNDISCLOSED]),
        ("? (~2031)", "", []),
        ("not disclosed (perhaps 2031)", "", [Modality.UNDISCLOSED]),
        ("?", "In these tables `?` means that we could not find it.", [Modality.UNDISCLOSED]),
        ("?", "? = not disclosed by the maker", [Modality.UNDISCLOSED]),
        ("unknown", "In these tables `?` means that we could not find it.", [Modality.UNDISCLOSED]),
    ],
)
def test_what_a_writer_did_not_find_is_not_kept_back(cutoff, legend, expected):
    claims = told(EXPERTS.format(size="7B", cutoff=cutoff) + f"\n{legend}\n", "knowledgeCutoff")
    assert [modality for *_, modality in claims] == expected


def test_an_unknown_time_of_training_says_nothing_of_its_computations():
    assert not told(f"{OWN}- Training time: unknown\n", "trainingCompute")
    assert told(f"{OWN}- Training time: 3000 GPU hours\n", "trainingCompute")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Northlake Labs has many friends, raising $1 billion in May 2031, reportedly at a valuation of $28 billion.",
            "funding",
            Modality.ASSERTED,
        ),
        (
            "Northlake Labs has many friends, raising $1 billion in May 2031, reportedly at a valuation of $28 billion.",
            "valuation",
            Modality.REPORTED,
        ),
        (
            "Fjord Capital's investment in Northlake Labs, begun in 2029 and now reportedly $17 billion, goes on.",
            "investedIn",
            Modality.ASSERTED,
        ),
        (
            "It came out that Tern, Osprey Research's chatbot, had purportedly let a bot trade.",
            "product",
            Modality.ASSERTED,
        ),
        ("Northlake Labs reportedly raised $1 billion in May 2031.", "funding", Modality.REPORTED),
    ],
)
def test_a_hedge_is_of_its_own_verb(text, name, expected):
    assert [modality for *_, modality in told(text, name)] == [expected]


def test_a_hedge_in_another_sentence_beside_a_label_is_not_of_its_value():
    text = f"{OWN}**Languages:** English, German. Developers are expected to test others.\n"
    assert {modality for *_, modality in told(text, "language")} == {Modality.ASSERTED}
    assert {modality for *_, modality in told(f"{OWN}- Languages: English (expected)\n", "language")} == {
        Modality.ANTICIPATED
    }


def test_how_somebody_frames_a_thing_is_their_word():
    text = f'{BOTH}Northlake Labs\' framing was that Heron 2 "outperforms Tern 3" on many tests.'
    assert told(text, "outperforms") == [("Heron 2", "Tern 3", "Northlake Labs", Modality.REPORTED)]


def test_what_is_launched_is_no_firm_founded():
    text = "# OpenAI Meadow\n\n**OpenAI Meadow** is a library for vision. Launched in 2031, it has become well known."
    assert "foundedDate" not in said(read_markdown(text))


def test_what_came_since_a_launch_was_not_launched_then():
    text = "By late 2031 it had changed much since its May 2029 launch:\n\n- **Heron 3** and **Heron 4** came to read images\n"
    assert not {claim[0] for claim in said(read_markdown(OWN + text)) if claim[1] == "releaseDate"}
