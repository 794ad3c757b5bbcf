"""Entries of lists of rounds of funding."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Northlake Labs\n\nNorthlake Labs is a company in Bergen.\n\n## Funding history\n\n"


def facts(text, page=PAGE):
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in read_markdown(page + text).claims}


@pytest.mark.parametrize(
    "entry",
    [
        "**Series B (May 2024)**: $90 million led by Fjord Capital and Birch Ventures, valuing the company at $1 billion",
        "**Series B** (May 2024): $90 million, led by Fjord Capital with participation from Birch Ventures, at a $1 billion valuation",
        "**May 2024**: $90 million Series B led by Fjord Capital; participation by Birch Ventures; valued at $1 billion",
        "May 2024: raised $90 million from Fjord Capital and Birch Ventures at a valuation of $1 billion",
        "2024-05 — $90M Series B, backed by new investors including Fjord Capital and Birch Ventures ($1B post-money)",
        "**Series B**: Date: May 2024, Amount: $90M, Lead investors: Fjord Capital, Birch Ventures, Valuation: $1B",
        "May 2024 – Series B of $90 million; investors: Fjord Capital, Birch Ventures; $1 billion valuation",
    ],
)
def test_a_round_has_its_date_sum_investors_and_valuation(entry):
    found = facts(f"- {entry}\n")
    event = "Funding: Northlake Labs, 2024-05"
    assert {
        (event, "date", "2024-05"),
        (event, "amount", "90000000"),
        (event, "agent", "Fjord Capital"),
        ("Fjord Capital", "investedIn", "Northlake Labs"),
        ("Birch Ventures", "investedIn", "Northlake Labs"),
        ("Northlake Labs", "valuation", "1000000000"),
    } <= found
    assert {claim[2] for claim in found if claim[1] == "valuation"} == {"1000000000"}


@pytest.mark.parametrize(
    "entry",
    ["Total raised: $415 million", "The round was large", "Revenue of $90 million"],
)  # fmt: skip
def test_what_is_no_round_is_no_event(entry):
    assert not {claim for claim in facts(f"- {entry}\n") if claim[1] == "eventKind"}


@pytest.mark.parametrize("unit", ["by Aa, ", "$9M from ", "Aa, ", "(a) ", "at the "])
def test_hostile_entries_are_read_to_their_end(unit):
    facts("- May 2024: " + unit * (20_000 // len(unit)) + "\n")


def test_a_round_that_is_only_talked_of_is_not_asserted():
    found = read_markdown(PAGE + "- May 2024: in talks to raise $90 million\n").claims
    assert {str(claim.modality) for claim in found} <= {"anticipated"}


@pytest.mark.parametrize(
    ("entry", "investors"),
    [
        ("**Series A**: Fjord Capital, Birch Ventures (lead), and Jeff Bezos", {"Fjord Capital", "Birch Ventures", "Jeff Bezos"}),
        ("**Other investors:** Fjord Capital, Rook", {"Fjord Capital", "Rook"}),
        ("**Angel investors:** Ben Quill and others", {"Ben Quill"}),
        ("**Seed (2023)**: small", set()),
    ],
)  # fmt: skip
def test_names_beside_a_round_or_below_a_word_for_investors_are_theirs(entry, investors):
    page = PAGE.replace("Funding history", "Key investors")
    assert {claim[0] for claim in facts(f"- {entry}\n", page) if claim[1] == "investedIn"} == investors


def test_the_company_is_not_who_leads_its_round():
    found = facts(
        "- **Seed (2022)**: $65 million led by Fjord Capital and Birch Ventures, valuing the company at $350 million\n"
    )
    assert {claim[0] for claim in found if claim[1] == "valuation"} == {"Northlake Labs"}


def test_who_takes_part_in_a_round_does_not_raise_it():
    found = facts("In May 2024 Birch Ventures, LLC took part in a $410 million financing round.\n")
    assert {claim[0] for claim in found if claim[1] == "funding"} == {"Northlake Labs"}
    assert {claim[0] for claim in found if claim[1] == "investedIn"} == {"Birch Ventures"}


def test_what_was_raised_in_all_is_no_round():
    found = facts("The company has raised over $70 million in funding from banks.\n")
    assert {claim[1] for claim in found} >= {"funding"}
    assert not {claim for claim in found if claim[1] in ("eventKind", "amount") and claim[2] != "founding"}


def test_what_a_customer_spends_is_no_investment():
    assert not {claim for claim in facts("- $20 investment gives two hours\n") if claim[1] == "amount"}


def test_a_second_round_of_something_else_is_no_funding():
    found = facts(
        "- **Second round (May 2024)**: small nets were banned, too.\n", page=PAGE.replace("Funding history", "Bans")
    )
    assert not {claim for claim in found if claim[0].startswith("Funding")}


def test_partnerships_that_are_only_claimed_are_none():
    found = facts("It told of unsubstantiated talk of a partnership with Plover Systems.\n")
    assert not {claim for claim in found if claim[1] == "partner"}
