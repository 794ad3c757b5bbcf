"""The memory question asked of graphs of one invented model: what is computed, from what, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from remembering import WHOLE, answer, known, said, undisclosed, whole
from whosays.graph.claims import Modality
from whosays.graph.judgement.memory.inputs import InputOrigin

GIB = 2**30
NO_HEAD = "no source gives the size of an attention head"


def bounds(part):
    return None if part.amount is None else (part.amount.low, part.amount.high, part.amount.is_about)


def test_all_that_is_needed_is_said_by_one_source():
    # 8e9 x 2 bytes; 2 x 32 x 8 x 128 x 2 bytes x 8,192 tokens = 1 GiB
    memory = answer(whole())

    assert bounds(memory.weights) == (16 * 10**9, 16 * 10**9, False)
    assert bounds(memory.cache) == (GIB, GIB, False)
    assert str(memory.together) == "17.1 GB (15.9 GiB)"
    assert [(each.name, each.value, each.origin) for each in memory.inputs] == [
        ("totalParameters", "8 billion", InputOrigin.CONSENSUS),
        ("weightFormat", "BF16", InputOrigin.ASSUMED),
        ("layerCount", "32", InputOrigin.CONSENSUS),
        ("keyValueHeadCount", "8", InputOrigin.CONSENSUS),
        ("attentionHeadDimension", "128", InputOrigin.CONSENSUS),
        ("cacheFormat", "BF16", InputOrigin.ASSUMED),
        ("contextWindow", "8,192 tokens", InputOrigin.CONSENSUS),
        ("batch", "1 sequence", InputOrigin.ASSUMED),
    ]
    assert [each.quote for each in known(memory, "layerCount").said] == ["layerCount: 32"]


@pytest.mark.parametrize(
    ("asked", "weights", "cache"),
    [
        ({"precision": "int4"}, 4 * 10**9, GIB),
        ({"precision": "fp8", "cache_precision": "fp8"}, 8 * 10**9, GIB // 2),
        ({"precision": "fp32"}, 32 * 10**9, GIB * 2),
        ({"context": 1024}, 16 * 10**9, GIB // 8),
        ({"batch": 32}, 16 * 10**9, GIB * 32),
    ],
)
def test_what_is_given_takes_the_place_of_what_is_said(asked, weights, cache):
    memory = answer(whole(), **asked)

    assert bounds(memory.weights) == (weights, weights, False)
    assert bounds(memory.cache) == (cache, cache, False)
    for name, option in (("weightFormat", "precision"), ("contextWindow", "context"), ("batch", "batch")):
        assert (known(memory, name).origin is InputOrigin.GIVEN) == (option in asked)


@pytest.mark.parametrize(
    ("lacking", "part", "sentence"),
    [
        ({"totalParameters": None}, "weights", "no source gives the number of parameters"),
        ({"layerCount": None}, "cache", "no source gives the number of layers"),
        ({"contextWindow": None}, "cache", "no source gives the context window; give one"),
        ({"keyValueHeadCount": None}, "cache", "no source gives the number of key-value heads"),
        (
            {"attentionHeadDimension": None},
            "cache",
            f"{NO_HEAD}, nor the hidden dimension and the number of attention heads to derive it from",
        ),
        (
            {"attentionHeadDimension": None, "hiddenDimension": 4096},
            "cache",
            f"{NO_HEAD}, nor the number of attention heads to derive it from",
        ),
    ],
)
def test_what_no_source_gives_is_said_and_not_guessed(lacking, part, sentence):
    memory = answer(whole(**lacking))

    assert str(getattr(memory, part)) == f"cannot be computed: {sentence}"
    assert str(memory.together).startswith("cannot be computed: it needs the ")
    (missing,) = [each for each in memory.inputs if each.origin is InputOrigin.MISSING]
    assert missing.how == sentence
    assert missing.amount is None


def test_a_model_of_which_nothing_is_said_has_no_memory():
    memory = answer([said("vocabularySize", 128_000)])
    assert str(memory.weights) == "cannot be computed: no source gives the number of parameters"
    assert str(memory.together) == "cannot be computed: it needs the weights and key-value cache"


def test_who_keeps_a_number_back_is_named():
    memory = answer([*whole(layerCount=None), undisclosed("layerCount", "wiki"), undisclosed("layerCount", "post")])
    how = known(memory, "layerCount").how
    assert how == "no source gives the number of layers; post.txt and wiki.txt say that it is not disclosed"


def test_a_disputed_input_gives_a_range_from_all_that_is_said():
    memory = answer([*whole(layerCount=40), said("layerCount", 32, "wiki")])

    assert known(memory, "layerCount").origin is InputOrigin.DISPUTED
    assert known(memory, "layerCount").value == "32 or 40"
    assert bounds(memory.cache) == (GIB, GIB * 5 // 4, False)
    assert bounds(memory.weights) == (16 * 10**9, 16 * 10**9, False)


def test_many_rival_values_are_told_as_a_range():
    rivals = [said("layerCount", layers, f"s{layers}") for layers in (33, 34, 35)]
    assert known(answer([*whole(), *rivals]), "layerCount").value == "32 to 35"


def test_what_the_consensus_passes_over_is_named():
    claims = [*whole(), said("layerCount", 32, "wiki"), said("layerCount", 40, "post")]
    found = known(answer(claims), "layerCount")
    assert (found.value, found.how) == ("32", "2 sources, by majority; also said: 40")
    assert {each.file for each in found.said} == {"card.txt", "wiki.txt"}


@pytest.mark.parametrize(
    ("comparator", "parameters", "weights"),
    [
        ("~", "about 8 billion", "about 16 GB (about 14.9 GiB)"),
        (">", "at least 8 billion", "at least 16 GB (at least 14.9 GiB)"),
        (">=", "at least 8 billion", "at least 16 GB (at least 14.9 GiB)"),
        ("<=", "up to 8 billion", "up to 16 GB (up to 14.9 GiB)"),
    ],
)
def test_bounds_and_approximations_carry_to_the_result(comparator, parameters, weights):
    memory = answer([*whole(totalParameters=None), said("totalParameters", 8 * 10**9, comparator=comparator)])

    assert known(memory, "totalParameters").value == parameters
    assert str(memory.weights) == weights


def test_an_exact_word_beside_a_bound_settles_it_but_doubt_stays():
    claims = [said("totalParameters", 8 * 10**9, "a", ">="), said("totalParameters", 8 * 10**9, "b", "~")]
    assert str(answer(claims).weights) == "about 16 GB (about 14.9 GiB)"
    assert str(answer([*claims, said("totalParameters", 8 * 10**9, "c")]).weights) == "about 16 GB (about 14.9 GiB)"
    assert str(answer([claims[0], said("totalParameters", 8 * 10**9, "c")]).weights) == "16 GB (14.9 GiB)"


HEADS = {"keyValueHeadCount": None, "attentionHeadCount": 32}


@pytest.mark.parametrize(
    ("name", "heads", "origin", "cache", "why"),
    [
        (None, "up to 32", InputOrigin.ASSUMED, (0, 4 * GIB), "assumed, at most as many as attention heads"),
        ("Multi-Head Attention", "32", InputOrigin.DERIVED, (4 * GIB, 4 * GIB), "multi-head attention has as many"),
        ("Multi-Query Attention", "1", InputOrigin.DERIVED, (GIB // 8, GIB // 8), "multi-query attention has one"),
        ("Grouped-Query Attention", "", InputOrigin.MISSING, None, "queries in groups share fewer than there are"),
    ],
)
def test_key_value_heads_that_nobody_counts_follow_from_the_attention(name, heads, origin, cache, why):
    claims = [*whole(**HEADS), *([said("attentionMechanism", name)] if name else [])]
    memory = answer([*claims, said("attentionHeadCount", 32)])

    found = known(memory, "keyValueHeadCount")
    assert (found.value, found.origin) == (heads, origin)
    assert why in found.how
    assert bounds(memory.cache) == (None if cache is None else (*cache, False))
    assert found.rests_on == (("attentionHeadCount",) if origin is InputOrigin.ASSUMED or heads == "32" else ())


def test_the_width_of_a_head_is_derived_where_it_is_not_stated():
    claims = [*whole(attentionHeadDimension=None), said("hiddenDimension", 4096), said("attentionHeadCount", 32)]
    memory = answer(claims)

    found = known(memory, "attentionHeadDimension")
    assert (found.value, found.origin) == ("128", InputOrigin.DERIVED)
    assert found.how == "hidden dimension / attention heads"
    assert {each.name for each in memory.inputs} > {"hiddenDimension", "attentionHeadCount"}
    assert bounds(memory.cache) == (GIB, GIB, False)


@pytest.mark.parametrize(
    ("property_", "name", "told"),
    [
        ("attentionMechanism", "Multi-Head Latent Attention", "keeps one compressed vector"),
        ("usesTechnique", "Multi-Head Latent Attention", "keeps one compressed vector"),
        ("architecture", "State space model", "keeps a state of one size"),
    ],
)
def test_attention_without_heads_to_keep_forbids_the_formula(property_, name, told):
    memory = answer([*whole(), said(property_, name, "paper")])

    assert memory.cache.amount is None
    assert str(memory.cache).startswith(f"cannot be computed: paper.txt says {name}, which {told}")
    assert known(memory, "attention").value == name
    assert not {each.name for each in memory.inputs} & {"layerCount", "batch"}
    assert bounds(memory.weights) == (16 * 10**9, 16 * 10**9, False)


@pytest.mark.parametrize("name", ["Sliding Window Attention", "Interleaved attention", "Hybrid Mamba-Transformer"])
def test_layers_that_keep_less_make_the_formula_a_bound(name):
    memory = answer([*whole(), said("attentionMechanism", name, "paper")])

    assert bounds(memory.cache) == (0, GIB, False)
    assert str(memory.cache) == "up to 1.07 GB (up to 1 GiB)"
    assert memory.cache.note.startswith(f"paper.txt says {name}, so that some layers ")


@pytest.mark.parametrize(
    ("names", "format_", "origin"),
    [
        (["FP8"], "FP8", InputOrigin.CONSENSUS),
        (["FP8", "BF16"], "BF16", InputOrigin.ASSUMED),
        (["careful"], "BF16", InputOrigin.ASSUMED),
        ([], "BF16", InputOrigin.ASSUMED),
    ],
)
def test_the_format_of_the_weights_is_the_only_one_that_sources_name(names, format_, origin):
    memory = answer([*whole(), *(said("trainingPrecision", name) for name in names)])
    found = known(memory, "weightFormat")
    assert (found.value, found.origin) == (format_, origin)
    assert known(memory, "cacheFormat").value == "BF16"


def test_a_context_beyond_the_window_is_warned_of():
    assert "The context is longer than the context window, 8,192 tokens." in answer(whole(), context=8193).notes
    assert len(answer(whole(), context=8192).notes) == 1


# What sources state, beside what is computed

STATED = [
    # the weights take 16 GB in BF16, 8 GB in FP8; the cache of 8,192 tokens 1.07 GB
    (4, "BF16", "too little", "the weights alone take 16 GB, 4 times as much"),
    (16, "BF16", "agrees", "that agrees with the weights, 16 GB"),
    (15, "BF16", "agrees", "that agrees with the weights, 16 GB"),  # 15 GiB are 16.1 GB
    (24, "BF16", "more", "the weights take 16 GB, which leaves 8 GB for all else"),
    (8, "FP8", "agrees", "that agrees with the weights, 8 GB"),
    (17, "BF16, 8192 tokens", "agrees", "that agrees with what is computed: 16 GB of weights and 1.07 GB of cache"),
    (
        *(17, "BF16, 131072 tokens", "no room for the cache"),
        "the weights fit, but not the cache beside them: 16 GB of weights and 17.2 GB of cache",
    ),
    (
        *(17, "BF16, 8192 tokens, batch size 16", "no room for the cache"),
        "the weights fit, but not the cache beside them: 16 GB of weights and 17.2 GB of cache",
    ),
    # in FP8, or in the 16 bits of most engines: nobody says in which
    (
        *(80, "FP8, 8K context", "more"),
        "that is more than is computed: 8 GB of weights and 524 MB to 1.05 GB of cache",
    ),
    (
        8.6,
        "FP8, 8K context",
        "agrees",
        "that agrees with what is computed: 8 GB of weights and 524 MB to 1.05 GB of cache",
    ),
    *(
        (4, setting, "open", "it is said of a part of the model or of one device, so it is compared with nothing")
        for setting in ("BF16, per GPU", "BF16 with offloading", "BF16, active parameters only", "BF16, LoRA")
    ),
    (0, "BF16", "open", "it is no amount"),
    (10, "", "open", "it is not said for which number format: that is 10 bits for each parameter"),
]


@pytest.mark.parametrize(("gigabytes", "setting", "verdict", "comparison"), STATED)
def test_a_stated_figure_is_compared_for_its_own_format_and_context(gigabytes, setting, verdict, comparison):
    figure = said("memoryFootprint", int(gigabytes * 10**9), "guide", setting=setting or None)
    (found,) = answer([*whole(), figure], precision="int4", context=7, batch=9).stated

    assert (found.verdict, found.comparison) == (verdict, comparison)
    assert found.said.file == "guide.txt"


def test_a_figure_for_a_model_of_unknown_size_cannot_be_compared():
    (found,) = answer([said("memoryFootprint", 16 * 10**9, setting="BF16")]).stated
    assert found.comparison == "nothing to compare it with: no source gives the number of parameters"


def test_what_is_only_expected_is_no_stated_figure():
    expected = said("memoryFootprint", 16 * 10**9, modality=Modality.ANTICIPATED)
    assert not answer([*whole(), expected]).stated


# What holds whatever is said

SIZES = {name: st.integers(min_value=1, max_value=most) for name, most in
         (("totalParameters", 10**13), ("layerCount", 500), ("keyValueHeadCount", 128), ("contextWindow", 10**7))}  # fmt: skip


@settings(max_examples=40)
@given(st.fixed_dictionaries(SIZES), st.integers(1, 64), st.sampled_from(["fp8", "int4", "bf16", None]))
def test_together_is_never_less_than_the_weights_and_grows_with_the_batch(sizes, batch, precision):
    claims = whole(**sizes)
    one, many = answer(claims, precision=precision), answer(claims, precision=precision, batch=batch)

    assert many.together.amount.low >= one.together.amount.low >= one.weights.amount.low
    assert many.weights == one.weights
    assert many.cache.amount.low == one.cache.amount.low * batch
    assert {each.name for each in one.inputs} >= set(WHOLE)
    assert one.weights.amount.low <= Decimal(sizes["totalParameters"]) * 2
