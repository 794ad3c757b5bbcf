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
