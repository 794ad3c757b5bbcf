"""CSV and TSV: cells as a spreadsheet would read them, each at its place in the file."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import HOSTILE, check_blocks, plainly
from whosays.graph.document import Table
from whosays.loaders.formats.csv_cells import rows_of, separator_of, words_of
from whosays.loaders.formats.csv_tables import CSV, TSV

HEAD = ["model", "size"]
KITE = ["Kite 2", "7B"]


def read(text, loader=CSV):
    blocks = list(loader.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


@pytest.mark.parametrize(
    "text",
    [
        "model,size\nKite 2,7B\n",
        "model,size\r\nKite 2,7B\r\n",
        "model,size\rKite 2,7B",
        "\ufeffmodel,size\nKite 2,7B",
        "model;size\nKite 2;7B\n",
        "model\tsize\nKite 2\t7B\n",
        "model|size\nKite 2|7B\n",
        "sep=;\nmodel;size\nKite 2;7B\n",
        '"sep=;"\r\nmodel;size\r\nKite 2;7B\r\n',
        '"model","size"\n"Kite 2","7B"\n',
        "\n\nmodel,size\n\n,\nKite 2,7B\n,\n",
        "model,size\n Kite 2 ,  7B\n",
        '\ufeff"model","size"\n"Kite\n 2",7B\n',
        "# model,size\nKite 2,7B\n",
    ],
)
def test_one_table_however_it_is_written(text):
    assert read(text) == [("Table", HEAD, KITE)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        # Words with the other separators, numbers with a decimal comma.
        ("a;b\none, two;3,5\nfour, five;6,5\n", [("Table", ["a", "b"], ["one, two", "3,5"], ["four, five", "6,5"])]),
        # Quotes: doubled, within a line, not closed where they should be.
        ('a,b\n"say ""hi""",x\n', [("Table", ["a", "b"], ['say "hi"', "x"])]),
        ('a,b\n"""x""",""\n', [("Table", ["a", "b"], ['"x"', ""])]),
        ('a,b\n13" screen,y\n', [("Table", ["a", "b"], ['13" screen', "y"])]),
        ('a,b\n"big" one,y\n', [("Table", ["a", "b"], ['"big" one', "y"])]),
        ('a,b\n"open,y\nz,w\n', [("Table", ["a", "b"], ['"open', "y"], ["z", "w"])]),
        ('a,b\n"x, y\r\nz",w\n', [("Table", ["a", "b"], ["x, y z", "w"])]),
        # Titles, comments and notes.
        (
            "Register of models\n# as of 2031\n\nname,size,by\nKite,7B,Osprey\n# rechecked\nSource: Osprey\n",
            [
                ("Line", "Register of models"),
                ("Line", "as of 2031"),
                ("Table", ["name", "size", "by"], ["Kite", "7B", "Osprey"]),
                ("Line", "rechecked"),
                ("Pair", "Source", "Osprey"),
            ],
        ),
        (
            "Register,,\nname,size,by\nKite,7B,Osprey\n",
            [("Line", "Register"), ("Table", ["name", "size", "by"], ["Kite", "7B", "Osprey"])],
        ),
        ("# one, two\nname,size\nKite,7B\n", [("Line", "one, two"), ("Table", ["name", "size"], ["Kite", "7B"])]),
        ("#,name\n1,Kite\n", [("Table", ["#", "name"], ["1", "Kite"])]),
        ("name,rank\nKite,1\n#2 Tern,2\n", [("Table", ["name", "rank"], ["Kite", "1"], ["#2 Tern", "2"])]),
        # Rows that are too short are filled up; those that are too long are apart.
        ("a,b,c\nx\ny,1\nz,1,2\n", [("Table", ["a", "b", "c"], ["y", "1", ""], ["z", "1", "2"]), ("Line", "x")]),
        ("a,b\nx,1,,\ny,1,2\n", [("Table", ["a", "b"], ["x", "1"]), ("Table", [], ["y", "1", "2"])]),
        # Values from the first line on; a year may head a column.
        ("Kite,7,32\nTern,8,64\n", [("Table", [], ["Kite", "7", "32"], ["Tern", "8", "64"])]),
        ("name,size,2031\nKite,7B,5\n", [("Table", ["name", "size", "2031"], ["Kite", "7B", "5"])]),
        # A row of groups above, a row of units below the titles.
        (
            "name,Parameters (B),,by\n,total,active,\nKite,7,1,Osprey\n",
            [
                (
                    "Table",
                    ["name", "Parameters (B)", "Parameters (B)", "by"],
                    ["", "total", "active", ""],
                    ["Kite", "7", "1", "Osprey"],
                )
            ],
        ),
        ("name,size,context\n,(B),(k tokens)\nKite,7,32\n",
         [("Table", ["name", "size (B)", "context (k tokens)"], ["Kite", "7", "32"])]),
        # No table at all.
        ("one\ntwo\n", [("Line", "one"), ("Line", "two")]),
        ("size: 7B\n", [("Pair", "size", "7B")]),
        ("", []),
        ("sep=;\n", []),
        (",,\n,,\n", []),
    ],
)  # fmt: skip
def test_a_text_has_the_blocks(text, blocks):
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("name\tsize\nKite, the first\t7,5\n", [("Table", ["name", "size"], ["Kite, the first", "7,5"])]),
        ('name\tsize\n"Kite\n2"\t7\n', [("Table", ["name", "size"], ["Kite 2", "7"])]),
        ("name,size\nKite,7\n", [("Line", "name,size"), ("Line", "Kite,7")]),
    ],
)
def test_tabs_alone_separate_a_tsv(text, blocks):
    assert read(text, TSV) == blocks


def test_the_words_of_a_quoted_cell_point_at_their_characters():
    text = 'name,note\nKite,"its ""7B"" model\r\nis small"\n'
    (table,) = CSV.blocks(text)
    assert isinstance(table, Table)
    note = table.rows[0][1].passage
    assert note.text == 'its "7B" model is small'
    at = note.text.index("7B")
    span = note.between(at, at + 2)
    assert text[span.start : span.end] == "7B"
    assert text[note.span.start : note.span.end] == 'its ""7B"" model\r\nis small'


CELLS = st.text(st.sampled_from('ab1 ,;"\n\r\t#é'), max_size=8)


@settings(max_examples=200)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_the_standard_library_writes_is_read_back(rows, separator):
    lines: list[str] = []
    writer = csv.writer(type("Sink", (), {"write": lines.append})(), delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    text = "".join(lines)
    found = [[words_of(text, field).text for field in row.fields] for row in rows_of(text, separator)]
    assert found == [[" ".join(cell.split()) for cell in row] for row in rows if any(row)]


@settings(max_examples=100)
@given(st.lists(st.lists(st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=6),
                         min_size=3, max_size=3), min_size=2, max_size=6), st.sampled_from(",;\t|"))  # fmt: skip
def test_the_separator_is_found(rows, separator):
    text = "\n".join(separator.join(row) for row in rows)
    assert separator_of(text, CSV.separators) == (separator, 0)


@pytest.mark.parametrize("line", [*HOSTILE, '"a,' * 9_000, '"",' * 9_000, ',"a""' * 5_000, "a,b\n" + '"""x,' * 6_000])
@pytest.mark.parametrize("before", ["", "name,size\n"])
def test_a_hostile_line_is_read(before, line):
    check_blocks(CSV.blocks(before + line), before + line)
