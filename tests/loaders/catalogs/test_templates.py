"""Templates: what each function does to words, and that one without a value gives nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.loaders.catalogs.templates import FUNCTIONS, Template, first_filled


@pytest.mark.parametrize(
    ("function", "words", "made"),
    [
        ("bare", "northlake/heron-2", "heron-2"),
        ("bare", "Heron 2 (70B)", "Heron 2 70B"),
        ("whole", "Lake/14 (L/14)", "Lake/14 (L/14)"),
        ("tail", "a/b/c", "c"),
        ("endpoint", "heron-2", "heron-2"),
        ("endpoint", "reedhost/northlake/heron-2", "heron-2"),
        ("endpoint", "reedhost/northlake/heron-2/text-to-image", "heron-2"),
        ("endpoint", "reedhost/northlake/heron-2/mini/edit", "heron-2 mini"),
        ("endpoint", "reedhost/low/512-x-512/northlake/heron-2/edit", "heron-2"),
        ("endpoint", "reedhost/marsh-pro/v1.1-large", "marsh-pro v1.1-large"),
        ("endpoint", "reedhost/marsh/text-to-image/3.2", "marsh 3.2"),
        ("endpoint", "reedhost/lab21/marsh-large", "marsh-large"),
        ("endpoint", "reedhost/eu-west-1/marsh-large", "marsh-large"),
        ("endpoint", "reedhost/search", ""),
        ("head", "a/b/c", "a"),
        ("head", "abc", ""),
        ("below", "a/b/c", "b/c"),
        ("below", "abc", "abc"),
        ("owned", "northlake/heron-2", "northlake/heron-2"),
        ("owned", "heron-2", ""),
        ("plain", "heron-2:free", "heron-2"),
        (
            "hub",
            "https://n.example/post, https://huggingface.co/northlake/Heron-2.\nhttps://a.example",
            "northlake/Heron-2",
        ),
        ("hub", "https://huggingface.co/northlake/Heron-2 or www.hf.co/northlake/Heron-2#size", "northlake/Heron-2"),
        ("hub", "https://hf.co/northlake/Heron-2 https://hf.co/northlake/Heron-3", ""),
        ("hub", "https://huggingface.co/datasets/northlake/lake https://hf.co/blog/heron https://hf.co/northlake", ""),
        ("hub", "https://huggingface.co/northlake/Heron-2-prevhttps://a.example", ""),
        ("said", "Northlake: Heron 2", "Heron 2"),
        ("said", "Heron 2", "Heron 2"),
        ("day", "1772582400.5", "2026-03-04"),
        ("day", "soon", ""),
        ("spaced", "heron_2-mini", "heron 2 mini"),
        ("capitals", "hle", "HLE"),
        ("stem", "heron_2_16K", "heron_2"),
        ("stem", "heron_2_7b", "heron_2_7b"),
        ("effort", "heron-2_high", "high"),
        ("effort", "heron-2_16K", ""),
        ("budget", "heron-2_16K", "16K"),
        ("budget", "heron-2_high", ""),
        ("budget", "_16K", ""),
        ("served", "us.northlake.heron-2-v1:0", "heron-2"),
        ("served", "us-gov.northlake.heron-2-20260301-v2:0", "heron-2-20260301"),
        ("served", "northlake.heron-2-v2:0", "heron-2-v2:0"),
        ("served", "lake9.heron-2-1:0", "heron-2"),
        ("served", "northlake.h2", "northlake.h2"),
        ("served", "eu.northlake.h2-v1:0", "northlake.h2"),
        ("served", "system.ai.heron", "system.ai.heron"),
        ("served", "heron-2.5-mini", "heron-2.5-mini"),
        ("served", "heron.2", "heron.2"),
        ("served", "global.2", "2"),
        ("encoded", "Héron 2/70B & more", "H%C3%A9ron%202%2F70B%20%26%20more"),
        ("encoded", "half a \ud800 pair", "half%20a%20%3F%20pair"),
        ("stepped", "@cf/northlake/heron 2", "%40cf/northlake/heron%202"),
        ("pointed", "reedhost/heron~2:free", "reedhost~1heron~02%3Afree"),
    ],
)
def test_what_a_function_makes(function, words, made):
    assert Template.of(f"{{x|{function}}}").filled(lambda _: words) == made


def test_a_template_with_a_part_that_has_no_value_gives_nothing_and_the_next_is_tried():
    templates = (Template.of("{a} at {b}"), Template.of("only {a}"))
    assert first_filled(templates, lambda name: {"a": "Heron"}.get(name, "")) == "only Heron"
    assert first_filled(templates, lambda _: "") == ""


@given(st.text(max_size=300), st.sampled_from(sorted(FUNCTIONS)))
def test_any_words_go_through_any_function(words, function):
    assert isinstance(FUNCTIONS[function](words), str)
