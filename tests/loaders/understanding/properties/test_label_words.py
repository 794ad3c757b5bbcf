"""Labels of records and columns name a property in other words, and with words that add nothing."""

from __future__ import annotations

import pytest
from reading import read_text, said
from whosays.loaders.formats.csv_tables import CSV
from whosays.loaders.formats.html import LOADER as HTML


@pytest.mark.parametrize(
    ("label", "value", "claim"),
    [
        ("languages_claimed", "German; Dutch", ("language", "Dutch")),
        ("claimed_languages", "German; Dutch", ("language", "German")),
        ("languages supported (claimed)", "German; Dutch", ("language", "German")),
        ("reported_parameters", "7B", ("totalParameters", "7000000000")),
        ("parameters reported", "7B", ("totalParameters", "7000000000")),
        ("stated license", "MIT", ("license", "MIT License")),
        ("license_declared", "MIT", ("license", "MIT License")),
        ("context length (advertised)", "32K", ("contextWindow", "32000")),
        ("LLM params", "7B", ("totalParameters", "7000000000")),
        ("weights_available", "yes", ("openWeight", "true")),
    ],
)
def test_filler_words_are_stepped_over(label, value, claim):
    table = f"model_name,org,{label},release_date\nHeron 2,Northlake,{value},2031-03-02\nTern 7,Fjord,,2030-01-05\n"
    assert ("Heron 2", *claim) in said(read_text(table, CSV))


@pytest.mark.parametrize("label", ["license_stated", "parameters_reported", "languages_claimed"])
def test_a_yes_is_no_value(label):
    table = f"model_name,org,{label},release_date\nHeron 2,Northlake,yes,2031-03-02\nTern 7,Fjord,-,2030-01-05\n"
    assert {claim[1] for claim in said(read_text(table, CSV))} == {"developer", "releaseDate"}


@pytest.mark.parametrize(
    "label", ["creator_organization_name", "developer org", "Vendor company", "maker_organization"]
)
def test_a_label_may_say_twice_who_made_it(label):
    table = f"model_name,{label},release_date\nHeron 2,Northlake,2031-03-02\nTern 7,Fjord,2030-01-05\n"
    assert ("Heron 2", "developer", "Northlake") in said(read_text(table, CSV))


def test_a_part_of_a_model_is_not_the_whole():
    head = "<tr><th rowspan=2>Model</th><th colspan=2>Params</th></tr><tr><th>LLM</th><th>Vision encoder</th></tr>"
    page = f"<table><thead>{head}</thead><tr><td>Heron 2</td><td>7B</td><td>0.3B</td></tr></table>"
    assert not said(read_text(page, HTML))
