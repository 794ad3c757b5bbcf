"""An entry under a heading for acquisitions tells of a purchase, where it has a date or a price."""

from __future__ import annotations

import pytest
from reading import read_markdown, value_of

PAGE = "# Northlake\n\nNorthlake is a software company in Oslo.\n\n## {heading}\n\n{lead}- {entry}\n- Tern Systems (2020)\n"


def purchases(heading, entry, lead=""):
    claims = read_markdown(PAGE.format(heading=heading, entry=entry, lead=lead)).claims
    told = {}
    for claim in claims:
        if claim.subject.type == "Event":
            told.setdefault(claim.subject.name, {})[claim.property] = value_of(claim)
    return {
        (each["about"], each["agent"], each.get("date"), each.get("amount"))
        for each in told.values()
        if each["eventKind"] == "acquisition"
    }


@pytest.mark.parametrize(
    ("entry", "date", "amount"),
    [
        ("Plover Labs (2018)", "2018", None),
        ("Plover Labs – $2.5 million (2018)", "2018", "2500000"),
        ("Plover Labs (maps) - $2.5 million (2018)", "2018", "2500000"),
        ("**Plover Labs** (May 2018): a maker of maps", "2018-05", None),
        ("**Plover Labs**: bought for $2.5 million in May 2018", "2018-05", "2500000"),
        ("2018: Plover Labs – $2.5 million", "2018", "2500000"),
        ("Plover Labs — $2.5 million", None, "2500000"),
        ("Plover Labs, May 2018", "2018-05", None),
    ],
)
@pytest.mark.parametrize("heading", ["Acquisitions", "Strategic Acquisitions", "Mergers and acquisitions"])
def test_an_entry_names_whom_when_and_for_how_much(heading, entry, date, amount):
    assert purchases(heading, entry) == {
        ("Plover Labs", "Northlake", date, amount),
        ("Tern Systems", "Northlake", "2020", None),
    }


def test_words_that_lead_into_the_list_leave_it_one_of_acquisitions():
    found = purchases("Acquisitions", "Plover Labs (2018)", "Larger ones include:\n\n")
    assert {target for target, *_ in found} == {"Plover Labs", "Tern Systems"}


@pytest.mark.parametrize("entry", ["Plover Labs, a maker of maps", "Plover Labs (planned for 2030)"])
def test_without_date_and_price_or_not_yet_it_tells_nothing(entry):
    assert {target for target, *_ in purchases("Acquisitions", entry)} == {"Tern Systems"}
