"""Architectures that words put together are one, as the text writes it."""

from __future__ import annotations

import pytest
from reading import read_markdown
from whosays.loaders.understanding.names.hybrids import hybrids

PAGE = "# Heron 2\n\nHeron 2 is a family of language models.\n\n"


@pytest.mark.parametrize(
    ("text", "architecture"),
    [
        ("a hybrid SSM-Transformer model", "hybrid SSM-Transformer"),
        ("the hybrid Mamba2 architecture", "hybrid Mamba2"),
        ("its Joint Attention and Mamba design", "Joint Attention and Mamba"),
        ("a Mamba-Transformer hybrid", "Mamba-Transformer hybrid"),
        ("a Transformer-Mamba network", "Transformer-Mamba"),
        ("a hybrid state space and attention model", "hybrid state space and attention"),
        ("a hybrid recurrent model", "hybrid recurrent"),
    ],
)
def test_an_architecture_of_two(text, architecture):
    assert [each.called for _, _, each in hybrids(text)] == [architecture]


@pytest.mark.parametrize(
    "text", ["hybrid attention", "a hybrid cloud", "attention and MoE", "Mamba layers", "joint work"]
)
def test_what_is_none(text):
    assert not list(hybrids(text))


def test_it_is_the_architecture_of_its_model():
    told = {
        claim.value.called.casefold()
        for claim in read_markdown(PAGE + "Heron 2 is a hybrid Mamba-Transformer mixture-of-experts model.").claims
        if claim.property == "architecture"
    }
    assert told == {"hybrid mamba-transformer", "mixture of experts"}
