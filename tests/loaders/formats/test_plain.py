"""Plain text: what each kind of line is taken for."""

from __future__ import annotations

import pytest
from shapes import check_blocks, plainly
from whosays.loaders.formats.plain import LOADER

SENTENCE = "Kite 2 was trained on public text for three months, and it shows."
LONG = "Kite 2 is a language model that its maker calls small, although it "


def read(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Kite 2", ("Line", "Kite 2")),
        ("-", ("Line", "-")),
        ("What comes next:", ("Line", "What comes next:")),
        ("Kite 2 was released.", ("Paragraph", "Kite 2 was released.")),
        ("Is it open?", ("Paragraph", "Is it open?")),
        ("one two three four five six seven eight nine", ("Paragraph", "one two three four five six seven eight nine")),
        ("Context window: 128K tokens", ("Pair", "Context window", "128K tokens")),
        ("Context (input and output): 128K", ("Pair", "Context (input and output)", "128K")),
        ("上下文：128K", ("Pair", "上下文", "128K")),
        ("Released on day 7 at 10:30 sharp", ("Line", "Released on day 7 at 10:30 sharp")),
        ("https://example.org/kite", ("Line", "https://example.org/kite")),
        ("See https://example.org: it is there", ("Line", "See https://example.org: it is there")),
        ("It is so. Note: it is", ("Line", "It is so. Note: it is")),
        ("a: 7B", ("Line", "a: 7B")),
        ("12: 7B", ("Line", "12: 7B")),
        ("one two three four five six seven: x", ("Line", "one two three four five six seven: x")),
        ("• Layers: 64", ("Pair", "Layers", "64")),
        ("  - Layers: 64", ("Pair", "Layers", "64")),
        ("- Fast", ("Item", "Fast", 0)),
        ("* Fast", ("Item", "Fast", 0)),
        ("– Fast", ("Item", "Fast", 0)),
        ("·  Fast", ("Item", "Fast", 0)),
        ("12. Fast", ("Item", "Fast", 0)),
        ("3) Fast", ("Item", "Fast", 0)),
        ("•Fast", ("Item", "Fast", 0)),
        ("-5 degrees", ("Line", "-5 degrees")),
        ("2.5 billion", ("Line", "2.5 billion")),
        ("Size\t7B", ("Pair", "Size", "7B")),
        ("Kite\u00a02 \u200b has  room", ("Line", "Kite 2 has room")),
    ],
)
def test_a_line_is_taken_for(line, block):
    assert read(line) == [block]


def test_labels_and_values_on_lines_of_their_own_stay_lines():
    assert read("Layers\n64\n\nRelease date\n-\n") == [
        ("Line", "Layers"),
        ("Line", "64"),
        ("Line", "Release date"),
        ("Line", "-"),
    ]


def test_one_sentence_a_line_is_one_paragraph_a_line():
    assert read(f"{SENTENCE}\n{SENTENCE}\n") == [("Paragraph", SENTENCE)] * 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(end):
    assert read(f"{LONG}{end}has 7 billion parameters.{end}Layers{end}") == [
        ("Paragraph", f"{LONG}has 7 billion parameters."),
        ("Line", "Layers"),
    ]


def test_a_title_is_not_joined_to_the_text_below():
    title = "Kite 2 is out at last and its maker has a new plan for the year"
    assert [block[1] for block in read(f"{title}\nIt is small.")] == [title, "It is small."]


def test_a_wrapped_entry_is_one_entry():
    assert read(f"- {LONG}\n  is fast\n- Layers: 64\n") == [("Item", f"{LONG}is fast", 0), ("Pair", "Layers", "64")]


def test_entries_are_nested_by_their_indentation():
    assert read("- Sizes:\n  - Small: 7B\n    - dense\n  - Large: 70B\n- Fast\n\n  - Wide\nText\n  - Anew\n") == [
        ("Item", "Sizes:", 0),
        ("Pair", "Small", "7B", "Sizes"),
        ("Item", "dense", 2),
        ("Pair", "Large", "70B", "Sizes"),
        ("Item", "Fast", 0),
        ("Item", "Wide", 1),
        ("Line", "Text"),
        ("Item", "Anew", 0),
    ]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", ("Table", ["a", "b"], ["1", "2"])),
        ("| Size | Kite 2 |\n| Layers | 64 |", ("Table", ["Size", "Kite 2"], ["Layers", "64"])),
        ("| Layers | 64 |\n| Heads | 8 |", ("Table", [], ["Layers", "64"], ["Heads", "8"])),
        ("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |", ("Table", ["a", "b", ""], ["1", "", ""], ["1", "2", "3"])),
        ("a | b\n--|--\n1 | 2", ("Table", ["a", "b"], ["1", "2"])),
        ("a | b | c\n1 | 2 |\n3 | 4 | 5", ("Table", ["a", "b", "c"], ["1", "2", ""], ["3", "4", "5"])),
        ("a | b\nc | 1\nd | 2", ("Table", ["a", "b"], ["c", "1"], ["d", "2"])),
        (r"| a \| b | c |", ("Table", [], [r"a \| b", "c"])),
        ("Model\tSize\nKite\t7B\nTern\t", ("Table", ["Model", "Size"], ["Kite", "7B"])),
    ],
)
def test_rows_are_a_table(text, table):
    found = read(f"Title\n{text}\n\nEnd")
    assert found[0] == ("Line", "Title")
    assert found[1] == table or (found[1][:3] == table and found[2] == ("Line", "Tern"))
    assert found[-1] == ("Line", "End")


def test_a_row_of_words_is_no_table():
    assert read("Home | About\nText") == [("Line", "Home | About"), ("Line", "Text")]


def test_the_first_line_may_start_with_a_byte_order_mark():
    assert read("\ufeff- Layers: 64") == [("Pair", "Layers", "64")]
