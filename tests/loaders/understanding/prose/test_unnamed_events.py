"""What is launched or announced without a name is an event of who does it, on its date."""

from __future__ import annotations

import pytest
from reading import read_markdown

PAGE = "# Northlake Labs\n\nNorthlake Labs is a company that makes maps. It was founded in 2015.\n\n## Milestones\n\n"


def events(text: str) -> list[str]:
    names = {claim.subject.name: claim for claim in read_markdown(PAGE + text).claims if claim.subject.type == "Event"}
    return sorted(name for name in names if not name.startswith("Founding"))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("- **August 2024**: Launched the world's fastest mapping service\n", "Release: Northlake Labs, 2024-08"),
        ("- **August 2024**: Announced six new datacenters across Norway\n", "Announcement: Northlake Labs, 2024-08"),
        ("- August 2024 – Released its first weather model\n", "Release: Northlake Labs, 2024-08"),
        ("In August 2024, Northlake Labs launched a new mapping service.", "Release: Northlake Labs, 2024-08"),
        ("In August 2024, the company announced a plan for six harbours.", "Announcement: Northlake Labs, 2024-08"),
        ("In August 2024, Northlake Labs announced it would ban boats.", "Announcement: Northlake Labs, 2024-08"),
    ],
)
def test_it_is_an_event(text: str, event: str) -> None:
    assert events(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Northlake Labs launched a new mapping service.",
        "Northlake Labs launched in August 2024.",
        "Upon its release in August 2024, Northlake Labs called it new.",
        "In August 2024, Northlake Labs launched an investigation.",
        "In August 2024, Northlake Labs plans to launch a new mapping service.",
        "In August 2024, Northlake Labs released its results for the quarter.",
        "In August 2024, Northlake Labs announced layoffs would follow.",
    ],
)
def test_what_is_told_otherwise_is_none(text: str) -> None:
    assert not [event for event in events(text) if event.startswith(("Release", "Announcement"))]


def test_a_named_one_is_told_once() -> None:
    assert events("- **July 2024**: Released Heron 2, a language model\n") == ["Release: Heron 2, 2024-07"]
