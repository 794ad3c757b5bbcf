"""What looks like a fact and gave no claim: it is listed, counted, and told why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from reading import read_markdown, read_text
from shapes import texts

HEAD = "# Tern 2 Mini\n\nTern 2 Mini is a model by Harbour Labs.\n\n"
TABLE = "| Model | {head} |\n|---|---|\n| Tern 2 Mini | {cell} |\n"

# text below the head, the words that are listed, and why
MISSED = [
    ("Tern 2 Mini was shown 4,812 times to Harbour Labs.", "4,812 times", "a number without a unit, and no property is named"),
    ("Tern 2 Mini gave visitors $40 at the door.", "$40", "no property is named"),
    ("Tern 2 Mini stood by the window on 4 May 2025.", "4 May 2025", "a date, but no event or property is named"),
    ("The shed has 3 doors.", "3 doors", "nothing is named in it that it could be said of"),
    ("The mayor saw Zebulon Quist in 2024.", "2024", "nothing known is named in it: is “Zebulon Quist” a name?"),
    ("If Tern 2 Mini had 9 billion parameters, it would sink.", "9 billion", "it says what could be, not what is"),
    ('"Has Tern 2 Mini really 9 billion parameters?"', "9 billion", "it is a question"),
    ("## What happened in May 2024\n", "May 2024", "it is a heading, which only says what the words below it are about"),
    ("- Batch size: 12", "12", "no property is named by “Batch size”"),
    ("- Context window: 12 doors", "12 doors", "it cannot be read as context window"),
    (TABLE.format(head="Colour", cell="3 shades"), "3 shades", "no property is named by “Colour” and “Tern 2 Mini”"),
    (TABLE.format(head="Layers", cell="3 GB"), "3 GB", "it cannot be read as layers"),
    ("## References\n\nTern 2 Mini. Accessed 4 May 2025.", "4 May 2025",
     "it stands in a section that is set apart, such as references or a calculator"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "reason"), MISSED)
def test_what_gave_no_claim_is_listed_with_the_reason(text, words, reason):
    reading = read_markdown(HEAD + text + "\n")
    listed = [(reading.document[left.span], left.reason) for left in reading.residue]
    assert [why for quote, why in listed if words in quote] == [reason]


def test_several_models_are_said_to_be_meant():
    text = "# News\n\nTern 2 Mini and Tern 2 Ultra by Harbour Labs: on layer count, 40 and up, near Tern 2 Nano.\n"
    assert [left.reason for left in read_markdown(text).residue] == [
        "several models could be meant: Tern 2 Mini, Tern 2 Ultra, Tern 2 Nano"
    ]


def test_what_gave_a_claim_is_counted():
    reading = read_markdown(HEAD + "Tern 2 Mini has 7 billion parameters. The shed has 3 doors. It is blue.\n")
    assert (reading.understood, len(reading.residue), reading.fact_like) == (2, 1, 3)


@pytest.mark.parametrize(
    "text", ["The lake is blue.", "```\ndoors = 3\n```", "Tern 2 Mini is by the lake.", "", "| Model | Colour |\n|---|---|\n| Tern 2 Mini | blue |\n"]
)  # fmt: skip
def test_what_has_no_figure_is_no_fact(text):
    assert read_markdown(f"{HEAD}{text}\n").residue == ()


def test_a_cell_of_several_rows_is_listed_once():
    text = "<table><tr><th>Model</th><th>Colour</th></tr><tr><td>Tern 2</td><td rowspan=2>3 shades</td></tr><tr><td>Tern 3</td></tr></table>"
    from whosays.loaders.formats.html import LOADER

    assert len([left for left in read_text(text, LOADER).residue if "shades" in left.reason or left.span]) == 1


@settings(max_examples=60)
@given(text=texts)
def test_residue_overlaps_no_claim_and_comes_once(text):
    reading = read_markdown(text)
    assert len({left.span for left in reading.residue}) == len(reading.residue)
    assert all(left.reason for left in reading.residue)
    assert not any(left.span.overlaps(claim.span) for left in reading.residue for claim in reading.claims)


@pytest.mark.parametrize("scrap", ["context window 3 ", '3?"', "total parameters ", "Zebulon 3 ", "? "])
def test_a_hostile_line_ends(scrap):
    read_text((scrap * 20_000)[:20_000])
