"""The words of a cell are read once in a catalog, and give what they give by themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from whosays.graph.document import Document
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.catalogs import values
from whosays.loaders.catalogs.values import Values, digits_of, may_be
from whosays.loaders.understanding.learning.introduced import names_known
from whosays.loaders.understanding.names.knowledge import Knowledge
from whosays.loaders.understanding.properties.values import values_in

VOCABULARY = Vocabulary.load()
CELLS = [
    ("contextWindow", "128", "k tokens"),
    ("contextWindow", "128", "tokens"),
    ("totalParameters", "70000000000", "parameters"),
    ("developer", "Northlake Labs", "developer"),
    ("releaseDate", "2026-03-01", "release date"),
    ("openWeight", "yes", "open weights"),
    ("trainingHardware", "512 NVIDIA H100", "hardware"),
    ("license", "not disclosed", "license"),
    ("contextWindow", "", "tokens"),
]


def knowledge():
    return Knowledge(VOCABULARY, names_known(VOCABULARY), Document("list", "list.csv", "", (), "csv/1"))


@pytest.mark.parametrize(("name", "words", "label"), CELLS)
def test_a_cell_says_what_its_words_say_of_the_property_and_how_many_there_are(name, words, label):
    read = Values(knowledge()).of(name, words, label)
    known = VOCABULARY.properties[name]
    found = values_in(known, words, knowledge(), label)
    assert list(read) == [each for each in found if each.property in {name, known.counted_by}]


def test_words_that_stand_in_many_cells_are_read_once_for_each_property_and_label(monkeypatch):
    asked = []
    monkeypatch.setattr(
        values, "values_in", lambda known, words, _, label: asked.append((known.name, words, label)) or ()
    )
    reader = Values(knowledge())
    for _ in range(3):
        for cell in CELLS:
            reader.of(*cell)
    assert asked == CELLS


@pytest.mark.parametrize(
    ("written", "times", "digits"),
    [
        ("423000000.00000006", "1", "423000000"),
        ("1e3", "1", "1000"),
        ("0.0000025", "1000000", "2.5"),
        ("1_000", "1", "1000"),
        ("about 3", "1", ""),
        ("1e99999", "1", ""),
        ("9" * 20_000, "1", ""),
    ],
)
def test_a_number_is_written_in_plain_digits(written, times, digits):
    assert digits_of(written, times) == digits
    assert not digits or Decimal(digits).is_finite()


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("contextWindow", "131072", True),
        ("contextWindow", "Industry", False),
        ("releaseDate", "2026-03-01", True),
        ("releaseDate", "Industry", False),
        ("developer", "2026-03-01", True),
    ],
)
def test_words_fit_under_a_title_or_not(name, written, fits):
    assert may_be(VOCABULARY.properties[name], written) is fits
