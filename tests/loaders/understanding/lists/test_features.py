"""Entries that name a technique, told by what leads into their list, by the heading, or by the words behind."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Heron 2\n\nHeron 2 is a large language model developed by Northlake Labs.\n\n"


def facts(text, page=PAGE):
    claims = read_markdown(page + text).claims
    return {(claim.property, value_of(claim)) for claim in claims if claim.span.start >= len(page)}


@pytest.mark.parametrize(
    "lead",
    [
        "Then the model went through further alignment steps including:",
        "Heron 2 was trained in the following stages:",
        "The post-training pipeline consists of:",
        "We apply several techniques to train Heron 2:",
        "The instruct version was optimized through:",
        "## Training methodology",
    ],
)
def test_a_list_names_what_a_model_was_made_with(lead):
    entries = "- Supervised fine-tuning (SFT)\n- **DPO**: on pairs of answers\n"
    found = facts(f"{lead}\n\n{entries}")
    assert found == {("usesTechnique", "SFT"), ("usesTechnique", "DPO")}


@pytest.mark.parametrize(
    "lead",
    [
        "You can customize the model using:",
        "Future training may use these techniques:",
        "Other models are trained with these methods instead of ours:",
        "Planned training steps:",
        "Questions on training:",
        "## Related work",
    ],
)
def test_a_list_of_something_else_says_nothing_of_the_model(lead):
    assert facts(f"{lead}\n\n- Supervised fine-tuning (SFT)\n- LoRA\n") == set()


def test_initials_show_a_technique_that_nobody_has_listed():
    lead = "Then came further training steps including:\n\n"
    assert facts(f"{lead}- Patient Feedback Optimization (PFO)\n- Nice Weather (NW)\n- Data Collection\n") == {
        ("usesTechnique", "Patient Feedback Optimization")
    }


def test_a_label_is_a_technique_where_its_makers_say_that_they_use_it():
    text = "**Grouped Query Attention (GQA)**: we replaced plain attention by this one.\n\n"
    assert facts(text) == {("attentionMechanism", "Grouped-Query Attention")}
    assert facts("**Grouped Query Attention (GQA):** A kind of attention that saves memory.\n\n") == set()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- **Heron 2 Mini** (3B): for phones", {("totalParameters", "3000000000"), ("family", "Heron 2")}),
        ("- **Heron 2 Mini** (3 billion parameters)", {("totalParameters", "3000000000"), ("family", "Heron 2")}),
        ("- **Heron 2 Mini**: for phones", {("family", "Heron 2")}),
    ],
)
def test_a_size_in_brackets_is_that_of_the_model_before_it(entry, expected):
    assert facts(f"Heron 2 comes in two sizes:\n\n{entry}\n") == expected


def test_an_entry_alone_gives_no_other_the_figure_of_its_lead():
    page = "# Heron\n\nHeron is a family of language models by Northlake Labs.\n\n"
    text = "Heron 3 Pro is good at tests, reaching high scores:\n\n- 91.9% on MMLU\n- 95.0% on GSM8K\n"
    scores = {c.subject.name for c in read_markdown(page + text).claims if c.property == "score"}
    assert scores == {"Heron 3 Pro"}


def test_versions_that_an_officer_brings_out_are_of_the_firm_and_the_family():
    page = "# Northlake opens up\n\nNorthlake Labs released Kestrel-9, its open models. The Kestrel-9 models are small.\n\n"
    text = "Northlake Labs CEO Ada Quill introduced two versions: `Kestrel-9-120b` for servers and `Kestrel-9-20b`, a small one.\n"
    claims = read_markdown(page + text).claims
    said = {(c.subject.name, c.property, value_of(c)) for c in claims if c.subject.name.startswith("Kestrel-9-")}
    assert {
        (f"Kestrel-9-{size}", name, value)
        for size in ("120b", "20b")
        for name, value in (("developer", "Northlake Labs"), ("family", "Kestrel-9"))
    } <= said


@pytest.mark.parametrize(
    ("lead", "languages"),
    [
        ("It was trained on text in 2 natural languages:", {"Czech", "Thai"}),
        ("The following languages are supported:", {"Czech", "Thai"}),
        ("It will learn these languages:", set()),
        ("Our offices are in:", set()),
    ],
)
def test_languages_stand_below_words_that_lead_into_them(lead, languages):
    text = f"# Heron\n\nHeron is a family of language models by Northlake Labs.\n\n{lead}\n\n- Czech\n- Thai\n- Bread\n"
    assert {value_of(c) for c in read_markdown(text).claims if c.property == "language"} == languages
