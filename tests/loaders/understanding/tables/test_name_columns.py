"""Which column of a catalog names its rows: behind numbers of rows, headed "Name", or with identifiers of a hub."""

from __future__ import annotations

from reading import read_markdown, read_text, said
from whosays.loaders.formats.csv_tables import CSV

NUMBERED = """# Models

|   | Name | Release date[a] | Developer | License[c] |
|--:|:--|:--|:--|:--|
| 0 | GPT-4 | Jun/2018 | OpenAI | MIT[4] |
| 1 | Llama 3 8B | Oct/2018 | Meta | Apache 2.0[7] |
| 2 | Gemma 2 9B | Oct/2019 | Google | Apache 2.0 |
"""
VARIANTS = """# Models

| Name | Creator | Finetuned Variants | Release Date | Licence |
|---|---|---|---|---|
| GPT-4 | OpenAI | Heron-1 | May 2023 | MIT |
| Llama 3 8B | Meta | Tern-2 | June 2023 | Apache 2.0 |
| Gemma 2 9B<br>Gemma 2 27B | Google | Plover-3 | July 2023 | MIT |
"""
HUB = """# Models

| name | parameters_bn | url | style |
|---|---|---|---|
| northlake/heron-2-7b | 7 | - | chat |
| northlake/tern-1-12b | 12 | - | story |
| fjord/plover-3b | 3 | - | chat |
"""
PLATFORM = """# Providers

## Hugging Face

**Available Models:**

- meta-llama/Llama-3.3-70B-Instruct
- microsoft/Phi-4
"""


def test_numbers_of_rows_name_nothing():
    found = said(read_markdown(NUMBERED))
    assert {("GPT-4", "releaseDate", "2018-06"), ("Gemma 2 9B", "developer", "Google")} <= found
    assert ("Llama 3 8B", "license", "Apache 2.0") in found


def test_a_column_of_names_goes_before_one_of_variants():
    found = said(read_markdown(VARIANTS))
    assert ("GPT-4", "releaseDate", "2023-05") in found
    assert not any(subject in {"Heron-1", "Tern-2", "Plover-3"} for subject, *_ in found)


def test_a_cell_that_names_several_leaves_open_which_is_meant():
    assert not any("Gemma" in subject and prop != "family" for subject, prop, *_ in said(read_markdown(VARIANTS)))


def test_identifiers_of_a_hub_are_models():
    assert {("heron-2-7b", "totalParameters", "7000000000"), ("plover-3b", "totalParameters", "3000000000")} <= said(
        read_markdown(HUB)
    )


def test_a_hub_made_no_model_of_another_owner():
    assert not any(each[1:3] == ("developer", "Hugging Face") for each in said(read_markdown(PLATFORM)))


def test_a_column_full_of_models_names_the_rows_wherever_it_stands():
    rows = (
        "id,shown,vendor,event_count\n"
        "a-1,Mistral 7B,Mistral AI,3\nb-2,Claude 3 Opus,Anthropic,2\nc-3,GPT-4o,OpenAI,4\nd-4,Sandpiper,Fjord,1\n"
    )
    found = {(claim.subject.name, claim.value.name) for claim in read_text(rows, CSV).claims}
    assert found == {
        ("Mistral 7B", "Mistral AI"),
        ("Claude 3 Opus", "Anthropic"),
        ("GPT-4o", "OpenAI"),
        ("Sandpiper", "Fjord"),
    }


def test_a_column_of_models_that_come_again_names_no_rows():
    rows = "id,base,vendor,event_count\na-1,Mistral 7B,Fjord,3\nb-2,Mistral 7B,Fjord,2\nc-3,Mistral 7B,Fjord,4\n"
    assert {claim.subject.name for claim in read_text(rows, CSV).claims} == set()
