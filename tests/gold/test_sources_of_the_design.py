"""What the documents beside the design disagree about is told, kind by kind, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from whosays.graph.conflict_listing import conflicts_in
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import document_of, sources_in
from whosays.loaders.understanding import read

SOURCES = Path(__file__).parents[2].parent / "shared" / "sources"
TOLD = [
    ("label", "activeParameters"),
    ("contradiction", "score"),
    ("contradiction", "positionEmbedding"),
    ("contradiction", "trainingTokens"),
    ("scope", "trainingTokens"),
    ("change", "availability"),
    ("undisclosed", "contextWindow"),
    ("arithmetic", "memoryFootprint"),
]


@pytest.fixture(scope="module")
def conflicts(tmp_path_factory):
    if not SOURCES.is_dir():
        pytest.skip("the documents beside the design are not here")
    vocabulary = Vocabulary.load()
    readings = [read(document_of(source), vocabulary) for source in sources_in([SOURCES])]
    return conflicts_in(Contents(readings, vocabulary, DEFAULT_BASE).published(tmp_path_factory.mktemp("data")))


@pytest.mark.parametrize(("kind", "name"), TOLD)
def test_what_does_not_fit_is_told(conflicts, kind, name):
    assert (kind, name) in {(row["kind"], row["property"]) for row in conflicts}


@pytest.mark.parametrize("name", ["announcementDate", "developer"])
def test_dates_and_makers_that_go_together_are_no_conflict(conflicts, name):
    assert name not in {row["property"] for row in conflicts}
