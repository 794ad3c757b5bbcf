"""Number formats, contexts and batches, as the words beside a memory figure name them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from remembering import VOCABULARY
from whosays.graph.errors import QueryError
from whosays.graph.judgement.memory.formats import batch_in, context_in, format_in, format_named


@pytest.mark.parametrize(
    ("text", "format_", "context", "batch"),
    [
        ("FP8 at 4K context", "FP8", 4000, None),
        ("FP8, 8K context", "FP8", 8000, None),
        ("BF16", "BF16", None, None),
        ("at 8 bits", "INT8", None, None),
        ("4-bit", "INT4", None, None),
        ("Q4_K_M, 4096 tokens", "Q4_K", 4096, None),
        ("int4 (batch size 8, 32,768 tokens of context)", "INT4", 32768, 8),
        ("bfloat16, context of 16K, batch = 2", "BF16", 16000, 2),
        ("FP16 or INT8", None, None, None),
        ("FP16 and half precision", "FP16", None, None),
        ("weights only", None, None, None),
        ("between 4K and 8K context", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_words_beside_a_figure_are_understood(text, format_, context, batch):
    entry = format_in(VOCABULARY, text)
    assert (entry.label if entry else None, context_in(text), batch_in(text)) == (format_, context, batch)


@pytest.mark.parametrize(("name", "bits"), [("fp8", 8), ("bf16", 16), ("int4", 4), ("FP32", 32), ("4-bit", 4)])
def test_a_format_is_known_by_its_names(name, bits):
    assert format_named(VOCABULARY, name, "precision").bits == bits


def test_a_format_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(QueryError, match=r"precision: 'fp9' is no number format.*; choose one of .*BF16"):
        format_named(VOCABULARY, "fp9", "precision")


@given(st.text(max_size=200))
def test_no_words_are_too_odd(text):
    format_in(VOCABULARY, text)
    context_in(text)
    batch_in(text)


@pytest.mark.parametrize("text", ["8" * 20_000, "batch " * 4000, "FP8 " * 5000, "(" * 20_000, "8 bits" * 4000])
def test_no_words_take_long(text):
    begin = time.process_time()
    for asked in (lambda: format_in(VOCABULARY, text), lambda: context_in(text), lambda: batch_in(text)):
        asked()
    assert time.process_time() - begin < 1
