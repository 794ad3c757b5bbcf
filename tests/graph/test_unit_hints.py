"""The unit that a label names, and the label without it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from whosays.graph.quantities import UnitHint, parse_unit_hint
from whosays.graph.unit_hints import unknown_words, without_rate, without_unit

LABELS = [
    ("k tokens", UnitHint(Decimal(1000), "tokens")),
    ("Context, k tokens", UnitHint(Decimal(1000), "tokens")),
    ("max_tokens_k", UnitHint(Decimal(1000), "tokens")),
    ("context_length_k", UnitHint(Decimal(1000), "tokens")),
    ("Context window", UnitHint(Decimal(1), "tokens")),
    ("Parameters (B)", UnitHint(Decimal(10) ** 9, "parameters")),
    ("Parameters, B", UnitHint(Decimal(10) ** 9, "parameters")),
    ("Params [M]", UnitHint(Decimal(10) ** 6, "parameters")),
    ("Params B", UnitHint(Decimal(10) ** 9, "parameters")),
    ("Params (1e9)", UnitHint(Decimal(10) ** 9, "parameters")),
    ("Total params (in B)", UnitHint(Decimal(10) ** 9, "parameters")),
    ("training_tokens_billions", UnitHint(Decimal(10) ** 9, "tokens")),
    ("Size in billions", UnitHint(Decimal(10) ** 9)),
    ("billions", UnitHint(Decimal(10) ** 9)),
    ("in thousands", UnitHint(Decimal(1000))),
    ("trillion tokens", UnitHint(Decimal(10) ** 12, "tokens")),
    ("Training data (billion tokens)", UnitHint(Decimal(10) ** 9, "tokens")),
    ("Price, thousand tokens", None),
    ("Training data in million tokens", UnitHint(Decimal(10) ** 6, "tokens")),
    ("USD for 1 million tokens", UnitHint(Decimal(1), "USD", "million tokens")),
    ("Input (1 thousand tokens)", UnitHint(Decimal(1), "tokens")),
    ("B", UnitHint(Decimal(10) ** 9)),
    ("M", UnitHint(Decimal(10) ** 6)),
    ("Memory (GB)", UnitHint(Decimal(10) ** 9, "bytes")),
    ("Memory at 4K context (GB)", UnitHint(Decimal(10) ** 9, "bytes")),
    ("Accuracy, %", UnitHint(Decimal(1), "%")),
    ("price ($/1M tokens)", UnitHint(Decimal(1), "USD", "million tokens")),
    ("Input price, $/1M", UnitHint(Decimal(1), "USD", "million tokens")),
    ("price_per_1m_input_usd", UnitHint(Decimal(1), "USD", "million tokens")),
    ("pricePer1MInput", UnitHint(Decimal(1), None, "million tokens")),
    ("inputCostPerToken", UnitHint(Decimal(1), None, "token")),
    ("input token cost", None),
    ("contextK", UnitHint(Decimal(1000), "tokens")),
    ("max-output-k", UnitHint(Decimal(1000))),
    ("vramGB", UnitHint(Decimal(10**9), "bytes")),
    ("price_per_million_tokens_usd", UnitHint(Decimal(1), "USD", "million tokens")),
    ("Cost per 1K tokens ($)", UnitHint(Decimal(1), "USD", "thousand tokens")),
    ("Revenue, $M", UnitHint(Decimal(10) ** 6, "USD")),
    ("cost_usd_millions", UnitHint(Decimal(10) ** 6, "USD")),
    ("GPU-hours (millions)", UnitHint(Decimal(10) ** 6, "GPU-hours")),
    ("FLOPS per GPU", UnitHint(Decimal(1), "FLOP/s", "GPU")),
    ("Training throughput (TFLOPs/GPU)", UnitHint(Decimal(10) ** 12, "FLOP/s", "GPU")),
    ("Training compute (FLOP)", UnitHint(Decimal(1), "FLOPs")),
    ("Speed (tokens/s)", UnitHint(Decimal(1), "tokens", "second")),
    ("latency_ms", UnitHint(Decimal(1), "milliseconds")),
    ("", None),
    ("Plan B", None),
    ("Series B", None),
    ("top_k", None),
    ("Model", None),
    ("Layers", None),
    ("GPU memory", None),
    ("head size", None),
    ("Memory at 4K context", None),
    ("Release date", None),
]


@pytest.mark.parametrize(("label", "hint"), LABELS)
def test_reads_the_unit_of_a_label(label, hint):
    assert parse_unit_hint(label) == hint


@pytest.mark.parametrize(
    ("label", "without"),
    [
        ("params_b", ["params"]),
        ("contextK", ["context"]),
        ("training_tokens_trillions", ["training tokens", "training"]),
        ("Training compute (FLOP)", []),
        ("layers", []),
        ("tokens", []),
        ("", []),
        ("_" * 20_000, []),
    ],
)
def test_a_label_without_its_unit(label, without):
    assert list(without_unit(label)) == without


@pytest.mark.parametrize(
    ("label", "without"),
    [
        ("input_cost_per_token", "input cost"),
        ("price_per_1m_input_usd", "price input usd"),
        ("input_cost_per_token_above_200k", "input cost above 200k"),
        ("context length", "context length"),
    ],
)
def test_a_label_without_its_rate(label, without):
    assert without_rate(label) == without


@pytest.mark.parametrize(
    ("label", "unknown"),
    [
        ("tokens", []),
        ("k tokens", []),
        ("trillion tokens", []),
        ("Parameters (1e9)", []),
        ("EUR per 1K tokens", []),
        ("€/1k tokens", []),
        ("million GPU hours", []),
        ("TFLOP/s", []),
        ("GPUs", []),
        ("%", []),
        ("Ki tokens", ["Ki"]),
        ("parrots per banana", ["parrots", "per", "banana"]),
        ("USD per parrot", ["per", "parrot"]),
    ],
)
def test_tells_which_words_of_a_unit_are_none(label, unknown):
    assert unknown_words(label) == unknown
