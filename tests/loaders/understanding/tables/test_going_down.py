"""A maker named once, beside the first of its models, is that of those below; dates in the order of the document."""

from __future__ import annotations

from reading import read_markdown, read_text, said
from whosays.loaders.formats.csv_tables import CSV

MADE = """# Models

| Company | Model | Parameters | Context window | Release date |
|---|---|---|---|---|
| Northlake Labs | Heron 2 | 7B | 32K | 2031-01-02 |
| | Heron 3 | 45B (use 12B) | 64K | 2031-03-04 |
| Fjord AI | Tern 4 | 9B | 8K | 2031-05-06 |
| | Tern 5 | 70B | 8K | 2031-07-08 |
"""

UNKNOWN = """# Models

| Company | Model | Parameters | Context window |
|---|---|---|---|
| Northlake Labs | Heron 2 | 7B | 32K |
| Fjord AI | Tern 4 | 9B | 8K |
| Plover Works | Plover 1 | 9B | 8K |
| | Gannet 5 | 70B | 8K |
| Northlake Labs | Heron 3 | 70B | 8K |
"""

HEADLINES = """Date,Headline,Link
23/09/2030,Northlake Labs founded,https://northlake.example/a
05/11/2030,Northlake Labs releases Heron 2 with 15bn parameters,https://northlake.example/b
02/03/2031,Northlake Labs release Heron 3,https://northlake.example/c
"""

SIZES = """title,year,month,branch,modelSize
First steps,2031,6,quiet,117M parameters
More of it,2031,10,loud,Up to 11B parameters
A third,2032,1,quiet,70B parameters
"""


def _makers(reading):
    return {(subject, value) for subject, what, value, *_ in said(reading) if what == "developer"}


def test_a_maker_goes_down_to_the_models_beside_empty_cells():
    reading = read_markdown(MADE)
    assert _makers(reading) == {
        ("Heron 2", "Northlake Labs"),
        ("Heron 3", "Northlake Labs"),
        ("Tern 4", "Fjord AI"),
        ("Tern 5", "Fjord AI"),
    }
    assert ("Heron 3", "activeParameters", "12000000000") in said(reading)


def test_a_maker_that_nobody_names_stays_open():
    assert "Gannet 5" not in {model for model, _ in _makers(read_markdown(UNKNOWN))}


def test_headlines_are_dated_in_the_order_that_one_of_them_tells():
    found = said(read_text(HEADLINES, CSV))
    assert ("Heron 2", "releaseDate", "2030-11-05") in found
    assert ("Heron 3", "releaseDate", "2031-03-02") in found
    assert ("Northlake Labs", "foundedDate", "2030-09-23") in found


def test_an_amount_is_no_model():
    assert not {claim.subject for claim in read_text(SIZES, CSV).claims if claim.subject.type == "Model"}
