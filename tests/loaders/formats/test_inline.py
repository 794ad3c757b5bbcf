"""Inline Markdown: the words that a reader sees, each where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import HOSTILE, check_passage, texts
from whosays.graph.document import Passage, Span
from whosays.loaders.formats.inline import words_of
from whosays.loaders.formats.lines import passage_of, unwrapped

REFERENCES = frozenset({"CARD", "12"})


def read(markup):
    passage = words_of(Passage.of(markup, Span(0, len(markup))), REFERENCES)
    check_passage(passage, markup)
    return passage


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("**Layers:** 64", "Layers: 64"),
        ("_a_ *b* __c__ **d** ***e***", "a b c d e"),
        ("**a *b* c** *d **e***", "a b c d e"),
        ("snake_case_name 2*3 4.5* a * b", "snake_case_name 2*3 4.5* a * b"),
        ("2*3 and 95.0* (*preview*)", "2*3 and 95.0* (preview)"),
        ("**open", "**open"),
        ("was ~~12B~~ 14B", "was 14B"),
        ("was <del>12B</del> <s>13B</s> 14B", "was 14B"),
        ("~~open", "~~open"),
        ("[[Jane Doe]], [[target|shown]]", "Jane Doe, shown"),
        ("[text](https://example.org) b", "text b"),
        ('[a](https://example.org/x_(y) "title") b', "a b"),
        ("[a](<u>) b", "a b"),
        ("[a **b** `c`](u)", "a b c"),
        ("[a][card] [card] [card][] [other]", "a card card [other]"),
        ("![alt](u) [![alt](b)](c) end", "end"),
        ("<https://example.org/a> b", "https://example.org/a b"),
        ("fact [2][3] and [1](u) and [[4]](u) and [12]", "fact [2][3] and [1] and [4] and [12]"),
        ("fact [[7]] end", "fact [[7]] end"),
        ("fact[^1] and[^note] end", "fact and end"),
        ("a&nbsp;&amp;&nbsp;b &lt;c&gt; &bogus; &#8203;d", "a & b <c> &bogus; d"),
        (r"\*a\* \[b\] \\ \# c\d", r"*a* [b] \ # c\d"),
        ("`a*b*` ``c`d`` `e", "a*b* c`d `e"),
        ("a <b>b</b> <span class='x'>c</span><br>d<!-- e --> f", "a b c d f"),
        ("10<sup>25</sup> FLOP, 7B<sup>2</sup>, 5<sup>th</sup>", "10^25 FLOP, 7B, 5th"),
        ("a < b > c <3", "a < b > c <3"),
        ("line\nbreak\\\nand  space", "line break and space"),
        ("  spaces \t around ", "spaces around"),
        ("中文 **é** 🐦", "中文 é 🐦"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("", ""),
        ("![](u)", ""),
    ],
)
def test_markup_reads_as(markup, words):
    assert read(markup).text == words


@pytest.mark.parametrize(
    ("markup", "words", "characters"),
    [
        ("x **Layers:** 64 y", "Layers: 64", "Layers:** 64"),
        ("x [[Jane Doe]] y", "Jane Doe", "Jane Doe"),
        ("x [[t|shown]] y", "shown", "shown"),
        ("x [the card](u) y", "the card", "the card"),
        ("a &amp; b", "&", "&amp;"),
        (r"a \* b", "*", "*"),
        ("x `a*b` y", "a*b", "a*b"),
        ("10<sup>25</sup>", "10^25", "10<sup>25"),
    ],
)
def test_words_point_at_their_characters(markup, words, characters):
    passage = read(markup)
    at = passage.text.index(words)
    span = passage.between(at, at + len(words))
    assert markup[span.start : span.end] == characters


def test_markup_over_several_lines_is_one_passage():
    text = "> **bold\n> words** [a\n> link](u)"
    markup = Passage.joined(
        [
            ("**bold", Span(2, 8)),
            ("\n", Span(8, 11)),
            ("words** [a", Span(11, 21)),
            ("\n", Span(21, 24)),
            ("link](u)", Span(24, 32)),
        ]
    )
    passage = words_of(markup)
    check_passage(passage, text)
    assert passage.text == "bold words a link"


@given(st.lists(st.text(st.sampled_from("ab \t\r\u00ad"), max_size=6), max_size=4), st.sampled_from(["", " ", "> "]))
def test_lines_without_markup_are_read_alike_the_short_way_and_the_long(lines, prefix):
    text = f"\n{prefix}".join(lines)
    parts, at = [], 0
    for line in lines:
        if at:
            parts.append(("\n", Span(at - len(prefix) - 1, at)))
        parts.append((line, Span(at, at + len(line))))
        at += len(line) + 1 + len(prefix)
    markup = Passage.joined(parts)
    short = unwrapped(markup)
    if short is not None:
        check_passage(short, text)
        pieces = ((words, piece.span) for piece in markup.pieces for words in [_said(markup, piece)])
        assert short == passage_of(pieces)


def _said(markup, piece):
    words = markup.text[piece.at : piece.at + piece.length]
    return " " if words == "\n" else words


@settings(max_examples=200)
@given(texts)
def test_any_markup_gives_words_of_its_characters(markup):
    read(markup)


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: repr(line[:6]))
def test_a_hostile_line_ends(line):
    read(line)


def test_links_within_links_end():
    read("[" * 10_000 + "a" + "](u)" * 10_000)
    read("**a " * 5_000 + "b** " * 5_000)
