"""A document is about the thing that its title names, whatever sort of document it calls itself."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

COMPANY = "Northlake AI is a company. It was founded in 2019. In 2021, Northlake AI raised $5 million.\n"
LIFE = "Ada Quill is an engineer. She joined Fjord Systems in 2004. Ada Quill lives in Oslo.\n"


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Northlake AI", COMPANY, "Northlake AI"),
        ("Northlake AI Research", COMPANY, "Northlake AI"),
        ("Northlake AI Company Profile", COMPANY, "Northlake AI"),
        ("Northlake AI: Overview", COMPANY, "Northlake AI"),
        ("Northlake AI – Research Notes", COMPANY, "Northlake AI"),
        ("Northlake AI Deep Dive", COMPANY, "Northlake AI"),
        ("Ada Quill Biography", LIFE, "Ada Quill"),
        ("Ada Quill’s Story", LIFE, "Ada Quill"),
        ("Ada Quill: A Life", LIFE, "Ada Quill"),
        ("The Week That Shook Northlake AI: A Story", COMPANY * 2, "Northlake AI"),
        ("Inside the Fall of Northlake AI", COMPANY * 2, "Northlake AI"),
        ("Why Northlake AI Raised Money", COMPANY * 2, "Northlake AI"),
        ("OpenAI o1", "OpenAI o1 is new. The o1 model has 7B parameters. It costs $3 per million tokens.", "o1"),
        ("The Rise of Northlake AI", COMPANY * 2, "Northlake AI"),
        ("Northlake Research", COMPANY.replace("Northlake AI", "Northlake Research"), "Northlake Research"),
    ],
)
def test_a_title_names_the_subject(title, text, name):
    subjects = {subject for subject, *_ in said(read_markdown(f"# {title}\n\n{text}"))}
    assert name in subjects
    assert not {other for other in subjects if other != name and name in other}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Introducing Gannet 2", "Gannet 2 has 7B parameters and was trained on 2T tokens. Gannet 2 is out."),
        ("Northlake Labs releases Gannet 2", "Gannet 2 has 7B parameters, pretrained on 2T tokens. Gannet 2 is out."),
        ("1. Introduction of Gannet", "Gannet models have 7B parameters and were trained on 2T tokens."),
        ("Meet Gannet: a new start", "Gannet outperforms others on every benchmark. It was trained on 2T tokens."),
    ],
)
def test_a_title_brings_a_model_in(title, text):
    subjects = {subject for subject, *_ in said(read_markdown(f"# {title}\n\n{text}"))}
    assert any(subject.startswith("Gannet") for subject in subjects)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Introducing Gannet Console",
            "Gannet Console shows 7B tokens of parameters. It counts tokens for a benchmark.",
        ),
        ("Meet Maria Quill", "Maria Quill trained a 7B model on 2T tokens. Its parameters are small."),
    ],
)
def test_a_title_brings_in_what_is_no_model(title, text):
    told = {(subject, known) for subject, known, *_ in said(read_markdown(f"# {title}\n\n{text}"))}
    assert not {subject for subject, known in told if known in ("totalParameters", "trainingTokens")} & {
        "Gannet Console",
        "Maria Quill",
    }


@pytest.mark.parametrize(
    ("front", "name", "kind"),
    [
        ("name: Plover Works\ntype: company", "Plover Works", "Organization"),
        ("name: Ada Quill\ntype: person", "Ada Quill", "Person"),
    ],
)
def test_front_matter_may_name_whom_the_text_below_is_on(front, name, kind):
    reading = read_markdown(f"---\n{front}\n---\n\n## What it is\nBased in Oslo since 2031. Founded in 2019.\n")
    told = {(each.subject.name, each.subject.type) for each in reading.claims if each.subject.type != "Event"}
    assert told <= {(name, kind)}
    assert kind == "Person" or ("Plover Works", "headquarters", "Oslo") in said(reading)
