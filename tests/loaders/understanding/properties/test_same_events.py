"""What a document tells twice is one event, with the claims of both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import read_markdown, value_of

if TYPE_CHECKING:
    from whosays.graph.claims import Claim

PAGE = "# Northlake Labs\n\nNorthlake Labs is a startup from Oslo. Its Heron 2 is a large language model.\n\n"


def events_in(text: str) -> dict[str, list[Claim]]:
    nodes: dict[str, list[Claim]] = {}
    for claim in read_markdown(PAGE + text).claims:
        if claim.subject.type == "Event":
            nodes.setdefault(claim.subject.name, []).append(claim)
    return nodes


@pytest.mark.parametrize(
    "text",
    [
        "Northlake Labs was founded in 2019.\n\nIt was founded in May 2019 by Ada Quill.",
        "In May 2024 Northlake Labs acquired Plover Systems.\n\nNorthlake Labs acquired Plover Systems to grow.",
        "In May 2024 Northlake Labs released Heron 2.\n\nNorthlake Labs released Heron 2 to all.",
        "Northlake Labs raised $9 million in May 2024.\n\nNorthlake Labs raised $9 million from Fjord Capital.",
    ],
)
def test_two_reports_are_one_event(text):
    (told,) = events_in(text).values()
    assert len([claim for claim in told if claim.property == "eventKind"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Northlake Labs raised $9 million in May 2024.\n\nNorthlake Labs raised $20 million.",
        "In May 2024 Ada Quill left Northlake Labs.\n\nIn 2024 Ben Orr left Northlake Labs.",
        "Northlake Labs secured €4.7 million in seed money (2020).\n\nIn 2021 it raised $9 million.",
        "Northlake Labs released Heron 2 in May 2024.\n\nIn 2023 Northlake Labs released Heron 2 in Japan.",
    ],
)
def test_reports_that_are_at_odds_are_two(text):
    assert len(events_in(text)) == 2


def test_what_is_told_too_briefly_is_no_event_by_itself():
    assert not any(
        value_of(claims[0]) == "Release" for claims in events_in("Northlake Labs released Heron 2.").values()
    )


def test_a_list_completes_the_words_that_lead_into_it():
    text = (
        "Northlake Labs raised €9 million (some $10 million) from a group of German investors:\n- [[Fjord Capital]]\n"
    )
    claims = read_markdown(PAGE + text).claims
    assert ("Fjord Capital", "investedIn") in {(claim.subject.name, claim.property) for claim in claims}
