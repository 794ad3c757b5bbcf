"""Columns and labels that are named in other words than the ontology's, or by their cells only."""

from __future__ import annotations

import pytest
from reading import VOCABULARY, read_markdown, read_text, said
from whosays.loaders.formats.csv_tables import CSV
from whosays.loaders.formats.html import LOADER as HTML
from whosays.loaders.understanding.properties.label_words import property_in_words
from whosays.loaders.understanding.properties.labels import property_labelled

MODEL = ("Model",)


def cells(*columns):
    """Return the claims of a table of two models, one column a tuple of its head and two cells."""
    rows = zip(*columns, strict=True)
    lines = [
        "| " + " | ".join((name, *row)) + " |"
        for name, row in zip(("Model", "Plover-7B", "Tern-2B"), rows, strict=True)
    ]
    lines.insert(1, "|---" * (len(columns) + 1) + "|")
    return said(read_markdown("# Birds\n\n" + "\n".join(lines)))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (("Total", "7B", "2B"), ("totalParameters", "7000000000")),
        (("Tokens", "2.4T", "900B"), ("trainingTokens", "2400000000000")),
        (("Date", "2031.05.28", "2031-06-02"), ("releaseDate", "2031-05-28")),
        (("Provider", "Mistral AI", "Cohere"), ("developer", "Mistral AI")),
    ],
)
def test_an_open_head_holds_what_its_cells_are(column, expected):
    assert ("Plover-7B", *expected) in cells(column)


def test_a_column_of_models_below_base_names_what_others_were_made_from():
    table = "| Model | Base |\n|---|---|\n| Plover-7B | Heron 2 7B |\n| Tern-2B | Heron 2 2B |\n"
    found = said(read_markdown(f"# Heron 2\n\nHeron 2 is a language model.\n\n## Others\n\n{table}"))
    assert ("Plover-7B", "baseModel", "Heron 2 7B") in found


@pytest.mark.parametrize(
    "column",
    [
        ("Total", "71.2", "64.0"),
        ("Tokens", "5120", "4096"),
        ("Date", "soon", "2031-06-02"),
        ("Provider", "Cloud Nine", "Scaleway"),
        ("Base", "yes", "no"),
    ],
)
def test_other_cells_leave_it_open(column):
    assert not cells(column)


def test_the_dates_of_a_table_of_scores_are_not_those_of_releases():
    found = cells(("Date", "2031-05-28", "2031-06-02"), ("MMLU", "70.1", "60.2"))
    assert not any(claim[1] == "releaseDate" for claim in found)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Max Ctx Len", "contextWindow"),
        ("default_max_output", "maxOutputTokens"),
        ("#Total Param", "totalParameters"),
        ("# of Pretrained Tokens", "trainingTokens"),
        ("Date of publication", "releaseDate"),
        ("organisation_name", "developer"),
        ("isOpen", "openWeight"),
        ("$/1M in", "price"),
        ("Output ($/1M)", "price"),
        ("Vision Param", None),
        ("Context / output", None),
        ("Language model", None),
        ("max_thinking", None),
        ("Batch size", None),
        ("word " * 4000, None),
    ],
)
def test_labels_in_other_words(label, expected):
    known = property_labelled(label, MODEL, VOCABULARY)
    assert (known.name if known else None) == expected


def test_labels_of_the_ontology_in_its_own_words_are_found_by_their_words_too():
    assert property_in_words("Window of Context", MODEL, VOCABULARY) == VOCABULARY.properties["contextWindow"]


def test_remarks_are_read_in_parts():
    found = cells(
        ("Notes", "Open weights; MoE 47B total parameters, 13B active; 128K context.", "Closed weights, 2B params")
    )
    assert found == {
        ("Plover-7B", "openWeight", "true"),
        ("Plover-7B", "architecture", "Mixture of Experts"),
        ("Plover-7B", "totalParameters", "47000000000"),
        ("Plover-7B", "activeParameters", "13000000000"),
        ("Plover-7B", "contextWindow", "128000"),
        ("Tern-2B", "openWeight", "false"),
        ("Tern-2B", "totalParameters", "2000000000"),
    }


@pytest.mark.parametrize("remark", ["Not open weights", "see Table 2", "x" * 20_000, "; ; ;", "7B", "no weights"])
def test_remarks_that_say_nothing_sure(remark):
    assert not cells(("Notes", remark, "-"))


def test_a_link_below_a_head_of_downloads_leads_to_where_the_model_can_be_had():
    link = "🤗 <a href='https://huggingface.co/northlake/Plover-7B'>HF link</a>"
    other = "<a href='https://huggingface.co/northlake/Heron'>HF link</a>"
    rows = f"<tr><td>Plover-7B</td><td>{link}</td></tr><tr><td>Tern-2B</td><td>{other}</td></tr>"
    found = said(read_text(f"<table><tr><th>Model</th><th>Link</th></tr>{rows}</table>", HTML))
    assert found == {("Plover-7B", "accessChannel", "Hugging Face")}


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (("MoE", "256E8A+1S", "Dense"), {("Plover-7B", "expertCount", "256"), ("Plover-7B", "activeExpertCount", "8"),
                                         ("Plover-7B", "sharedExpertCount", "1"), ("Tern-2B", "architecture", "Dense")}),
        (("MoE", "64 experts / 6 active", "-"), {("Plover-7B", "expertCount", "64"), ("Plover-7B", "activeExpertCount", "6")}),
        (("mparams", "43.22", "63"), {("Plover-7B", "totalParameters", "43220000"), ("Tern-2B", "totalParameters", "63000000")}),
        (("License", "northlake-license", "CC-BY-ND"), {("Plover-7B", "license", "northlake-license"),
                                                        ("Tern-2B", "license", "CC-BY-ND")}),
        (("License", "Proprietary", "closed"), {("Plover-7B", "license", "Proprietary")}),
        (("Cutoff", "2031/4", "2030/12"), {("Plover-7B", "knowledgeCutoff", "2031-04"), ("Tern-2B", "knowledgeCutoff", "2030-12")}),
    ],
)  # fmt: skip
def test_values_as_catalogs_write_them(column, expected):
    assert cells(column) == expected


def test_authors_of_models_are_their_makers_where_many_are_known():
    table = "Model,Parameters (B),Author\nHeron 2,11,Google\nTern,3,Meta\nPlover 3,7,Sandpiper Labs\n"
    assert {claim for claim in said(read_text(table, CSV)) if claim[1] == "developer"} == {
        ("Heron 2", "developer", "Google"),
        ("Tern", "developer", "Meta"),
        ("Plover 3", "developer", "Sandpiper Labs"),
    }


def test_authors_who_are_people_are_no_makers():
    table = "Model,Parameters (B),Author\nHeron 2,11,Google\nTern,3,Meta\nPlover 3,7,Maria Quill\n"
    assert not [claim for claim in said(read_text(table, CSV)) if claim[1] == "developer"]


def prices(*columns):
    return {(name, value) for name, kind, value, *_ in cells(*columns) if kind == "price"}


def test_bare_amounts_below_input_and_output_are_prices_where_their_size_tells():
    found = prices(("input", "0.25", "3"), ("output", "1.25", "15"))
    assert found == {("Plover-7B", "0.25"), ("Plover-7B", "1.25"), ("Tern-2B", "3"), ("Tern-2B", "15")}


@pytest.mark.parametrize(
    "columns",
    [
        # Tokens that go in and out, not money.
        (("input", "128000", "32000"), ("output", "8192", "4096")),
        # Nobody counts cents here.
        (("input", "2", "3"), ("output", "4", "15")),
        # These may be per thousand as well.
        (("input", "0.01", "0.02", "0.03")[:3], ("output", "0.03", "0.0002")),
        (("input", "0.25", "3.5"),),
        (("input", "text", "text, image"), ("output", "text", "text")),
    ],
)
def test_what_may_be_something_else_is_no_price(columns):
    assert prices(*columns) == set()
