"""HTML: the blocks of each shape, what is left out, and pages that are broken on purpose."""

from __future__ import annotations

import pytest
from shapes import check_blocks, plainly
from whosays.graph.document import Pair, Table, passages_of
from whosays.graph.errors import SourceError
from whosays.loaders.formats.html import LOADER


def read(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    return [plainly(block) for block in blocks]


def table(text):
    blocks = list(LOADER.blocks(text))
    check_blocks(blocks, text)
    (found,) = (block for block in blocks if isinstance(block, Table))
    return plainly(found)[1:]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<h1>Kite <em>2</em></h1><h4>Sizes</h4>", [("Heading", "Kite 2", 1), ("Heading", "Sizes", 4)]),
        ("<p>Kite 2\n  is <b>small</b>.<p>It is.", [("Paragraph", "Kite 2 is small."), ("Paragraph", "It is.")]),
        (
            "<div>Kite 2 <div>is small.</div>now</div>",
            [("Line", "Kite 2"), ("Paragraph", "is small."), ("Line", "now")],
        ),
        ("Kite &amp; Tern&nbsp;&lt;2&gt; &bogus;", [("Line", "Kite & Tern <2> &bogus;")]),
        ("<p>Size: 7B</p>", [("Pair", "Size", "7B")]),
        ("<p>Size: 7B<br>Layers: 64</p>", [("Pair", "Size", "7B"), ("Pair", "Layers", "64")]),
        ("<p>It is so.<br>And so it<br/>is.</p>", [("Paragraph", "It is so. And so it is.")]),
        ("<p>It is so.<br><br>And so.</p>", [("Paragraph", "It is so."), ("Paragraph", "And so.")]),
        ("<p><b>Key facts</b></p>", [("Heading", "Key facts", 6)]),
        ("<p><strong>Layers:</strong> 64</p>", [("Pair", "Layers", "64")]),
        ("<p><b>Kite 2</b> is small.</p>", [("Paragraph", "Kite 2 is small.")]),
        ("<pre>a\n  <b>b</b> &lt;</pre>", [("Code", "a\n  b <")]),
        ("<p>Use <code>run</code> now.</p>", [("Paragraph", "Use run now.")]),
        ("<blockquote><p>It is.</p></blockquote>", [("Paragraph", "It is.")]),
        ("<div><span>Context</span><span>128K</span></div>", [("Line", "Context"), ("Line", "128K")]),
        ("<div><b>Context</b> <span>128K</span></div>", [("Pair", "Context", "128K")]),
        ("<p><span>Kite</span><span>s are here.</span></p>", [("Paragraph", "Kites are here.")]),
        ("<figure><img alt='x'><figcaption>Size: 7B</figcaption></figure>", [("Line", "Size: 7B")]),
        ("✅ <p>❌", [("Line", "✅"), ("Line", "❌")]),
        ("\ufeff<!doctype html><html lang=en><body>Kite</body></html>", [("Line", "Kite")]),
        ("Kite 2 &lt 3", [("Line", "Kite 2 &lt 3")]),
        ("", []),
    ],
)
def test_a_page_has_the_blocks(text, blocks):
    assert read(text) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "<head><title>x</title></head>",
        "<script>x</script>",
        "<script>if (a < b) '</p>'</script>",
        "<style>p { x }</style>",
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<svg><text>x</text></svg>",
        "<nav><ul><li>x</ul></nav>",
        "<footer><p>x</p></footer>",
        "<aside>x</aside>",
        "<button>x</button>",
        "<p hidden>x</p>",
        "<p aria-hidden='true'>x</p>",
        "<div style='color: red; DISPLAY : none'><p>x</div>",
        "<div role=navigation>x</div>",
        "<img alt='x'>",
        "<!-- x -->",
        "<!-- x",
        "<!x><?x?></3x>",
        "<del>x</del>",
        "<textarea><b>x</textarea>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(text):
    assert read(f"<p>Before.</p>{text}") == [("Paragraph", "Before.")]
    if text != "<!-- x":
        assert read(f"{text}<p>After.</p>") == [("Paragraph", "After.")]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("10<sup>25</sup> FLOP", "10^25 FLOP"),
        ("10<sup>-3</sup>", "10^-3"),
        ("7B<sup>2</sup> in all", "7B in all"),
        ("7B<sup>*</sup>", "7B"),
        ("7B<sup><a href='#1'>[1]</a></sup>", "7B[1]"),
        ("the 5<sup>th</sup>", "the 5th"),
        ("110<sup>2</sup>", "110"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_raised_words_are_powers_or_notes(markup, words):
    assert read(f"<p>{markup}</p>")[0][1] == words


def test_lists_are_nested_under_their_labels():
    text = """<ul><li>Fast<li><b>Sizes</b>
      <ol><li>Small: 7B</li><li><p>big</p></ol>
    <li><strong>Layers</strong> 64 <li><span>Heads</span><span>8</span>
    <li>License: open<p>Region: all</p></ul>End"""
    assert read(text) == [
        ("Item", "Fast", 0),
        ("Item", "Sizes", 0),
        ("Pair", "Small", "7B", "Sizes"),
        ("Item", "big", 1),
        ("Pair", "Layers", "64"),
        ("Pair", "Heads", "8"),
        ("Pair", "License", "open"),
        ("Pair", "Region", "all", "License"),
        ("Line", "End"),
    ]


def test_definitions_are_pairs():
    text = "<dl><dt>Size</dt><dd>7B</dd><dd>8B<dt>Alone<dt>Uses<dd><ul><li>Chat: yes</ul></dl>"
    assert read("<dl><dt>Size<dd><p>7B</p><p>8B</p></dl>")[1] == ("Pair", "Size", "8B")
    assert read(text) == [
        ("Pair", "Size", "7B"),
        ("Pair", "Size", "8B"),
        ("Line", "Alone"),
        ("Pair", "Chat", "yes", "Uses"),
        ("Line", "Uses"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>a<th>b<tr><td>1<td>2", (["a", "b"], ["1", "2"])),
        ("<thead><tr><td>a<td>b<tbody><tr><td>1<td>2", (["a", "b"], ["1", "2"])),
        ("<tr><td><b>a</b><td><b>b</b><tr><td>1<td>2", (["a", "b"], ["1", "2"])),
        # The corner over the names of the rows is empty, and a title has a second line.
        ("<tr><td><td><b>a</b><p><b>(t)</b><tr><td>1<td>2", (["", "a (t)"], ["1", "2"])),
        ("<tr><td><td><b>a</b> b<tr><td>1<td>2", ([], ["", "a b"], ["1", "2"])),
        ("<tr><td>a<td>b<tr><td>1<td>2", ([], ["a", "b"], ["1", "2"])),
        ("<tr><th>a<td>1<tr><th>b<td>2", ([], ["a", "1"], ["b", "2"])),
        ("<tr><th colspan=2>All<tr><th>a<th>b<tr><td>1<td>2", (["a", "b"], ["All", "All"], ["1", "2"])),
        (
            "<thead><tr><th rowspan=2>a<th colspan=2>bc<tr><th>b<th>c</thead><tr><td>1<td>2<td>3",
            (["a", "b", "c"], ["a", "bc", "bc"], ["1", "2", "3"]),
        ),
        (
            "<tr><th>a<th>b<th>c<tr><td rowspan=2>1<td>2<td rowspan=0>3<tr><td>4<tr><td colspan=2>5",
            (["a", "b", "c"], ["1", "2", "3"], ["1", "4", "3"], ["5", "5", "3"]),
        ),
        ("<tr><th>a<th>b<tr><td colspan=2>part<tr><td>1", (["a", "b"], ["part", "part"], ["1", ""])),
        ("<tr><th>a<th>b<tr><td><p>1</p><ul><li>x<li>y</ul><td>2<br>3", (["a", "b"], ["1 x y", "2 3"])),
        ("<tr><th>a<th>b<tr><td rowspan=x>1<td colspan=-3>2", (["a", "b"], ["1", "2"])),
        ("<tr><th>a<br>b<th>c<tr><td><td>é中", (["a b", "c"], ["", "é中"])),
        # A start tag of a row is missing, or stands twice.
        ("<tr><th>a<th>b</tr><td>1</td><td>2</td></tr><tr><tr><td>3<td>4", (["a", "b"], ["1", "2"], ["3", "4"])),
        ("<th>a<th>b</tr><td>1<td>2</tr><td>3<td>4", (["a", "b"], ["1", "2"], ["3", "4"])),
    ],
)
def test_a_table_is_unfolded(rows, expected):
    assert table(f"<p>Text.</p><table>{rows}</table>") == expected


def test_header_cells_are_known():
    text = "<table><tr><th>a<th>b<tr><th>1<td>2</table>"
    (found,) = LOADER.blocks(text)
    assert isinstance(found, Table)
    assert [cell.is_header for cell in (*found.header, *found.rows[0])] == [True, True, True, False]


def test_a_cell_that_spans_is_one_cell():
    text = "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>"
    (found,) = LOADER.blocks(text)
    assert isinstance(found, Table)
    assert found.rows[0][0] is found.rows[1][0]


def test_a_caption_is_a_line_and_a_nested_table_a_table():
    text = "<table><caption>Scores</caption><tr><td>a<td><table><tr><td>1<td>2</table>b</table>"
    assert read(text) == [("Line", "Scores"), ("Table", [], ["1", "2"]), ("Table", [], ["a", "b"])]


def test_a_table_that_only_lays_out_is_none():
    assert read("<table><tr><td>Size: 7B<tr><td>Text.</table>") == [("Pair", "Size", "7B"), ("Paragraph", "Text.")]
    layout = "<table role=presentation><tr><td><h2>Kite</h2><td>Size: 7B</table>"
    assert read(layout) == [("Heading", "Kite", 2), ("Pair", "Size", "7B")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>a</div></span></b>b", "ab"),
        ("<b><i>a</b>b</i>", "ab"),
        ("a <c d='e", "a"),
        ("a < b <3 c", "a < b <3 c"),
        ("<p>a</p></p></td></table>b", "a|b"),
        ("<div><ul><li>a</div>b", "a|b"),
        ("<table><tr><td><div>a</table>b", "a|b"),
        ("<table><tr><td>a</div></tr></table>b", "a|b"),
        ("<a title='>'>a</a>", "a"),
        ('<a title="5" tall">a</a>', "a"),
        ("<P CLASS=x>a</P><BR/>", "a"),
        ("<p/>a", "a"),
        ("<td>a<td>b", "a|b"),
    ],
)
def test_broken_pages_keep_their_words(text, words):
    assert "|".join(block[1] for block in read(text)) == words


def test_words_point_at_their_characters():
    text = "<p>é</p><ul><li><b>Context&nbsp;<i>window</i></b>: 中 128K"
    pair = list(LOADER.blocks(text))[1]
    assert isinstance(pair, Pair)
    label, value = passages_of(pair)
    assert text[label.span.start : label.span.end] == "Context&nbsp;<i>window"
    assert text[value.span.start : value.span.end] == "中 128K"


@pytest.mark.parametrize(
    ("tag", "depth"), [("div", 20_000), ("sup", 5_000), ("ul><li", 5_000), ("table><tr><td", 5_000), ("dl><dd", 5_000)]
)
def test_a_deep_page_ends(tag, depth):
    read(f"<{tag}>Size: 7B " * depth)


def test_stray_end_tags_end():
    read("<div>" * 5_000 + "a</b></td></li></table>" * 5_000)


@pytest.mark.parametrize(
    "cells",
    ["<td colspan=1000>x" * 20_000, "<td rowspan=9999><td><tr>" * 20_000],
)
def test_a_table_bomb_is_refused(cells):
    with pytest.raises(SourceError, match="over 2,000,000"):
        list(LOADER.blocks(f"<table><tr>{cells}</table>"))


def test_the_head_tells_of_the_page():
    text = """<head><title>Kite &amp; Tern
      </title><meta name=Author content="Jane Doe"><meta property="og:site_name" content='The &amp; Site'>
      <link rel=canonical href="https://example.org/kite"></head>
      <time itemprop="datePublished" datetime="2031-02-03">now</time>"""
    assert list(LOADER.head(text)) == [
        ("title", "Kite & Tern"),
        ("author", "Jane Doe"),
        ("og:site_name", "The & Site"),
        ("canonical", "https://example.org/kite"),
        ("datepublished", "2031-02-03"),
    ]
