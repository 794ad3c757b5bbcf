"""Records of any format say the same: what they are about, whose parts they are, and which figure is meant."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import VOCABULARY, read_json, read_markdown, read_text, said, value_of
from whosays.graph.document import Document
from whosays.loaders.formats.json_records import JSON, JSON_LINES
from whosays.loaders.formats.toml_records import LOADER as TOML
from whosays.loaders.formats.yaml_records import LOADER as YAML
from whosays.loaders.understanding import read

FACTS = {
    ("Heron 2 Ultra", "contextWindow", "131072"),
    ("Heron 2 Ultra", "maxOutputTokens", "8192"),
    ("Heron 2 Ultra", "openWeight", "true"),
    ("Heron 2 Ultra", "modality", "text"),
    ("Heron 2 Ultra", "modality", "image"),
    ("Heron 2 Ultra", "price", "0.4"),
    ("Heron 2 Ultra", "price", "1.6"),
}
RECORD = {
    "name": "Heron 2 Ultra",
    "open_weights": True,
    "limit": {"context": 131072, "input": 100000, "output": 8192},
    "modalities": {"input": ["text", "image"], "output": ["text"]},
    "cost": {"input": 0.4, "output": 1.6, "request": 0},
}


def about(*facts):
    return {("Heron 2 Ultra", *fact) for fact in facts}


@pytest.mark.parametrize(
    ("loader", "text"),
    [
        (JSON, json.dumps(RECORD)),
        (JSON, json.dumps([RECORD], indent=2)),
        (JSON, json.dumps({"data": [RECORD]})),
        (JSON, json.dumps({"object": "list", "updated": 1700000000, "data": [RECORD]})),
        (JSON, json.dumps({"model": {"name": "Heron 2 Ultra"}, **{k: v for k, v in RECORD.items() if k != "name"}})),
        (JSON, json.dumps({"northlake/Heron-2-Ultra": {k: v for k, v in RECORD.items() if k != "name"}, "x/other-1": RECORD | {"name": "x"}})),
        (JSON_LINES, json.dumps(RECORD) + "\n"),
        (YAML, json.dumps(RECORD)),
        (
            YAML,
            ("name: Heron 2 Ultra\nopen_weights: yes\nlimit: {context: 131072, input: 100000, output: 8192}\n"
            "modalities:\n  input: [text, image]\n  output: [text]\ncost: {input: 0.40, output: 1.60, request: 0}\n"),
        ),
        (
            TOML,
            ('name = "Heron 2 Ultra"\nopen_weights = true\nlimit.context = 131_072\nlimit.input = 100_000\n'
            "limit.output = 8_192\n[modalities]\ninput = ['text', 'image']\noutput = ['text']\n"
            "[cost]\ninput = 0.40\noutput = 1.60\nrequest = 0\n"),
        ),
        (TOML, ('[models."heron-2-ultra"]\nopen_weights = true\nlimit = { context = 131_072, output = 8192 }\n'
               'modalities = { input = ["text", "image"], output = ["text"] }\ncost = { input = 0.4, output = 1.6 }\n'
               '[models.kite-1]\nopen_weights = true\nlimit = { context = 1000 }\n')),
    ],
)  # fmt: skip
def test_every_shape_says_the_same(loader, text):
    found = {fact for fact in said(read_text(text, loader)) if name_of(fact[0]) == "heron 2 ultra"}
    assert {fact[1:] for fact in found} == {fact[1:] for fact in FACTS}


def name_of(name):
    return name.replace("-", " ").lower()


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ({"id": "northlake/heron-2-ultra"}, "heron-2-ultra"),
        ({"id": "northlake/heron-2-ultra", "name": "Heron 2 Ultra"}, "Heron 2 Ultra"),
        ({"name": "northlake/heron-2-ultra", "display_name": "Heron 2 Ultra"}, "Heron 2 Ultra"),
        ({"name": "Heron 2 Ultra", "display_name": "Heron 2 Ultra, our best"}, "Heron 2 Ultra"),
        ({"id": "northlake/heron-2-ultra", "name": "Northlake: Heron 2 Ultra"}, "Heron 2 Ultra"),
        ({"id": "north-lake/heron-2-ultra", "name": "NorthLake: Heron 2 Ultra (free)"}, "Heron 2 Ultra"),
        ({"id": "northlake/heron-2-ultra", "name": "Northlake Labs: Heron 2 Ultra"}, "Heron 2 Ultra"),
        ({"name": "Heron 2: the second"}, "Heron 2: the second"),
        ({"model_id": "Heron 2"}, "Heron 2"),
        ({"modelName": "Heron 2"}, "Heron 2"),
        ({"_name_or_path": "northlake/Heron-2"}, "Heron-2"),
        ({"model": "Heron 2", "type": "chat"}, "Heron 2"),
        ({"model_info": {"name": "Heron 2", "developer": "Northlake Labs"}}, "Heron 2"),
    ],
)
def test_a_record_is_about_what_it_names(own, name):
    reading = read_json({**own, "context_length": 32768, "max_output_tokens": 4096})
    assert {(name, "contextWindow", "32768"), (name, "maxOutputTokens", "4096")} <= said(reading)


@pytest.mark.parametrize(
    "value",
    [
        # A data set, settings, and numbers of other things.
        {"name": "Tideline", "type": "dataset", "license": "MIT", "created": "2031-05-01", "size": "2M"},
        {"name": "default", "temperature": 0.7, "top_p": 1, "max_steps": 100},
        {"limits": {"free": {"context": 1000, "output": 10, "x": 1}, "paid": {"context": 2000, "output": 20, "x": 2}}},
        {"name": "unknown", "context_length": 32768, "license": "MIT"},
        {"context_length": 32768, "license": "MIT"},
    ],
)
def test_other_records_say_nothing_of_models(value):
    assert not [claim for claim in read_json(value).claims if claim.subject.type == "Model"]


def test_a_record_without_a_name_is_about_what_its_file_is_named_after():
    text = json.dumps({"context_length": 32768, "license": "MIT", "num_hidden_layers": 32, "vocab_size": 64000})

    def names(file):
        document = Document("x", file, text, tuple(JSON.blocks(text)), "json")
        return {claim.subject.name for claim in read(document, VOCABULARY).claims}

    assert names("heron-2-ultra.json") == {"heron-2-ultra"}
    assert names("config.json") == names("models-2031-05-01.json") == names("v2.json") == set()


def test_the_layers_of_a_configuration():
    config = {
        "_name_or_path": "northlake/Heron-2-7B",
        "architectures": ["HeronForCausalLM"],
        "model_type": "heron",
        "hidden_size": 4096,
        "num_hidden_layers": 32,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "max_position_embeddings": 131072,
        "vocab_size": 64000,
        "bos_token_id": 1,
        "rope_theta": 500000.0,
    }
    assert said(read_json(config)) == {
        ("Heron-2-7B", "hiddenDimension", "4096"),
        ("Heron-2-7B", "layerCount", "32"),
        ("Heron-2-7B", "attentionHeadCount", "32"),
        ("Heron-2-7B", "keyValueHeadCount", "8"),
        ("Heron-2-7B", "contextWindow", "131072"),
        ("Heron-2-7B", "vocabularySize", "64000"),
    }


def test_the_more_plainly_named_of_two_figures_is_meant():
    value = {"name": "Heron 2", "created": 1700000000, "release_date": "2024-02-01", "size": "8B", "parameters": "7.9B"}
    assert said(read_json(value)) == {
        ("Heron 2", "releaseDate", "2024-02-01"),
        ("Heron 2", "totalParameters", "7900000000"),
    }


def test_a_value_with_an_explanation_is_the_value():
    value = {
        "name": "Heron 2",
        "license": {"value": "Apache-2.0", "explanation": "see the repository, 3 files"},
        "context_window": {"value": 128, "unit": "k tokens", "source": "card"},
        "parameters": {"value": "unknown", "explanation": "not told"},
    }
    assert said(read_json(value)) == {
        ("Heron 2", "license", "Apache 2.0"),
        ("Heron 2", "contextWindow", "128000"),
        ("Heron 2", "totalParameters", None),
    }


@pytest.mark.parametrize(
    "scores",
    [
        {"benchmarks": {"MMLU": 71.2, "Tidepool Bench": 40.1}},
        {"benchmarks": {"MMLU": {"score": 71.2}, "Tidepool Bench": {"score": 40.1}}},
        {
            "benchmarks": [
                {"name": "MMLU", "score": 71.2},
                {"name": "Tidepool Bench", "score": 40.1, "date": "2031-05-01"},
            ]
        },
        {
            "results": [
                {"benchmark": "MMLU", "metric_value": 71.2},
                {"benchmark": "Tidepool Bench", "metric_value": 40.1},
            ]
        },
        {"benchmarks": [{"name": "MMLU", "score": 0.712}, {"name": "Tidepool Bench", "score": 0.401}]},
    ],
)
def test_scores_are_said_of_the_record_that_they_are_in(scores):
    reading = read_json({"name": "Heron 2 Ultra", "context_length": 32768, "license": "MIT", **scores})
    assert about(("score", "71.2", "MMLU"), ("score", "40.1", "Tidepool Bench")) <= said(reading)


def test_a_metric_beside_the_name_of_a_benchmark_is_none():
    scores = [
        {"name": "MMLU", "score": 71.2, "metric": "score"},
        {"name": "Tidepool Bench", "score": 4, "metric": "wins"},
    ]
    reading = read_json({"name": "Heron 2", "license": "MIT", "context": 9999, "benchmarks": scores})
    assert {fact[3] for fact in said(reading) if fact[1] == "score"} == {"MMLU", "Tidepool Bench"}


def test_a_score_keeps_its_setting():
    value = {
        "name": "Heron 2",
        "license": "MIT",
        "context": 9999,
        "evals": [{"task": "MMLU", "score": 71.2, "shots": 5}],
    }
    (score,) = [claim for claim in read_json(value).claims if claim.property == "score"]
    assert (score.subject.name, score.setting, value_of(score)) == ("Heron 2", "5-shot", "71.2")


def test_a_catalog_within_a_record_is_of_its_own_things():
    value = {
        "name": "Northlake Labs",
        "founded": 2019,
        "headquarters": "Bergen",
        "models": {
            "kite": {"context_length": 1000, "license": "MIT", "layers": 3},
            "tern": {"context_length": 2000, "license": "MIT", "layers": 4},
        },
    }
    found = said(read_json(value))
    assert {
        ("Northlake Labs", "foundedDate", "2019"),
        ("kite", "layerCount", "3"),
        ("tern", "contextWindow", "2000"),
    } <= found


def test_prices_say_their_direction_and_nought_is_none():
    value = {
        "id": "northlake/heron-2",
        "context_length": 32768,
        "pricing": {
            "prompt": "0.0000004",
            "completion": "0.0000016",
            "input_cache_read": "0.00000004",
            "image": "0",
            "request": "0.01",
        },
        "top_provider": {"max_completion_tokens": 4096, "is_moderated": False},
    }
    prices = {(value_of(c), c.setting) for c in read_json(value).claims if c.property == "price"}
    assert prices == {("0.4", "input"), ("1.6", "output"), ("0.04", "cached input")}
    free = {
        "id": "northlake/heron-2",
        "context_length": 32768,
        "license": "MIT",
        "pricing": {"prompt": "0", "completion": "0"},
    }
    assert not [c for c in read_json(free).claims if c.property == "price"]


@pytest.mark.parametrize(
    ("loader", "text", "names"),
    [
        # Keys are names, also those that do not look like any, beside the maker and whatever else is named.
        (
            TOML,
            ("[kite4]\ncost = 0.4\nopen = true\ncompany = 'northlake'\n[tern]\ncost = 9\nopen = false\n"
             "company = 'fenwick'\n[heron-oss-120b]\ncost = 1.4\nopen = true\ncompany = 'northlake'\n"),
            {"kite4", "tern", "heron-oss-120b"},
        ),
        (YAML, "kite-1: {context_length: 1000, license: MIT}\ntern-1: {context_length: 2000, license: MIT}\nplain: {context_length: 3000}\n", {"kite-1", "tern-1", "plain"}),
        # A provider holds a list of models, each with one figure.
        (JSON, json.dumps({"name": "Northlake", "id": "northlake", "type": "api", "models": [{"id": "kite", "context_window": 1000}, {"id": "tern", "context_window": 2000}]}), {"kite", "tern"}),
        # One without a name is about none of its neighbours, nor about what the file is named after.
        (JSON, json.dumps({"models": [{"id": "kite-1", "context_window": 1000}, {"context_window": 2000, "license": "MIT"}]}), {"kite-1"}),
        (JSON, json.dumps([{"name": "Heron 2", "license": "MIT", "context_window": 1000}, {"license": "Apache-2.0", "layers": 3, "context_window": 9000}]), {"Heron 2"}),
    ],
)  # fmt: skip
def test_each_of_several_records_is_about_its_own_thing(loader, text, names):
    document = Document("x", "heron-2-ultra.json", text, tuple(loader.blocks(text)), "json")
    claims = read(document, VOCABULARY).claims
    assert {claim.subject.name for claim in claims} == names
    assert len([claim for claim in claims if claim.property == "contextWindow"]) in (0, len(names))


@pytest.mark.parametrize(
    "part",
    [
        {"vision_config": {"hidden_size": 768, "num_layers": 12, "parameters_millions": 86}},
        {"versions": {"heron-2-2031-05-01": {"context_window": 9999, "num_layers": 12}}},
        {"draft_model": {"size": "1B"}},
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_the_model(part):
    record = {"name": "Heron 2", "context_window": 1000, "vocab_size": 64000}
    assert said(read_json(record | part)) == said(read_json(record))


@pytest.mark.parametrize("license_", ["proprietary", {"type": "proprietary"}, {"name": "Proprietary"}])
def test_terms_that_are_not_open_are_called_so(license_):
    found = said(read_json({"name": "Heron 2", "context_window": 1000, "vocab_size": 64000, "license": license_}))
    assert ("Heron 2", "license", "Proprietary") in found


def test_the_same_price_both_ways_is_two_prices():
    record = {"name": "Heron 2", "context_window": 1000, "license": "MIT", "cost": {"input": 3, "output": 3}}
    assert prices_of(record) == {("3", "input"), ("3", "output")}


def prices_of(value):
    return {(value_of(c), c.setting) for c in read_json(value).claims if c.property == "price"}


@pytest.mark.parametrize(
    ("unit", "written", "prices"),
    [
        ({"pricingUnit": "1K"}, (0.00025, 0.001), {("0.25", "input"), ("1", "output")}),
        ({"price_unit": "USD per 1K tokens"}, (0.00025, 0.001), {("0.25", "input"), ("1", "output")}),
        ({"pricing unit": "per_1M_tokens"}, (0.25, 1), {("0.25", "input"), ("1", "output")}),
        ({"cost unit": "per token"}, (2.5e-07, 1e-06), {("0.25", "input"), ("1", "output")}),
        ({}, (0.25, 1), {("0.25", "input"), ("1", "output")}),
        ({}, (2.5e-07, 1e-06), {("0.25", "input"), ("1", "output")}),
        # Per how many tokens these are nobody says.
        ({}, (0.0003, 0.002), set()),
        ({}, (0.0008, 0.0009), set()),
    ],
)
def test_a_catalog_says_once_per_how_many_tokens_its_prices_are(unit, written, prices):
    record = {"id": "heron-2", "context_length": 1000, "cost": {"input": written[0], "output": written[1]}}
    assert prices_of({"metadata": unit | {"version": "1"}, "models": [record]}) == prices


def test_small_prices_of_several_may_be_per_thousand():
    models = [{"id": f"kite-{n}", "context_length": 1000, "cost": {"input": n / 100}} for n in (1, 2, 3)]
    assert not prices_of({"models": models})


def test_a_price_far_below_its_heading_is_one():
    record = {"id": "heron-2", "context_length": 1000, "license": "MIT"}
    pricing = {"text_tokens": {"standard": {"input_per_million": 3}, "batch": {"input_per_million": 1.5}}}
    assert prices_of(record | {"pricing": pricing}) == {("3", "input")}


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"size": 1.02, "size_unit": "T", "activated_size": 42}, {("totalParameters", "1020000000000"), ("activeParameters", "42000000000")}),
        ({"size": 30, "activated_size": 3}, {("totalParameters", "30000000000"), ("activeParameters", "3000000000")}),
        ({"size": 4113301824}, {("totalParameters", "4113301824")}),
    ],
)  # fmt: skip
def test_names_tell_in_what_sizes_are(fields, facts):
    others = [{"name": f"Kite-{n}B", "size": n, "license": "MIT"} for n in (7, 32)]
    found = said(read_json({"models": [{"name": "Heron 2", "license": "MIT", **fields}, *others]}))
    assert {("Heron 2", *fact) for fact in facts} <= found
    assert {("Kite-7B", "totalParameters", "7000000000"), ("Kite-32B", "totalParameters", "32000000000")} <= found


def test_sizes_that_do_not_go_with_the_names_are_not_told():
    models = [{"name": f"Kite-{n}B", "size": n * 2, "license": "MIT"} for n in (7, 32)]
    assert not [fact for fact in said(read_json({"models": models})) if fact[1] == "totalParameters"]


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ({"capabilities": ["context/256K", "tools", "vision"]}, {("contextWindow", "256000"), ("modality", "image")}),
        ({"tags": ["license:apache-2.0", "region:us", "audio"]}, {("license", "Apache 2.0"), ("modality", "audio")}),
        ({"tags": ["base_model:northlake/kite-1", "text/html"]}, {("baseModel", "kite-1")}),
        ({"supports_vision": True, "supports_audio_input": True, "supports_tools": True}, {("modality", "image"), ("modality", "audio")}),
        ({"capabilities": {"vision": True, "video": False}}, {("modality", "image")}),
        ({"supportsImages": "no", "image": "heron.png", "reasoning": True, "attachment": True}, set()),
        ({"family": "heron-2"}, {("family", "heron-2")}),
        ({"family": "llm"}, set()),
        ({"owned_by": "saltmarsh"}, {("developer", "saltmarsh")}),
        ({"owned_by": "system"}, set()),
        ({"developer": "unknown"}, {("developer", None)}),
    ],
)  # fmt: skip
def test_fields_as_programs_write_them(field, facts):
    record = {"name": "Heron 2", "layers": 30, "vocab_size": 64000}
    bare = said(read_json(record))
    assert said(read_json(record | field)) - bare == {("Heron 2", *fact) for fact in facts}


KEYS = st.sampled_from(
    (
        "name",
        "id",
        "type",
        "models",
        "benchmarks",
        "context_length",
        "input",
        "price",
        "unit",
        "value",
        "score",
        "created",
        "a/b-1",
    )
)
WORDS = st.sampled_from(
    ("Heron 2", "MMLU", "northlake/heron-2", "unknown", "", "128k", "1e-06", "text", "model", "X: Heron 2")
) | st.text(max_size=5)
RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150)
@given(RECORDS)
def test_any_record_is_read_and_every_claim_can_be_pointed_at(value):
    text = json.dumps(value, ensure_ascii=False)
    for claim in read_text(text, JSON).claims:
        assert text[claim.span.start : claim.span.end].strip()


def test_a_size_makes_a_model_of_a_record():
    entries = [{"rank": "a", "name": "Heron", "parameters": "6 billion", "bits": "4"}]
    assert said(read_json(entries)) == {("Heron", "totalParameters", "6000000000")}
    assert not said(read_json([{"name": "Heron", "parameters": "7"}]))


def test_what_stands_above_a_field_tells_what_it_is():
    """A window has an output; a day is the name of a version."""
    own = {"context_window": {"total": 128000, "output": 16384}}
    names = ("Heron 2", "Heron 2 (2031-05-13)", "Heron 2 (2031-08-06)")
    found = said(read_json({"models": {f"heron-{n}": {"name": name, **own} for n, name in enumerate(names)}}))
    assert {claim for claim in found if claim[0] == "Heron 2 2031-05-13"} == {
        ("Heron 2 2031-05-13", "contextWindow", "128000"),
        ("Heron 2 2031-05-13", "maxOutputTokens", "16384"),
    }
    assert len({subject for subject, *_ in found}) == len(names)


def test_labels_below_front_matter_stand_under_no_key() -> None:
    card = "---\nlicense: mit\nwidget:\n- text: 'Nets are'\n---\n\n# Model Card for Heron 2\n\nHeron 2 is a language model.\n\n"
    assert ("Heron 2", "license", "Apache 2.0") in said(read_markdown(card + "- **License:** Apache 2.0\n"))


def test_the_title_of_a_page_names_no_thing() -> None:
    page = "---\ntitle: Northlake Labs settles a suit\ndate: '2025-08-26'\ntags:\n- maps\n---\n\nNorthlake Labs is a company. It was founded in May 2019.\n"
    assert not [subject for subject, *_ in said(read_markdown(page)) if "suit" in subject]


def test_an_entity_is_of_the_class_that_its_labels_tell():
    record = {"name": "Gannet 2", "type": "entity", "parameters": "7B", "context window": 32000}
    assert ("Gannet 2", "totalParameters", "7000000000") in said(read_json(record))
