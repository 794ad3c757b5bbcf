"""What was believed as of a day: the latest of what was stated by then, beside what stays as it was."""

from __future__ import annotations

import pytest
from saying import HERON, Author
from whosays.graph.claims import Concept, Entity, Modality
from whosays.graph.contents import Contents
from whosays.graph.dates import Date
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    spring = Author("spring", "Heron 2 is in preview. Its weights are kept.", published="2026-03-01")
    spring.says("in preview", HERON, "availability", Concept("LimitedPreview"))
    spring.says("Its weights are kept", HERON, "openWeight", value=False)
    summer = Author("summer", "Heron 2 was out in June, and will go.", published="2026-07-01")
    summer.says("was out in June", HERON, "availability", Concept("Released"), as_of=Date.of("2026-06"))
    summer.says("will go", HERON, "availability", Concept("Deprecated"), modality=Modality.ANTICIPATED)
    contents = Contents([spring.reading(), summer.reading()], Vocabulary.load(), DEFAULT_BASE)
    return publish(tmp_path_factory.mktemp("data"), contents.quads(), contents.texts()).store


@pytest.mark.parametrize(
    ("day", "availability"),
    [
        ("2026-02-28", None),
        ("2026-03-01", "limited preview"),
        ("2026-06-29", "limited preview"),
        ("2026-06-30", "released"),
        ("2026-12-31", "released"),
        (None, "released"),
    ],
)
def test_the_latest_of_what_was_stated_by_then_was_believed(store, day, availability):
    query = Catalogue.load().named("history/believed-as-of")
    rows = list(store.query(query.bind(day=day, subject=None)))
    found = {row["propertyLabel"].value: row for row in rows}

    assert len(rows) == len(found) == (2 if availability else 0)
    if availability:
        assert found["availability"]["valueLabel"].value == availability
        assert found["open weights"]["value"].value == "false"


def test_what_was_over_is_not_believed_any_more(tmp_path):
    person, firm = Entity("Person", "Ada Quill"), Entity("Organization", "Northlake Labs")
    early = Author("early", "She works at Northlake.", published="2026-03-01")
    early.says("works at Northlake", person, "affiliation", firm)
    late = Author("late", "She left Northlake.", published="2026-07-01")
    late.says("left Northlake", person, "affiliation", firm, as_of=Date.of("../2026-05"))
    contents = Contents([early.reading(), late.reading()], Vocabulary.load(), DEFAULT_BASE)
    store = publish(tmp_path, contents.quads(), contents.texts()).store
    query = Catalogue.load().named("history/believed-as-of")

    believed = {day: len(list(store.query(query.bind(day=day, subject=None)))) for day in ("2026-04-01", "2026-08-01")}
    assert believed == {"2026-04-01": 1, "2026-08-01": 0}


def test_the_history_holds_what_was_expected_too(store):
    query = Catalogue.load().named("history/of-a-property")
    rows = store.query(query.bind(subject=f"{DEFAULT_BASE}model/heron-2", property=None))
    told = [
        tuple(row[name].value for name in ("effective", "valueLabel", "modality")) for row in rows if row["valueLabel"]
    ]

    assert told == [
        ("2026-03-01", "limited preview", "asserted"),
        ("2026-06-30", "released", "asserted"),
        ("2026-07-01", "deprecated", "anticipated"),
    ]
