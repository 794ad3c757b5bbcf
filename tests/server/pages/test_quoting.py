"""Quotes are shown without markup, and never without words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.server.pages.quoting import unmarked

CASES = [
    ("Heron 2 has 9 billion parameters", "Heron 2 has 9 billion parameters"),
    ("Developed by:** Northlake Labs", "Developed by: Northlake Labs"),
    ("**Parameters** | 9B", "Parameters | 9B"),
    ("Heron 2</td>\n   <td>9B</td>\n   <td><b>63.8</b>", "Heron 2 | 9B | 63.8"),
    ('Heron 2</td><td style="color: gray">9B', "Heron 2 | 9B"),
    ("Heron<br/>2 has <sup>about</sup> 9B", "Heron 2 has about 9B"),
    ("[Heron 2](https://example.org/heron) is small", "Heron 2 is small"),
    ("Heron 2](https://example.org/heron) | 9B", "Heron 2 | 9B"),
    ("`heron-2` | 9B", "heron-2 | 9B"),
    ("It&#39;s 9B", "It's 9B"),
    ("2**31 weights", "2**31 weights"),
    ("fewer than 9B, 3 < 4 and 5 > 4", "fewer than 9B, 3 < 4 and 5 > 4"),
    ("max_input_tokens: 9", "max_input_tokens: 9"),
    ("  9B  \n 8B", "  9B  \n 8B"),
    ("<td></td>", "<td></td>"),
    ("a[1] and b (2)", "a[1] and b (2)"),
]


@pytest.mark.parametrize(("quote", "words"), CASES)
def test_words_stay_and_markup_goes(quote, words):
    assert unmarked(quote) == words


@given(st.text(alphabet="ab1*_`<>[]()|/td \n&;#", max_size=60))
def test_no_quote_is_left_without_words(quote):
    assert unmarked(quote) or not quote


@pytest.mark.parametrize("sign", ["<td", "[", "](", "**", "|", " |", "<a ", "&#", "`", "__", "[a]("])
def test_long_quotes_take_no_time(sign):
    assert unmarked(sign * (20_000 // len(sign)))
