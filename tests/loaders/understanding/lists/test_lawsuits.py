"""An entry that names the parties of a case tells of a lawsuit."""

from __future__ import annotations

import pytest
from reading import read_markdown
from whosays.graph.claims import Entity

PAGE = (
    "# A Year of Nets\n\nNorthlake Labs is a company that was founded in 2019 by Ada Quill. "
    "Plover Systems is a company that was founded in 2020.\n\n"
)


def suits(text: str) -> set[tuple[str, str, str]]:
    """Return the property, value and event of all that is told of lawsuits."""
    claims = read_markdown(PAGE + text).claims
    cases = [each for each in claims if each.subject.name.startswith("Lawsuit: ")]
    return {
        (each.subject.name, each.property, each.value.name if isinstance(each.value, Entity) else "") for each in cases
    }


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Let us count the lawsuits:\n\n- **Plover Systems vs Northlake Labs** (May 2023): nets\n", {"Plover Systems"}),
        ("## Litigation\n\n- Plover Systems v. Northlake Labs (May 2023) about nets\n", {"Plover Systems"}),
        ("### Plover Systems v. Northlake Labs (May 2023)\n\nIt is about nets.\n", {"Plover Systems"}),
        ("## Lawsuits\n\n- **May 2023**: Plover Systems v. Northlake Labs\n", {"Plover Systems"}),
        (
            "## Lawsuits\n\n- Ben Orr, Mary Smith, and Plover Systems versus Northlake Labs (May 2023)\n",
            {"Plover Systems"},
        ),
        ("## Lawsuits\n\n- **Painters’ suit led by Ada Quill** (May 2023): Against Northlake Labs\n", {"Ada Quill"}),
        ("## Lawsuits\n\n- **Plover Systems** (May 2023): nine owners against Northlake Labs\n", {"Plover Systems"}),
        (
            "## Lawsuits\n\n- Plover Systems representing Ada Quill (May 2023): against Northlake Labs\n",
            {"Plover Systems"},
        ),
    ],
)
def test_it_names_who_sues_whom(text: str, agents: set[str]) -> None:
    told = suits(text)
    case = "Lawsuit: Northlake Labs, 2023-05"
    assert {(case, "about", "Northlake Labs"), (case, "date", ""), *((case, "agent", each) for each in agents)} <= told


@pytest.mark.parametrize(
    "text",
    [
        "## Comparison\n\n- Plover Systems vs Northlake Labs (May 2023): who is faster\n",
        "## Rivals\n\n- Plover Systems (May 2023): competes against Northlake Labs\n",
        "## Lawsuits\n\n- Painters (May 2023): what they say against Northlake Labs\n",
        "## Lawsuits\n\n- Heron 2 v. Tern 7B\n",
    ],
)
def test_other_entries_tell_of_none(text: str) -> None:
    assert suits(text) == set()
