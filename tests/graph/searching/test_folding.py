"""What texts are compared by in a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.searching.folding import folded, key_of, words_in


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Heron 2", "heron 2"),
        ("  HERON\t2 ", "heron 2"),
        ("Maze-Hard_v2", "maze hard v2"),
        ("Héron Ærø", "heron aero"),
        ("He\u0301ron", "heron"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
        ("1.2 trillion, 256,000 tokens.", "1.2 trillion 256,000 tokens"),
        ("Heron 3.7.", "heron 3.7"),
        ("C++ & <script>", "c script"),
        ("zero\u200bwidth", "zerowidth"),
        ("ＦＵＬＬ ①", "full 1"),
        ("白鷺 二号", "白鷺 二号"),
        ("…", ""),
    ],
)
def test_texts_that_are_called_alike_have_one_key(text, key):
    assert key_of(text) == key


@given(st.text(max_size=200))
def test_a_key_is_its_own_key_and_holds_no_sign_that_a_match_could_be_written_with(text):
    key = key_of(text)
    assert key_of(key) == key
    assert all(letter.isalnum() or letter in " .," for letter in key)
    assert key.split(" ") == (words_in(text) or [""])


@pytest.mark.timeout(60)  # for ever, were the time the square of the length
@pytest.mark.parametrize("text", ["1." * 200_000, "e\u0301" * 200_000, "a_" * 200_000], ids=["dots", "marks", "lines"])
def test_long_texts_take_no_longer_than_they_are_long(text):
    assert key_of(text)


def test_a_long_word_is_folded_whole():
    assert folded("a" * 20_000) == "a" * 20_000
