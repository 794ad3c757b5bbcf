"""What a technique's name tells of the key-value cache."""

from __future__ import annotations

import pytest
from whosays.graph.judgement.memory.attention import BOUNDS, OBSTACLES, Form, form_called


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Multi-Head Attention", Form.FULL),
        ("multihead attention", Form.FULL),
        ("MHA", Form.FULL),
        ("Grouped-Query Attention", Form.GROUPED),
        ("GQA", Form.GROUPED),
        ("Multi-Query Attention", Form.SINGLE),
        ("Multi-Head Latent Attention", Form.LATENT),
        ("MLA", Form.LATENT),
        ("Sliding Window Attention", Form.WINDOWED),
        ("Interleaved local-global attention", Form.WINDOWED),
        ("chunked attention", Form.WINDOWED),
        ("Hybrid Mamba-Transformer", Form.PARTIAL),
        ("hybrid", Form.PARTIAL),
        ("Linear Attention", Form.PARTIAL),
        ("Mamba-2", Form.STATE),
        ("State space model", Form.STATE),
        ("RWKV", Form.STATE),
        ("Mixture of Experts", None),
        ("Dense", None),
        ("FlashAttention", None),
        ("a" * 20_000, None),
    ],
)
def test_a_name_tells_the_form(name, form):
    assert form_called(name) is form


def test_a_form_that_changes_the_cache_either_forbids_or_bounds_it():
    plain = {Form.FULL, Form.GROUPED, Form.SINGLE}
    assert {*OBSTACLES, *BOUNDS} == set(Form) - plain
    assert not set(OBSTACLES) & set(BOUNDS)
