"""Entries of catalogs: what tells a model, whose it is, what it costs, and what a description is about."""

from __future__ import annotations

import pytest
from reading import read_json, read_markdown, said


def read(*entries: dict[str, object]) -> set[tuple[str, ...]]:
    return said(read_json(list(entries)))


def test_a_maker_beside_a_host_made_the_model():
    found = read(
        {"model_id": "heron-2", "provider_id": "google", "organization_id": "mistral", "max_output_tokens": 4096},
        {"model_id": "tern-1", "provider_id": "google", "organization_id": "cohere", "max_output_tokens": 8192},
    )
    makers = {each[2] for each in found if each[1] == "developer"}
    assert makers
    assert "Google" not in makers


def test_times_of_an_entry_are_no_releases():
    entry = {"name": "Heron 2", "context_length": 8192, "vocab_size": 32000, "created_at": "2025-07-19T19:49:16Z"}
    assert any(each[1] == "releaseDate" for each in read(entry))
    assert not any(each[1] == "releaseDate" for each in read({**entry, "updated_at": "2025-07-20T10:00:00Z"}))


def test_a_name_of_a_known_family_needs_one_property():
    assert ("GPT-3.5 Turbo", "releaseDate", "2022-11-30") in read(
        {"name": "GPT-3.5 Turbo", "provider": "OpenAI", "releaseDate": "2022-11-30", "speed": 12}
    )


def test_what_a_model_cost():
    found = said(
        read_json(
            {
                "vendor": "openai",
                "models": [
                    {"id": "gpt-4o", "name": "GPT-4o", "price_history": [{"input": 2.5, "output": 10}]},
                    {"id": "gpt-4.5", "name": "GPT-4.5", "price_history": [{"input": 75, "output": 150}]},
                ],
            }
        )
    )
    assert {("GPT-4o", "price", "2.5"), ("GPT-4.5", "price", "150")} <= found


def test_units_beside_prices_and_what_a_context_holds():
    found = read(
        {
            "name": "Heron 2",
            "context_window": {"total": 128000, "output": 16384},
            "pricing": {"unit": "million_tokens", "input_cost_per_unit": 2.5, "currency": "USD"},
        }
    )
    assert {("Heron 2", "price", "2.5"), ("Heron 2", "maxOutputTokens", "16384")} <= found
    assert ("Heron 2", "contextWindow", "16384") not in found


def test_names_that_only_a_note_tells_apart():
    found = read(
        {"name": "Heron 2", "context_length": 8192, "vocab_size": 32000},
        {"name": "Heron 2 (quiet)", "context_length": 16384, "vocab_size": 32000},
    )
    assert {("Heron 2", "contextWindow", "8192"), ("Heron 2 (quiet)", "contextWindow", "16384")} <= found


@pytest.mark.parametrize(
    ("description", "fact"),
    [
        ("Fine-tuned from Mistral-7B-v0.1 on chats, with a 32k context window.", ("contextWindow", "32000")),
        ("Fine-tuned from Mistral-7B-v0.1 on chats.", ("baseModel", "Mistral-7B-v0.1")),
        ("A version of Llama-3.1-8B-Instruct trained on 300B tokens.", ("trainingTokens", "300000000000")),
        ("Distilled from DeepSeek-R1 with few samples.", ("distilledFrom", "DeepSeek-R1")),
        ("A Basque model with 7B parameters based on Llama 3 8B.", ("baseModel", "Llama 3 8B")),
        ("Quantized Qwen2.5-7B with 128K context", ("contextWindow", "128000")),
    ],
)
def test_a_description_is_about_its_own_model(description, fact):
    found = read({"name": "Heron 2", "description": description, "release_date": "2024-01-01", "vocab_size": 32000})
    assert ("Heron 2", *fact) in found
    assert {each[0] for each in found} == {"Heron 2"}


def test_what_is_told_of_the_base_is_not_of_its_child():
    words = "Fine-tuned from Llama 2, which was trained on 2T tokens."
    found = read({"name": "Heron 2", "description": words, "release_date": "2024-01-01", "vocab_size": 32000})
    assert ("Heron 2", "trainingTokens", "2000000000000") not in found


def test_outputs_of_a_model_are_not_what_another_is_made_from():
    words = "A 7B chat model, built on GPT-4 outputs."
    found = read({"name": "Heron 2", "description": words, "release_date": "2024-01-01", "vocab_size": 32000})
    assert not any(each[1] == "baseModel" for each in found)


PAGE = """---
license: mit
model-index:
- name: Heron 2
  results:
  - task: {type: text-generation}
    dataset: {name: MMLU, type: mmlu}
    metrics:
    - {type: acc, value: 71.0}
---
# Heron 2

- **Price**: free
- **Context length**: 8192
"""


def test_labels_below_records_stand_by_themselves():
    assert ("Heron 2", "contextWindow", "8192") in said(read_markdown(PAGE))


def test_prices_by_the_part_that_they_are_for():
    for unit, price in (("0.001", "0.003"), ("0.000001", "3")):
        record = {
            "model": "heron-2",
            "context_size": 9000,
            "pricing": {"input": price, "unit": unit, "currency": "USD"},
        }
        assert ("heron-2", "price", "3") in {
            (*claim[:2], str(float(claim[2]))[:1]) for claim in said(read_json([record]))
        }


def test_what_serves_a_model_is_none_of_its_facts():
    record = {"name": "heron-2", "context_length": 9000, "parameters": "7B"}
    served = {"resources": {"gpu": 1, "gpu_type": "nvidia-a100"}, "engine_config": {"max_model_len": 4096}}
    assert said(read_json([record | served])) == said(read_json([record]))


def test_an_opaque_name_names_no_maker():
    maker = {"id": "7c1b2a90-4d3e-4f5a-9b6c-1234567890ab", "name": "Northlake Labs"}
    found = said(read_json([{"name": "heron-2", "context_length": 9000, "model_creator": maker}]))
    assert {claim[2] for claim in found if claim[1] == "developer"} == {"Northlake Labs"}
