"""What columns and cells of tables say beside a name and a figure: settings, metrics, several names, marks."""

from __future__ import annotations

import pytest
from reading import read_markdown, read_text, said
from whosays.loaders.formats.html import LOADER as HTML

SHOTS = """<table>
<tr><th>Model</th><th>Size</th><th>Shot</th><th>MMLU</th><th>GSM8K</th></tr>
<tr><td rowspan="2">Heron 2</td><td rowspan="2">8B</td><td>0</td><td>43.9</td><td>33.8</td></tr>
<tr><td>4</td><td>63.6</td><td>60.5</td></tr>
<tr><td rowspan="2">Tern 1.5<sup>+</sup></td><td rowspan="2">9B</td><td>0</td><td>41.0</td><td>30.5</td></tr>
<tr><td>4</td><td>50.1</td><td>40.2</td></tr>
</table>
<p><sup>+</sup> Measured before it was tuned.</p>"""
SUBTITLES = """<table><thead>
<tr><th>Model</th><th colspan="2">Video-MME</th></tr>
<tr><th></th><th>w/o subs</th><th>w subs</th></tr></thead>
<tr><td>Heron 2</td><td>60.0</td><td>62.9</td></tr><tr><td>Tern 1.5</td><td>59.9</td><td>63.3</td></tr>
</table>"""
METRICS = """
| Task/Metric | Heron 2 | Tern 7B after 200B Tokens |
|---|---|---|
| arc_challenge/acc | 0.34 | 0.31 |
| arc_challenge/acc_norm | 0.37 | 0.34 |
| boolq/acc | 0.66 | 0.67 |
"""
FLAGSHIPS = """
| Lab | Model | Context | Strength | Open/Closed |
|---|---|---|---|---|
| Northlake Labs | Heron 2 | 1M tokens | Reads long texts | Closed |
| Osprey Research | Tern 3 / Tern R1 | 64K | Open-weight MoE, Apache 2.0 | Open |
"""
USES = """
| Lab | Model | Use Case |
|---|---|---|
| Northlake Labs | Heron 2 | Open-source, on-device |
| Osprey Research | Tern 3 | Small but quick |
"""
SIZES = """
Heron-6B and Heron-34B read two languages.

| Model | Default context window | Training Data Date |
|---|---|---|
| 6B series models | 4K | Up to June 2023 |
| 34B series models | 8K | Up to July 2023 |
"""
CARD = """
### License
The Heron-6B weights are licensed under the Apache License 2.0.

### Model Details

| Hyperparameter | Value |
|---|---|
| n_layers | 28* |
| n_ctx | 2,048 |
"""


def test_scores_are_in_the_setting_of_their_row():
    reading = read_text(SHOTS, HTML)
    told = {(c.subject.name, c.benchmark.name, c.setting, int(c.value)) for c in reading.claims if c.benchmark}
    assert ("Heron 2 8B", "MMLU", "4-shot", 63) in told or ("Heron 2", "MMLU", "4-shot", 63) in told
    assert not any("+" in name for name, *_ in told)
    assert len(told) == 8


def test_words_on_how_questions_were_put_are_a_setting():
    told = {(c.benchmark.called, c.setting) for c in read_text(SUBTITLES, HTML).claims if c.benchmark}
    assert told == {("Video-MME", "w/o subs"), ("Video-MME", "w subs")}


def test_two_metrics_of_one_test_are_kept_apart_as_written():
    told = {(c.subject.name, c.benchmark.called, int(c.value)) for c in read_markdown(METRICS).claims}
    assert ("Heron 2", "arc_challenge/acc", 34) in told
    assert ("Heron 2", "arc_challenge/acc_norm", 37) in told
    assert ("Tern 7B after 200B Tokens", "boolq/acc", 67) in told


def test_a_cell_that_names_several_models_is_of_each():
    found = said(read_markdown(FLAGSHIPS))
    assert {
        ("Heron 2", "openWeight", "false"),
        ("Tern 3", "developer", "Osprey Research"),
        ("Tern R1", "developer", "Osprey Research"),
        ("Tern R1", "openWeight", "true"),
        ("Tern 3", "license", "Apache 2.0"),
    } <= found
    assert not {fact for fact in found if fact[0].startswith("Tern") and fact[1] == "contextWindow"}
    assert not {fact for fact in found if "/" in fact[0]}


@pytest.mark.parametrize(("name", "facts"), [("Heron 2", {("Heron 2", "openWeight", "true")}), ("Tern 3", set())])
def test_what_a_model_is_for_may_say_that_it_is_open(name, facts):
    assert {fact for fact in said(read_markdown(USES)) if fact[0] == name and fact[1] == "openWeight"} == facts


def test_a_size_is_the_only_model_of_it():
    assert said(read_markdown(SIZES)) >= {
        ("Heron-6B", "contextWindow", "4000"),
        ("Heron-34B", "knowledgeCutoff", "2023-07"),
    }


def test_a_page_is_of_the_model_whose_licence_it_tells():
    assert said(read_markdown(CARD)) >= {
        ("Heron-6B", "license", "Apache 2.0"),
        ("Heron-6B", "layerCount", "28"),
        ("Heron-6B", "contextWindow", "2048"),
    }


@pytest.mark.parametrize(
    "entry",
    [
        "Announced by Northlake Labs / 2031",
        "Announced by Northlake Labs, 2031",
        "announced by Northlake Labs (2031)",
        "Announced by Northlake Labs in 2031",
    ],
)
def test_who_announced_a_model_and_when_stand_behind_its_name(entry):
    found = said(read_markdown(f"# Open models\n\n- [Heron 2 (8B)](https://hub.example/h) - {entry}\n"))
    assert found >= {
        ("Heron 2", "developer", "Northlake Labs"),
        ("Heron 2", "announcementDate", "2031"),
        ("Heron 2", "totalParameters", "8000000000"),
    }
