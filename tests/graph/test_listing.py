"""The listing has one flat row a claim, as the contract of the design writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from saying import COURIER, HERON, LABS, PLOVER, QUIZ, Author, article, launch_post
from whosays.graph import listing
from whosays.graph.claims import Comparator, Compared, Concept, Entity, Modality, Role
from whosays.graph.contents import Contents
from whosays.graph.dates import Date
from whosays.graph.errors import SnapshotError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.listing import KEYS, claims_in
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary

ADA = Entity("Person", "Ada Iversen")
TOLD = {"modality": Modality.REPORTED, "according_to": COURIER}
# What is said of whom, and what the row then holds; a cell that is not named is as in a plain claim.
SAID = [
    (HERON, "contextWindow", Decimal(400_000), {}, {"value": "400000", "valueType": "number", "unit": "tokens"}),
    (HERON, "price", Decimal("2.50"), {}, {"value": "2.5", "valueType": "number"}),
    (HERON, "trainingCompute", Decimal("3.8e25"), {}, {"value": "38" + "0" * 24, "valueType": "number"}),
    (HERON, "price", Decimal(3), {"unit": "EUR per million tokens"}, {"value": "3", "unit": "EUR per million tokens"}),
    (HERON, "releaseDate", Date.of("2025-04"), {}, {"value": "2025-04", "valueType": "date"}),
    (HERON, "releaseDate", Date.of("2025-04-05/2025-04-09"), {}, {"value": "2025-04-05/2025-04-09"}),
    (HERON, "openWeight", True, {}, {"value": "true", "valueType": "boolean"}),
    (HERON, "openWeight", False, {"modality": Modality.DENIED}, {"value": "false", "modality": "denied"}),
    (HERON, "description", "a “bird”,\nof sorts", {}, {"value": "a “bird”,\nof sorts", "valueType": "text"}),
    (
        *(HERON, "developer", LABS, {}),
        {"value": f"{DEFAULT_BASE}organization/northlake-labs", "valueLabel": "Northlake Labs", "valueType": "entity"},
    ),
    (
        *(HERON, "availability", Concept("Released"), {}),
        {
            "value": "https://w3id.org/whosays/ontology#Released",
            "valueLabel": "released",
            "valueType": "concept",
        },
    ),
    (
        *(ADA, "roleAt", Role("Chief Scientist", LABS), {}),
        {
            "subjectType": "Person",
            "value": "Chief Scientist of Northlake Labs",
            "valueLabel": None,
            "valueType": "text",
        },
    ),
    (
        *(HERON, "score", Decimal("91.50"), {"benchmark": QUIZ, "setting": "no hints", **TOLD}),
        {
            "subject": f"{DEFAULT_BASE}model/heron-2",
            "subjectLabel": "Heron 2",
            "subjectType": "Model",
            "value": "91.5",
            "unit": "%",
            "benchmark": "Quiz-500",
            "setting": "no hints",
            "modality": "reported",
            "accordingTo": "The Courier",
        },
    ),
    (
        *(HERON, "factor", Decimal(2), {"compared": Compared("trainingTokens", PLOVER), "comparator": Comparator.MORE}),
        {
            "subject": f"{DEFAULT_BASE}model/heron-2",
            "subjectLabel": "Heron 2",
            "subjectType": "Model",
            "value": "2",
            "unit": "×",
            "comparator": ">",
            "setting": "training tokens against Plover",
        },
    ),
    (
        *(HERON, "lapse", Decimal(14), {"compared": Compared("releaseDate", HERON, "announcementDate")}),
        {"value": "14", "unit": "months", "setting": "release date after announcement date"},
    ),
    (HERON, "trainingCost", None, {"modality": Modality.UNDISCLOSED}, {"value": None, "modality": "undisclosed"}),
    (HERON, "gpuCount", Decimal(9), {"comparator": Comparator.AT_LEAST}, {"value": "9", "comparator": ">="}),
    (HERON, "gpuCount", Decimal(9), {"as_of": Date.of("2025")}, {"value": "9", "asOf": "2025"}),
    (HERON, "releaseDate", Date.of("2027"), {"modality": Modality.ANTICIPATED}, {"modality": "anticipated"}),
]
VOCABULARY = Vocabulary.load()


def published(folder, *readings, base=DEFAULT_BASE):
    contents = Contents(readings, VOCABULARY, base)
    return publish(folder, contents.quads(), contents.texts(), contents.facts())


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return published(tmp_path_factory.mktemp("data"), launch_post(), article())


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """The rows of the claims of SAID, which stand in words that number them."""
    author = Author("a-page", "".join(f"[claim {number:02}]" for number in range(len(SAID))), title="A page")
    for number, (subject, name, value, more, _) in enumerate(SAID):
        author.says(f"[claim {number:02}]", subject, name, value, **more)
    found = list(claims_in(published(tmp_path_factory.mktemp("said"), author.reading())))
    assert [row["quote"] for row in found] == [f"[claim {number:02}]" for number in range(len(SAID))]
    return found


@pytest.mark.parametrize("number", range(len(SAID)), ids=[name for _, name, *_ in SAID])
def test_a_row_holds_what_is_said(rows, number):
    _, name, _, _, cells = SAID[number]
    row = rows[number]
    assert {"property": name, **cells}.items() <= row.items()
    plain = {"source": "a-page.txt", "comparator": "=", "modality": "asserted"}
    empty = dict.fromkeys(["asOf", "accordingTo", "benchmark", "setting"])
    assert {**plain, **empty, **cells}.items() <= row.items()
    assert row["unit"] == cells.get("unit", VOCABULARY.properties[name].unit)


def test_a_row_has_the_keys_of_the_contract_in_their_order(snapshot):
    assert [tuple(row) for row in claims_in(snapshot)] == [KEYS] * 31


def test_rows_stand_by_source_and_place(snapshot):
    places = [(row["source"], row["start"], row["end"], row["property"]) for row in claims_in(snapshot)]
    assert places == sorted(places)
    assert all(isinstance(start, int) and start < end for _, start, end, _ in places)


def test_a_quote_is_what_stands_there(snapshot):
    texts = {reading.document.name: reading.document.text for reading in (launch_post(), article())}
    for row in claims_in(snapshot):
        assert texts[row["source"]][row["start"] : row["end"]] == row["quote"]


def test_only_claims_of_one_source(snapshot):
    assert {row["source"] for row in claims_in(snapshot, source="article")} == {"article.txt"}


@pytest.mark.parametrize(
    ("name", "properties"),
    [
        ("Plover", {"totalParameters"}),
        ("heron 2 MINI", {"distilledFrom"}),
        ("Heron 1", {"score", "license"}),
        ("Reed Fund", {"investedIn"}),
        ("Lake License", set()),
    ],
)
def test_only_claims_about_one_name_scores_with_them(snapshot, name, properties):
    assert {row["property"] for row in claims_in(snapshot, about=name)} == properties


def test_a_name_is_also_found_by_its_other_spelling(tmp_path):
    author = Author("a-page", "Heron 2 is Heron-2.")
    author.says("Heron 2", HERON, "gpuCount", Decimal(1))
    author.says("Heron-2", Entity("Model", "Heron-2"), "gpuCount", Decimal(2))
    author.says("is", Entity("Model", "Heron 2"), "gpuCount", Decimal(3))
    snapshot = published(tmp_path, author.reading())
    rows = list(claims_in(snapshot, about="heron-2"))
    assert [row["value"] for row in rows] == ["1", "3", "2"]
    assert {row["subjectLabel"] for row in rows} == {"Heron 2"}


def test_a_claim_is_one_row_though_its_source_spells_a_thing_in_two_ways(tmp_path):
    author = Author("a-page", "Heron 2 and Heron-2 by Northlake Labs and NORTHLAKE LABS on Quiz-500 and Quiz 500")
    shouted, spaced = Entity("Organization", "NORTHLAKE LABS"), Entity("Benchmark", "Quiz 500")
    author.says("Heron 2", HERON, "developer", LABS)
    author.says("Heron-2", Entity("Model", "Heron-2"), "developer", shouted)
    author.says("on Quiz-500", HERON, "score", Decimal(1), benchmark=QUIZ, according_to=LABS)
    author.says("and Quiz 500", HERON, "score", Decimal(2), benchmark=spaced, according_to=shouted)
    snapshot = published(tmp_path, author.reading())
    rows = list(claims_in(snapshot))
    assert [row["quote"] for row in rows] == ["Heron 2", "Heron-2", "on Quiz-500", "and Quiz 500"]
    assert rows == list(claims_in(snapshot))


@pytest.mark.parametrize("source", ["another", "../article", "a b", "", "<x>", "article\n"])
def test_an_unknown_source_is_refused(snapshot, source):
    with pytest.raises(SnapshotError, match=r"no source has this id|cannot be the id"):
        list(claims_in(snapshot, source=source))


@pytest.mark.parametrize("name", ["Nightjar", "", '"} #', "Heron 2 "])
def test_an_unknown_name_is_refused(snapshot, name):
    with pytest.raises(SnapshotError, match="nothing in the snapshot is called so"):
        list(claims_in(snapshot, about=name))


def test_another_base_makes_no_difference_but_to_iris(tmp_path):
    base = "https://kb.example.org/"
    snapshot = published(tmp_path, article(), base=base)
    rows = list(claims_in(snapshot, source="article", about="Plover"))
    assert [(row["subject"], row["value"]) for row in rows] == [(f"{base}model/plover", "7000000000")]


def test_things_are_called_as_their_source_calls_them(tmp_path):
    quiz = Entity("Benchmark", QUIZ.name, written="QZ")
    author = Author("a-page", "scored 71 points by Northlake, QZ", title="A page")
    author.says("scored 71", HERON, "score", Decimal(71), benchmark=quiz)
    author.says("by Northlake", HERON, "developer", Entity("Organization", LABS.name, written="Northlake"))
    score, developer = claims_in(published(tmp_path, author.reading()))
    assert (score["benchmark"], developer["valueLabel"]) == ("QZ", "Northlake")
    assert developer["value"] == f"{DEFAULT_BASE}organization/northlake-labs"


@pytest.mark.parametrize("at_once", [1, 13, 30])
def test_rows_are_the_same_however_many_are_sorted_at_once(snapshot, at_once, monkeypatch):
    whole = list(claims_in(snapshot))
    monkeypatch.setattr(listing, "_AT_ONCE", at_once)
    assert list(claims_in(snapshot)) == whole
