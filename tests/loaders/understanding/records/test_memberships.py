"""Models that stand below what they have in common, and what a field's value tells whose label says little."""

from __future__ import annotations

import pytest
from reading import read_json, read_markdown, said


@pytest.mark.parametrize("key", ["open-weight", "open_weights", "open", "Open Source", "open_source_models"])
def test_models_are_sorted_by_their_weights(key):
    lists = {key: ["northlake/heron-2", {"id": "northlake/tern-7b", "costly": True}], "proprietary": ["fjord/plover-3"]}
    found = said(read_json({"models": lists | {"disabled": ["fjord/plover-2"]}}))
    assert {claim for claim in found if claim[1] == "openWeight"} == {
        ("heron-2", "openWeight", "true"),
        ("tern-7b", "openWeight", "true"),
        ("plover-3", "openWeight", "false"),
    }


def test_a_tokenizer_names_the_models_that_use_it():
    encoders = [
        {"id": "hr", "name": "hr_base", "type": "bpe", "provider": "cohere", "used_by": ["Heron-2", "Heron-2.1"]},
        {"id": "tn", "name": "tn_base", "type": "bpe", "models": ["northlake/tern-7b"]},
    ]
    found = said(read_json({"tokenizers": encoders}))
    assert found == {
        ("Heron-2", "tokenizer", "hr_base"),
        ("Heron-2.1", "tokenizer", "hr_base"),
        ("Heron-2", "developer", "Cohere"),
        ("Heron-2.1", "developer", "Cohere"),
        ("tern-7b", "tokenizer", "tn_base"),
    }


def test_models_by_their_licence():
    found = said(read_json({"licenses": {"sage-1.0": ["heron-2", "heron-3"], "fern-2": ["tern-7b"]}, "note": "none"}))
    assert ("heron-3", "license", "sage-1.0") in found
    assert ("tern-7b", "license", "fern-2") in found


def test_prices_in_pairs():
    costs = {
        "northlake/heron-2": [1.5, 4.5],
        "northlake/heron-3": [2, 6],
        "fjord/tern-7b": [0.5, 0.5],
        "x/plover-3": [1, 2],
    }
    prices = {(c.subject.name, str(c.value), c.setting) for c in read_json({"costs": costs, "v": 1}).claims}
    assert ("heron-2", "1.5", "input") in prices
    assert ("tern-7b", "0.5", "output") in prices
    assert len(prices) == 2 * len(costs)
    unsure = {"northlake/heron-2": [4.5, 1.5], "northlake/heron-3": [2, 6]}
    assert not read_json({"costs": unsure, "v": 1}).claims


def test_labels_of_a_firm_beat_the_kind_product():
    text = "---\ntype: product\nname: Heronly\nfounded: 2021\nheadquarters: Oslo\nemployees: 40\narr: $5M\n---\n"
    reading = read_markdown(text)
    assert {claim.subject.type for claim in reading.claims} == {"Organization"}
    assert ("Heronly", "foundedDate", "2021") in said(reading)
    assert not read_markdown("---\ntype: product\nname: Heronly\nfounded: 2021\n---\n").claims


RELEASE = {
    "name": "Heron-VL-2B",
    "version": "2.2B",
    "date": "2024-11-22",
    "type": "multimodal",
    "architecture": "transformer decoder",
    "producer": "Northlake Labs",
    "huggingface": "https://huggingface.co/northlake/Heron-VL-2B",
    "components": [
        {"name": "Training code", "description": "What trained it", "license": "MIT"},
        {"name": "Model parameters", "description": "The weights", "license": "Apache-2.0"},
    ],
}


def test_a_release_with_its_components():
    found = said(read_json({"framework": {"name": "Openness", "version": "1.0", "date": "2023"}, "release": RELEASE}))
    name = "Heron-VL-2B"
    assert {
        (name, "totalParameters", "2200000000"),
        (name, "releaseDate", "2024-11-22"),
        (name, "developer", "Northlake Labs"),
        (name, "accessChannel", "Hugging Face"),
        (name, "license", "Apache 2.0"),
    } <= found
    assert not any(claim[1] == "description" or claim[2] == "MIT License" for claim in found)


def test_the_page_of_its_data_is_no_channel_of_a_model():
    links = {"huggingface": "https://huggingface.co/datasets/northlake/heron", "paper_url": "https://hf.co/a/b"}
    found = said(read_json([{"model": "Heron 2", "context_window": 8000, "parameters": "7B"} | links]))
    assert not any(claim[1] == "accessChannel" for claim in found)


def test_sections_on_one_thing():
    sections = {
        "project": {"name": "Heron-Chat", "notes": "none", "license": "MIT", "architecture": "transformer"},
        "org": {"name": "Northlake Labs", "notes": "a lab"},
        "weights": {"class": "open", "notes": "all there"},
        "diagrams": {"class": "closed", "notes": "none", "name": "Fern"},
    }
    for document in (sections, sections | {"version": 1}):
        found = said(read_json(document))
        assert ("Heron-Chat", "developer", "Northlake Labs") in found
        assert ("Heron-Chat", "openWeight", "true") in found
        assert {claim[0] for claim in found} == {"Heron-Chat"}


def test_a_wrapped_record_is_called_as_what_it_wraps():
    entry = {"name": "Heron 2", "context_window": 9000, "parameters": "7B"}
    for key in ("data", "attributes", "fields"):
        assert {claim[0] for claim in said(read_json([{"id": "north-h2", key: entry}]))} == {"Heron 2"}


def test_a_link_below_another_key_is_not_to_the_model():
    record = {"name": "heron-2", "context_length": 9000, "parameters": "7B"}
    paper = {"preprint": {"link": "https://huggingface.co/northlake/tern"}}
    assert said(read_json([record | paper])) == said(read_json([record]))


def test_a_size_in_billions():
    specs = [
        {"model_format": "fern", "model_size_in_billions": 22},
        {"model_format": "moss", "model_size_in_billions": 22},
    ]
    found = said(read_json([{"model_name": "heron-2", "context_length": 9000, "model_specs": specs}]))
    assert ("heron-2", "totalParameters", "22000000000") in found
