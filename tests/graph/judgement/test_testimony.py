"""For which day a claim speaks, and which words stand around it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import HERON, LABS, LAUNCH, MINI, OLD, Author
from whosays.graph.claims import Modality
from whosays.graph.dates import Date
from whosays.graph.document import Document, Span
from whosays.graph.iris import Iris
from whosays.graph.judgement.testimony import heard_in, is_in_passing, main_things, passage, words_in
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())


def days(*as_of, modality=Modality.ASSERTED, **metadata):
    """Return the days, and whether they look back, of claims with these as-of dates in one document."""
    author = Author("a", "abcdefgh", **metadata)
    for letter, edtf in zip("abcdefgh", as_of, strict=False):
        stated = Date.of(edtf) if edtf else None
        author.says(letter, HERON, "contextWindow", Decimal(1), as_of=stated, modality=modality)
    return [(each.day and each.day.isoformat(), each.is_history) for each in heard_in(author.reading(), IRIS)]


CASES = [
    ("no date at all", [None], {}, [(None, False)]),
    ("the source's day", [None], {"published": "2025-03-01"}, [("2025-03-01", False)]),
    ("it was changed later", [None], {"published": "2025-03-01", "modified": "2025-06"}, [("2025-06-01", False)]),
    ("a date that is none", [None], {"published": "soon"}, [(None, False)]),
    ("an earlier day", ["2024-12-24"], {"published": "2025-03-01"}, [("2024-12-24", True)]),
    ("a month that is over", ["2024-12"], {"published": "2025-03-01"}, [("2024-12-31", True)]),
    ("a month that is not", ["2025-03"], {"published": "2025-03-10"}, [("2025-03-10", False)]),
    ("from a day on", ["2024-12/.."], {"published": "2025-03-01"}, [("2025-03-01", False)]),
    ("from a day on, of no known day", ["2024-12/.."], {}, [("2024-12-01", False)]),
    ("a day to come", ["2025-05"], {"published": "2025-03-01"}, [("2025-05-31", False)]),
    ("it names a day before which", ["../2024", None], {}, [("2024-12-31", False), ("2024-12-31", False)]),
    # a source without a date is not older than the latest day that it asserts something of
    ("it names a day", ["2025-02", None], {}, [("2025-02-01", False), ("2025-02-01", False)]),
    (
        "it names two",
        ["2024", "2025-02", None],
        {},
        [("2024-12-31", True), ("2025-02-01", False), ("2025-02-01", False)],
    ),
]


@pytest.mark.parametrize(("as_of", "metadata", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_day_of_which_a_claim_speaks(as_of, metadata, expected):
    assert days(*as_of, **metadata) == expected


def test_what_is_only_expected_dates_no_source():
    assert days("2031", modality=Modality.ANTICIPATED) == [("2031-12-31", True)]


PASSAGES = [
    ("One two. Three four five! Six", "four", "three four five"),
    ("One two\nthree four\n\nfive", "three", "one two three four"),
    ("| a | b |\n| c | d |", "c", "c d"),
    ("- one\n- two words\n- three", "two", "two words"),
    ("It costs $3.50 in all. Next.", "3.50", "it costs 3 50 in all"),
    ("“Heron 2 is big.” So they say", "big", "heron 2 is big"),
]


@pytest.mark.parametrize(("text", "quote", "words"), PASSAGES)
def test_the_words_around_a_quote(text, quote, words):
    start = text.index(quote)
    document = Document("a", "a.md", text, (), "hand/1")
    assert " ".join(words_in(passage(document, Span(start, start + len(quote))))) == words


@given(st.text(max_size=80), st.data())
def test_a_passage_holds_the_quote_and_only_words_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = passage(Document("a", "a.md", text, (), "hand/1"), Span(start, end))
    assert found in text
    assert text[start:end].strip() in found
    assert all(word in text.casefold() for word in words_in(found))


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The company has 13 people.", "has 13 people", True),
        ("Northlake Labs has 13 people.", "Northlake Labs has 13 people", False),
        ("Northlake labs' people: 13.", "people: 13", False),
        ("Northlake Labs,Oslo,13\n", "13", False),
        ('{"name": "Northlake Labs", "people": "13"}', "13", False),
        ("<td>Northlake Labs</td><td> 13 </td>", "13", False),
        ("Northlake Labs\n13\n", "13", False),
        ("It had 12, 13 people, or more.", "13 people", True),
        ("Northlake\u2011Labs has 13 people.", "Northlake\u2011Labs has 13 people", False),
        ("Northlake\nLabs has 13 people.", "Northlake\nLabs has 13 people", False),
    ],
)
def test_running_words_without_a_name_are_said_in_passing(text, words, wanted):
    author = Author("a", text)
    author.says(words, LABS, "employeeCount", Decimal(13))
    (claim,) = author.claims
    assert is_in_passing(claim, author.document) is wanted


def test_a_document_is_about_what_it_says_much_of():
    text = "abcdefgh"
    author = Author("a", text)
    for letter, thing in zip(text, [HERON, HERON, OLD, OLD, OLD, OLD, OLD, MINI], strict=True):
        author.says(letter, thing, "layerCount", Decimal(48))
    for letter in text:
        author.says(letter, LAUNCH, "amount", Decimal(1))
    assert main_things(author.reading(), IRIS) == {IRIS.entity(thing).value for thing in (HERON, OLD)}
