"""Markdown: the blocks of each shape, their words, and where they stand."""

from __future__ import annotations

import pytest
from shapes import check_blocks, plainly
from whosays.graph.document import passages_of
from whosays.loaders.formats.markdown import LOADER


def read(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    dos = text.replace("\n", "\r\n")
    check_blocks(list(LOADER.blocks(dos)), dos)
    found = [plainly(block) for block in blocks]
    assert [plainly(block) for block in LOADER.blocks(dos)] == found
    return found


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# Kite **2**\n\n### Sizes ###\n", [("Heading", "Kite 2", 1), ("Heading", "Sizes", 3)]),
        ("Kite\n====\n\nSizes\n-----\n", [("Heading", "Kite", 1), ("Heading", "Sizes", 2)]),
        ("Kite 2 was\n*released*\nin May.", [("Paragraph", "Kite 2 was released in May.")]),
        ("> Kite 2 was\n> released.", [("Paragraph", "Kite 2 was released.")]),
        ("> - **Size**: 7B", [("Pair", "Size", "7B")]),
        ("**Key facts**\n\nText.", [("Heading", "Key facts", 6), ("Paragraph", "Text.")]),
        (
            "**Range**\nKite 2 flies far and long.",
            [("Heading", "Range", 6), ("Paragraph", "Kite 2 flies far and long.")],
        ),
        ("Kite", [("Line", "Kite")]),
        ("```py\nx = 1\n\ny\n```\nText.", [("Code", "x = 1\n\ny"), ("Paragraph", "Text.")]),
        ("~~~\nx", [("Code", "x")]),
        ("```\n```", []),
        ("Text.\n\n    x = 1\n", [("Paragraph", "Text."), ("Code", "    x = 1")]),
        ("[a]: https://example.org\n\nSee [a].", [("Paragraph", "See a.")]),
        ("[^1]: A source.", [("Note", "A source.")]),
        ("<!-- none -->\n\nText.", [("Paragraph", "Text.")]),
        ("***\n\nText.", [("Paragraph", "Text.")]),
        ("", []),
    ],
)
def test_a_text_has_the_blocks(text, blocks):
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("**Layers:** 64", ("Layers", "64")),
        ("**Layers**: 64", ("Layers", "64")),
        ("**Layers** : 64", ("Layers", "64")),
        ("__Layers:__ 64", ("Layers", "64")),
        ("Layers: **64**", ("Layers", "64")),
        ("- **Layers:** 64", ("Layers", "64")),
        ("- **Layers**: [64](u)", ("Layers", "64")),
        ("- **Layers** – 64", ("Layers", "64")),
        ("- **Layers** 64", ("Layers", "64")),
        ("- Layers: 64", ("Layers", "64")),
        ("1. Layers: 64", ("Layers", "64")),
        ("• **Layers:** 64", ("Layers", "64")),
        ("**[Layers](u) of `it`:** 64", ("Layers of it", "64")),
        ("**The longest sequence of tokens that it was ever trained with:** 8K", None),
        ("- **Kite 2** is small", None),
        ("**Kite 2** – small", None),
    ],
)
def test_a_label_has_its_value(line, pair):
    found = read(line)
    assert len(found) == 1
    if line.startswith("**The longest"):
        pair = ("The longest sequence of tokens that it was ever trained with", "8K")
    assert (found[0][1:] == pair) if pair else (found[0][0] != "Pair")


def test_lines_with_labels_are_pairs_although_they_are_one_paragraph():
    assert read("**Developer:** Osprey\n**Layers:** 64\n") == [
        ("Pair", "Developer", "Osprey"),
        ("Pair", "Layers", "64"),
    ]
    assert read("Developer: Osprey\nLayers: 64\n") == [("Pair", "Developer", "Osprey"), ("Pair", "Layers", "64")]
    assert read("About it.\n**Layers:** 64\nin all\n") == [("Paragraph", "About it."), ("Pair", "Layers", "64 in all")]


@pytest.mark.parametrize("mark", ["  ", "\\"])
def test_a_hard_break_parts_lines(mark):
    assert [block[1] for block in read(f"Kite 2{mark}\nText that is here.")] == ["Kite 2", "Text that is here."]


def test_a_line_in_bold_heads_the_lines_below_it():
    blocks = list(LOADER.blocks("**Wide Support**\nHeron 2 reads maps.\n"))
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph"]


def test_lists_are_nested_under_their_labels():
    text = "- **Sizes:**\n  - Small: 7B\n  - fast\n- **License:** open\n  - Region: all\n\n  More: text\n- [ ] end\n"
    assert read(text) == [
        ("Item", "Sizes:", 0),
        ("Pair", "Small", "7B", "Sizes"),
        ("Item", "fast", 1),
        ("Pair", "License", "open"),
        ("Pair", "Region", "all", "License"),
        ("Pair", "More", "text", "License"),
        ("Item", "[ ] end", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| Name | **7B** |\n|:--|--:|\n| `a\\|b` | [x](u) |\n",
        "> | Name | **7B** |\n> |:--|--:|\n> | a\\|b | x |\n",
        "- | Name | 7B |\n  |:--|--:|\n  | a\\|b | x |\n",
        "Name | 7B\n-----|---\na\\|b | x\n",
        "<table><tr><th>Name</th><th>7B</th></tr>\n\n<tr><td>a|b</td><td>x</td></tr></table>\n",
    ],
)
def test_a_table_has_header_and_rows(text):
    rows = read(text)[0]
    assert rows[:2] == ("Table", ["Name", "7B"])
    assert rows[2][1] == "x"
    assert rows[2][0].replace("\\", "") == "a|b"


def test_rows_without_a_ruler_are_a_table():
    assert read("| Layers | 64 |\n| Heads | 8 |\n") == [("Table", [], ["Layers", "64"], ["Heads", "8"])]


def test_front_matter_is_a_record():
    text = "---\ntitle: 'It''s Kite'\ntags:\n  - a\n  - b\nsize:\n  total: 7B\nempty:\n---\n\n# Kite\n"
    assert read(text) == [
        (
            "Record",
            ("title", "It's Kite"),
            ("tags", "a"),
            ("tags", "b"),
            ("total", "7B", "size"),
            ("empty", ""),
        ),
        ("Heading", "Kite", 1),
    ]


def test_front_matter_may_stand_anywhere():
    text = "# Osprey\n\n---\ndate: 2031-02-03\nheadline: a: b\n---\n\nIt is so.\n\n---\ndate: 2031-04\n---\nEnd.\n"
    assert read(text) == [
        ("Heading", "Osprey", 1),
        ("Record", ("date", "2031-02-03"), ("headline", "a: b")),
        ("Paragraph", "It is so."),
        ("Record", ("date", "2031-04")),
        ("Paragraph", "End."),
    ]


@pytest.mark.parametrize("text", ["---\n\nText.\n\n---\n", "Text.\n\n---\nA sentence here.\n\n---\n", "---\n---\n"])
def test_a_rule_is_no_front_matter(text):
    assert not any(block[0] == "Record" for block in read(text))


def test_front_matter_in_code_is_code():
    assert read("````\n```\n---\na: b\n---\n````\n") == [("Code", "```\n---\na: b\n---")]


def test_html_within_is_read_as_html():
    text = "Text.\n\n<details>\n<summary>More &amp; more</summary>\n\n- Size: 7B\n\n</details>\n"
    text += "\n<p>é <b>Size:</b> 8B</p>\n"
    assert read(text) == [
        ("Paragraph", "Text."),
        ("Line", "More & more"),
        ("Pair", "Size", "7B"),
        ("Pair", "é Size", "8B"),
    ]


def test_words_point_at_their_characters():
    text = "# É\n\n> - **Context\n>   window:** 128K\n"
    pair = list(LOADER.blocks(text))[1]
    label, value = passages_of(pair)
    assert text[label.span.start : label.span.end] == "Context\n>   window"
    assert text[value.span.start : value.span.end] == "128K"


def test_a_deep_text_is_read_without_recursion():
    read("> " * 3_000 + "Text.")
    read("".join(f"{'  ' * depth}- Size: 7B\n" for depth in range(300)))
