"""Where somebody was, and is no more, they were up to the day that is told, or up to when that was published."""

from __future__ import annotations

import pytest
from reading import VOCABULARY
from whosays.graph.document import Document, Metadata
from whosays.loaders.formats.plain import LOADER
from whosays.loaders.understanding import read


def times(text: str, published: str | None = "2032-02-01") -> dict[str, str | None]:
    """Return up to when, or when, people were said to be at each organization."""
    blocks = tuple(LOADER.blocks(text))
    document = Document("example", "example.txt", text, blocks, LOADER.name, Metadata(published=published))
    return {
        claim.value.name: claim.as_of.edtf if claim.as_of else None
        for claim in read(document, VOCABULARY).claims
        if claim.property == "affiliation"
    }


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("Ada Quill left Northlake Labs in May 2031.", "Northlake Labs", "../2031-05"),
        ("Ada Quill resigned from Northlake Labs on 5 May 2031.", "Northlake Labs", "../2031-05-05"),
        ("Ada Quill left Northlake Labs.", "Northlake Labs", "../2032-02-01"),
        ("Ben Orr, formerly of Fjord Capital, joined Northlake Labs in 2030.", "Fjord Capital", "../2030"),
        ("Ben Orr, formerly of Fjord Capital, joined Northlake Labs in 2030.", "Northlake Labs", "2030"),
        ("Ben Orr, a former chemist at Plover Systems, leads Northlake Labs.", "Plover Systems", "../2032-02-01"),
        ("Ben Orr, a former chemist at Plover Systems, leads Northlake Labs.", "Northlake Labs", None),
        ("Former OpenAI researcher Ben Orr joined Northlake Labs in 2030.", "OpenAI", "../2030"),
        ("Ben Orr was a chemist at Plover Systems before joining Northlake Labs.", "Plover Systems", "../2032-02-01"),
        ("Ben Orr was a chemist at Plover Systems before joining Northlake Labs.", "Northlake Labs", None),
        ("Ben Orr works at Plover Systems.", "Plover Systems", None),
    ],
)
def test_what_somebody_left_ends(text, place, time):
    assert times(text)[place] == time


def test_without_any_date_it_has_no_end():
    assert times("Ada Quill left Northlake Labs.", published=None) == {"Northlake Labs": None}
