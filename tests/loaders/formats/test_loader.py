"""What holds of every loader that is installed, and of the registry that finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from shapes import HOSTILE, blank, check_blocks, readable, texts
from whosays.graph.document import Code, Table, passages_of
from whosays.graph.errors import SourceError
from whosays.loaders.formats.loader import loader_for, loaders, suffixes

every_loader = pytest.mark.parametrize("loader", loaders(), ids=lambda loader: loader.name)
quick = settings(max_examples=100)


@every_loader
@quick
@given(text=texts)
def test_any_text_is_read_or_refused_in_words_and_every_passage_stands_where_it_says(loader, text):
    check_blocks(readable(loader, text), text)


@every_loader
@quick
@given(text=texts)
def test_the_same_text_gives_the_same_blocks(loader, text):
    assert readable(loader, text) == readable(loader, text)


@every_loader
@quick
@given(text=texts)
def test_the_kind_of_line_end_changes_no_word(loader, text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    dos = unix.replace("\n", "\r\n")
    assert _words(loader, unix) == _words(loader, dos)


def _words(loader, text):
    return [
        (type(block).__name__, [blank(passage.text) for passage in passages_of(block)])
        for block in readable(loader, text)
    ]


@every_loader
@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: repr(line[:6]))
def test_a_hostile_line_ends(loader, line):
    check_blocks(readable(loader, line), line)


@every_loader
@pytest.mark.parametrize(
    "scrap", ["- x\n", "> x\n\n", "| a |\n", "a: b\n\n", "---\nk: v\n", "<table>\n", "**a:** b\n", "`\n"]
)
def test_many_hostile_lines_end(loader, scrap):
    check_blocks(readable(loader, scrap * 3_000), scrap * 3_000)


@every_loader
def test_a_byte_order_mark_is_no_word(loader):
    for block in readable(loader, "\ufeffname: Kite\n"):
        assert not isinstance(block, Code | Table)
        assert all("\ufeff" not in passage.text for passage in passages_of(block))


@every_loader
def test_it_says_what_it_is(loader):
    assert loader.name
    assert loader.version
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in loader.suffixes)
    assert all(loader_for(Path(f"card{suffix}")) is loader for suffix in loader.suffixes)


def test_a_suffix_in_capitals_is_the_same_format():
    assert loader_for(Path("CARD.TXT")).name == "plain"


@pytest.mark.parametrize(("name", "what"), [("card.xyz", "format .xyz"), ("card", "without a suffix")])
def test_an_unknown_format_is_refused_with_the_known_ones(name, what):
    with pytest.raises(SourceError) as fault:
        loader_for(Path(name))
    assert fault.value.place == name
    assert what in fault.value.what
    assert all(suffix in fault.value.remedy for suffix in suffixes())
