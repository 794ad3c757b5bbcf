"""Titles of works and honours in running text, and names that are whole only with the words beside them."""

from __future__ import annotations

import pytest
from sentences import WITH_PEOPLE
from whosays.loaders.understanding.names.mentions import mentions
from whosays.loaders.understanding.names.titled import honours, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Quill wrote the paper "Wide Nets" with friends.', ["Wide Nets"]),
        (
            "Her memoir, Nets I See: Boats, Tides, and Harbours (2023), is old.",
            ["Nets I See: Boats, Tides, and Harbours"],
        ),
        ("In an article titled Wide Nets in Nine Days she argued for them.", ["Wide Nets in Nine Days"]),
        ("Known for the books Wide Nets and Small Waves.", ["Wide Nets", "Small Waves"]),
        ("She is co-author, with Ben Orr, of Small Waves: A Modern View.", ["Small Waves: A Modern View"]),
        ("She read the book Maria Quill gave her.", []),
        ("In the paper He et al. show more.", []),
        ("The author of the paper is shy.", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert [title for _, _, title in titles(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is a Fellow of the Royal Society.", ["Fellow of the Royal Society"]),
        ("She became an IEEE Fellow in 2001.", ["IEEE Fellow"]),
        ("She is a research fellow at Plover.", []),
        ("In 2019 she was named Pilot of the Year by a weekly.", ["Pilot of the Year"]),
        ("She won the French Order of Boats and Tides and the Kite.", ["Order of Boats and Tides"]),
        ("She holds the National Medal of Nets and Maria Orr saw it.", ["National Medal of Nets"]),
        (
            "She is one of Tide's 50 most influential people in shipping.",
            ["Tide's 50 most influential people in shipping"],
        ),
        ("In order of size, it was the worst of the year.", []),
    ],
)
def test_honours(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in honours(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "She left University of California, San Diego and moved.",
            "Organization",
            "University of California, San Diego",
        ),
        ("She left the University of Texas at Austin.", "Organization", "University of Texas at Austin"),
        ("She left King's College, Cambridge.", "Organization", "King's College, Cambridge"),
        ("She founded the Northlake Center for Quiet Nets.", "Organization", "Northlake Center for Quiet Nets"),
        ("She left the Institute for Quiet Nets.", "Organization", "Institute for Quiet Nets"),
        ("Ada and Maria Quill met.", "Person", "Ada Quill"),
        ("Siblings Ada and Maria Quill met.", "Person", "Ada Quill"),
        ("A book by Maria J. Quill is here.", "Person", "Maria J. Quill"),
        ("Her pupils at Queen Maria's School, Barnet, sing.", "Organization", "Queen Maria's School, Barnet"),
    ],
)
def test_names_with_what_stands_beside_them(text: str, kind: str, name: str) -> None:
    found = [(mention.kind, getattr(mention.value, "name", "")) for mention in mentions(text, WITH_PEOPLE)]
    assert (kind, name) in found


@pytest.mark.parametrize(
    "text",
    [
        "author of " + "A b " * 5000,
        "books " + "A, " * 6000,
        "wrote " + "a " * 9000,
        "(" * 20000,
        "Year " * 4000,
        "9 most influential " * 1000,
        "Order of " * 2200,
        *(
            "prize " + unit * (20_000 // len(unit))
            for unit in ("A'", "A.", "A-", "Aa-Bb.", "Aa’s ", "St. ", "fellow of Aa ")
        ),
    ],
)
def test_long_lines_take_no_time(text: str) -> None:
    list(titles(text))
    list(honours(text))
