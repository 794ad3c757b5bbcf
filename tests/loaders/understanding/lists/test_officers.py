"""Entries that a firm's name labels, with the posts of those who speak in them."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Northlake Labs\n\nNorthlake Labs is a company in Bergen.\n\n## Customers\n\n"


def facts(text, page=PAGE):
    return {(claim.subject.name, claim.property, value_of(claim)) for claim in read_markdown(page + text).claims}


def test_who_speaks_in_an_entry_holds_the_posts_before_the_name_at_the_firm_of_the_label():
    found = facts('**Sandpiper**: Co-founder and CEO Ben Quill called it great: "Like a tide."\n')
    assert {
        ("Sandpiper", "leader", "Ben Quill"),
        ("Sandpiper", "foundedBy", "Ben Quill"),
        ("Ben Quill", "affiliation", "Sandpiper"),
    } <= found


@pytest.mark.parametrize(
    "entry",
    [
        "**Security**: Head of research wanted.",
        "**Team**: CEO Ben Quill leads it.",
        "**Sandpiper**: The tool that CEO Ben Quill likes.",
        "**Sandpiper**: CEO pay is high at Fjord Capital.",
    ],
)
def test_other_entries_give_no_posts_at_their_labels(entry):
    assert not {claim for claim in facts(f"{entry}\n") if "Security" in claim[2] or "Sandpiper" in (claim[0], claim[2])}


@pytest.mark.parametrize("unit", ["CEO and ", "Co-founder, ", "Head of Ben Quill "])
def test_hostile_entries_are_read_to_their_end(unit):
    facts("**Sandpiper**: " + unit * (20_000 // len(unit)) + "\n")


def test_what_an_investor_gives_it_does_not_take_in():
    found = facts("## Investors\n\n- **Fjord Capital**: $5 million investment in May 2024\n")
    assert not {claim for claim in found if claim[0] == "Fjord Capital" and claim[1] == "funding"}


def test_a_platform_that_was_founded_is_a_company():
    page = "# Skylark\n\nSkylark is a cloud platform for maps. Founded in 2019 by Ben Quill and Ann Tate, Skylark runs maps.\n"
    found = facts("", page)
    assert {("Skylark", "foundedBy", "Ben Quill"), ("Skylark", "foundedBy", "Ann Tate")} <= found
