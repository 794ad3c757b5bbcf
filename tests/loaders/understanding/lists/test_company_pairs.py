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
        ("**Team.** Leadership: Ada Quill (CEO & Co-Founder). Others: Nils Oddvar (VP Engineering). Hires: none.\n",
         {("Northlake Labs", "foundedBy", "Ada Quill"), ("Nils Oddvar", "roleAt", "VP Engineering of Northlake Labs")}),
        ("**Team.** It is small. CFO: Nils Oddvar (joined May 2024; formerly CTO at Plover Systems, for years).\n",
         {("Nils Oddvar", "roleAt", "CFO of Northlake Labs"), ("Nils Oddvar", "joinedDate", "2024-05"),
          ("Nils Oddvar", "roleAt", "CTO of Plover Systems")}),
        ("**Founded:** March 2019; in Bergen\n", {("Northlake Labs", "foundedDate", "2019-03")}),
    ],
)  # fmt: skip
def test_a_value_of_several_facts_gives_each(text, expected):
    assert expected <= facts(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("**Key people:** Ada Quill (CEO), Nils Oddvar (Chief Scientist)\n", ("Northlake Labs", "leader", "Nils Oddvar")),
        ("**Money.** Investors: Fjord Capital, Birch Ventures. Customers: Sandpiper Bank, Tern Airlines.\n",
         ("Tern Airlines", "investedIn", "Northlake Labs")),
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


@pytest.mark.parametrize("label", ["CEO", "**CEO**", "Chief Executive Officer"])
def test_who_holds_a_post_stands_beside_its_label(label):
    found = facts(f"| | |\n|---|---|\n| {label} | Ben Quill |\n| **Founded** | 2019 |")
    assert {("Northlake Labs", "leader", "Ben Quill"), ("Ben Quill", "affiliation", "Northlake Labs")} <= found
    assert any(claim[:2] == ("Ben Quill", "roleAt") for claim in found)


def test_sentences_that_are_labels_with_values_are_pairs():
    found = facts(
        "It closed a round in May. Investors: Fjord Capital, Birch Ventures. Valuation: $3 billion. CTO: Ben Quill."
    )
    assert {
        ("Fjord Capital", "investedIn", "Northlake Labs"),
        ("Birch Ventures", "investedIn", "Northlake Labs"),
        ("Northlake Labs", "valuation", "3000000000"),
        ("Ben Quill", "affiliation", "Northlake Labs"),
    } <= found


def test_a_founder_in_a_list_has_the_post_in_the_brackets():
    found = facts(
        "Northlake Labs was founded in 2019 by:\n\n- **Ben Quill** (CEO): Former sailor\n- **Ann Tate** (CTO)"
    )
    assert {("Northlake Labs", "leader", "Ben Quill"), ("Northlake Labs", "foundedBy", "Ann Tate")} <= found


def test_a_page_calls_its_company_by_the_first_word_though_models_are_called_so():
    page = "# Falcon AI\n\nFalcon AI is a company in Bergen. In May 2024 Plover Systems paid Falcon $65 million to license its maps.\n"
    found = {(claim.subject.name, claim.property, value_of(claim)) for claim in read_markdown(page).claims}
    assert ("Plover Systems", "partner", "Falcon AI") in found


def test_a_title_may_say_what_sort_of_text_it_heads():
    page = "# Skylark AI Research\n\nSkylark AI is a company. Skylark AI raised $5 million in May 2024.\n"
    assert {claim.subject.name for claim in read_markdown(page).claims if claim.property == "funding"} == {"Skylark AI"}


def test_what_acts_on_the_company_is_another():
    found = facts("In June 2024 Fjord Capital criticized the company for copying.")
    assert any(subject.startswith("Controversy: Northlake Labs") for subject, _, _ in found)


def test_an_undisclosed_price_is_told_as_such():
    page = "# Northlake Labs\n\nNorthlake Labs is a company.\n\n## Acquisitions\n\n| Year | Company | Price |\n|---|---|---|\n"
    page += "| 2020 | Plover Systems | Undisclosed |\n| 2021 | Fjord Maps | $5 million |\n"
    amounts = {str(claim.modality) for claim in read_markdown(page).claims if claim.property == "amount"}
    assert amounts == {"asserted", "undisclosed"}


@pytest.mark.parametrize(
    ("lead", "entry", "partners"),
    [
        (
            "It has partnerships with many firms:",
            "**Clouds**: Google, Oracle, Microsoft",
            {"Google", "Oracle", "Microsoft"},
        ),
        ("", "**Clouds**: Google, Sandpiper Labs", {"Google", "Sandpiper Labs"}),
        ("What this brings:", "**Clouds**: Google, Oracle", set()),
    ],
)
def test_a_label_may_sort_the_firms_below_a_heading(lead, entry, partners):
    page = f"# Northlake\n\nNorthlake is a company in Oslo.\n\n## Partnerships\n\n{lead}\n\n- {entry}\n- **Fjord Systems**: nets\n"
    found = {value_of(claim) for claim in read_markdown(page).claims if claim.property == "partner"}
    assert found - {"Fjord Systems"} == partners
