"""A day without a year is of the year that its story told."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

STORY = "# Northlake Labs\n\nNorthlake Labs makes maps. Ada Quill is its CEO.\n\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "On Friday, March 17, 2023, it met. On Sunday, March 19, Northlake Labs appointed Bo Finch as CEO.",
            "2023-03-19",
        ),
        ("In December 2023 it met. On January 5, Northlake Labs appointed Bo Finch as CEO.", "2024-01-05"),
        (
            "It was founded in 2019. It met on 3 May 2023.\n\nOn May 7, Northlake Labs appointed Bo Finch as CEO.",
            "2023-05-07",
        ),
        ("On March 17, 2023, it met. Hours later, Northlake Labs appointed Bo Finch as CEO.", "2023-03-17"),
        ("On March 17, 2023, it met.\n\nThirty minutes later, Northlake Labs appointed Bo Finch as CEO.", "2023-03-17"),
        ("On March 17, 2023, it met. The next day, Northlake Labs appointed Bo Finch as CEO.", "2023-03-18"),
        ("On March 17, 2023, it met. Three days later, Northlake Labs appointed Bo Finch as CEO.", "2023-03-20"),
        ("On March 17, 2023, it met. That evening, Northlake Labs appointed Bo Finch as CEO.", "2023-03-17"),
        ("On March 17, 2023, the board met. Northlake Labs appointed Bo Finch as CEO.", "2023-03-17"),
        ("On a late night in March 2023, the board met. Northlake Labs appointed Bo Finch as CEO.", "2023-03"),
    ],
)
def test_a_story_tells_the_day(text: str, date: str) -> None:
    told = said(read_markdown(STORY + text))
    assert ("Bo Finch", "joinedDate", date) in told


@pytest.mark.parametrize(
    "text",
    [
        "In March 2021 it met. On October 5, Northlake Labs appointed Bo Finch as CEO.",
        "In 2019 it met. Hours later, Northlake Labs appointed Bo Finch as CEO.",
        "In March 2021 it met. Three days later, Northlake Labs appointed Bo Finch as CEO.",
        "In March 2021 it met. Northlake Labs later appointed Bo Finch as CEO.",
        "It met until March 2021. Northlake Labs appointed Bo Finch as CEO.",
    ],
)
def test_where_it_does_not_there_is_none(text: str) -> None:
    assert not [each for each in said(read_markdown(STORY + text)) if each[0] == "Bo Finch" and each[1] == "joinedDate"]


def test_the_date_of_a_title_is_that_of_its_launch_alone() -> None:
    title = "# The Day of the Maps: Heron 2’s May 5, 2023 Launch\n\n## Maps\n\n"
    text = "Northlake Labs released Heron 2, a language model. Plover Systems released Tern 7B, another language model."
    told = said(read_markdown(f"{title}{text}\n\nAda Quill left Plover Systems."))
    assert ("Heron 2", "releaseDate", "2023-05-05") in told
    assert not [
        each for each in told if each[1] == "departedDate" or (each[0] == "Tern 7B" and each[1] == "releaseDate")
    ]


def test_the_date_of_a_digest_is_that_of_its_news() -> None:
    told = said(read_markdown("# Map News, May 5, 2023\n\n## Firms\n\nAda Quill left Plover Systems on foot."))
    assert ("Ada Quill", "departedDate", "2023-05-05") in told
