"""Records that hold scores alone, rounds and people, prices without a word, or what is none of their model's."""

from __future__ import annotations

import json

import pytest
from reading import read_json, read_text, said
from whosays.loaders.formats.csv_tables import CSV

SCORES = {
    ("heron-2", "score", "88.1", "MMLU"),
    ("heron-2", "score", "95.1", "GSM8K"),
    ("tern-3-70b", "score", "81.3", "MMLU"),
    ("tern-3-70b", "score", "90.2", "GSM8K"),
}
BOTH = {"heron-2": {"MMLU": 88.1, "GSM8K": 95.1}, "tern-3-70b": {"MMLU": 81.3, "GSM8K": 90.2}}


@pytest.mark.parametrize(
    "value",
    [
        BOTH,
        {"models": {name: {"scores": scores} for name, scores in BOTH.items()}},
        [{"model": name, **scores} for name, scores in BOTH.items()],
        [{"model": name, "mmlu_acc": scores["MMLU"], "gsm8k_acc": scores["GSM8K"]} for name, scores in BOTH.items()],
        [{"model": name, "benchmark": test, "score": each} for name, own in BOTH.items() for test, each in own.items()],
        {test: {name: scores[test] for name, scores in BOTH.items()} for test in ("MMLU", "GSM8K")},
        {
            "benchmarks": [
                {"name": test, "results": [{"model": name, "score": scores[test]} for name, scores in BOTH.items()]}
                for test in ("MMLU", "GSM8K")
            ]
        },
        [
            {"name": name, "results": [{"dataset": test, "metrics": {"accuracy": each}} for test, each in own.items()]}
            for name, own in BOTH.items()
        ],
    ],
)
def test_scores_are_enough_to_tell_a_model(value):
    assert said(read_json(value)) == SCORES


ROUNDS = [
    {"company": "Northlake Labs", "round": "Series B", "amount_usd_m": 120, "date": "2024-03-02", "lead_investor": "Birch Ventures"},
    {"company": "Fjord AI", "round": "Seed", "amount_usd_m": 12, "date": "2023-07-11", "lead_investor": "Alder Capital"},
]  # fmt: skip


@pytest.mark.parametrize("is_csv", [True, False])
def test_rounds_of_funding_in_records_and_rows(is_csv):
    rows = "\n".join(",".join(map(str, each)) for each in (ROUNDS[0].keys(), *(round_.values() for round_ in ROUNDS)))
    found = said(read_text(rows, CSV) if is_csv else read_json(ROUNDS))
    assert {
        ("Northlake Labs", "funding", "120000000"),
        ("Birch Ventures", "investedIn", "Northlake Labs"),
        ("Alder Capital", "investedIn", "Fjord AI"),
    } <= found


def test_a_size_beside_a_series_is_no_money():
    rows = "Model,Series,Size,Date,Organization\nHeron 2 Ultra,Heron 2,70B,2024-05,Northlake Labs\nTern 3 Mini,Tern 3,7B,2024-06,Fjord AI\n"
    assert not any(each[1] == "funding" for each in said(read_text(rows, CSV)))


def test_rounds_and_people_within_the_record_of_a_firm():
    firm = {
        "name": "Northlake Labs",
        "founded": 2019,
        "employees": 120,
        "founders": [{"name": "Ada Quill", "role": "CEO"}, {"name": "Bo Marsh", "role": "Chief Scientist"}],
        "rounds": [{"type": "Seed", "date": "2020-02", "amount_usd": 10000000, "investors": ["Birch Ventures"]}] * 2,
    }
    reading = read_json(firm)
    assert {
        ("Birch Ventures", "investedIn", "Northlake Labs"),
        ("Northlake Labs", "foundedBy", "Ada Quill"),
        ("Northlake Labs", "foundedBy", "Bo Marsh"),
    } <= said(reading)
    assert {c.subject.name for c in reading.claims if c.property == "roleAt"} == {"Ada Quill", "Bo Marsh"}


def test_labels_beat_the_key_of_their_group():
    entries = [
        {"name": "Heron 2", "inst": "Fjord University", "params": "7B", "weights": "open", "partner": "Northlake", "tokens": "2T"},
        {"name": "Tern 3", "inst": "Alder University", "params": "3B", "weights": "open", "tokens": "1T"},
    ]  # fmt: skip
    found = said(read_json({"meta": {"updated": "2025-01-02"}, "university": entries}))
    assert {("Heron 2", "totalParameters", "7000000000"), ("Heron 2", "developer", "Fjord University")} <= found
    assert ("Tern 3", "trainingTokens", "1000000000000") in found


def test_bare_directions_are_prices_where_all_of_them_are():
    models = [
        {"id": "a:heron-2", "name": "Heron 2", "input": 2.5, "output": 7.5, "context": 8192, "context_length": 8192},
        {"id": "b:tern-3", "name": "Tern 3", "input": 0.25, "output": 1.25, "context_length": 4096, "availability": "released"},
    ]  # fmt: skip
    found = said(read_json({"currency": "USD", "unit": "1M tokens", "models": models}))
    assert {("Heron 2", "price", "2.5"), ("Heron 2", "price", "7.5"), ("Tern 3", "price", "0.25")} <= found


def test_the_files_of_a_model_and_identifiers_beside_names_are_none_of_it():
    model = {
        "name": "Heron 2",
        "parameters": "7B",
        "context_length": 8192,
        "creator": {"id": "5d2f7e81-90ab-4cde-8f12-abcdef012345", "name": "Northlake Labs", "slug": "northlake"},
        "files": {"all": [{"name": "heron-2.Q4.gguf", "publisher": {"name": "Reedbed"}, "size": 4}] * 2},
    }
    assert {each[2] for each in said(read_json(model)) if each[1] == "developer"} == {"Northlake Labs"}


@pytest.mark.parametrize(
    ("makers", "read"),
    [
        ("Northlake Labs/Fjord AI", {"Northlake Labs", "Fjord AI"}),
        ("Institute of Technology and Design", {"Institute of Technology and Design"}),
        ("LLM", set()),
    ],
)
def test_cells_of_makers(makers, read):
    rows = f"Model,Developer,Parameters,Context\nHeron 2,{makers},7B,8K\nTern 3,Alder University,3B,4K\n"
    assert {each[2] for each in said(read_text(rows, CSV)) if each[:2] == ("Heron 2", "developer")} == read


def test_units_in_columns_of_their_own():
    rows = "Model,Params,Unit,Training tokens,Tokens unit,Price in,Price out,Currency\nHeron 2,70,B,15,T,3,15,USD\nTern 3,700,M,900,B,1,2,USD\n"
    assert {
        ("Heron 2", "totalParameters", "70000000000"),
        ("Tern 3", "totalParameters", "700000000"),
        ("Tern 3", "trainingTokens", "900000000000"),
        ("Heron 2", "price", "15"),
    } <= said(read_text(rows, CSV))


def test_a_catalog_of_one_beside_its_provider():
    text = json.dumps(
        {"provider": {"name": "Reedbed"}, "models": {"heron-2": {"name": "Heron 2", "context": 8192, "license": "MIT"}}}
    )
    assert ("Heron 2", "contextWindow", "8192") in said(read_json(json.loads(text)))


@pytest.mark.parametrize(
    "members",
    [
        {"variants": [{"size": "8B", "context": "32K"}, {"size": "70B", "context": "128K"}]},
        {"variants": {"8b": {"context": "32K"}, "70b": {"context": "128K"}}},
        {"sizes": [{"name": "Heron 2 8B", "context": "32K"}, {"name": "Heron 2 70B", "context": "128K"}]},
    ],
)
def test_members_by_size_or_name_within_the_record_of_a_model(members):
    found = said(read_json({"name": "Heron 2", "developer": "Northlake Labs", "license": "MIT", **members}))
    assert {("Heron 2 8B", "contextWindow", "32000"), ("Heron 2 70B", "contextWindow", "128000")} <= found
    assert not any(each[:2] == ("Heron 2", "contextWindow") for each in found)


def test_shares_in_a_table_of_ranks_are_scores():
    rows = [
        "Rank,Model,Overall,Shallow Waders,Deep Divers,Long Flights,Cost ($ per 1k calls)",
        "1,Heron 2 Ultra,90.2%,91.6%,89.5%,86.7%,2.2",
        "2,Tern 3 Large,88.3%,91.8%,88.1%,80.0%,1.4",
        "3,Plover 7B,71.0%,70.1%,66.9%,61.2%,0.3",
    ]
    found = said(read_text("\n".join(rows), CSV))
    assert {
        ("Heron 2 Ultra", "score", "91.6", "Shallow Waders"),
        ("Plover 7B", "score", "61.2", "Long Flights"),
    } <= found


def test_a_task_beside_a_value_is_a_test():
    found = said(read_json([{"name": "Heron 2", "size_b": 7, "scores": [{"task": "MMLU", "value": 71.2}] * 2}]))
    assert found == {("Heron 2", "totalParameters", "7000000000"), ("Heron 2", "score", "71.2", "MMLU")}


@pytest.mark.parametrize("key", ["benchmarks", "scores", "results"])
def test_scores_beside_the_section_on_the_only_model_are_its_own(key):
    value = {"model": {"name": "Fern-1", "developer": "Fjord"}, key: [{"name": "MMLU", "score": 74.1}]}
    assert ("Fern-1", "score", "74.1", "MMLU") in said(read_json(value))


def test_scores_beside_two_models_are_nobodys():
    models = [{"name": "Fern-1", "developer": "Fjord"}, {"name": "Fern-2", "developer": "Fjord"}]
    found = said(read_json({"models": models, "benchmarks": [{"name": "MMLU", "score": 74.1}]}))
    assert not [each for each in found if each[1] == "score"]
