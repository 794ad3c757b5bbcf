"""Whom words speak of: the company of a sentence, and not the one that the page is about."""

from __future__ import annotations

import pytest
from reading import read_text, said

PAGE = "Northlake Labs\n\nNorthlake Labs is a startup from Oslo that makes maps of the sea.\n\n"


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("In May they had raised $9 million.", ("Northlake Labs", "funding", "9000000")),
        ("Sandpiper, which makes boats, closed a round of $9 million.", ("Sandpiper", "funding", "9000000")),
        ("Oslo-based Sandpiper raised $9 million.", ("Sandpiper", "funding", "9000000")),
        ("Fjord Capital bought Plover Labs, which is based in Toronto.", ("Plover Labs", "headquarters", "Toronto")),
        ("Fjord Capital is rich; its valuation is $9 million.", ("Fjord Capital", "valuation", "9000000")),
        (
            "It raised $9 million from Fjord Capital, Birch Ventures, valuing it at $2 billion.",
            ("Northlake Labs", "valuation", "2000000000"),
        ),
        ("Founded by Maria Quill (ex-Plover Labs), they raised $9 million.", ("Northlake Labs", "funding", "9000000")),
        ("Sandpiper Inc. raised $9 million.", ("Sandpiper", "funding", "9000000")),
    ],
)
def test_the_company_that_is_meant(sentence, fact):
    facts = said(read_text(PAGE + sentence))
    assert fact in facts
    assert not any(each[1:] == fact[1:] and each[0] != fact[0] for each in facts)


@pytest.mark.parametrize(
    "sentence",
    [
        'The startup "Sandpiper" told us that it has closed a round of $9 million.',
        "The company that had raised $9 million was sold.",
        "Northlake Labs raised prices by $9 million.",
        "Northlake Labs raised $9 million in revenue.",
    ],
)
def test_money_of_others_and_for_other_things_is_left(sentence):
    facts = said(read_text(PAGE + sentence))
    assert not any(subject == "Northlake Labs" and prop == "funding" for subject, prop, *_ in facts)


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Maria Quill left Plover Labs in May 2018; she later sued Tern Labs.", {"2018-05"}),
        ("Maria Quill left Plover Labs for a farm, where she wrote a book in 2019.", set()),
        ("By May 2024, Maria Quill had left Plover Labs.", {"2024-05"}),
        ("Until May 2024, Maria Quill had not left Plover Labs.", set()),
    ],
)
def test_a_date_of_another_clause_is_not_that_of_a_departure(sentence, dates):
    reading = read_text(PAGE + sentence)
    assert {value for _, prop, value in said(reading) if prop == "departedDate"} == dates
    lawsuits = {c.subject for c in reading.claims if str(getattr(c.value, "name", "")) == "Lawsuit"}
    assert not any(c.property == "date" and c.subject in lawsuits for c in reading.claims)


MODEL_PAGE = "# Heron 2\n\nHeron 2 is a language model. Tern-7B is a model, too.\n\n"


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("The model was trained on 3 trillion tokens.", {("Heron 2", "3000000000000")}),
        ("The smaller model was trained on 3 trillion tokens.", set()),
        ("The next best model was trained on 3 trillion tokens.", set()),
        ("It was later trained on an additional 3 trillion tokens.", set()),
        ("Users can train Tern-7B on 3 trillion tokens.", set()),
        ("While Sandpiper was trained on 3 trillion tokens, ours saw fewer.", {("Sandpiper", "3000000000000")}),
        (
            "Heron 2 and Tern-7B were trained on 2 trillion and 3 trillion tokens, respectively.",
            {("Heron 2", "2000000000000"), ("Tern-7B", "3000000000000")},
        ),
        (
            "The 7B and 15B models saw 2 trillion and 3 trillion tokens of training data respectively.",
            {("Heron 2 7B", "2000000000000"), ("Heron 2 15B", "3000000000000")},
        ),
        ("Heron 2 was trained on 400 million (image, text) pairs.", set()),
        ("We studied training small models on 5B-500B tokens.", set()),
        ("Tern-7B is fast. Both models were trained on 3 trillion tokens.", {("Heron 2", "3000000000000")}),
        ("Heron 2 was trained to 3 trillion tokens.", {("Heron 2", "3000000000000")}),
        ("Introduced by Ada Quill and others in 2021, it was seen as large.", set()),
        ("We trained them on 2 trillion and 3 trillion tokens respectively.", set()),
    ],
)
def test_the_model_that_was_trained(sentence, facts):
    claimed = {
        (subject, value) for subject, prop, value in said(read_text(MODEL_PAGE + sentence)) if prop == "trainingTokens"
    }
    assert claimed == facts


def test_a_she_is_not_whom_the_page_calls_he():
    page = (
        "Bram Quill\n\nBram Quill is a sailor. Quill said he sails. Quill loves his boat, and Quill says he built it.\n\n"
        "Quill married Lea Moor in 2006. She is the founder of Plover Systems."
    )
    assert not any("Bram Quill" in fact and "Plover Systems" in fact for fact in said(read_text(page)))


def test_a_place_in_brackets_behind_what_is_left_is_not_the_company():
    page = PAGE + "Founded in 2012 as a spin-off from the Institute of Rope Technology (IRT), the company grew."
    facts = said(read_text(page))
    assert not any(subject == "Institute of Rope Technology" for subject, *_ in facts)
