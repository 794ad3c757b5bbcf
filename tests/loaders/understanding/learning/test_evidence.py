"""Names whose class a text tells: which words tell it, and which do not."""

from __future__ import annotations

import pytest
from whosays.loaders.understanding.learning.evidence import named_in
from whosays.loaders.understanding.terms.gazetteer import gazetteer


def names(text: str, type_: str) -> set[str]:
    return {entity.name for entity in named_in(text, gazetteer()) if entity.type == type_}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("It was founded by entrepreneurs Ada Quill, Ben Orr, and Cleo Marsh.", {"Ada Quill", "Ben Orr", "Cleo Marsh"}),
        ("CEO Ada Quill spoke first.", {"Ada Quill"}),
        ("Nets by Ada Quill (CEO) and others, not by Tall Trees (a band).", {"Ada Quill"}),
        ("Ada Quill, the co-founder, spoke first.", {"Ada Quill"}),
        ("Ada Quill (born 1985) is known for optics.", {"Ada Quill"}),
        ("In May Ada Quill joined the lab.", {"Ada Quill"}),
        ("He was hired by professor Jan van Dyke.", {"Jan van Dyke"}),
        ("It was useful, said Ada Quill, technical lead of the project.", {"Ada Quill"}),
        ("Ada Quill and Ben Orr were appointed interim co-CEOs.", {"Ada Quill", "Ben Orr"}),
        ("Northlake named Ada Quill as its chief executive.", {"Ada Quill"}),
        ("Northlake CEO Ada Quill spoke.", {"Ada Quill"}),
        ("Imagine Heron is a chatbot. We like Heron, a chatbot.", set()),
        ("They were told by the CEO Of Everything.", set()),
        ("Northlake Labs joined the alliance.", set()),
        ("The paper joined the others.", set()),
    ],
)
def test_people(text, people):
    assert names(text, "Person") == people


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("Sandpiper, a startup from Oslo, hires.", {"Sandpiper"}),
        ("In June Sandpiper raised $3 million.", {"Sandpiper"}),
        ("Sandpiper AS was founded in Oslo.", {"Sandpiper"}),
        ("Sandpiper’s CEO spoke first.", {"Sandpiper"}),
        ("The round was led by Fjord Capital and Birch Ventures.", {"Fjord Capital", "Birch Ventures"}),
        ("She was a researcher at Gullwing.", {"Gullwing"}),
        ("The startup European is no name.", set()),
        ("Sandpiper, Inc., commonly known as Piper, is a Norwegian company that sells maps.", {"Sandpiper", "Piper"}),
        ("It is backed by investors such as Gullwing, Birch & Fjord Capital.", {"Gullwing", "Birch", "Fjord Capital"}),
        ("She is President of Gullwing Norway.", {"Gullwing Norway"}),
        ("She opened an office in Gullwing, a town by the sea.", set()),
        ("Critics raised doubts.", set()),
        ("He is head of Research.", set()),
    ],
)
def test_organizations(text, organizations):
    assert names(text, "Organization") == organizations


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("The model is named Sandpiper.", {"Sandpiper"}),
        ("Gullwing is Northlake's series of large language models.", {"Gullwing"}),
        ("In May it released the LLM Sandpiper.", {"Sandpiper"}),
        ("They released Sandpiper. We found that Sandpiper outperforms the rest.", {"Sandpiper"}),
        ("Here Sandpiper has 7 billion parameters.", {"Sandpiper"}),
        ("The weights of Sandpiper are open.", {"Sandpiper"}),
        ("They found the model Sandpiper released last year.", set()),
        ("They released Sandpiper, a benchmark for maps.", set()),
        ("Overall, our model is good.", set()),
    ],
)
def test_models(text, models):
    assert names(text, "Model") == models


def test_a_name_introduced_as_two_kinds_is_not_learned():
    assert not list(named_in("CEO Ada Quill spoke. Ada Quill, a startup from Oslo, hires.", gazetteer()))


def test_hostile_lines_take_linear_time():
    for text in ("CEO " * 5_000, "Aa " * 7_000, "Aa, " * 5_000, "founded by the " * 2_000, "A" * 20_000):
        list(named_in(text, gazetteer()))


def test_a_name_of_white_space_is_none():
    assert (
        names(
            "Quill, Ada.\n\n\u00a0\u00a0\u00a0 was founded in 2020 and the startup    \u00a0   ’s CEO left.",
            "Organization",
        )
        == set()
    )


def test_a_firm_called_by_a_common_word_is_known_where_the_text_tells_of_it():
    assert names("It was followed by the acquisition of Windsurf. Then Windsurf's CEO left.", "Organization") == {
        "Windsurf"
    }
    assert names("Windsurf season is short. Runway: two years.", "Organization") == set()
