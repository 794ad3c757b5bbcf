"""Several processes read as one does: the same readings in the same order."""

from __future__ import annotations

import pytest
from whosays.graph.cores import cores
from whosays.graph.errors import SourceError
from whosays.loaders import readers
from whosays.loaders.build import Source
from whosays.loaders.readers import readings_of


@pytest.fixture
def sources(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "_WORTH_A_PROCESS", 2)
    paths = [tmp_path / f"page-{number:02}.txt" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(f"Heron {number} is a language model. Heron {number} was released in May 2025.")
    paths[7].write_bytes(b"\0")
    return [Source(path, path.stem) for path in paths]


def told(reading):
    return str(reading) if isinstance(reading, SourceError) else reading


def test_processes_make_no_difference(sources):
    alone = [told(reading) for reading in readings_of(sources)]
    assert [told(reading) for reading in readings_of(sources, processes=2)] == alone
    assert "byte 0 is NUL" in alone[7]
    assert [reading.document.id for reading in alone if not isinstance(reading, str)] == [
        source.id for source in sources if source.id != "page-07"
    ]
    readings = [reading for reading in alone if not isinstance(reading, str)]
    assert any(reading.claims for reading in readings)
    assert not any(reading.document.blocks for reading in readings)


def test_reading_can_stop_halfway(sources):
    readings = readings_of(sources, processes=2)
    assert next(readings).document.id == "page-00"
    readings.close()


def test_there_is_a_core():
    assert cores() >= 1
