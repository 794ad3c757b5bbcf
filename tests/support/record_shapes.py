"""The same facts in many shapes: key vocabularies, layouts of records, and files that hold them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import yaml
from record_facts import FACTS, Written, slug, value_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Facts = dict[str, Any]
Vocabulary = dict[str, Written]


def keys(**own: str) -> Vocabulary:
    """Return a vocabulary from `path` or `path|way of writing the value`."""
    return {fact: Written(*words.split("|")) for fact, words in own.items()}


SNAKE = keys(
    name="name", developer="developer", family="family", released="release_date", total="total_parameters",
    active="active_parameters", context="context_window", output="max_output_tokens", license="license",
    modalities="modalities", price_in="input_price_per_million_tokens", price_out="output_price_per_million_tokens",
    mmlu="benchmarks/MMLU", gsm8k="benchmarks/GSM8K", layers="num_layers", tokens="training_tokens",
    open="open_weights", status="status", hardware="training_hardware", notes="notes",
)  # fmt: skip
VOCABULARIES: Mapping[str, Vocabulary] = {
    "snake": SNAKE,
    "camel": keys(
        name="modelName", developer="developer", family="modelFamily", released="releaseDate", total="totalParameters|text",
        active="activeParameters|text", context="contextWindow", output="maxOutputTokens", license="licenseName",
        modalities="inputModalities", price_in="inputPricePerMillion", price_out="outputPricePerMillion", mmlu="scores/MMLU",
        gsm8k="scores/GSM8K", layers="layerCount", tokens="trainingTokens", open="openWeights", status="releaseStatus",
        hardware="trainingHardware", notes="description",
    ),
    "kebab": keys(
        name="display-name", developer="vendor", family="model-family", released="released-on|worded", total="params|B",
        active="active-params|B", context="context-length|K", output="max-output|K", license="licence",
        modalities="modalities|list", price_in="input-price|$/M", price_out="output-price|$/M", mmlu="mmlu|%", gsm8k="gsm8k|%",
        layers="layers", tokens="training-tokens|T", open="open-weights|yes", status="status|Status", hardware="hardware",
    ),
    "title": keys(
        name="Model Name", developer="Developer", family="Model Family", released="Release Date|worded", total="Total Parameters|B words",
        active="Active Parameters|B words", context="Context Window|tokens", output="Max Output|tokens", license="License",
        modalities="Modalities|list", price_in="Input Price (per 1M tokens)|$", price_out="Output Price (per 1M tokens)|$",
        mmlu="MMLU (%)", gsm8k="GSM8K (%)", layers="Number of Layers", tokens="Training Tokens|T tokens", open="Open Weights|Yes",
        status="Status|Status", hardware="Training Hardware", notes="Notes",
    ),
    "units in keys": keys(
        name="model", developer="org", family="family", released="released", total="params_b|billions", active="active_params_b|billions",
        context="context_k|thousands", output="max_output_k|thousands", license="license", modalities="modalities",
        price_in="price_in_per_1m", price_out="price_out_per_1m", mmlu="mmlu_pct", gsm8k="gsm8k_pct", layers="n_layers",
        tokens="training_tokens_t|trillions", open="open_weights", status="status", hardware="gpu",
    ),
    "units spelled out": keys(
        name="name", developer="organization", family="series", released="release_date", total="total_params_billions|billions",
        active="active_params_billions|billions", context="context_window_tokens", output="max_output_tokens", license="license",
        modalities="input_modalities", price_in="input_cost_per_token|per_token", price_out="output_cost_per_token|per_token",
        mmlu="mmlu_score", gsm8k="gsm8k_score", layers="layer_count", tokens="pretraining_tokens_trillions|trillions", open="is_open_weight",
        status="lifecycle_status", hardware="hardware_type",
    ),
    "subgroups": keys(
        id="id", name="name", developer="organization/name", family="family", released="dates/released", total="architecture/total_parameters|B",
        active="architecture/active_parameters|B", context="limits/context_window", output="limits/max_output_tokens", license="license/name",
        modalities="capabilities/modalities", price_in="pricing/input", price_out="pricing/output", mmlu="benchmarks/MMLU/score",
        gsm8k="benchmarks/GSM8K/score", layers="architecture/layers", tokens="training/tokens|T", open="availability/open_weights",
        status="availability/status", hardware="training/hardware", notes="notes",
    ),
    "specs": keys(
        id="slug", name="title", developer="maker", family="family", released="released", total="specs/parameters/total",
        active="specs/parameters/active", context="specs/context/input", output="specs/context/output", license="specs/license",
        modalities="specs/modalities/input", price_in="pricing/per_million_tokens/input", price_out="pricing/per_million_tokens/output",
        mmlu="evaluation/mmlu|share", gsm8k="evaluation/gsm8k|share", layers="specs/layers", tokens="specs/training/tokens",
        open="specs/open_weights", status="status", hardware="specs/training/hardware",
    ),
    "value objects": keys(
        name="name", developer="developer|value", family="family|value", released="release_date|value", total="parameters/total|B unit",
        active="parameters/active|B unit", context="context_window|tokens unit", output="max_output_tokens|K unit", license="license|noted",
        modalities="modalities|value", price_in="input_price_per_million_tokens|value", price_out="output_price_per_million_tokens|value",
        mmlu="benchmarks/MMLU|value", gsm8k="benchmarks/GSM8K|score", layers="layers|noted", tokens="training_tokens|T unit",
        open="open_weights|value", status="status|value", hardware="training_hardware|value",
    ),
    "several names": keys(
        id="id", name="display_name", developer="created_by", family="model_family", released="released_at|moment", total="parameter_count",
        active="active_parameter_count", context="context_length", output="max_completion_tokens", license="license_id|slug",
        modalities="architecture/input_modalities", price_in="pricing/prompt|per_token", price_out="pricing/completion|per_token",
        mmlu="evals/mmlu", gsm8k="evals/gsm8k", layers="num_hidden_layers", tokens="train_tokens", open="weights|open", status="state",
        hardware="accelerator", notes="description",
    ),
    "owner and name": keys(
        owned="model_id", developer="organization_id", released="created|unix", total="num_parameters|commas", active="num_active_parameters|commas",
        context="max_context_tokens|commas", output="max_output_tokens|commas", license="license|slug", modalities="input",
        price_in="input_price_per_1k|per_thousand", price_out="output_price_per_1k|per_thousand", mmlu="results/mmlu", gsm8k="results/gsm8k",
        layers="num_layers", tokens="training_tokens|commas", open="open_source", hardware="gpu_type",
    ),
}  # fmt: skip


def written(model: Facts, vocabulary: Vocabulary, *without: str) -> Facts:
    """Return a model's record in the words of a vocabulary."""
    record: Facts = {}
    model = model | {"id": slug(model["name"]), "owned": f"{slug(model['developer'])}/{slug(model['name'])}"}
    for fact, (path, way) in vocabulary.items():
        if fact in model and fact not in without:
            *above, last = path.split("/")
            holder = record
            for key in above:
                holder = holder.setdefault(key, {})
            holder[last] = value_in(way, model[fact])
    return record


def records(vocabulary: Vocabulary, *without: str) -> list[Facts]:
    return [written(model, vocabulary, *without) for model in FACTS]


def grouped(of: str, vocabulary: Vocabulary, *without: str) -> dict[str, list[Facts]]:
    return {key: [written(model, vocabulary, of, *without) for model in models] for key, models in groups(of).items()}


def groups(of: str) -> dict[str, list[Facts]]:
    found: dict[str, list[Facts]] = defaultdict(list)
    for model in FACTS:
        found[model[of]].append(model)
    return dict(found)


def keyed(vocabulary: Vocabulary) -> dict[str, Facts]:
    return {slug(model["name"]): written(model, vocabulary, "name", "id", "owned") for model in FACTS}


def by_property(vocabulary: Vocabulary) -> dict[str, Facts]:
    """Return for each property the values by model."""
    found: dict[str, Facts] = defaultdict(dict)
    for model in FACTS:
        for key, value in written(model, vocabulary, "name", "id", "owned", "notes").items():
            found[key][slug(model["name"])] = value
    return dict(found)


def name_values(record: Facts, name: str = "name") -> list[Facts]:
    return [{name: key, "value": value} for key, value in last_words(record).items()]


def flat(record: Facts, above: str = "", mark: str = "_") -> Facts:
    """Return a record without maps in it: the keys of those are joined."""
    found: Facts = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= flat(value, f"{above}{key}{mark}", mark)
        else:
            found[f"{above}{key}"] = value
    return found


LAYOUTS: Mapping[str, Callable[[Vocabulary], Any]] = {
    "list": records,
    "keyed": keyed,
    "in models": lambda words: {"models": records(words)},
    "in data, beside metadata": lambda words: {
        "version": "1.4", "updated": "2025-04-01", "license": "CC0-1.0", "source": "https://example.org/models", "count": len(FACTS),
        "maintainer": {"name": "Ada Quill", "email": "ada@example.org"}, "data": records(words),
    },
    "keyed in entries": lambda words: {"schema": 2, "description": "Models that we have tried.", "entries": keyed(words)},
    "by developer": lambda words: grouped("developer", words),
    "developers with models": lambda words: {
        "developers": [
            {"name": maker, "website": "https://example.org", "founded": 2020, "models": models} for maker, models in grouped("developer", words).items()
        ]
    },
    "developers keyed by slug": lambda words: {
        "labs": {
            slug(maker): {"name": maker, "homepage": "https://example.org", "models": {slug(model["name"]): written(model, words, "developer", "name") for model in models}}
            for maker, models in groups("developer").items()
        }
    },
    "families": lambda words: [
        {"family": family, "developer": maker_of(family), "models": models} for family, models in grouped("family", words, "developer").items()
    ],
    "by property": by_property,
}  # fmt: skip


def maker_of(family: str) -> str:
    return next(model["developer"] for model in FACTS if model["family"] == family)


def as_json(value: Any) -> str:
    return json.dumps(value, indent=2)


def as_yaml(value: Any) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True)


def as_toml(value: Any, key: str = "model") -> str:
    """Return a map, or a list of them under a key, in TOML."""
    if isinstance(value, list):
        return "\n".join(f"[[{key}]]\n" + "\n".join(_toml(each, key)) for each in value)
    return "\n".join(_toml(value, ""))


def _toml(table: Facts, path: str) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key not in inner and not _is_tables(value):
            yield f"{json.dumps(key) if ' ' in key or '.' in key else key} = {json.dumps(value)}"
    for key, value in table.items():
        name = f"{path}.{_toml_key(key)}".strip(".")
        if key in inner:
            yield f"[{name}]"
            yield from _toml(value, name)
        elif _is_tables(value):
            for each in value:
                yield f"[[{name}]]"
                yield from _toml(each, name)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _toml_key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)


def as_rows(rows: list[list[Any]], mark: str = ",") -> str:
    return "".join(mark.join(_cell(value, mark) for value in row) + "\n" for row in rows)


def _cell(value: Any, mark: str) -> str:
    words = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return '"' + words.replace('"', '""') + '"' if mark in words or '"' in words else words


def wide(vocabulary: Vocabulary, *without: str) -> list[list[Any]]:
    """Return a row of keys and a row for each model."""
    rows = [last_words(written(model, vocabulary, *without)) for model in FACTS]
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def last_words(record: Facts) -> Facts:
    """Return a record without maps, each key the shortest that tells it from others."""
    joined = flat(record, mark=".")
    short = [key.partition(".")[2] if key.startswith(("benchmarks.", "scores.")) else key for key in joined]
    return dict(zip(short, joined.values(), strict=True))


def sideways(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*rows, strict=True)]


def long_rows(vocabulary: Vocabulary) -> list[list[Any]]:
    """Return a row for each fact: of what, which property, and the value."""
    return [["entity", "property", "value"], *(list(fact.values()) for fact in facts_of(vocabulary))]


def facts_of(vocabulary: Vocabulary) -> list[Facts]:
    return [
        {"model": model["name"], "property": key, "value": value}
        for model in FACTS
        for key, value in last_words(written(model, vocabulary, "name", "id", "owned")).items()
    ]
