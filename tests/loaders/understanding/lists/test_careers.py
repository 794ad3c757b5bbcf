"""Entries of lists about a person: posts, studies, honours and works, in many shapes."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Ada Quill\n\nAda Quill is a Norwegian computer scientist.\n\n"


def facts(text):
    found = read_markdown(PAGE + text).claims
    return {(claim.property, value_of(claim)) for claim in found if claim.subject.name == "Ada Quill"}


@pytest.mark.parametrize(
    "entry",
    [
        "Research Scientist at Plover Systems (2015–2019)",
        "Research Scientist, Plover Systems (2015–2019)",
        "2015–2019: Research Scientist, Plover Systems",
        "2015 - 2019 | Research Scientist @ Plover Systems",
        "**Plover Systems** — Research Scientist (2015–2019)",
        "**Plover Systems** (2015–2019): Research Scientist",
        "Plover Systems, Research Scientist (2015–2019)",
        "**2015–2019**: Research Scientist at [[Plover Systems]]",
    ],
)
def test_a_post_is_read_in_every_order(entry):
    expected = {
        ("affiliation", "Plover Systems"),
        ("roleAt", "Research Scientist of Plover Systems"),
        ("joinedDate", "2015"),
        ("departedDate", "2019"),
    }
    assert expected <= facts(f"## Career\n\n- {entry}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Experience\n\n- Harbour Bank, Director\n", ("roleAt", "Director of Harbour Bank")),
        ("## Career\n\n- 2019–present: CEO, Plover Systems\n", ("joinedDate", "2019")),
        ("## Education\n\n- PhD, computer science, University of Bergen, 2010\n", ("affiliation", "University of Bergen")),
        ("## Education\n\n- **University of Oslo** — BSc Mathematics (2005)\n", ("affiliation", "University of Oslo")),
        ("Ada Quill has been at several firms:\n- Former President of Google Norway\n", ("roleAt", "President of Google Norway")),
        ("Ada Quill has been at several firms:\n- Author of *Small Waves*\n", ("authorOf", "Small Waves")),
        ("Ada Quill has been at several firms:\n- Co-founder and CTO of Plover Systems\n", ("founded", "Plover Systems")),
        ("## Career\n\n### Plover Systems (2015-2019)\n\nShe went there.\n", ("affiliation", "Plover Systems")),
        ("- **Role**: Former CTO of Plover Systems (2018-2024)\n", ("departedDate", "2024")),
        ("- **Role**: engineer; former head of Wave Studies at Plover Systems\n", ("roleAt", "head of Wave Studies of Plover Systems")),
        ("## Awards\n\n- 2020 – Turing Award\n", ("award", "Turing Award")),
        ("## Recognition\n\n- Recipient of the Harbour Medal (2019)\n", ("award", "Harbour Medal")),
        ("## Honours\n\n- Fellow, Royal Society of Boats (2018)\n", ("award", "Fellow, Royal Society of Boats")),
        ("## Honours\n\n- Harbour Medal, Plover Systems (2018)\n", ("award", "Harbour Medal")),
        ("## Honours\n\n- Harbour Prize for Excellence in Boats\n", ("award", "Harbour Prize for Excellence in Boats")),
        ("## Honours\n\n- Harbour Prize for work on boats\n", ("award", "Harbour Prize")),
        ("## Honours\n\n- Legion of Honour - Chevalier (2018)\n", ("award", "Legion of Honour")),
        ("## Honours\n\n- **Harbour Medal** (2018): Given for her work on boats\n", ("award", "Harbour Medal")),
        ("## Publications\n\n- *Small Waves* (2018)\n", ("authorOf", "Small Waves")),
        ('## Books\n\n- "On Harbours". Northlake Press, 2019.\n', ("authorOf", "On Harbours")),
        ("## Selected works\n\n- **Deep Boats** (2020)\n", ("authorOf", "Deep Boats")),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_is(text, expected):
    assert expected in facts(text)


def test_an_honour_that_was_shared_is_that_of_all():
    text = (
        "# Ada Quill\n\nAda Quill is a computer scientist.\n\n## Awards\n\n- Turing Award (2018, shared with Ben Orr)\n"
    )
    told = {claim.subject.name for claim in read_markdown(text).claims if claim.property == "award"}
    assert told == {"Ada Quill", "Ben Orr"}


def test_a_heading_above_labels_that_only_people_have_names_one():
    text = "# People\n\n### Baltasar Quillo\n- **Role**: Research Scientist at Plover Systems\n- **Location**: Bergen\n"
    found = read_markdown(text).claims
    assert ("Baltasar Quillo", "roleAt") in {(claim.subject.name, claim.property) for claim in found}


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("## Views\n\n- The boats at Plover Systems are slow\n", {"affiliation", "roleAt"}),
        (
            "Ada Quill went on:\n- Named Chief Executive Officer of Plover Systems\n- Elected chair of the board\n",
            {"award"},
        ),
        ("## Awards\n\n- She was surprised by it\n", {"award"}),
        ("## Awards\n\n- Awards: many\n", {"award"}),
        ("## Publications\n\n- many\n", {"authorOf"}),
        ("## Career\n\n- Work on large boats (2015–2019)\n", {"joinedDate", "affiliation"}),
        ("## Boats\n\n- Plover Systems built one\n", {"affiliation"}),
    ],
)
def test_what_is_no_entry_of_its_kind_says_nothing(text, properties):
    assert not {claim for claim in facts(text) if claim[0] in properties}


@pytest.mark.parametrize("unit", ["at Northlake ", "CEO, ", "(a) ", "Prize, ", "2010–2011 ", "author of "])
def test_entries_without_end_are_read_to_their_end(unit):
    entry = unit * (20_000 // len(unit))
    found = facts(f"## Career and awards\n\n- {entry}\n- CTO at Plover Systems (2015–2019)\n")
    assert ("affiliation", "Plover Systems") in found
