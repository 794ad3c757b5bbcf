"""The summary of a build counts what was read, and says where it understood nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from saying import HERON, LABS, QUIZ, Author, article, launch_post
from whosays.graph.claims import Reading, Residue, Role
from whosays.graph.document import Part, Span
from whosays.graph.summary import summary_of
from whosays.graph.verify import Verified
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()


def rows_of(*readings, verified=(0, 0)):
    return dict(summary_of(readings, VOCABULARY, Verified(*verified)).rows())


def test_documents_claims_and_things_are_counted():
    rows = rows_of(launch_post(), article(), verified=(30, 31))
    assert rows["files"] == "2"
    assert rows["claims"] == "31"
    assert rows["quotes verified"] == "30 of 31"
    assert rows["figures and fields that gave a claim"] == "5 of 6 (83%)"
    assert {name: count for name, count in rows.items() if name.startswith("things")} == {
        "things: AI model": "4",
        "things: organization": "3",
        "things: event": "2",
        "things: license": "1",
        "things: benchmark": "1",
        "things: hardware": "1",
        "things: person": "1",
    }


def test_records_are_counted_beside_the_files_that_they_stand_in():
    catalog, page = launch_post(), article()
    part = replace(page.document, part=Part(catalog.document.id, Span(0, 4)))
    rows = rows_of(catalog, replace(page, document=part), replace(page, document=part))
    assert (rows["files"], rows["records in them"]) == ("1", "2")


def test_a_thing_is_counted_once_however_often_it_is_named():
    author = Author("a-page", "Heron 2 by Northlake Labs: 7 on Quiz-500.")
    author.says("Heron 2", HERON, "developer", LABS)
    author.says("by Northlake Labs", HERON, "developer", LABS)
    author.says("7 on Quiz-500", HERON, "score", Decimal(7), benchmark=QUIZ, according_to=LABS)
    things = {name: count for name, count in rows_of(author.reading()).items() if name.startswith("things")}
    assert things == {"things: AI model": "1", "things: organization": "1", "things: benchmark": "1"}


def test_the_organization_of_a_role_is_a_thing():
    author = Author("a-page", "Ada leads Northlake Labs.")
    author.says("leads", HERON, "roleAt", Role("Chief", LABS))
    assert rows_of(author.reading())["things: organization"] == "1"


def test_no_readings_are_counted_too():
    assert rows_of() == {
        "files": "0",
        "claims": "0",
        "quotes verified": "0 of 0",
        "figures and fields that gave a claim": "0 of 0",
    }


def test_large_numbers_are_grouped():
    assert rows_of(*[article()] * 1000)["claims"] == "12,000"


def test_what_was_not_understood_is_shown_with_file_line_words_and_reason():
    author = Author("a-page", "One\ntwo\r\n  three 3\n  four 4 five\n")
    start = author.document.text.index("three")
    reading = author.reading(Residue(Span(0, 3), "no value"), Residue(Span(start, start + 16), "no label"))
    assert list(summary_of([reading], VOCABULARY, Verified(0, 0)).residue()) == [
        "a-page.txt:1: One (no value)",
        "a-page.txt:3: three 3 four 4 (no label)",
    ]


def test_words_of_a_record_stand_on_a_line_of_its_file():
    whole = Author("a-list", "Heron 2\nPlover\nsized 7\n").reading()
    text = "Plover\nsized 7\n"
    document = replace(whole.document, id="a-list.plover", text=text, part=Part("a-list", Span(8, 8 + len(text))))
    record = Reading(document, (), (Residue(Span(7, 14), "no label"),), 0)
    assert list(summary_of([whole, record], VOCABULARY, Verified(0, 0)).residue()) == [
        "a-list.txt:3: sized 7 (no label)"
    ]
