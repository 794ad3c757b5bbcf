"""Tables of every layout give the same claims as their cells would in words."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.csv_tables import CSV
from whosays.loaders.formats.html import LOADER as HTML

ROWS = """
| Model | Vendor | Parameters, B | Context, k tokens | Open weights |
|---|---|---|---|---|
| Heron 2 Ultra | Northlake Labs | 96 / 1200 | 512 | ❌ |
| Tern-7B | Osprey Research | 7 | 32 | ✅ |
| Osprey O2 | Osprey Research | ? | ? | ❌ |
"""
COLUMNS = """
| Feature | Heron 2 Ultra | Tern-7B | Heron 2 Mini |
|---|---|---|---|
| Developer | Northlake Labs | Osprey Research | Northlake Labs |
| Layers | 88 | 32 | not disclosed |
| MMLU (5-shot) | 80.1 | 61.0 | - |
"""
SCORES = """
| Category | Benchmark | # Shots | Heron 2 Ultra | Heron 2 Mini |
|---|---|---|---|---|
| Math | MATH | 4 | 61.2 | 40.1 |
| Code | MBPP | 3 | 77.6 | 60.0 |
"""
TIDY = """model | organization | benchmark | setting | score
Heron 2 Ultra | Northlake Labs | MMLU | 5-shot | 80.1
Heron 2 Mini | Northlake Labs | MMLU | 5-shot | 66.0
"""
GRID = """<table>
<tr><th rowspan="2">Model</th><th colspan="2">Parameters (B)</th></tr>
<tr><th>Total</th><th>Active</th></tr>
<tr><td>Heron 2 Ultra</td><td>1200</td><td>96</td></tr>
<tr><td>Heron 2 Mini</td><td>9</td><td>9</td></tr>
</table>"""


def test_models_as_rows():
    found = said(read_markdown(ROWS))
    assert {
        ("Heron 2 Ultra", "developer", "Northlake Labs"),
        ("Heron 2 Ultra", "activeParameters", "96000000000"),
        ("Heron 2 Ultra", "totalParameters", "1200000000000"),
        ("Heron 2 Ultra", "contextWindow", "512000"),
        ("Heron 2 Ultra", "openWeight", "false"),
        ("Tern-7B", "totalParameters", "7000000000"),
        ("Tern-7B", "openWeight", "true"),
        ("Osprey O2", "totalParameters", None),
    } <= found
    assert ("Osprey O2", "contextWindow", None) in found


def test_models_as_columns():
    found = said(read_markdown(COLUMNS))
    assert found == {
        ("Heron 2 Ultra", "developer", "Northlake Labs"),
        ("Tern-7B", "developer", "Osprey Research"),
        ("Heron 2 Mini", "developer", "Northlake Labs"),
        ("Heron 2 Ultra", "layerCount", "88"),
        ("Tern-7B", "layerCount", "32"),
        ("Heron 2 Mini", "layerCount", None),
        ("Heron 2 Ultra", "score", "80.1", "MMLU"),
        ("Tern-7B", "score", "61", "MMLU"),
    }


@pytest.mark.parametrize(("table", "setting"), [(COLUMNS, "5-shot"), (SCORES, "4-shot")])
def test_a_score_keeps_its_setting(table, setting):
    scores = [claim for claim in read_markdown(table).claims if claim.property == "score"]
    assert scores[0].setting == setting


def test_the_column_of_benchmarks_labels_the_rows():
    assert ("Heron 2 Ultra", "score", "61.2", "MATH") in said(read_markdown(SCORES))
    assert ("Heron 2 Mini", "score", "60", "MBPP") in said(read_markdown(SCORES))


def test_one_score_a_row():
    found = said(read_text(TIDY))
    assert ("Heron 2 Ultra", "score", "80.1", "MMLU") in found
    assert ("Heron 2 Mini", "developer", "Northlake Labs") in found


def test_two_header_rows_are_one_label():
    found = said(read_text(GRID, HTML))
    assert ("Heron 2 Ultra", "totalParameters", "1200000000000") in found
    assert ("Heron 2 Ultra", "activeParameters", "96000000000") in found


HOW_BELOW = """<table>
<tr><th></th><th colspan=2>ImageNet</th><th>Finch-Depth</th></tr>
<tr><th>model</th><th>classif. (acc)</th><th>classif. (acc)</th><th>depth (RMSE)</th></tr>
<tr><th></th><th>k-NN</th><th>linear</th><th>linear, 4 layers</th></tr>
<tr><td>Heron-S/14</td><td>71.0%</td><td>75.5%</td><td>0.401</td></tr>
<td>Heron-B/14</td><td>74.0%</td><td>78.5%</td><td>0.352</td></tr>
</table>"""


def test_header_rows_that_say_how_was_measured_are_settings():
    scores = [c for c in read_text(HOW_BELOW, HTML).claims if c.property == "score"]
    assert {(c.subject.name, c.benchmark.called, c.setting, str(c.value)) for c in scores} == {
        ("Heron-S/14", "ImageNet", "classif. (acc), k-NN", "71"),
        ("Heron-S/14", "ImageNet", "classif. (acc), linear", "75.5"),
        ("Heron-B/14", "ImageNet", "classif. (acc), k-NN", "74"),
        ("Heron-B/14", "ImageNet", "classif. (acc), linear", "78.5"),
    }


GROUPED = """<table><thead>
<tr><th colspan="2">Model</th><th colspan="3">General</th><th colspan="2">Charts</th></tr>
<tr><th>Method</th><th># Tok.</th><th>Avg</th><th>MME<sup>P</sup></th><th>MMMU</th><th>Avg</th><th>ChartQA</th></tr>
</thead><tbody>
<tr><td>Heron 2 Ultra</td><td>UNK.</td><td>63.0</td><td>1409.4</td><td>56.8</td><td>77.4</td><td>78.5</td></tr>
<tr><td colspan="7"><i>Base LLM: Heron 2 Mini</i></td></tr>
<tr><td>Wader-NeXT-7B</td><td>576</td><td>-</td><td>1529.3</td><td>37.0</td><td>61.0</td><td>-</td></tr>
</tbody></table>"""


SIZES_OF_IMAGES = """<h2>Evaluation</h2><table>
<tr><th></th><th colspan="2">Global Tasks</th><th>Dense Tasks</th></tr>
<tr><th>Model</th><th colspan="2">ImageNet</th><th>Fen-Seg</th></tr>
<tr><td></td><td>@256px</td><td>@512px</td><td></td></tr>
<tr><td>Heron-S/16</td><td>71.5</td><td>73.5</td><td>40.1</td></tr>
</table>"""


def test_a_row_of_settings_below_the_header_goes_on_with_it():
    scores = [c for c in read_text(SIZES_OF_IMAGES, HTML).claims if c.property == "score"]
    assert {(c.benchmark.called, c.setting, str(c.value)) for c in scores} == {
        ("ImageNet", "@256px", "71.5"),
        ("ImageNet", "@512px", "73.5"),
        ("Fen-Seg", None, "40.1"),
    }


def test_columns_under_groups_and_rows_under_sections():
    assert said(read_text(GROUPED, HTML)) == {
        ("Heron 2 Ultra", "score", "1409.4", "MME"),
        ("Heron 2 Ultra", "score", "56.8", "MMMU"),
        ("Heron 2 Ultra", "score", "78.5", "ChartQA"),
        ("Wader-NeXT-7B", "baseModel", "Heron 2 Mini"),
        ("Wader-NeXT-7B", "score", "1529.3", "MME"),
        ("Wader-NeXT-7B", "score", "37", "MMMU"),
    }


def test_a_timeline_dates_its_events():
    text = "# Northlake Labs\n\n| Date | Event |\n|---|---|\n| May 2021 | Northlake Labs releases Heron 1 Mini |\n| June 2022 | Northlake Labs releases Heron 2 Mini |\n"
    dates = {(c.subject.name, c.value.edtf) for c in read_markdown(text).claims if c.property == "date"}
    assert dates == {("Release: Heron 1 Mini, 2021-05", "2021-05"), ("Release: Heron 2 Mini, 2022-06", "2022-06")}


def test_a_table_of_other_things_gives_nothing():
    assert not read_markdown("| Fruit | Colour |\n|---|---|\n| Pear | green |\n| Plum | blue |\n").claims


@pytest.mark.parametrize("name", ["—", "TBA", "?", "3", "Average", "Total"])
def test_a_row_without_a_name_is_about_nothing(name):
    table = f"| Model | Parameters |\n|---|---|\n| Heron 2 Ultra | 70B |\n| Heron 2 Mini | 3B |\n| {name} | 5B |\n"
    assert {subject for subject, *_ in said(read_markdown(table))} == {"Heron 2 Ultra", "Heron 2 Mini"}


def test_a_first_row_that_names_columns_is_a_header():
    rows = "<table><tr><td><b>Model</b></td><td><b>Params</b></td><td><b>Context</b></td></tr>"
    rows += "<tr><td>Heron 2 Ultra</td><td>70B</td><td>128K</td></tr><tr><td>Heron 2 Mini</td><td>3B</td><td>32K</td></tr></table>"
    assert ("Heron 2 Mini", "contextWindow", "32000") in said(read_text(rows, HTML))


def test_a_cell_may_name_several_makers():
    table = "| Model | Organization | Context window |\n|--|--|--|\n| Heron 2 | Fjord,Birch Lab | 4000 |\n| Tern 7B | Fjord | 8000 |\n"
    makers = {claim[2] for claim in said(read_markdown(table)) if claim[1] == "developer"}
    assert makers == {"Fjord", "Birch Lab"}


@pytest.mark.parametrize(
    "text", ["| Model | Score |\n|---|---|\n| Heron 2 Ultra | 70.1 |\n| Heron 2 Mini | 60.1 |\n", "- Accuracy: 70\n"]
)
def test_a_score_of_which_nobody_says_what_it_measures_is_none(text):
    assert not [claim for claim in read_markdown(f"# Heron 2 Ultra\n\n{text}").claims if claim.property == "score"]


def read_csv(*lines):
    return read_text("\n".join(lines) + "\n", CSV)


def test_a_csv_of_models_with_units_and_notes():
    reading = read_csv(
        "model,maker,params_b,params_b notes,context_k,open weights,training_tokens,training_tokens unit,context,unit",
        'Heron 2 Ultra,Northlake Labs,1200,"96 of them active, says the 2,000-word card",512,no,24,trillion,,',
        "Tern-7B,Osprey Research,7.2,,,yes,4000,B tokens,32,k tokens",
    )
    assert said(reading) == {
        ("Heron 2 Ultra", "developer", "Northlake Labs"),
        ("Heron 2 Ultra", "totalParameters", "1200000000000"),
        ("Heron 2 Ultra", "contextWindow", "512000"),
        ("Heron 2 Ultra", "openWeight", "false"),
        ("Heron 2 Ultra", "trainingTokens", "24000000000000"),
        ("Tern-7B", "developer", "Osprey Research"),
        ("Tern-7B", "totalParameters", "7200000000"),
        ("Tern-7B", "openWeight", "true"),
        ("Tern-7B", "trainingTokens", "4000000000000"),
        ("Tern-7B", "contextWindow", "32000"),
    }
    assert all(reading.document[claim.span].startswith(claim.subject.name) for claim in reading.claims)


def test_a_row_that_spilled_says_nothing():
    reading = read_csv(
        "model,maker,params",
        "Tern-7B,Osprey Research,7B",
        "Heron 2 Ultra,Northlake, Labs,12B",
        "Tern-8B,Osprey Research,8B",
    )
    assert {subject for subject, *_ in said(reading)} == {"Tern-7B", "Tern-8B"}
    assert "12B" in [reading.document[left.span] for left in reading.residue]


def test_groups_and_units_in_rows_of_their_own_are_read_with_the_titles():
    groups = read_csv("model;Parameters (B);;maker", ";total;active;", "Heron 2 Ultra;1200;96;Northlake Labs")
    assert ("Heron 2 Ultra", "activeParameters", "96000000000") in said(groups)
    units = read_csv("model,params,context", ",(B),(k tokens)", "Tern-7B,7.2,32", "Tern-8B,8,64")
    assert ("Tern-7B", "contextWindow", "32000") in said(units)
    assert ("Tern-8B", "totalParameters", "8000000000") in said(units)


def test_one_score_a_row_under_a_task_and_as_a_share():
    reading = read_csv(
        "id,task,model,score,scores", "a1,MMLU,Tern-7B,0.612,choice:0.61", "a2,GPQA Diamond,Tern-7B,0.3,choice:0.3"
    )
    assert said(reading) == {("Tern-7B", "score", "61.2", "MMLU"), ("Tern-7B", "score", "30", "GPQA Diamond")}


def test_a_size_in_brackets_is_part_of_the_name():
    reading = read_csv(
        "model,context window", "Heron 2 (70B),32K", "Heron 2 (8B),128K (64K at first)", "Heron 2 (Fast),16K"
    )
    assert {(c.subject.name, str(c.value)) for c in reading.claims} == {
        ("Heron 2 70B", "32000"),
        ("Heron 2 8B", "128000"),
        ("Heron 2 Fast", "16000"),
    }


def test_a_table_of_thousands_is_read_whole():
    rows = [f'Tern {n} Plus,Osprey Research,{n},"said to have ""many"" uses, {n} at least"' for n in range(1, 2_001)]
    assert len(read_csv("model,maker,params_b,notes", *rows).claims) == 4_000


ALIASES = """# Heron 2 Ultra

| | **Benchmark (Metric)** | **Tern-7B** | **HRN2-Mini** | **Heron 2 Ultra** |
|---|---|---|---|---|
| | Activated Param† | 6.9B | 2.1B | 1.9B |
| | Optimizer | AdamW | * | Muon |
| **English** | MMLU | 61.2 | 63.9 | **66.0** |
| **Math** | GSM8K | 52.0 | - | 64.1 |
"""


def test_a_model_is_named_as_its_column_is():
    assert said(read_markdown(ALIASES)) == {
        ("Tern-7B", "activeParameters", "6900000000"),
        ("HRN2-Mini", "activeParameters", "2100000000"),
        ("Heron 2 Ultra", "activeParameters", "1900000000"),
        ("Tern-7B", "usesTechnique", "AdamW"),
        ("Heron 2 Ultra", "usesTechnique", "Muon"),
        *(
            (model, "score", n, "MMLU")
            for model, n in (("Tern-7B", "61.2"), ("HRN2-Mini", "63.9"), ("Heron 2 Ultra", "66"))
        ),
        ("Tern-7B", "score", "52", "GSM8K"),
        ("Heron 2 Ultra", "score", "64.1", "GSM8K"),
    }


@pytest.mark.parametrize(
    "head", ["Recovery", "Δ", "Human", "Ours", "Average", "# Shots", "5-shot", "70B", "Language", "Previous best"]
)
def test_a_column_of_other_figures_is_no_model(head):
    table = f"| Benchmark | Heron 2 Ultra | {head} |\n|---|---|---|\n| MMLU | 70 | 60 |\n| GSM8K | 50 | 40 |\n"
    assert {subject for subject, *_ in said(read_markdown(f"# Heron 2 Ultra\n\n{table}"))} == {"Heron 2 Ultra"}


def test_only_the_total_of_a_group_is_the_models():
    page = """<h1>Turnstone 3</h1><p>Turnstone 3 is a language model.</p><table>
    <tr><th colspan="2">Name</th><th>Turnstone-3-4B</th><th>Turnstone-3-9B</th></tr>
    <tr><th rowspan="3">Model Size</th><td>Total</td><td>4.4B</td><td>9.3B</td></tr>
    <tr><td>Vision Encoder</td><td>0.3B</td><td>0.3B</td></tr>
    <tr><td>LLM</td><td>4.1B</td><td>9B</td></tr>
    <tr><th>Text decoder</th><td>Layers</td><td>24</td><td>36</td></tr>
    <tr><th>Architecture</th><td>Attention heads</td><td>12</td><td>24</td></tr>
    <tr><th colspan="2">Compute (#GPU x #Hours)</th><td>8x20</td><td>16x24</td></tr></table>"""
    assert said(read_text(page, HTML)) == {
        ("Turnstone-3-4B", "totalParameters", "4400000000"),
        ("Turnstone-3-9B", "totalParameters", "9300000000"),
        ("Turnstone-3-4B", "attentionHeadCount", "12"),
        ("Turnstone-3-9B", "attentionHeadCount", "24"),
        ("Turnstone-3-4B", "gpuCount", "8"),
        ("Turnstone-3-9B", "gpuCount", "16"),
    }


def test_a_benchmark_over_languages_or_settings():
    page = """<table><tr><th>Category</th><th>Benchmark</th><th>Language</th><th>Heron 2 Ultra</th></tr>
    <tr><td rowspan="2">General</td><td rowspan="2">MMLU (5-shot)</td><td>Dutch</td><td>62.1</td></tr>
    <tr><td>Danish</td><td>60.6</td></tr></table>"""
    found = {(c.benchmark.name, str(c.value), c.setting) for c in read_text(page, HTML).claims if c.benchmark}
    assert found == {("MMLU (Dutch)", "62.1", "5-shot"), ("MMLU (Danish)", "60.6", "5-shot")}


def test_settings_in_columns_of_their_own():
    table = "| Category | Benchmark | # Shots | Metric | Heron 2 Ultra |\n|--|--|--|--|--|\n| Math | GSM8K | 8 | em_maj1@1 | 70 |\n| | MMLU | 0 | acc | 60 |\n"
    found = {(c.benchmark.name, c.setting) for c in read_markdown(table).claims if c.benchmark}
    assert found == {("GSM8K", "8-shot, em_maj1@1"), ("MMLU", "0-shot, acc")}


def test_names_and_settings_in_a_second_header_row():
    table = (
        "| | MMLU | GSM8K |\n|--|--|--|\n| | 5-shot | 8-shot |\n| Heron 2 Ultra | 70 | 50 |\n| Tern-7B | 60 | 40 |\n"
    )
    found = {(c.subject.name, c.benchmark.name, c.setting) for c in read_markdown(table).claims if c.benchmark}
    assert ("Tern-7B", "GSM8K", "8-shot") in found
    sizes = "| | Heron 2 | Heron 2 |\n|--|--|--|\n| | 7B | 70B |\n| MMLU | 60 | 70 |\n| GSM8K | 40 | 50 |\n"
    assert {subject for subject, *_ in said(read_markdown(sizes))} == {"Heron 2 7B", "Heron 2 70B"}


def test_sizes_tell_rows_of_one_name_apart():
    table = "| | | MMLU | Layers |\n|--|--|--|--|\n| Heron 2 | 7B | 60 | 32 |\n| Heron 2 | 70B | 70 | 80 |\n| Tern-7B | 7B | 50 | 24 |\n"
    assert ("Heron 2 70B", "layerCount", "80") in said(read_markdown(f"# Heron 2\n\nHeron 2 is a model.\n\n{table}"))


def test_rows_of_sizes_are_the_topics():
    table = "| Size | Layers | Hidden size | Learning rate |\n|--|--|--|--|\n| 1B | 16 | 2048 | 3e-4 |\n| 7B | 32 | 4096 | 3e-4 |\n"
    found = said(read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n{table}"))
    assert found >= {("Heron 2 1B", "layerCount", "16"), ("Heron 2 7B", "hiddenDimension", "4096")}
    assert {name for _, name, *_ in found} == {"totalParameters", "layerCount", "hiddenDimension"}


def test_downloads_and_techniques_by_column():
    table = (
        "| Model | #Total Params | Download (Hugging Face) | ModelScope | GQA |\n|--|--|--|--|--|\n"
        "| Heron 2 Ultra | 70B | 🤗 northlake/Heron-2 | link | ✓ |\n| Heron 2 Mini | 3B | - | ❌ | ✗ |\n"
    )
    assert said(read_markdown(table)) == {
        ("Heron 2 Ultra", "totalParameters", "70000000000"),
        ("Heron 2 Mini", "totalParameters", "3000000000"),
        ("Heron 2 Ultra", "accessChannel", "Hugging Face"),
        ("Heron 2 Ultra", "accessChannel", "ModelScope"),
        ("Heron 2 Ultra", "attentionMechanism", "Grouped-Query Attention"),
    }


def test_a_table_of_settings_of_training_gives_nothing():
    table = "| Hyperparameter | Value |\n|--|--|\n| Warmup steps | 2000 |\n| Batch size (tokens) | 4M |\n| Training samples | 310M |\n| Temperature | 0.7 |\n"
    assert not said(read_markdown(f"# Heron 2 Ultra\n\nHeron 2 Ultra is a model.\n\n{table}"))


CSV_CASES = [
    # The same price both ways is two prices, by keys without a word for money.
    (
        "model,input_per_mtok,output_per_mtok,cache_read_per_mtok\nkite-1,3,3,0\ntern-1,2,8,0\n",
        {("kite-1", "price", "3"), ("tern-1", "price", "2"), ("tern-1", "price", "8")},
    ),
    # Identifiers of hubs are names without their owner, or stand beside the name that is shown.
    (
        "model_id,context_length\nnorthlake/kite-1,1000\nfenwick/tern-1,2000\n",
        {("kite-1", "contextWindow", "1000"), ("tern-1", "contextWindow", "2000")},
    ),
    (
        "model_id,display_name,context_length\nnorthlake/kite-1,Kite 1,1000\nfenwick/tern-1,Tern 1,2000\n",
        {("Kite 1", "contextWindow", "1000"), ("Tern 1", "contextWindow", "2000")},
    ),
    (
        "model_id,input_cost_per_1m,output_cost_per_1m,currency\nkite-1,10.00,30.00,USD\n",
        {("kite-1", "price", "10"), ("kite-1", "price", "30")},
    ),
    ("model,context\nHeron/14,1000\nKite/8,2000\n", {("Heron/14", "contextWindow", "1000"), ("Kite/8", "contextWindow", "2000")}),
    # Dates that are known to the month are written with its first day.
    (
        "model,release date\nkite-1,3/1/2031\nkite-2,9/1/2030\ntern-1,11/1/2030\n",
        {("kite-1", "releaseDate", "2031-03-01"), ("kite-2", "releaseDate", "2030-09-01"), ("tern-1", "releaseDate", "2030-11-01")},
    ),
    ("model,lab,params (B)\nkite-1,International,7\ntern-1,Northlake Labs,8\n",
     {("kite-1", "totalParameters", "7000000000"), ("tern-1", "totalParameters", "8000000000"), ("tern-1", "developer", "Northlake Labs")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), CSV_CASES)
def test_catalogs_as_separated_values(text, facts):
    assert said(read_text(text, CSV)) == facts


def test_both_directions_of_one_price_are_kept():
    reading = read_text(CSV_CASES[0][0], CSV)
    assert [claim.setting for claim in reading.claims if claim.subject.name == "kite-1"] == ["input", "output"]


@pytest.mark.parametrize(
    "entries",
    [
        "Architectures:\n\n- Heron-S (21M params): embedding dimension 384\n- Heron-B (86M params): embedding dimension 768\n",
    ],
)
def test_an_entry_that_names_a_model_is_about_that_model(entries):
    text = f"# Heron-S/B\n\n{entries}"
    found = {claim for claim in said(read_markdown(text)) if claim[1] == "hiddenDimension"}
    assert found == {("Heron-S", "hiddenDimension", "384"), ("Heron-B", "hiddenDimension", "768")}


def test_remarks_beside_values_are_left_aside():
    text = (
        "# Heron 2\n\n| Hyperparameter | Value | Comment |\n|---|---|---|\n| Layers | 60 | |\n| `d_model` | 8192 | wide |\n"
        "| Sequence length | 2048 | in the last stage |\n"
    )
    found = {claim[1:] for claim in said(read_markdown(text))}
    assert {("layerCount", "60"), ("hiddenDimension", "8192"), ("contextWindow", "2048")} <= found


def test_keys_set_as_formulas_are_labels():
    text = "# Heron 2\n\nHeron 2 is a language model.\n\n| Hyperparameter | Value |\n|---|---|\n| \\\\(n_{layers}\\\\) | 28* |\n| $d_{model}$ | 4096 |\n"
    found = {claim[1:] for claim in said(read_markdown(text))}
    assert {("layerCount", "28"), ("hiddenDimension", "4096")} <= found
