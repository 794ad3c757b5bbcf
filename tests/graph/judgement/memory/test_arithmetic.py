"""The arithmetic of memory, against figures that were worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.judgement.memory.amounts import Amount
from whosays.graph.judgement.memory.arithmetic import Cache, bits_left, head_dimension, weight_bytes

COUNTS = st.integers(min_value=1, max_value=10_000)


def cache_bytes(*numbers):
    return Cache(*map(Amount.of, numbers)).bytes()


@pytest.mark.parametrize(
    ("parameters", "bits", "expected"),
    [
        (8 * 10**9, 16, 16 * 10**9),
        (2 * 10**12, 8, 2 * 10**12),
        (70 * 10**9, 4, 35 * 10**9),
        (8 * 10**9, "4.25", 4_250_000_000),  # a quarter of a bit more than 4 bits, for scales
    ],
)
def test_weights_are_parameters_times_bits(parameters, bits, expected):
    assert weight_bytes(Amount.of(parameters), Amount.of(Decimal(bits))) == Amount.of(expected)


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        # 2 x 40 x 40 x 128 x 2 bytes: 819,200 a token, the 800 KB that Kwon et al. (arXiv:2309.06180) give for
        # 40 layers and a hidden dimension of 5,120 in 16 bits
        ((40, 40, 128, 16, 1, 1), 819_200),
        # 2 x 32 x 8 x 128 x 2 bytes: 131,072 a token; 8,192 of these are 1 GiB
        ((32, 8, 128, 16, 8192, 1), 2**30),
        ((32, 8, 128, 16, 8192, 32), 2**35),
        ((32, 8, 128, 8, 8192, 1), 2**29),
        # all queries share one head: 2 x 32 x 1 x 128 x 2 bytes
        ((32, 1, 128, 16, 8192, 1), 2**27),
    ],
)
def test_the_cache_is_keys_and_values_of_all_tokens(factors, expected):
    assert cache_bytes(*factors) == Amount.of(expected)


def test_heads_share_the_hidden_dimension():
    assert head_dimension(Amount.of(4096), Amount.of(32)) == Amount.of(128)


@pytest.mark.parametrize(
    ("memory", "parameters", "bits"),
    [(Amount.of(2 * 10**9), Amount.of(4 * 10**9), 4), (Amount.of(2), Amount(Decimal(0), Decimal(1)), None)],
)
def test_a_memory_has_room_for_so_many_bits(memory, parameters, bits):
    assert bits_left(memory, parameters) == bits


@given(st.tuples(COUNTS, COUNTS, COUNTS), COUNTS, COUNTS, st.integers(min_value=2, max_value=50))
def test_the_cache_is_linear_in_context_and_batch(shape, context, batch, factor):
    once = cache_bytes(*shape, 16, context, batch)
    assert cache_bytes(*shape, 16, context * factor, batch) == once * Amount.of(factor)
    assert cache_bytes(*shape, 16, context, batch * factor) == once * Amount.of(factor)
