"""The folders in which nurseries can listen."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from engines import engine_of
from whosays.graph.errors import WhosaysError
from whosays.server.engine.nurseries import Nurseries


def test_a_folder_that_is_too_long_for_sockets_is_refused_in_words():
    with pytest.raises(WhosaysError, match=r"too long for sockets.*TMPDIR"):
        Nurseries(Path("/" + "x" * 78))


@pytest.mark.parametrize("most_in_memory", [0, 10_000])
def test_the_longest_folder_that_is_taken_does(snapshot, most_in_memory, monkeypatch):
    with TemporaryDirectory(prefix="whosays-") as name:
        # Below it, engine_of makes a folder `whosays-` and eight letters.
        parent = Path(name, "x" * (78 - len(f"{name}//whosays-abcdefgh")))
        parent.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(parent))
        with engine_of(snapshot, most_in_memory=most_in_memory) as engine:
            assert len(str(engine._folder)) == 78
