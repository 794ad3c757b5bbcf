"""Tables of rounds, acquisitions, teams and careers."""

from __future__ import annotations

import pytest
from reading import read_markdown, said, value_of
from whosays.graph.document import Passage, Span
from whosays.loaders.understanding.tables.entries import names_in

HEAD = "# Northlake Labs\n\nNorthlake Labs is a startup. Maria Quill studied optics.\n\n"


def table(*rows: str) -> str:
    head, *body = rows
    return "\n".join([head, "|".join("---" for _ in head.split("|")), *body]) + "\n"


def events(reading) -> set[tuple[str, str]]:
    return {(c.property, value_of(c)) for c in reading.claims if c.subject.type == "Event"}


def test_a_round_has_investors_an_amount_and_a_valuation():
    text = HEAD + table(
        "Round | Date | Amount ($M) | Valuation | Lead investors",
        "Seed | May 2021 | 4.5 | $20M | Fjord Capital (lead), others",
        "Total | | 4.5 | |",
    )
    reading = read_markdown(text)
    assert said(reading) >= {
        ("Northlake Labs", "funding", "4500000"),
        ("Northlake Labs", "valuation", "20000000"),
        ("Fjord Capital", "investedIn", "Northlake Labs"),
    }
    assert events(reading) == {
        ("eventKind", "funding"),
        ("about", "Northlake Labs"),
        ("agent", "Fjord Capital"),
        ("date", "2021-05"),
        ("amount", "4500000"),
    }


def test_a_row_may_name_the_company():
    text = table(
        "Date | Company | Amount | Valuation | Lead",
        "2024-05 | Plover Labs | €9M | - | Fjord Capital",
        "2024-06 | Tern Labs | undisclosed | - | Angel investors",
    )
    reading = read_markdown(text)
    assert ("Fjord Capital", "investedIn", "Plover Labs") in said(reading)
    assert ("about", "Tern Labs") in events(reading)
    assert not any(prop == "valuation" for _, prop, _ in said(reading))
    assert ("agent", "Angel investors") not in events(reading)


def test_an_acquisition_has_two_sides():
    text = HEAD + table("Date | Acquired company | Price", "2024-05 | Plover Labs | $9M", "2024-06 | Tern Labs | -")
    assert events(read_markdown(text)) >= {
        ("eventKind", "acquisition"),
        ("about", "Plover Labs"),
        ("agent", "Northlake Labs"),
        ("amount", "9000000"),
    }


def test_a_team_holds_positions():
    text = HEAD + table(
        "Name | Role",
        "Maria Quill | Co-founder and CEO",
        "Ben Orr | Former CEO",
        "Heron 2 | Flagship",
        "Cleo Marsh | likes tea",
    )
    facts = said(read_markdown(text))
    assert facts >= {
        ("Maria Quill", "roleAt", "CEO of Northlake Labs"),
        ("Northlake Labs", "leader", "Maria Quill"),
        ("Northlake Labs", "foundedBy", "Maria Quill"),
        ("Ben Orr", "roleAt", "CEO of Northlake Labs"),
    }
    assert ("Northlake Labs", "leader", "Ben Orr") not in facts
    assert not any(subject in ("Heron 2", "Cleo Marsh") for subject, *_ in facts)


def test_a_career_has_its_years():
    text = "# Maria Quill\n\n" + table(
        "Years | Position | Employer",
        "2015–2018 | Research Scientist | Plover Labs",
        "2019–present | Chief Scientist | Northlake Labs",
        "2020 | Professor | Tern University",
    )
    assert said(read_markdown(text)) == {
        ("Maria Quill", "affiliation", "Plover Labs"),
        ("Maria Quill", "roleAt", "Research Scientist of Plover Labs"),
        ("Maria Quill", "joinedDate", "2015"),
        ("Maria Quill", "departedDate", "2018"),
        ("Maria Quill", "affiliation", "Northlake Labs"),
        ("Maria Quill", "roleAt", "Chief Scientist of Northlake Labs"),
        ("Maria Quill", "joinedDate", "2019"),
        ("Maria Quill", "affiliation", "Tern University"),
        ("Maria Quill", "roleAt", "Professor of Tern University"),
    }


@pytest.mark.parametrize("head", ["Name | Size", "Date | Event", "Model | Amount | Date", "Role | Company"])
def test_other_tables_are_no_ledgers(head):
    text = HEAD + table(head, " | ".join(["Plover Labs"] * len(head.split("|"))))
    assert not events(read_markdown(text))


def test_figures_of_a_firm_stand_beside_their_years():
    rows = ("Year | Annual Revenue | Employees", "2024 | $5.4M | 40", "2025 | $73M (June 2025) | -")
    told = read_markdown(HEAD + table(*rows)).claims
    found = {(c.property, value_of(c), c.as_of.edtf if c.as_of else "") for c in told}
    assert {
        ("revenue", "5400000", "2024"),
        ("revenue", "73000000", "2025-06"),
        ("employeeCount", "40", "2024"),
    } <= found


def test_years_beside_what_firms_do_not_have_are_no_figures_of_theirs():
    rows = ("Year | Visitors | Price", "2024 | 5 million | $40", "2025 | 6 million | $50")
    assert not {c.property for c in read_markdown(HEAD + table(*rows)).claims} & {
        "revenue",
        "employeeCount",
        "valuation",
    }


@pytest.mark.parametrize("unit", [" ", "\t", " ,", "and ", "Aa and ", "/ "])
def test_hostile_names_in_a_cell_are_parted_in_no_time(unit):
    text = f"Fjord Capital,{unit * (20_000 // len(unit))}Reed Fund"
    names = [name.text for name in names_in(Passage.of(text, Span(0, len(text))), text)]
    assert names[0] == "Fjord Capital"
    assert names[-1].endswith("Reed Fund")
