"""What a leading phrase is of, where its main clause names another thing than the one that is talked about."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

MODEL = "# Heron 2\n\nHeron 2 is a model by Northlake Labs.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Launched in May 2024, this browser extension lets Heron 2 fill in forms.",
        "Released in May 2024, the dataset quickly became popular.",
        "Released in May 2024 by Ada Quill, Plover Kit quickly became a favourite.",
        "First released in May 2024, the framework has many users.",
        "Introduced on May 4, 2024, this feature brings maps to all.",
    ],
)
def test_what_another_thing_did_is_not_of_the_model(sentence):
    assert not {fact for fact in said(read_markdown(MODEL + sentence)) if fact[1] in ("releaseDate", "availability")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Released in May 2024, it quickly became one of the fastest of its size.",
        "Released in May 2024, the model quickly became popular.",
        "Released in May 2024, this small language model has many users.",
        "Released in May 2024, its weights are open.",
        "Released in May 2024, Heron quickly became a favourite.",
    ],
)
def test_what_the_model_did_is_its_own(sentence):
    assert ("Heron 2", "releaseDate", "2024-05") in said(read_markdown(MODEL + sentence))


def test_the_launch_of_a_library_is_not_the_founding_of_its_maker():
    page = "# Plover Nets\n\nPlover Nets is an open library by Northlake Labs with nets for all. "
    reading = read_markdown(page + "Launched in 2018, it has become the best library for nets.")
    assert not {fact for fact in said(reading) if fact[1] == "foundedDate"}


def test_the_staff_of_a_team_is_not_that_of_the_firm():
    page = "# Northlake Labs\n\nNorthlake Labs is a startup from Oslo. The team that once numbered over 9,000 employees was cut."
    assert not {fact for fact in said(read_markdown(page)) if fact[1] == "employeeCount"}


def test_a_public_release_is_by_nobody_of_that_name():
    page = "# AlphaFold Public Release\n\nAlphaFold is a model."
    assert not {fact for fact in said(read_markdown(page)) if fact[1] == "developer"}


def test_an_entry_of_another_firm_tells_of_its_founder():
    page = "# Northlake Labs\n\nNorthlake Labs is a firm.\n\n## Spin-offs\n\n- Plover Labs, founded by Maria Quill\n"
    assert {fact[2] for fact in said(read_markdown(page)) if fact[1] == "founded"} == {"Plover Labs"}
