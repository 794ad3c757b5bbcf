"""What the tests of all loaders share: texts of any kind, and what must hold of every block."""

from __future__ import annotations

from hypothesis import strategies as st
from whosays.graph.document import Pair, Record, Table, passages_of
from whosays.graph.errors import SourceError

# Scraps of every markup, so that random strings of them reach the corners of each format.
SCRAPS = (
    *("**", "*", "_", "`", "```\n", "~~", "[", "]", "](u)", "[[", "]]", "[^1]", "![", "\\", "# ", "> ", "- ", "  - "),
    *("1. ", "|", "| a | b |\n", "|---|---|\n", "---\n", "===\n", "key: value\n", "Label: 7B\n", "**Size:** 3\n"),
    *("<p>", "</p>", "<table>", "<tr>", "<td colspan=3>", "<th rowspan=2>", "</table>", "<ul>", "<li>", "<b>", "</b>"),
    *("<!--", "-->", "<br>", "<pre>", "</pre>", "<dl>", "<dt>", "<dd>", "<sup>", "</sup>", "<h2>", "<div hidden>"),
    *("&amp;", "&nbsp;", "&#8203;", "&bogus;", "&#0;", "<script>", "<", ">", '="', "'", '"', "\\u2019", "&a ", "*a"),
    *("\n", "\r\n", "\r", "\n\n", "\t", "\ufeff", "\0", "\x85", "\u2028", "\u00a0", "\u200b", "é", "中", "🐦", "\x1f"),
    *(
        "words here",
        "Words end.",
        "10",
        "25",
        "model",
        ": ",
        ":",
        "? ",
        "{",
        "}",
        "!!str ",
        "|-\n",
        ">\n",
        "    code\n",
    ),
    *("a" * 70, "x: [1, 2]\n", "- a: b\n  c: d\n", "%", "@", "<<: *a\n", "• bullet\n", "–"),
)

texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8)), max_size=30).map("".join),
)

# Lines that a loader must read in time that grows with their length only.
HOSTILE = tuple(
    (scrap * 20_000)[:20_000]
    for scrap in (
        *(
            "|",
            "*",
            "[",
            "<",
            "-",
            "1",
            "`",
            "_",
            "~",
            "![",
            "[[",
            "]",
            "&",
            "\\",
            "**a",
            "[a](",
            "<!--",
            '<a b="',
            " ",
        ),
        *(
            "a: ",
            "- ",
            "> ",
            "# ",
            "(",
            "{",
            "\t",
            ":",
            "<b><i>",
            "</",
            "<td>",
            "1. ",
            "|-",
            "é",
            "[^",
            "~~a ",
            '"',
            "'",
        ),
    )
)


def readable(loader, text):
    """Return the blocks of a text, none where the loader refuses it with a fault for people."""
    try:
        return list(loader.blocks(text))
    except SourceError:
        return []


def check_blocks(blocks, text):
    """Assert what holds of every passage of every document."""
    for block in blocks:
        words = block.label if isinstance(block, Pair) else getattr(block, "passage", None)
        assert words is None or words.text.strip()
        for passage in passages_of(block):
            check_passage(passage, text)


def check_passage(passage, text):
    at = end = 0
    for piece in passage.pieces:
        assert piece.at == at
        assert piece.length > 0
        assert end <= piece.span.start < piece.span.end <= len(text)
        words, characters = passage.text[at : at + piece.length], text[piece.span.start : piece.span.end]
        if piece.is_exact:
            assert blank(words) == blank(characters)
        at, end = at + piece.length, piece.span.end
    assert at == len(passage.text)
    for start in {0, len(passage.text) // 2}:
        if start < len(passage.text):
            span = passage.between(start, len(passage.text))
            assert passage.span.start <= span.start < span.end <= passage.span.end
            part = passage.part(start, len(passage.text))
            assert part.text == passage.text[start:]
            assert part.span == span


def blank(words):
    """Return the words with all white space alike: a line end reads as a space."""
    return "".join(" " if character.isspace() else character for character in words)


def plainly(block):
    """Return a block as a test likes to compare it: its kind, and its words."""
    match block:
        case Pair(label, value, path):
            return ("Pair", label.text, value.text, *path)
        case Record(pairs):
            return ("Record", *(plainly(pair)[1:] for pair in pairs))
        case Table(header, rows):
            return (
                "Table",
                [cell.passage.text for cell in header],
                *([cell.passage.text for cell in row] for row in rows),
            )
        case _:
            more = [getattr(block, name) for name in ("level", "depth") if hasattr(block, name)]
            return (type(block).__name__, block.passage.text, *more)
