"""Labels with values, however a document sets them, become claims about what is being talked about."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said, value_of
from whosays.graph.claims import Comparator, Modality

CARD = "Heron 2 Ultra\n\nIts smaller sibling is Heron 2 Mini, which came before it.\n\n"


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("Context length: 128K tokens", ("contextWindow", "128000")),
        ("Context Window: 10,000K", ("contextWindow", "10000000")),
        ("Context variants: 4K and 128K tokens", ("contextWindow", "4000")),
        ("Context lengths: 8K (base), 32K (chat)", ("contextWindow", "32000")),
        ("Multilingual: Czech and Danish", ("language", "Danish")),
        ("Heron 2 Ultra handles two languages natively: Czech and Danish", ("language", "Danish")),
        ("Multilingual support for 2 languages: Czech, Danish", ("languageCount", "2")),
        ("Parameters (B): 70", ("totalParameters", "70000000000")),
        ("Parameters, active: 17B", ("activeParameters", "17000000000")),
        ("actual_release_date: 2025-04-05", ("releaseDate", "2025-04-05")),
        ("num_hidden_layers: 61", ("layerCount", "61")),
        ("License: Apache-2.0", ("license", "Apache 2.0")),
        ("License: Heron Community License", ("license", "Heron Community License")),
        ("Developer: Northlake Labs", ("developer", "Northlake Labs")),
        ("Open weights: yes", ("openWeight", "true")),
        ("Benchmark results published: no", ("resultsPublished", "false")),
        ("Open weights: ❌", ("openWeight", "false")),
        ("Release date: 5 April 2025", ("releaseDate", "2025-04-05")),
        ("Knowledge cutoff: Aug 2024", ("knowledgeCutoff", "2024-08")),
        ("Modalities: text and images", ("modality", "image")),
        ("Architecture: MoE", ("architecture", "Mixture of Experts")),
        ("Status: not released", ("availability", "unreleased")),
        ("Base model: northlake/Heron-1-7B", ("baseModel", "Heron-1-7B")),
        ("MMLU: 71.2", ("score", "71.2", "MMLU")),
    ],
)
def test_a_pair_is_a_claim(line, claim):
    reading = read_text(f"{CARD}{line}\n")
    assert ("Heron 2 Ultra", *claim) in said(reading)


@pytest.mark.parametrize("value", ["-", "—", "none", "", "n", "see below"])
def test_what_says_nothing_is_no_claim(value):
    assert not said(read_text(f"{CARD}Context length: {value}\n"))


@pytest.mark.parametrize("value", ["TBA", "unknown", "?", "not disclosed", "Not publicly disclosed", "N/A"])
def test_what_is_kept_back_is_undisclosed(value):
    (claim,) = read_text(f"{CARD}Context length: {value}\n").claims
    assert (claim.property, claim.value, claim.modality) == ("contextWindow", None, Modality.UNDISCLOSED)


@pytest.mark.parametrize(
    ("value", "comparator"),
    [("~2T", "~"), ("30+ billion", ">="), ("more than 3B", ">"), ("up to 10B", "<="), ("7B", "=")],
)
def test_bounds_are_kept(value, comparator):
    (claim,) = read_text(f"{CARD}Parameters: {value}\n").claims
    assert claim.comparator is Comparator(comparator)


def test_the_quote_runs_from_the_label_to_the_value():
    text = f"{CARD}Number of Layers\n160\n"
    reading = read_text(text)
    (claim,) = reading.claims
    assert text[claim.span.start : claim.span.end] == "Number of Layers\n160"


def test_a_note_in_brackets_hedges():
    (claim,) = read_text(f"{CARD}License: MIT (anticipated)\n").claims
    assert claim.modality is Modality.ANTICIPATED


def test_a_heading_sets_the_topic():
    text = "# Models\n\n## Heron 2 Ultra\n\n- Layers: 88\n\n## Heron 2 Mini\n\n- Layers: 24\n\n## References\n\n- Layers: 99\n"
    assert said(read_markdown(text)) == {("Heron 2 Ultra", "layerCount", "88"), ("Heron 2 Mini", "layerCount", "24")}


def test_a_familys_figure_is_not_its_members():
    text = "# Heron 2 Ultra\n\nThe Heron 2 family has three models. Heron 2 Mini is small.\n\n- Training tokens (whole family): 24T\n"
    assert said(read_markdown(text)) == {("Heron 2", "trainingTokens", "24000000000000")}


def test_without_a_topic_nothing_is_said():
    assert not read_text("Layers: 88\n").claims


def test_a_range_is_two_bounds():
    claims = read_text(f"{CARD}Context length: 32K-128K tokens\n").claims
    assert [(value_of(c), c.comparator) for c in claims] == [("32000", ">="), ("128000", "<=")]


def test_a_label_may_stand_above_its_value_in_brackets_or_apart():
    text = f"{CARD}Attention heads (Q): 64\nAttention heads (KV): 4\n"
    assert said(read_text(text)) == {
        ("Heron 2 Ultra", "attentionHeadCount", "64"),
        ("Heron 2 Ultra", "keyValueHeadCount", "4"),
    }


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("- **Training compute**: 2.4M GPU hours", "2400000", "GPU-hours"),
        ("- **Training compute**: 3e24 FLOPs", "3" + "0" * 24, None),
        ("- **Input price**: €3 per million tokens", "3", "EUR per million tokens"),
        ("- **Training cost**: £5 million", "5000000", "GBP"),
    ],
)
def test_a_unit_that_does_not_convert_is_kept(line, value, unit):
    (claim,) = read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n{line}\n").claims
    assert (value_of(claim), claim.unit) == (value, unit)


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("params_b: 70", ("totalParameters", "70000000000", None)),
        ("total_params_b: 70", ("totalParameters", "70000000000", None)),
        ("activeParamsB: 7", ("activeParameters", "7000000000", None)),
        ("context_k: 128", ("contextWindow", "128000", None)),
        ("contextK: 128", ("contextWindow", "128000", None)),
        ("max-output-k: 16", ("maxOutputTokens", "16000", None)),
        ("training_tokens_trillions: 15", ("trainingTokens", "15000000000000", None)),
        ("vram_gb: 80", ("memoryFootprint", "80000000000", None)),
        ("release_date: 1700000000", ("releaseDate", "2023-11-14", None)),
        ("created: 1700000000123", ("releaseDate", "2023-11-14", None)),
        ("input_cost_per_token: 3e-06", ("price", "3", "input")),
        ("outputCostPerToken: 0.000015", ("price", "15", "output")),
        ("price_per_1m_input_usd: 0.15", ("price", "0.15", "input")),
        ("pricePer1MInput: 0.15", ("price", "0.15", "input")),
        ("output_usd_per_mtok: 0.6", ("price", "0.6", "output")),
        ("input_price_per_1k_tokens: 0.002", ("price", "2", "input")),
        ("completion price: 0.0000006", ("price", "0.6", "output")),
        ("cache_read_input_token_cost: 3e-07", ("price", "0.3", "cached input")),
        ("cacheWrite: 3.75", ("price", "3.75", "cache write")),
        ("Input price: $3", ("price", "3", "input")),
        ("cost_per_1m_in: 0.6", ("price", "0.6", "input")),
        ("cost_per_1m_out: 3.6", ("price", "3.6", "output")),
        ("costPer1MInCached: 0.06", ("price", "0.06", "cached input")),
        ("input_per_mtok: 0.6", ("price", "0.6", "input")),
        ("price_in: 0.6", ("price", "0.6", "input")),
        ("input_cost_cache_hit: 0.06", ("price", "0.06", "cached input")),
        ("input_cost_cache_miss: 0.6", ("price", "0.6", "input")),
    ],
)
def test_keys_carry_units_and_directions(line, claim):
    (found,) = read_text(f"{CARD}{line}\n").claims
    assert (found.property, value_of(found), found.setting) == claim


@pytest.mark.parametrize(
    "line",
    [
        "input_cost_per_token: 0",
        "input_cost_per_token_above_200k_tokens: 6e-06",
        "input_cost_per_token_batches: 1.5e-06",
        "input_cost_per_image: 0.0002",
        "output_cost_per_reasoning_token: 6e-06",
        "cost per query: 0.02",
        "cost_per_1m_batch_in: 0.3",
        "image_cost_in: 0.3",
        "cost_in_usd: $3",
        "context_k: 0",
        "created: 170000000",
        "score: 71",
    ],
)
def test_what_a_key_does_not_say_for_certain_is_no_claim(line):
    assert not read_text(f"{CARD}{line}\n").claims


@pytest.mark.parametrize(
    "makers", ["Saltmarsh AI, Inc.", "Saltmarsh AI Inc", "Saltmarsh AI, Inc., Fjord", "Fjord; Saltmarsh AI, GmbH"]
)
def test_a_companys_name_in_law_is_one_name(makers):
    found = {claim[2] for claim in said(read_text(f"{CARD}Developer: {makers}\n"))}
    assert found <= {
        "Fjord",
        "Saltmarsh AI, Inc",
        "Saltmarsh AI, Inc.",
        "Saltmarsh AI Inc",
        "Saltmarsh AI",
        "Saltmarsh AI, GmbH",
    }
    assert len(found) == makers.count("Fjord") + 1


HERON = "# Heron 2 Ultra\n\nHeron 2 Ultra is a language model.\n\n"


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Parameters: 671B (37B active)", {("totalParameters", "671000000000"), ("activeParameters", "37000000000")}),
        ("Params: 17B (Activated) 109B (Total)", {("totalParameters", "109000000000"), ("activeParameters", "17000000000")}),
        ("Attention heads: 64 (8 KV)", {("attentionHeadCount", "64"), ("keyValueHeadCount", "8")}),
        ("Number of attention heads: 48 for Q and 6 for KV", {("attentionHeadCount", "48"), ("keyValueHeadCount", "6")}),
        ("Number of experts: 64 (8 active)", {("expertCount", "64"), ("activeExpertCount", "8")}),
        ("#Total Params: 13B", {("totalParameters", "13000000000")}),
        ("Estimated cost of training: $1.4M", {("trainingCost", "1400000")}),
        ("Hardware: 96 H100 80GB GPUs (12 nodes)", {("gpuCount", "96"), ("trainingHardware", "NVIDIA H100")}),
        ("Hardware: 64 A100 GPUs", {("gpuCount", "64"), ("trainingHardware", "NVIDIA A100")}),
        ("Hardware: 510 V100s", {("gpuCount", "510"), ("trainingHardware", "NVIDIA V100")}),
        ("Hardware: 1024 TPU-V3 chips", {("gpuCount", "1024"), ("trainingHardware", "TPU v3")}),
        ("Hardware: 4 Lake Chip K80 GPUs", {("gpuCount", "4"), ("trainingHardware", "Lake Chip K80")}),
        ("Hardware Type: 8x NVIDIA A100 80GB", {("gpuCount", "8"), ("trainingHardware", "NVIDIA A100")}),
        (
            "Architecture: Multi-head attention with RoPE, fine-grained MoE",
            {
                ("attentionMechanism", "Multi-Head Attention"),
                ("positionEmbedding", "Rotary Position Embedding"),
                ("architecture", "Mixture of Experts"),
            },
        ),
        ("Type: A sparse MoE model with 13B activated and 131B total parameters", {
            ("architecture", "Mixture of Experts"), ("activeParameters", "13000000000"), ("totalParameters", "131000000000"),
        }),
        ("Pipeline tag: image-text-to-text", {("modality", "image"), ("modality", "text")}),
        ("Language(s) (NLP): English, Dutch", {("language", "English"), ("language", "Dutch")}),
    ],
)  # fmt: skip
def test_several_facts_in_one_value(bullet, expected):
    found = {claim[1:] for claim in said(read_markdown(f"{HERON}- {bullet}\n"))}
    assert found >= expected
    assert not {name for name, _ in found} - {name for name, _ in expected} - {"usesTechnique"}


@pytest.mark.parametrize(
    "bullet",
    [
        "Training data: 558K",
        "Training data: 1.3B",
        "Training data (#Samples): 2000B",
        "GPU memory: 640GB per node",
        "License: [More Information Needed]",
        "Languages: Multiple",
        "Language: Python",
        "Model type: Generalist models",
        "Batch size: 1024",
        "Learning rate: 3e-4",
    ],
)
def test_what_is_no_fact_of_the_model_is_none(bullet):
    assert not said(read_markdown(f"{HERON}- {bullet}\n"))


def test_an_estimate_is_about_right_and_an_estimated_date_to_come():
    text = f"{HERON}- Estimated training cost: $2M\n- Release date estimate: 14.May.2031\n"
    cost, release = sorted(read_markdown(text).claims, key=lambda claim: claim.property == "releaseDate")
    assert (cost.comparator, cost.modality) == (Comparator.ABOUT, Modality.ASSERTED)
    assert (release.value.edtf, release.modality) == ("2031-05-14", Modality.ANTICIPATED)


def test_what_a_model_is_like_is_not_meant():
    text = f"{HERON}A 7B parameter Tern-style model for phones, tuned from Tern-3B.\n\nTern-3B is a language model.\n"
    assert ("Heron 2 Ultra", "totalParameters", "7000000000") in said(read_markdown(text))


@pytest.mark.parametrize("cell", ["$1.75 / 1M tokens", "$1.75 per million tokens", "$1.75/M tokens"])
def test_so_much_money_below_a_mere_direction_is_a_price(cell):
    rows = f"| Tern-2B | {cell} | {cell} |\n| Plover-7B | {cell} | {cell} |\n"
    reading = read_markdown(f"# Birds\n\n| Model | Input | Output |\n|---|---|---|\n{rows}")
    found = {(claim.subject.name, claim.property, claim.setting) for claim in reading.claims}
    assert found == {(name, "price", way) for name in ("Tern-2B", "Plover-7B") for way in ("input", "output")}


def test_a_modality_below_a_direction_stays_one():
    rows = "| Tern-2B | text, image | text |\n| Plover-7B | text | text |\n"
    reading = read_markdown(f"# Birds\n\n| Model | Input | Output |\n|---|---|---|\n{rows}")
    assert {claim.property for claim in reading.claims} == {"modality"}
