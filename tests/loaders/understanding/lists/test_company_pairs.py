"""Labels of companies whose value holds several facts, in pairs and in tables of labels and values."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Northlake Labs\n\nNorthlake Labs is a company in Bergen.\n\n"


def facts(text):
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in read_markdown(PAGE + text).claims}


FOUNDERS = {("Northlake Labs", "foundedBy", "Ada Quill"), ("Northlake Labs", "foundedBy", "Nils Oddvar")}
OFFICERS = {
    ("Northlake Labs", "leader", "Ada Quill"),
    ("Ada Quill", "roleAt", "CEO of Northlake Labs"),
    ("Nils Oddvar", "roleAt", "Chief Scientist of Northlake Labs"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Key people:** Ada Quill (CEO), Nils Oddvar (Chief Scientist)\n", OFFICERS),
        ("- **Leadership**: Ada Quill (CEO); Nils Oddvar (Chief Scientist)\n", OFFICERS),
        ("**Key people** | Ada Quill – CEO, Nils Oddvar – Chief Scientist\n--|--\n", set()),
        ("| | |\n|-|-|\n| Key people | Ada Quill (CEO)<br>Nils Oddvar (Chief Scientist) |\n| Type | Private |\n", OFFICERS),
        ("**Founders:** Ada Quill and Nils Oddvar\n", FOUNDERS),
        ("| | |\n|-|-|\n| Founder(s) | Ada Quill<br>Nils Oddvar |\n| Type | Private |\n", FOUNDERS),
        ("**Founded:** 2019 by Ada Quill and Nils Oddvar\n", {*FOUNDERS, ("Northlake Labs", "foundedDate", "2019")}),
        ("**Founded:** March 2019; in Bergen\n", {("Northlake Labs", "foundedDate", "2019-03")}),
    ],
)  # fmt: skip
def test_a_value_of_several_facts_gives_each(text, expected):
    assert expected <= facts(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("**Key people:** Ada Quill (CEO), Nils Oddvar (Chief Scientist)\n", ("Northlake Labs", "leader", "Nils Oddvar")),
        ("**Founded:** by a group of friends before 2019\n", ("Northlake Labs", "foundedDate", "2019")),
        ("**Founded:** 2019 by former engineers of Plover Systems\n", ("Northlake Labs", "foundedBy", "Plover Systems")),
    ],
)  # fmt: skip
def test_what_is_not_told_is_not_claimed(text, claim):
    assert claim not in facts(text)


@pytest.mark.parametrize("unit", ["Ada Quill, ", "(CEO ", "2019 by ", "A and B "])
def test_hostile_values_take_linear_time(unit):
    facts("**Key people:** " + unit * (20_000 // len(unit)) + "\n\n**Founded:** 2019 by " + unit * 500 + "\n")


def test_labels_for_investors_name_them_and_head_the_list_below():
    text = """### Key Investors

- **Lead Investors:** Greenfield Capital Partners, Reed Ventures
- **Major Backers:**
  - Kestrel Capital
- **Total Investors:** 17+ firms
"""
    said = {subject for subject, name, value in facts(text) if (name, value) == ("investedIn", "Northlake Labs")}
    assert said == {"Greenfield Capital Partners", "Reed Ventures", "Kestrel Capital"}
